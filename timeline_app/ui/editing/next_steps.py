"""What stands in the place of timeline and list while a list has no events: what to do next."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from timeline_app.ui.session.session import Session, is_empty
from timeline_app.ui.widgets.button_row import ButtonRow
from timeline_app.ui.widgets.plain_widgets import PlainLabel

_EMPTY = "This list has no events yet."
# By whether the list is edited, and whether it has a document: a sentence, and what it speaks of.
_STEPS: dict[tuple[bool, bool], tuple[str, tuple[str, str]]] = {
    (False, False): (
        "Turn on editing to add a document and make events of its words, or import a file.",
        ("edit-list", "import"),
    ),
    (False, True): (
        "Turn on editing to make events of the words of a document.",
        ("edit-list", "show-document"),
    ),
    (True, False): (
        "Add a document, or drop it here: words that you select in it become events.",
        ("add-document", "import"),
    ),
    (True, True): (
        "Select words in a document and press Enter: they become an event.",
        ("show-document", "add-document"),
    ),
}
# A line that is read at a glance.
_SENTENCE_PX = 420


class NextSteps(QFrame):
    """Covers an empty timeline or list with one sentence, and buttons for what it says."""

    def __init__(
        self,
        session: Session,
        action: Callable[[str], QAction],
        stack: QStackedWidget,
        focus_centre: Callable[[], object],
    ) -> None:
        super().__init__(stack)
        self.setObjectName("nextSteps")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._session = session
        self._action = action
        self._stack = stack
        self._focus_centre = focus_centre
        self._sentence = PlainLabel(parent=self)
        self._sentence.setWordWrap(True)
        self._sentence.setFixedWidth(_SENTENCE_PX)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = QWidget(self)
        self._row = ButtonRow(row)
        self.buttons = [QPushButton(row) for _ in range(2)]
        self._commands: tuple[str, ...] = ()
        beside = QHBoxLayout(row)
        for place, button in enumerate(self.buttons):
            beside.addWidget(button)
            self._row.add(button)
            button.clicked.connect(lambda _on, at=place: action(self._commands[at]).trigger())
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(row, 0, Qt.AlignmentFlag.AlignHCenter)
        # A little above the middle, where the eye rests.
        layout.addStretch(2)
        self.setFocusProxy(self.buttons[0])
        stack.installEventFilter(self)
        stack.currentChanged.connect(lambda _place: self.raise_())
        session.editing.changed.connect(self.follow)
        session.controller.listChanged.connect(self.follow)
        self.follow()

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    def follow(self) -> None:
        """Say what the next step is, or be gone."""
        session, had_keyboard = self._session, self.isAncestorOf(self.window().focusWidget())
        has_documents = bool(session.controller.events.head.documents)
        words, self._commands = _STEPS[session.editing.is_on, has_documents]
        self._sentence.setText(f"{_EMPTY} {words}")
        self._sentence.setFixedHeight(self._sentence.heightForWidth(_SENTENCE_PX))
        for button, command in zip(self.buttons, self._commands, strict=True):
            button.setText(self._action(command).text().replace("&", ""))
            button.setToolTip(self._action(command).toolTip())
        self.setVisible(is_empty(session))
        self.setGeometry(self._stack.rect())
        self.raise_()
        if had_keyboard:
            self._focus_centre()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover what is below at any size."""
        if watched is self._stack and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._stack.rect())
        return False
