"""What a list says of a document: the fields that are filled in when it is added."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.record.model import Document
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.exchange.documents.document import ReadDocument
from timeline_app.state.editing.proposing.written import edtf_of
from timeline_app.ui.widgets.plain_widgets import PlainLabel

_FIELDS = (
    ("title", "Title", ""),
    ("publisher", "Publisher", "Who published it"),
    ("published", "Date", "3 Dec 2025"),
    ("url", "Address", "https://…"),
    ("licence", "Licence", "CC BY 4.0"),
    ("short", "Code", "For citations, such as JS"),
    ("language", "Language", "en, vi"),
)


class DocumentFields(QWidget):
    """Holds title, publisher, date, address, licence, code and language."""

    changed = Signal()

    def __init__(self, read: ReadDocument, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.lines: dict[str, QLineEdit] = {}
        self._date_words = PlainLabel(parent=self)
        for field, label, hint in _FIELDS:
            line = QLineEdit(getattr(read, field, ""), self)
            line.setAccessibleName(label)
            line.setPlaceholderText(hint)
            line.textChanged.connect(self._tell)
            layout.addRow(label, line)
            self.lines[field] = line
            if field == "published":
                layout.addRow("", self._date_words)
        if not read.title:
            self.lines["title"].setText(name)
        self._tell()

    @property
    def complaint(self) -> str:
        """Say what is still wrong; nothing if the document can be added."""
        if not self._text("title"):
            return "The document has no title. Give it one."
        return self._complaint_of_date()

    def document(self) -> Document:
        """Return the document as it is told, without an id and paragraphs."""
        texts = {field: self._text(field) for field, _, _ in _FIELDS}
        texts["published"] = edtf_of(texts["published"]) if texts["published"] else ""
        return Document(id="", **texts)

    def _text(self, field: str) -> str:
        return self.lines[field].text().strip()

    def _complaint_of_date(self) -> str:
        if not self._text("published"):
            return ""
        try:
            parse(edtf_of(self._text("published")))
        except EdtfError as error:
            return f"{error}."
        return ""

    def _tell(self) -> None:
        if "language" not in self.lines:
            return
        text, complaint = self._text("published"), self._complaint_of_date()
        self._date_words.setObjectName("fieldRemedy" if complaint else "fieldNote")
        words = date_in_words(parse(edtf_of(text))) if text and not complaint else ""
        self._date_words.setText(complaint or words)
        self._date_words.style().unpolish(self._date_words)
        self._date_words.style().polish(self._date_words)
        self.changed.emit()
