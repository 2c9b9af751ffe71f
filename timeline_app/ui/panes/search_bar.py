"""The search bar: how many matches there are, and the ways from one to the next."""

import datetime
import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from timeline_app.core.dates.edtf import EdtfDate, EdtfError
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.state.view_state import span_of_date, with_facet
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.widgets.button_row import ButtonRow
from timeline_app.ui.widgets.line_icons import line_icon
from timeline_app.ui.widgets.plain_widgets import PlainLabel

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


class SearchBox(QLineEdit):
    """Searches while one types. Enter: next match; Shift+Enter: filter; Escape: no search."""

    left = Signal()

    def __init__(self, finder: Finder, controller: Controller, parent: QWidget) -> None:
        super().__init__(parent)
        self._finder = finder
        self._controller = controller
        self.setObjectName("searchBox")
        self.setAccessibleName("Search everything")
        self.setPlaceholderText("Search everything")
        self.setToolTip(
            "Search everything (Ctrl+F). Enter: next match · Shift+Enter: show only matches"
        )
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(150)
        self.setMaximumWidth(300)
        self.textChanged.connect(finder.set_query)
        clear = self.findChild(QAction)
        if isinstance(clear, QAction):
            clear.triggered.connect(self._leave_filter)

    def take_focus(self) -> None:
        """Be ready for another text in place of this one."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def ask(self, text: str) -> None:
        """Search for a text, ready to step through what is found."""
        self.take_focus()
        self.setText(text)

    def _leave_filter(self) -> None:
        """Take out the part of the filter that was made of the text about to be cleared."""
        record = self._controller.state.filter
        if record.text and record.text == self._finder.query:
            self._controller.set_filter(with_facet(record, "text", ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the matches, filter by the text, or leave."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                filter_by_search(self._finder, self._controller)
            else:
                self._finder.step(1)
        elif event.key() == Qt.Key.Key_Escape:
            # With nothing to clear, the key is for what lies on top.
            event.setAccepted(bool(self.text()))
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SearchBar(QWidget):
    """Stands above the canvas while something is searched for."""

    def __init__(self, finder: Finder, controller: Controller, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._finder = finder
        self._controller = controller
        self._label = PlainLabel(parent=self)
        self._label.setObjectName("searchSummary")
        self._label.setAccessibleName("Search result")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(6)
        layout.addWidget(self._label)
        layout.addSpacing(6)
        self.row = ButtonRow(self)
        self._date: EdtfDate | None = None
        self._to_date = self._button("", "Go to what has this date", self._show_date)
        self._steps = [
            self._button("", "Previous match (Shift+F3)", lambda: finder.step(-1)),
            self._button("", "Next match (F3 or Enter)", lambda: finder.step(1)),
            self._button(
                "Show only these",
                "Filter by this text (Shift+Enter)",
                lambda: filter_by_search(finder, controller),
            ),
        ]
        self._steps[0].setIcon(line_icon("chevron-left"))
        self._steps[1].setIcon(line_icon("chevron-right"))
        for button in self._steps:
            layout.addWidget(button)
            self.row.add(button)
        layout.addWidget(self._to_date)
        self.row.add(self._to_date)
        layout.addStretch(1)
        finder.changed.connect(self._refresh)
        self._refresh()

    def text(self) -> str:
        """Return what the bar says."""
        return self._label.text()

    def _button(self, text: str, tip: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("searchStep")
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked: act())
        return button

    def _refresh(self) -> None:
        self._label.setText(self._finder.summary())
        has_matches = len(self._finder.found.rows) > 0
        for button in self._steps:
            button.setEnabled(has_matches)
            button.setVisible(has_matches)
        query = self._finder.query
        self._date = _date_in(query)
        self._to_date.setVisible(self._date is not None)
        if self._date is not None:
            self._to_date.setText(f"Show {date_in_words(self._date)}")
            self._to_date.setAccessibleName(self._to_date.text())
        self._steps[-1].setVisible(has_matches and query != self._controller.state.filter.text)
        self.setVisible(bool(query))

    def _show_date(self) -> None:
        """Show the timeline at the date; a list, what of it has that date."""
        if self._date is None:
            return
        span = span_of_date(self._date, 0.0)
        if self._finder.is_by_list:
            self._controller.filtering.choose_days(span.start_s, span.end_s)
        else:
            self._controller.navigation.show_time(span)


def _date_in(query: str) -> EdtfDate | None:
    """Return the date that a query is, if it is one."""
    # What holds no year is a word or a number; most queries need not be read.
    if not _YEAR.search(query):
        return None
    from timeline_app.core.dates.typed_date import parse_typed_date

    try:
        return parse_typed_date(query, datetime.date.today())
    except EdtfError:
        return None


def filter_by_search(finder: Finder, controller: Controller) -> None:
    """Show only the events that match the search."""
    if finder.query:
        controller.set_filter(with_facet(controller.state.filter, "text", finder.query))
