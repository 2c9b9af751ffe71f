"""What a person has settled of a document so far, with what each row of the page says of it."""

from typing import NamedTuple

from timeline_app.exchange.documents.document import ReadDocument, ReadKind
from timeline_app.exchange.documents.operations import joined_with_next, split_at, with_kind

KINDS: dict[str, ReadKind] = {
    "H": "heading",
    "C": "caption",
    "B": "body",
    "T": "title",
    "R": "credit",
}
"""The keys that say what a paragraph is; X leaves it out, or takes it in again."""


class Row(NamedTuple):
    """A paragraph as it is listed; one that is skipped has no number."""

    number: str
    kind: ReadKind
    page: str
    text: str


class Settling:
    """Holds a document and every state before it, so that each step can be taken back."""

    def __init__(self, document: ReadDocument) -> None:
        self._states = [document]

    @property
    def document(self) -> ReadDocument:
        """The document as it is settled now."""
        return self._states[-1]

    @property
    def can_undo(self) -> bool:
        """Whether something was changed."""
        return len(self._states) > 1

    def rows(self) -> list[Row]:
        """Return a row for each paragraph."""
        rows, number = [], 0
        for paragraph in self.document.paragraphs:
            is_kept = paragraph.kind != "skip"
            number += is_kept
            page = str(paragraph.page) if paragraph.page else ""
            rows.append(Row(str(number) if is_kept else "–", paragraph.kind, page, paragraph.text))
        return rows

    def join(self, index: int) -> None:
        """Make one of a paragraph and the next."""
        self._take(joined_with_next(self.document, index))

    def split(self, index: int, word: int) -> None:
        """Part a paragraph before one of its words."""
        self._take(split_at(self.document, index, word))

    def set_kind(self, index: int, kind: ReadKind) -> None:
        """Say what a paragraph is."""
        self._take(with_kind(self.document, index, kind))

    def skip(self, index: int) -> None:
        """Leave a paragraph out, or take it in again."""
        if 0 <= index < len(self.document.paragraphs):
            is_out = self.document.paragraphs[index].kind == "skip"
            self.set_kind(index, "body" if is_out else "skip")

    def undo(self) -> None:
        """Take the last step back."""
        if self.can_undo:
            self._states.pop()

    def _take(self, document: ReadDocument) -> None:
        if document != self.document:
            self._states.append(document)
