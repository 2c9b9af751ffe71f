"""The panes of the window: filter, canvas or list, overview, detail, source, problems."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from timeline_app.render.theme import ColorTheme
from timeline_app.ui.canvas.accessibility import expose_canvas
from timeline_app.ui.canvas.search_marks import CanvasMarks
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.panes.event_table import EventListView
from timeline_app.ui.panes.filter_bar import FilterBar
from timeline_app.ui.panes.filter_pane import FilterPane
from timeline_app.ui.panes.legend import Legend
from timeline_app.ui.panes.overview import Overview
from timeline_app.ui.panes.problems_pane import ProblemsPane
from timeline_app.ui.panes.search_bar import SearchBar
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.session.session import Session
from timeline_app.ui.texts.detail_pane import DetailPane
from timeline_app.ui.texts.source_pane import SourcePane


class Panes:
    """Makes the panes and lays them out; `splitters` hold the columns and the two texts."""

    def __init__(self, session: Session, theme: ColorTheme, window: QWidget) -> None:
        controller, shelf = session.controller, session.shelf
        self.finder = finder = Finder(controller, shelf, window)
        self.filter_pane = FilterPane(controller, theme, window)
        marks = CanvasMarks(controller, finder, theme)
        self.timeline = TimelineView(
            controller, theme, window, overlay=marks, why_empty=session.why_empty
        )
        finder.changed.connect(self.timeline.viewport().update)
        self.timeline.wheel_zooms = session.settings.wheel_zooms
        expose_canvas(self.timeline, controller)
        self.legend = Legend(theme, window)
        self.overview = Overview(controller, theme, window)
        self.event_list = EventListView(controller, finder, theme, window)
        self.detail_pane = DetailPane(controller, finder, shelf, theme, window)
        self.source_pane = SourcePane(controller, finder, shelf, theme, window)
        self.problems_pane = ProblemsPane(window)
        self.search_bar = SearchBar(finder, controller, window)
        self.filter_bar = FilterBar(controller, window)
        self.stack = QStackedWidget(window)
        self.stack.addWidget(self.timeline)
        self.stack.addWidget(self.event_list)
        self.splitters = self._lay_out(window)

    @property
    def centre(self) -> QWidget:
        """The timeline or the list, whichever is shown."""
        is_list = self.stack.currentWidget() is self.event_list
        return self.event_list if is_list else self.timeline

    @property
    def stops(self) -> list[QWidget]:
        """Where the focus goes from pane to pane."""
        return [self.filter_pane.tree, self.centre, self.detail_pane, self.source_pane]

    def set_theme(self, theme: ColorTheme) -> None:
        """Draw every pane in another theme."""
        for pane in (
            self.filter_pane,
            self.timeline,
            self.legend,
            self.overview,
            self.event_list,
            self.detail_pane,
            self.source_pane,
        ):
            pane.set_theme(theme)

    def _lay_out(self, window: QWidget) -> tuple[QSplitter, QSplitter]:
        centre, texts = self._centre_column(window), QSplitter(Qt.Orientation.Vertical, window)
        texts.addWidget(self.detail_pane)
        texts.addWidget(self.source_pane)
        texts.setSizes([420, 320])
        columns = QSplitter(Qt.Orientation.Horizontal, window)
        for widget, width in ((self.filter_pane, 170), (centre, 320), (texts, 220)):
            widget.setMinimumWidth(width)
            columns.addWidget(widget)
        columns.setStretchFactor(1, 3)
        columns.setStretchFactor(2, 1)
        columns.setSizes([248, 712, 320])
        for splitter in (columns, texts):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        return columns, texts

    def _centre_column(self, window: QWidget) -> QWidget:
        column = QWidget(window)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (
            self.search_bar,
            self.filter_bar,
            self.stack,
            self.legend,
            self.overview,
            self.problems_pane,
        ):
            layout.addWidget(widget)
        layout.setStretchFactor(self.stack, 1)
        return column
