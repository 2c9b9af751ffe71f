"""The document, with a field that finds words in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

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
        self.set_title(self.pane.title)
        self.pane.titleChanged.connect(self.set_title)
        self.pane.matched.connect(self.find_field.show_count)
        self.find_field.sought.connect(lambda _text: self.pane.seek(self.find_field.text()))
        self.find_field.stepped.connect(self.pane.step_match)
        self.find_field.left.connect(lambda: self.pane.setFocus(Qt.FocusReason.OtherFocusReason))

    @property
    def width_px(self) -> int:
        """How wide the sheet has to be to be read best."""
        return self.pane.readable_px + _AROUND_PX
