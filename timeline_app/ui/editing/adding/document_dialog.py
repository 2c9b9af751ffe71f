"""The page on which a document is settled before a list takes it."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.record.model import Document
from timeline_app.exchange.documents.document import ReadDocument
from timeline_app.ui.editing.adding.document_fields import DocumentFields
from timeline_app.ui.editing.adding.page_view import PageView
from timeline_app.ui.editing.adding.paragraph_list import ParagraphList
from timeline_app.ui.editing.adding.settling import Settling
from timeline_app.ui.widgets.plain_message import PlainMessage
from timeline_app.ui.widgets.plain_widgets import PlainLabel
from timeline_app.ui.widgets.screen_room import resize_to_fit

# Fields, a line of 80 letters, and a page beside them.
_SIZE_PX = (1160, 720)
# An address of usual length.
_FIELDS_PX = 290
_KEEP = "Keep the text on this computer"
_KEEP_TOLD = (
    "A private copy is then attached whenever the list is opened here. Otherwise the file itself"
    " is read again, where it still is. The list itself never holds the text."
)


class DocumentDialog(QDialog):
    """Asks for what a reader of files cannot know of a document."""

    def __init__(self, path: Path, read: ReadDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("documentDialog")
        self.setWindowTitle(f"Add document – {path.name}")
        resize_to_fit(self, *_SIZE_PX)
        self._settling = Settling(read)
        self.fields = DocumentFields(read, path.stem, self)
        self.keep = QCheckBox(_KEEP, self)
        self.keep.setToolTip(_KEEP_TOLD)
        self.paragraphs = ParagraphList(self._settling, self)
        self._page = PageView(path, read.page_sizes, self) if read.page_sizes else None
        self._note = PlainLabel(" ".join(read.notes), self)
        self._note.setObjectName("fieldRemedy")
        self._note.setWordWrap(True)
        self._note.setVisible(bool(read.notes))
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self._add = self._buttons.button(kinds.Ok)
        self._add.setText("Add")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self.fields.changed.connect(self._judge)
        self.paragraphs.changed.connect(self._judge)
        self.paragraphs.chosen.connect(self._show_page)
        self._show_page(self.paragraphs.index)
        self._judge()
        self.paragraphs.setFocus()

    @property
    def read(self) -> ReadDocument:
        """The document as it was settled."""
        return self._settling.document

    @property
    def document(self) -> Document:
        """What the list is to say of it."""
        return self.fields.document()

    @property
    def keeps_text(self) -> bool:
        """Whether the text may be kept on this computer."""
        return self.keep.isChecked()

    def reject(self) -> None:
        """Close without adding, after asking if something was settled that would be lost."""
        if not self._settling.can_undo or self._may_leave():
            super().reject()

    def _may_leave(self) -> bool:
        message = PlainMessage(
            "Leave without adding?",
            "The document is not added yet, and what you have settled of its paragraphs is lost.",
            self,
        )
        message.setObjectName("leaveQuestion")
        leave = message.addButton("&Leave", QMessageBox.ButtonRole.DestructiveRole)
        stay = message.addButton("&Stay here", QMessageBox.ButtonRole.RejectRole)
        message.setDefaultButton(stay)
        message.setEscapeButton(stay)
        message.exec()
        return message.clickedButton() is leave

    def _show_page(self, index: int) -> None:
        paragraphs = self._settling.document.paragraphs
        if self._page is not None and 0 <= index < len(paragraphs):
            self._page.show_boxes(paragraphs[index].boxes)

    def _judge(self) -> None:
        kept = len(self._settling.document.kept)
        complaint = self.fields.complaint or ("" if kept else "No paragraph is left.")
        self._add.setEnabled(not complaint)
        self._add.setToolTip(complaint)
        self._add.setText(f"Add {kept:,} paragraphs" if kept != 1 else "Add 1 paragraph")

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.addWidget(self.fields)
        side.addWidget(self.keep)
        told = PlainLabel(_KEEP_TOLD, self)
        told.setObjectName("fieldNote")
        told.setWordWrap(True)
        side.addWidget(told)
        side.addWidget(self._note)
        side.addStretch(1)
        left = QWidget(self)
        left.setLayout(side)
        left.setFixedWidth(_FIELDS_PX)
        row = QHBoxLayout()
        row.addWidget(left)
        row.addWidget(self.paragraphs, 3)
        if self._page is not None:
            row.addWidget(self._page, 2)
        layout = QVBoxLayout(self)
        layout.addLayout(row, 1)
        layout.addWidget(self._buttons)
