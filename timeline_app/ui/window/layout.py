"""The panes of the window: filter, canvas or list, overview, problems, and the reading side."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from timeline_app.render.theme import ColorTheme
from timeline_app.scene.legend import Symbol, symbols_in
from timeline_app.ui.canvas.accessibility import expose_canvas
from timeline_app.ui.canvas.search_marks import CanvasMarks
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.columns.arrangement import CENTRE, FILTERS, SHUTTABLE
from timeline_app.ui.columns.columns import Columns
from timeline_app.ui.columns.reading_side import ReadingSide
from timeline_app.ui.columns.rows import Rows
from timeline_app.ui.panes.filter_bar import FilterBar
from timeline_app.ui.panes.filter_pane import FilterPane
from timeline_app.ui.panes.legend import Legend
from timeline_app.ui.panes.list_page import ListPage
from timeline_app.ui.panes.overview import Overview
from timeline_app.ui.panes.problems_pane import ProblemsPane
from timeline_app.ui.panes.search_bar import SearchBar
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.session.session import Session
from timeline_app.ui.window.pane_steps import Stop

if TYPE_CHECKING:
    from timeline_app.ui.panes.event_table import EventListView


class Panes:
    """Makes the panes and lays them out in `columns`."""

    def __init__(self, session: Session, theme: ColorTheme, window: QWidget) -> None:
        controller, self._views = session.controller, session.views
        self.finder = finder = Finder(controller, session.shelf, window)
        # Each is made where it belongs: Qt gives a widget that moves its look anew, with all in it.
        self.columns = columns = Columns(
            session.settings.pane_widths, session.settings.shut_panes, window
        )
        self.filter_pane = FilterPane(controller, theme, columns)
        column = QWidget(columns)
        self.search_bar = SearchBar(finder, controller, column)
        self.filter_bar = FilterBar(controller, column)
        self.stack = QStackedWidget(column)
        self.timeline_page = Rows(session.settings.shut_panes, self.stack)
        self.timeline = TimelineView(
            controller, theme, self.timeline_page,
            overlay=CanvasMarks(controller, finder, theme), why_empty=session.why_empty,
        )  # fmt: skip
        for signal in (finder.changed, session.problemsChanged, session.opening.ended):
            signal.connect(self.timeline.viewport().update)
        self.timeline.gestures.wheel_zooms = session.settings.wheel_zooms
        expose_canvas(self.timeline, controller)
        self.list_page = ListPage(session, finder, theme, self.stack)
        # What stands over both while the list has no events.
        self.next_steps: QWidget | None = None
        self.legend = Legend(theme, self._symbols_in_view, self.timeline_page)
        bar = self.timeline.verticalScrollBar()
        for signal in (controller.spanChanged, controller.filterChanged, controller.layoutChanged,
                       controller.listChanged, self.timeline.motion.passed, bar.valueChanged,
                       bar.rangeChanged):  # fmt: skip
            signal.connect(self.legend.look_again)
        self.overview = Overview(controller, theme, self.timeline_page)
        self.problems_pane = ProblemsPane(column)
        self._lay_out_column(column)
        columns.put(FILTERS, self.filter_pane)
        columns.put(CENTRE, column)
        self.reading = ReadingSide(session, finder, theme, columns)
        for panes in (columns, self.timeline_page):
            panes.shutChanged.connect(lambda: session.remember(shut_panes=self.shut))

    @property
    def shut(self) -> tuple[str, ...]:
        """The panes that are put away."""
        return tuple(sorted(self.columns.shut | self.timeline_page.shut))

    def set_shut(self, name: str, is_shut: bool) -> None:
        """Put a pane away, or have it back."""
        if name in SHUTTABLE:
            self.columns.set_shut(name, is_shut)
        else:
            self.timeline_page.set_shut(name, is_shut)

    @property
    def centre(self) -> QWidget:
        """The timeline or the list, whichever is shown, or what stands in their place."""
        if self.next_steps is not None and not self.next_steps.isHidden():
            return self.next_steps.focusProxy() or self.next_steps
        is_list = self.stack.currentWidget() is self.list_page
        return self.event_list if is_list else self.timeline

    def show_centre(self, is_list: bool) -> None:
        """Show the list or the timeline, and take away what lies over it."""
        self.reading.centre_name = "list" if is_list else "timeline"
        self.columns.clear()
        self.stack.setCurrentWidget(self.list_page if is_list else self.timeline_page)
        self._views.show_in_list(is_list)

    @property
    def event_list(self) -> "EventListView":
        """The list view, made when it is first asked for."""
        return self.list_page.table

    @property
    def stops(self) -> list[Stop]:
        """Where the keyboard goes from pane to pane."""
        found = []
        if self.columns.is_shown(FILTERS):
            found.append(Stop(self.filter_pane, self.filter_pane.tree, self.filter_pane.fields))
        for bar in (self.filter_bar, self.search_bar):
            first = bar.row.first()
            if first is not None:
                found.append(Stop(bar, first, is_row=True))
        if self.columns.is_shown(CENTRE):
            is_row = self.next_steps is not None and not self.next_steps.isHidden()
            found.append(Stop(self.stack, self.centre, is_row=is_row))
        if self.problems_pane.isVisible():
            found.append(Stop(self.problems_pane, self.problems_pane))
        return [*found, *(Stop(sheet, pane) for sheet, pane in self.reading.stops)]

    def set_theme(self, theme: ColorTheme) -> None:
        """Draw every pane in another theme."""
        for pane in (
            self.filter_pane,
            self.timeline,
            self.legend,
            self.overview,
            self.list_page,
            self.reading,
        ):
            pane.set_theme(theme)

    def _symbols_in_view(self) -> tuple[Symbol, ...]:
        placed, viewport = self.timeline.placed, self.timeline.viewport()
        right = placed.offset + viewport.width() - placed.gutter
        bottom = placed.scroll + viewport.height() - placed.ruler_px
        items = placed.scene.items_between(placed.scroll, bottom)
        return symbols_in(items, (placed.offset, right), (placed.scroll, bottom))

    def _lay_out_column(self, column: QWidget) -> None:
        self.stack.addWidget(self.timeline_page)
        self.stack.addWidget(self.list_page)
        self.timeline_page.put(self.timeline, legend=self.legend, overview=self.overview)
        layout = _stack_up(column, self.search_bar, self.filter_bar, self.stack, self.problems_pane)
        layout.setStretchFactor(self.stack, 1)


def _stack_up(parent: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """Put widgets one below the other, without any space between them."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
