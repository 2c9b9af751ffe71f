"""The document, with a field that finds words in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.texts.sheet import Sheet
from timeline_app.ui.texts.source_pane import SourcePane
from timeline_app.ui.widgets.find_field import FindField

# Air at both sides of the text, and the scroll bar.
_AROUND_PX = 40


class DocumentSheet(Sheet):
    """Shows a document under its name."""

    def __init__(
        self,
        controller: Controller,
        finder: Finder,
        shelf: SourceShelf,
        theme: ColorTheme,
        parent: QWidget,
    ) -> None:
        super().__init__("documentSheet", parent)
        self.find_field = FindField("findInDocument", "Find in document", self.bar)
        self.tools.addWidget(self.find_field)
        self.pane = SourcePane(controller, finder, shelf, theme, self)
        self.hold(self.pane)
        self._choose = QToolButton(self.bar)
        self._choose.setObjectName("newEventFromWords")
        self._choose.setText("New event")
        self._choose.setToolTip(
            "Select words and press Enter: an event that rests on them (← → from word to word,"
            " with Shift to select, Space for the sentence)"
        )
        self._choose.clicked.connect(lambda _on: self.pane.words.choose())
        self._choose.hide()
        self.tools.insertWidget(2, self._choose)
        self._action = QAction("New event from these words", self)
        self._action.triggered.connect(lambda _on: self.pane.words.choose())
        self.pane.selectionChanged.connect(self._show_choice)
        self.set_title(self.pane.title)
        self.pane.titleChanged.connect(self.set_title)
        self.pane.matched.connect(self.find_field.show_count)
        self.find_field.sought.connect(lambda _text: self.pane.seek(self.find_field.text()))
        self.find_field.stepped.connect(self.pane.step_match)
        self.find_field.left.connect(lambda: self.pane.setFocus(Qt.FocusReason.OtherFocusReason))

    def set_editing(self, is_on: bool) -> None:
        """Let words of the document be made into events, or no longer."""
        if is_on == self._choose.isHidden():
            self._choose.setVisible(is_on)
            self.pane.set_editing(is_on)
            (self.pane.addAction if is_on else self.pane.removeAction)(self._action)
            self._show_choice()

    def _show_choice(self) -> None:
        has_words = not self._choose.isHidden() and bool(self.pane.words.selected())
        self._choose.setEnabled(has_words)
        self._action.setEnabled(has_words)

    @property
    def width_px(self) -> int:
        """How wide the sheet has to be to be read best."""
        return self.pane.readable_px + _AROUND_PX
