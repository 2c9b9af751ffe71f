"""The main window: puts panes, bars and commands together."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent

from timeline_app.render.theme import ColorTheme
from timeline_app.state.command_places import FILTER_MENU, NEED_EVENT, READING_MENU
from timeline_app.ui.columns.arrangement import CENTRE, COMPARISON, DOCUMENT, FILTERS, READING
from timeline_app.ui.columns.rows import LEGEND, OVERVIEW
from timeline_app.ui.drawing.tidying import Tidying
from timeline_app.ui.editing.edit_actions import EditActions
from timeline_app.ui.menus.canvas_menu import CanvasMenu
from timeline_app.ui.menus.filter_menu import FilterMenu
from timeline_app.ui.panes.hints import HintLine
from timeline_app.ui.panes.status_bar import StatusBar
from timeline_app.ui.session.session import Session, is_empty
from timeline_app.ui.widgets.screen_room import resize_to_fit
from timeline_app.ui.window.actions import Actions
from timeline_app.ui.window.command_handlers import Parts, close_top, handlers_of, tab_stops
from timeline_app.ui.window.copying import Copying
from timeline_app.ui.window.keyed_window import KeyedWindow
from timeline_app.ui.window.layout import Panes
from timeline_app.ui.window.openers import Openers
from timeline_app.ui.window.pane_steps import step_focus
from timeline_app.ui.window.recent_menu import RecentMenu
from timeline_app.ui.window.theme_choice import ThemeChoice
from timeline_app.ui.window.toolbar import MainToolBar

if TYPE_CHECKING:
    from timeline_app.ui.panes.event_table import EventListView
    from timeline_app.ui.texts.source_pane import SourcePane

# Room for all tool buttons and for a year of the bundled list; it fits a small laptop.
_FIRST_SIZE_PX = (1280, 800)


class MainWindow(KeyedWindow):
    """One window on one list; `theme` is a choice for this time, which is not remembered."""

    def __init__(self, session: Session, theme: str = "") -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        resize_to_fit(self, *_FIRST_SIZE_PX)
        self.setAcceptDrops(True)
        self.session = session
        self.controller = session.controller
        # Before there are widgets, so that each takes its look but once.
        self._look = ThemeChoice(session, self, theme)
        self._take_panes(Panes(session, self._look.theme, self))
        self._add_bars()
        self._connect()
        _use_hints(self._hints, self)
        self._show_settings()
        self._show_list()
        session.restore(self)
        self._focus_centre()
        Tidying(session.controller, self)

    def _take_panes(self, panes: Panes) -> None:
        self._panes = panes
        self.finder = panes.finder
        self.filter_pane = panes.filter_pane
        self.timeline = panes.timeline
        self.reading = panes.reading
        self.detail_pane = panes.reading.detail_pane
        self.problems_pane = panes.problems_pane
        self.search_bar = panes.search_bar
        self.filter_bar = panes.filter_bar
        self.setCentralWidget(panes.columns)

    def _add_bars(self) -> None:
        session, panes = self.session, self._panes
        self._actions = actions = Actions(self, panes.timeline, panes.list_page, panes.columns)
        menus = actions.fill(self.menuBar())
        self.recent = RecentMenu(session, self)
        menus["&File"].insertMenu(actions["reload"], self.recent)
        self._tool_bar = MainToolBar(self.controller, self.finder, session.views, actions, self)
        self.addToolBar(self._tool_bar)
        status_bar = StatusBar(session, actions["show-problems"], self)
        self.setStatusBar(status_bar)
        self._hints = status_bar.hints
        self._panes.list_page.placeTold.connect(status_bar.show_place)
        self._copying = Copying(session, panes, status_bar.say)
        panes.reading.told.connect(status_bar.say)
        self._openers = Openers(session, panes, self._look, self._tool_bar)
        self.editing = EditActions(session, actions.__getitem__, self)
        parts = Parts(
            self,
            session,
            panes,
            self._tool_bar,
            actions,
            self._look,
            self._copying,
            self._openers,
            self.editing,
        )
        actions.carry_out(handlers_of(parts))
        self.topClosed.connect(lambda: close_top(parts))
        self.paneStepped.connect(lambda step: step_focus(lambda: tab_stops(parts), step)())
        CanvasMenu(panes.timeline, self.controller, actions.menu)
        FilterMenu(panes.filter_pane, self.controller, actions.menu, panes.reading.open_document)
        panes.filter_bar.addActions(actions.menu(FILTER_MENU))
        panes.reading.detail_pane.addActions(actions.menu(READING_MENU))

    def _connect(self) -> None:
        controller, session, panes = self.controller, self.session, self._panes
        controller.listChanged.connect(self._show_list)
        controller.historyChanged.connect(self._show_history)
        controller.selectionChanged.connect(self._show_selection_actions)
        session.editing.changed.connect(self._openers.begin_editing)
        session.editing.changed.connect(self._show_selection_actions)
        session.problemsChanged.connect(self._show_problems)
        session.importAsked.connect(self._openers.import_page)
        panes.problems_pane.fixAsked.connect(self._openers.offer_editing)
        self._look.changed.connect(panes.set_theme)
        panes.legend.asked.connect(self._actions["tour"].trigger)
        self._tool_bar.search.left.connect(self._focus_centre)
        panes.problems_pane.shown.connect(self._actions["show-problems"].setChecked)
        panes.timeline.gestures.rangeChosen.connect(controller.filtering.choose_days)
        panes.timeline.clusterOpened.connect(self._openers.cluster)
        panes.reading.detail_pane.copyRequested.connect(self._copying.as_asked)
        panes.reading.uncovered.connect(self._focus_centre)
        panes.reading.attachRequested.connect(self._actions["attach-sources"].trigger)
        for page in (panes.timeline, panes.list_page):
            page.readAsked.connect(panes.reading.read)
        # What was asked for in vain is not to look as if it were shown.
        for changed in (
            panes.columns.rearranged,
            panes.timeline_page.shutChanged,
            panes.reading.told,
        ):
            changed.connect(self._show_places)

    def _show_settings(self) -> None:
        """Show what is remembered, in the panes and in the menus."""
        settings, actions = self.session.settings, self._actions
        actions.group("show-timeline", "show-list")
        actions.group("theme-system", "theme-light", "theme-dark")
        self._panes.show_centre(settings.shows_list)
        self.controller.set_dims_others(settings.dims_others)
        shown = "show-list" if settings.shows_list else "show-timeline"
        for name in (shown, f"theme-{self._look.choice}"):
            actions[name].setChecked(True)
        actions["dim-others"].setChecked(settings.dims_others)
        actions["wheel-zooms"].setChecked(settings.wheel_zooms)
        self._show_places()

    def action(self, command_id: str) -> QAction:
        """Return the action of a command of the catalogue."""
        return self._actions[command_id]

    @property
    def event_list(self) -> "EventListView":
        """The list view, made when it is first asked for."""
        return self._panes.event_list

    @property
    def source_pane(self) -> "SourcePane":
        """The document, made when it is first asked for."""
        return self._panes.reading.document.pane

    def set_theme(self, theme: ColorTheme) -> None:
        """Show the whole window in a theme."""
        self._look.show(theme)

    def _show_problems(self) -> None:
        to_settle = self.controller.events.to_settle
        self.problems_pane.show_problems(self.session.problems, to_settle)

    def _show_list(self) -> None:
        if is_empty(self.session) and self._panes.next_steps is None:
            from timeline_app.ui.editing.next_steps import NextSteps

            self._panes.next_steps = NextSteps(
                self.session, self.action, self._panes.stack, self._focus_centre
            )
        self._show_problems()
        self._show_history()
        self._show_selection_actions()

    def _show_history(self) -> None:
        covered, history = not self._panes.columns.is_shown(CENTRE), self.controller.history
        self._actions["back"].setEnabled(covered or history.can_go_back)
        self._actions["forward"].setEnabled(history.can_go_forward)

    def _show_selection_actions(self) -> None:
        for name in ("copy-event", "copy-markdown", "fit-selection"):
            self._actions[name].setEnabled(self.controller.selected_row is not None)
        can_edit = self.session.editing.is_on and self.controller.selected_row is not None
        for name in NEED_EVENT:
            self._actions[name].setEnabled(can_edit)
        self._actions["add-document"].setEnabled(self.session.editing.is_on)

    def _show_places(self, _words: str = "") -> None:
        columns, rows = self._panes.columns, self._panes.timeline_page
        for command, name in (
            ("show-document", DOCUMENT),
            ("compare", COMPARISON),
            ("show-filters", FILTERS),
            ("show-reading", READING),
        ):
            self._actions[command].setChecked(columns.is_shown(name))
        for name in (LEGEND, OVERVIEW):
            self._actions[f"show-{name}"].setChecked(name not in rows.shut)
        self._show_history()
        if self.focusWidget() is None:
            # It was in a pane that is put away now.
            self._focus_centre()

    def _focus_centre(self) -> None:
        """Give the keyboard to timeline or list, or to what lies over it."""
        panes = self._panes
        if panes.columns.is_shown(CENTRE):
            panes.centre.setFocus(Qt.FocusReason.OtherFocusReason)
        elif panes.columns.opened:
            panes.reading.focus_top()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged onto the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a dropped list, or look at what can be made one; attach or add dropped texts."""
        self._openers.take_files([url.toLocalFile() for url in event.mimeData().urls()])
        event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the selected event into view once the panes have their sizes."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.timeline.revealing.show_selection)
        QTimer.singleShot(0, self, self._reveal_linked)

    def _reveal_linked(self) -> None:
        """Take the event that a link led to out of its collapsed track or fold."""
        row, self.session.linked_row = self.session.linked_row, None
        if row is not None and row == self.controller.selected_row:
            self.controller.revealed.emit(row)
            self._panes.reading.show_event()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window was left, unless somebody goes back to what is not saved."""
        if not self.editing.may_close():
            event.ignore()
            return
        self.session.save(self, self._panes.columns.chosen_px)
        super().closeEvent(event)


def _use_hints(hints: HintLine, window: MainWindow) -> None:
    """Take the hints away whose advice is followed in a window."""
    controller = window.controller
    window.timeline.gestures.zoomed.connect(lambda: hints.use("zoom"))
    window.action("palette").triggered.connect(lambda _checked: hints.use("palette"))
    controller.layoutChanged.connect(
        lambda: hints.use("track") if controller.state.collapsed is not None else None
    )
