"""A document as it was read: paragraphs and guesses, which a person may settle otherwise.

Everything is frozen: a change makes a new document, and the old one, kept, undoes it.
"""

import unicodedata
from collections.abc import Callable
from typing import Literal, NamedTuple

import msgspec

from timeline_app.core.record.model import ParagraphKind

Look = Callable[[], None]
"""Called now and then while something is read; what it raises ends the reading."""

ReadKind = Literal["title", "heading", "body", "caption", "credit", "skip"]
"""The kinds of the format, and what does not belong to the document, such as a running head."""


class DocumentError(Exception):
    """A file of which no document can be made: one sentence, fault and remedy."""


class Box(NamedTuple):
    """Where words stand on a page of a PDF: in points from the lower left, pages from 1."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


class ReadParagraph(msgspec.Struct, frozen=True):
    """One paragraph: its text on one line, what kind it seems to be, and where it stood."""

    text: str
    kind: ReadKind = "body"
    boxes: tuple[Box, ...] = ()

    @property
    def page(self) -> int | None:
        """The page on which it begins, where there are pages."""
        return self.boxes[0].page if self.boxes else None


class ReadDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document with what its reader guessed: title, language (`en`, `vi` or none), date as EDTF.

    `page_sizes` are those of a PDF in points, `notes` say in sentences what a person should know.
    """

    paragraphs: tuple[ReadParagraph, ...]
    title: str = ""
    language: str = ""
    published: str = ""
    publisher: str = ""
    url: str = ""
    page_sizes: tuple[tuple[float, float], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[tuple[str, ParagraphKind], ...]:
        """The paragraphs that belong to the document, in its order."""
        return tuple((p.text, p.kind) for p in self.paragraphs if p.kind != "skip")

    @property
    def left_out(self) -> tuple[str, ...]:
        """The texts that do not belong to the document."""
        return tuple(p.text for p in self.paragraphs if p.kind == "skip")

    @property
    def text(self) -> str:
        """The text to keep or to attach: a line for each paragraph that belongs to it."""
        return "".join(f"{text}\n" for text, _ in self.kept)


def line_of(text: str) -> str:
    """Return a text as one line without controls, so that it is one paragraph to every reader."""
    if not text.isprintable():
        # What only joins or parts letters, as in Lao and Persian, belongs to the words.
        text = "".join(
            letter if letter.isprintable() or unicodedata.category(letter) == "Cf" else " "
            for letter in text
        )
    return " ".join(text.split())
