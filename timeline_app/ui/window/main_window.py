"""The main window: puts the panes together and connects commands with what they do."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMainWindow,
    QToolButton,
    QWidget,
)

from timeline_app.core.wording.span_words import span_in_words
from timeline_app.program.plain_text import short
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.display import Hit
from timeline_app.state.view_state import whole_span
from timeline_app.ui.dialogs.file_questions import ask_for_list, ask_for_sources
from timeline_app.ui.panes.search_bar import filter_by_search
from timeline_app.ui.session.opening import OpeningBar
from timeline_app.ui.session.session import Session
from timeline_app.ui.texts.describe import summary_of
from timeline_app.ui.widgets.plain_widgets import PlainLabel, window_title
from timeline_app.ui.widgets.screen_room import resize_to_fit
from timeline_app.ui.window.actions import Actions
from timeline_app.ui.window.copying import Copying
from timeline_app.ui.window.layout import Panes
from timeline_app.ui.window.look import apply_look, desktop_theme
from timeline_app.ui.window.pane_steps import step_focus
from timeline_app.ui.window.recent_menu import RecentMenu
from timeline_app.ui.window.toolbar import MainToolBar

if TYPE_CHECKING:
    from timeline_app.ui.paper.output import Output

_ZOOM_STEP = 1.4
_PAN_STEP = 0.15
_SCROLL_LANES = 2


class MainWindow(QMainWindow):
    """One window on one list."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        resize_to_fit(self, 1280, 800)
        self.setAcceptDrops(True)
        self.session = session
        self.controller = session.controller
        self._theme = desktop_theme(session.settings.theme)
        # Before there are widgets, so that each takes its look but once.
        self._apply_look()
        self._take_panes()
        self._copying = Copying(session, self.event_list, self._say)
        self._actions = Actions(self, self.timeline, self.event_list, self._handlers())
        menus = self._actions.fill(self.menuBar())
        self.recent = RecentMenu(session, self)
        menus["&File"].insertMenu(self._actions["reload"], self.recent)
        self._tool_bar = MainToolBar(self.controller, self.finder, self._actions, self)
        self.addToolBar(self._tool_bar)
        self._build_status_bar()
        self._group_choices()
        self._connect()
        self._show_list()
        session.told.connect(self._say)
        session.restore(self, *self._panes.splitters)
        self._centre_focus()

    def _take_panes(self) -> None:
        panes = self._panes = Panes(self.session, self._theme, self)
        self.finder = panes.finder
        self.filter_pane = panes.filter_pane
        self.timeline = panes.timeline
        self.event_list = panes.event_list
        self.detail_pane = panes.detail_pane
        self.source_pane = panes.source_pane
        self.problems_pane = panes.problems_pane
        self.search_bar = panes.search_bar
        self.filter_bar = panes.filter_bar
        self.setCentralWidget(panes.splitters[0])

    def _build_status_bar(self) -> None:
        self._span_label = PlainLabel(parent=self)
        self._list_label = PlainLabel(parent=self)
        self.statusBar().addWidget(self._list_label)
        self._badge = QToolButton(self)
        self._badge.setObjectName("problemsBadge")
        self._badge.setAccessibleName("Problems in the file")
        self._badge.clicked.connect(self._actions["show-problems"].trigger)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(OpeningBar(self.session.opening, self))
        self.statusBar().addPermanentWidget(self._badge)
        self.statusBar().addPermanentWidget(self._span_label)

    def _group_choices(self) -> None:
        for names in (
            ("show-timeline", "show-list"),
            ("theme-system", "theme-light", "theme-dark"),
        ):
            group = QActionGroup(self)
            for name in names:
                group.addAction(self._actions[name])
        shown = "show-list" if self.session.settings.shows_list else "show-timeline"
        self._actions[shown].setChecked(True)
        self._actions[shown].trigger()
        self._actions["dim-others"].setChecked(self.session.settings.dims_others)
        self.controller.set_dims_others(self.session.settings.dims_others)
        self._actions["show-legend"].setChecked(True)
        self._actions[f"theme-{self.session.settings.theme}"].setChecked(True)
        self._actions["wheel-zooms"].setChecked(self.timeline.wheel_zooms)

    def _connect(self) -> None:
        controller, session = self.controller, self.session
        controller.listChanged.connect(self._show_list)
        controller.spanChanged.connect(self._show_span)
        controller.historyChanged.connect(self._show_history)
        controller.selectionChanged.connect(self._show_selection_actions)
        session.problemsChanged.connect(self._show_problems)
        self._tool_bar.search.left.connect(self._centre_focus)
        self.problems_pane.shown.connect(self._actions["show-problems"].setChecked)
        self.timeline.gestures.rangeChosen.connect(controller.filtering.choose_days)
        self.timeline.clusterOpened.connect(self._open_cluster)
        self.detail_pane.citationChosen.connect(self.source_pane.show_citation)
        self.detail_pane.copyRequested.connect(self._copying.citation)
        self.source_pane.attachRequested.connect(self._actions["attach-sources"].trigger)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._desktop_changed)

    def _handlers(self) -> Mapping[str, Callable[..., object]]:
        controller, timeline, session = self.controller, self.timeline, self.session
        return {
            "open": lambda: ask_for_list(session, self),
            "attach-sources": lambda: ask_for_sources(session, self),
            "export-pdf": lambda: self._output().export_pdf(),
            "export-other": lambda: self._output().export_other(),
            "print": lambda: self._output().print_(),
            "quit": self.close,
            "reload": session.reload,
            "clear-filter": controller.filtering.clear,
            "zoom-in": lambda: timeline.motion.zoom(1 / _ZOOM_STEP),
            "zoom-out": lambda: timeline.motion.zoom(_ZOOM_STEP),
            "fit-all": lambda: controller.navigation.fit_rows(controller.model.rows),
            "fit-list": lambda: timeline.motion.go(whole_span(controller.events)),
            "fit-selection": self._fit_selection,
            "show-timeline": lambda _on: self._show_centre(self.timeline),
            "show-list": lambda _on: self._show_centre(self.event_list),
            "collapse-all": lambda: controller.set_collapsed(
                frozenset(track.id for track in controller.tracks.tracks)
            ),
            "expand-all": lambda: controller.set_collapsed(frozenset()),
            "theme-system": lambda _on: self._choose_theme("system"),
            "theme-light": lambda _on: self._choose_theme("light"),
            "theme-dark": lambda _on: self._choose_theme("dark"),
            "wheel-zooms": self._set_wheel_zooms,
            "show-legend": self._panes.legend.setVisible,
            "back": controller.history.go_back,
            "forward": controller.history.go_forward,
            "go-to-date": self._go_to_date,
            "previous-event": lambda: controller.navigation.step_selection(-1),
            "next-event": lambda: controller.navigation.step_selection(1),
            "pan-left": lambda: timeline.motion.pan(-_PAN_STEP),
            "pan-right": lambda: timeline.motion.pan(_PAN_STEP),
            "scroll-up": lambda: timeline.scrolling.by_lanes(-_SCROLL_LANES),
            "scroll-down": lambda: timeline.scrolling.by_lanes(_SCROLL_LANES),
            "keys": self._show_keys,
            "about": self._show_about,
            **self._reading_handlers(),
        }

    def _reading_handlers(self) -> Mapping[str, Callable[..., object]]:
        controller = self.controller
        return {
            "find": self._find,
            "find-next": lambda: self.finder.step(1),
            "find-previous": lambda: self.finder.step(-1),
            "filter-by-search": lambda: filter_by_search(self.finder, controller),
            "copy-rows": self._copying.rows,
            "copy-citation": lambda: self._copying.citation("text"),
            "copy-markdown": lambda: self._copying.citation("markdown"),
            "copy-link": self._copying.link,
            "palette": self._show_palette,
            "dim-others": self._set_dims_others,
            "show-problems": self.problems_pane.setVisible,
            "previous-of-leader": lambda: self.detail_pane.step_leader(-1),
            "next-of-leader": lambda: self.detail_pane.step_leader(1),
            "next-pane": step_focus(self._stops, 1),
            "previous-pane": step_focus(self._stops, -1),
        }

    def action(self, command_id: str) -> QAction:
        """Return the action of a command of the catalogue."""
        return self._actions[command_id]

    def set_theme(self, theme: ColorTheme) -> None:
        """Show the whole window in a theme."""
        self._theme = theme
        self._apply_look()
        self._panes.set_theme(theme)

    def _apply_look(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_look(application, self._theme)

    def _choose_theme(self, choice: str) -> None:
        self.session.remember(theme=choice)
        self._desktop_changed()

    def _desktop_changed(self) -> None:
        theme = desktop_theme(self.session.settings.theme)
        if theme is not self._theme:
            self.set_theme(theme)

    def _show_list(self) -> None:
        self.setWindowTitle(f"{window_title(self.controller.events.head.title)} – Timeline")
        self._list_label.setText(summary_of(self.controller.events))
        self._show_problems()
        self._show_span()
        self._show_history()
        self._show_selection_actions()

    def _show_problems(self) -> None:
        problems = self.session.problems
        self.problems_pane.show_problems(problems)
        count = len(problems)
        self._badge.setText(f"▲ {count:,} problem{'' if count == 1 else 's'}" if count else "")
        self._badge.setVisible(bool(count))
        self._badge.setToolTip("What is wrong in the file, and where")

    def _show_span(self) -> None:
        span = self.controller.state.span
        self._span_label.setText(span_in_words(span.start_s, span.end_s))

    def _show_history(self) -> None:
        self._actions["back"].setEnabled(self.controller.history.can_go_back)
        self._actions["forward"].setEnabled(self.controller.history.can_go_forward)

    def _show_selection_actions(self) -> None:
        for name in ("copy-citation", "copy-markdown", "fit-selection"):
            self._actions[name].setEnabled(self.controller.selected_row is not None)

    def _fit_selection(self) -> None:
        row = self.controller.selected_row
        if row is not None:
            self.controller.navigation.fit_rows([row])

    def _go_to_date(self) -> None:
        from timeline_app.state.view_state import span_of_date
        from timeline_app.ui.dialogs.date_jump import DateJump

        jump = DateJump(self)
        if jump.exec() == QDialog.DialogCode.Accepted.value and jump.date is not None:
            self.timeline.motion.go(span_of_date(jump.date))

    def _set_wheel_zooms(self, is_on: bool) -> None:
        self.timeline.wheel_zooms = is_on
        self.session.remember(wheel_zooms=is_on)

    def _open_cluster(self, hit: Hit, place: QPoint) -> None:
        from timeline_app.ui.canvas.cluster_popup import ClusterPopup

        rows = self.controller.tracks.rows_of(hit)
        ClusterPopup(self.controller, self).open_at(rows, place, hit.height)

    def _say(self, sentence: str) -> None:
        self.statusBar().showMessage(short(sentence), 8_000)

    def _find(self) -> None:
        self._tool_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tool_bar.search.selectAll()

    def _centre_focus(self) -> None:
        self._panes.centre.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_centre(self, pane: QWidget) -> None:
        self._panes.stack.setCurrentWidget(pane)
        self.session.remember(shows_list=pane is self.event_list)

    def _stops(self) -> list[QWidget]:
        """Return where the focus goes from pane to pane."""
        return [self._tool_bar.search, *self._panes.stops]

    def _set_dims_others(self, is_on: bool) -> None:
        self.controller.set_dims_others(is_on)
        self.session.remember(dims_others=is_on)

    def _show_palette(self) -> None:
        from timeline_app.ui.window.palette import CommandPalette, entries_of

        menus = (self._tool_bar.views.menu(), self._tool_bar.grouping.menu())
        entries = entries_of(self._actions, dict(zip(("view", "tracks"), menus, strict=True)))
        palette = CommandPalette(entries, self)
        palette.show()
        palette.box.setFocus()

    def _output(self) -> "Output":
        from timeline_app.ui.paper.output import Output

        return Output(self.controller, self, self.session.shelf)

    def _show_keys(self) -> None:
        from timeline_app.ui.dialogs.key_sheet import KeySheet

        KeySheet(self._theme, self).show()

    def _show_about(self) -> None:
        from timeline_app.ui.dialogs.about_dialog import AboutDialog

        AboutDialog(self).exec()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged onto the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped list; attach dropped texts."""
        self.session.take_urls([url.toLocalFile() for url in event.mimeData().urls()])
        event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the selected event into view once the panes have their sizes."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.timeline.show_selection)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window was left."""
        self.session.save(self, *self._panes.splitters)
        super().closeEvent(event)
