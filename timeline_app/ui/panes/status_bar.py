"""The status bar: what the list holds, its problems, the span in view, and what just happened."""

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from timeline_app.core.wording.span_words import span_in_words
from timeline_app.program.plain_text import short
from timeline_app.state.scene_requests import span_in_view
from timeline_app.ui.panes.hints import HintLine
from timeline_app.ui.panes.opening_bar import OpeningBar
from timeline_app.ui.session.session import Session, is_empty
from timeline_app.ui.texts.describe import summary_of
from timeline_app.ui.widgets.plain_widgets import PlainLabel

# Long enough to read a sentence at ease.
_TOLD_FOR_MS = 8_000


class StatusBar(QStatusBar):
    """Follows the session; a badge opens the list of problems."""

    def __init__(self, session: Session, show_problems: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._place = ""
        self._span = PlainLabel(parent=self)
        self._span.setObjectName("shownTime")
        self._list = PlainLabel(parent=self)
        self._badge = QToolButton(self)
        self._badge.setObjectName("problemsBadge")
        self._badge.setAccessibleName("Problems in the file")
        self._badge.setToolTip("What is wrong in the file, and where")
        self._badge.clicked.connect(show_problems.trigger)
        self.setSizeGripEnabled(False)
        self.addWidget(self._list)
        used = session.settings.used_hints
        self.hints = HintLine(
            used, lambda names: session.remember(at_once=False, used_hints=names), self
        )
        self.addWidget(self.hints, 1)
        for widget in (OpeningBar(session.opening, self), self._badge, self._span):
            self.addPermanentWidget(widget)
        session.controller.listChanged.connect(self.refresh)
        controller = session.controller
        for signal in (controller.spanChanged, controller.filterChanged, controller.layoutChanged):
            signal.connect(self._show_span)
        session.views.changed.connect(self._show_span)
        session.problemsChanged.connect(self._show_problems)
        session.told.connect(self.say)
        self.refresh()

    def say(self, sentence: str) -> None:
        """Tell for a while what has happened."""
        self.showMessage(short(sentence), _TOLD_FOR_MS)

    def showEvent(self, event: QShowEvent) -> None:
        """Let what was told before the window was shown stand alone: Qt hides only what it saw."""
        super().showEvent(event)
        told = self.currentMessage()
        if told:
            self.clearMessage()
            self.say(told)

    def refresh(self) -> None:
        """Show what there is to say of another list."""
        self._list.setText(summary_of(self._session.controller.events))
        self._show_problems()
        self._show_span()

    def _show_problems(self) -> None:
        count = len(self._session.problems)
        open_dates = self._session.controller.events.to_settle.how_many
        told = [f"▲ {count:,} problem{'' if count == 1 else 's'}"] if count else []
        if open_dates:
            told.append(f"{open_dates:,} date{'' if open_dates == 1 else 's'} to settle")
        self._badge.setText(", ".join(told))
        self._badge.setVisible(bool(told))

    def show_place(self, words: str) -> None:
        """Say in place of the time in view which event of the list is selected."""
        self._place = words
        self._show_span()

    def _show_span(self) -> None:
        controller = self._session.controller
        if self._session.views.are_in_list:
            self._span.setText(self._place)
        elif is_empty(self._session):
            self._span.setText("")
        else:
            span = span_in_view(controller.state, controller.tracks)
            self._span.setText(span_in_words(span.start_s, span.end_s))
