"""What opens over the window: dialogs, the command palette, the list of a cluster, papers.

Their modules are loaded when one is first opened, so that a start does without them.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from timeline_app.core.record.problems import Problem
from timeline_app.scene.display import Hit
from timeline_app.state.view_state import span_of_date
from timeline_app.ui.dialogs.view_menu import save_view
from timeline_app.ui.session.session import Session
from timeline_app.ui.window.actions import Actions
from timeline_app.ui.window.layout import Panes
from timeline_app.ui.window.theme_choice import ThemeChoice
from timeline_app.ui.window.toolbar import MainToolBar

if TYPE_CHECKING:
    from timeline_app.ui.columns.editing_side import EditingSide
    from timeline_app.ui.paper.output import Output


class Openers:
    """Opens things over a window."""

    def __init__(
        self, session: Session, panes: Panes, look: ThemeChoice, tool_bar: MainToolBar
    ) -> None:
        self._session = session
        self._panes = panes
        self._look = look
        self._tool_bar = tool_bar
        self._window: QWidget = tool_bar.window()

    def output(self) -> "Output":
        """Return the ways out of the program: papers, pictures and files."""
        from timeline_app.ui.paper.output import Output
        from timeline_app.ui.paper.print_memory import PrintMemory
        from timeline_app.ui.paper.saving import Saving

        saving = Saving(self._window, self._session.settings.save_folder, self._tell_saved)
        memory = PrintMemory(self._session.settings.print_choice, self._remember_print)
        return Output(self._session.controller, self._window, self._session.shelf, saving, memory)

    def _remember_print(self, choice: dict[str, Any]) -> None:
        self._session.remember(print_choice=choice)

    def _tell_saved(self, path: Path) -> None:
        """Say where a file is, and begin there the next time."""
        from timeline_app.ui.paper.saved_bar import SavedBar

        whole = path.absolute()
        self._session.remember(save_folder=str(whole.parent))
        bar = self._window.findChild(SavedBar)
        if bar is None and isinstance(self._window, QMainWindow):
            bar = SavedBar(self._window.statusBar())
            bar.told.connect(self._session.told)
        if bar is not None:
            bar.show_saved(whole)

    @cached_property
    def editing_side(self) -> "EditingSide":
        """What edits events beside the timeline, made when editing is first turned on."""
        from timeline_app.ui.columns.editing_side import EditingSide

        panes = self._panes
        side = EditingSide(self._session, panes.reading, panes.problems_pane, self._window)
        side.told.connect(self._session.told)
        return side

    def begin_editing(self) -> None:
        """Have ready what edits, while editing is on."""
        if self._session.editing.is_on:
            _ = self.editing_side

    def offer_editing(self, problem: Problem, place: QPoint) -> None:
        """Offer to edit the list, so that a problem can be mended; what mends comes after that."""
        if self._session.editing.is_on:
            return
        from timeline_app.ui.widgets.passing_menu import passing_menu

        menu = passing_menu(self._panes.problems_pane, "fixMenu")
        action = menu.addAction("Edit this list, to mend it")

        def turn_on() -> None:
            if self._session.editing.turn_on():
                self._panes.problems_pane.fixAsked.emit(problem, place)

        action.triggered.connect(lambda _on: turn_on())
        menu.popup(place)

    def list_question(self) -> None:
        """Ask for a list to open."""
        from timeline_app.ui.dialogs.file_questions import ask_for_list

        ask_for_list(self._session, self._window)

    def import_question(self) -> None:
        """Ask for a file of another program, and look at it."""
        from timeline_app.ui.dialogs.file_questions import ask_for_import

        path = ask_for_import(self._session, self._window)
        if path is not None:
            self.import_page(path)

    def import_page(self, path: Path) -> None:
        """Look at a file of another program before it is brought in."""
        from timeline_app.ui.importing.import_dialog import ImportDialog

        dialog = ImportDialog(self._session, path, self._look.theme, self._window)
        dialog.imported.connect(self._session.open)
        dialog.open()

    def sources_question(self) -> None:
        """Ask for originals to attach."""
        from timeline_app.ui.dialogs.file_questions import ask_for_sources

        ask_for_sources(self._session, self._window)

    def take_files(self, names: Sequence[str]) -> None:
        """Open or attach files that were dropped; while a list is edited, add documents to it."""
        if self._session.editing.is_on:
            names = self.editing_side.take_documents(names)
        self._session.take_urls(names)

    def cluster(self, hit: Hit, place: QPoint) -> None:
        """List the events of a cluster beside it."""
        from timeline_app.ui.canvas.cluster_popup import ClusterPopup

        rows = self._session.controller.tracks.rows_of(hit)
        ClusterPopup(self._session.controller, self._window).open_at(rows, place, hit.height)

    def date_jump(self) -> None:
        """Ask for a date and go there."""
        from timeline_app.ui.dialogs.date_jump import DateJump

        jump = DateJump(self._window)
        if jump.exec() == QDialog.DialogCode.Accepted.value and jump.date is not None:
            self._session.controller.navigation.show_time(span_of_date(jump.date, 0.0))

    def palette(self, actions: Actions) -> None:
        """Offer everything that has a name."""
        from timeline_app.ui.dialogs.palette import CommandPalette
        from timeline_app.ui.dialogs.palette_entries import NamedThings, Ways

        session, bar = self._session, self._tool_bar
        ways = Ways(
            session.controller, session.views, actions.__getitem__, bar.grouping.menu(),
            self._panes.reading.open_document, bar.search.ask,
        )  # fmt: skip
        palette = CommandPalette(NamedThings(ways), self._window)
        palette.show()
        palette.box.setFocus()

    def view_name(self) -> None:
        """Ask for a name for what is shown, and keep it."""
        save_view(self._session.views, self._window)

    def key_sheet(self) -> None:
        """Show all keys."""
        from timeline_app.ui.dialogs.key_sheet import KeySheet

        KeySheet(self._look.theme, self._window).show()

    def symbol_tour(self) -> None:
        """Show every symbol with its meaning."""
        from timeline_app.ui.dialogs.symbol_tour import SymbolTour

        SymbolTour(self._look.theme, self._window).show()

    def about(self) -> None:
        """Tell versions, licences and places."""
        from timeline_app.ui.dialogs.about_dialog import AboutDialog

        AboutDialog(self._window).exec()
