"""What a reader of files cannot know and a person settles: where paragraphs end, and their kinds.

Every change returns another document; who keeps the one before can undo it.
"""

import re

import msgspec

from timeline_app.core.citations.words import read_words
from timeline_app.exchange.documents.document import ReadDocument, ReadKind, ReadParagraph, line_of

replace = msgspec.structs.replace
# The hyphen at the end of a line, within a word.
_PARTED = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]$")


def joined_with_next(document: ReadDocument, index: int) -> ReadDocument:
    """Return the document with a paragraph and the one after it as one, of the first one's kind.

    What is left out joins nothing; what of it stands between them, such as a running head, then
    comes after both.
    """
    rows = document.paragraphs
    if not 0 <= index < len(rows) or rows[index].kind == "skip":
        return document
    other = next((n for n in range(index + 1, len(rows)) if rows[n].kind != "skip"), None)
    if other is None:
        return document
    between = rows[index + 1 : other]
    return _with(document, index, other - index + 1, joined(rows[index], rows[other]), *between)


def joined(first: ReadParagraph, second: ReadParagraph) -> ReadParagraph:
    """Return two paragraphs as one, of the first one's kind; a word parted at its end is whole."""
    parted = _PARTED.search(first.text) if second.text[:1].islower() else None
    beginning = first.text[: parted.start()] if parted else f"{first.text} "
    text = f"{beginning}{second.text}"
    return ReadParagraph(line_of(text), first.kind, first.boxes + second.boxes)


def breaks_off(row: ReadParagraph) -> bool:
    """Tell whether a row ends with the hyphen of a parted word."""
    return bool(_PARTED.search(row.text))


def split_at(document: ReadDocument, index: int, word: int) -> ReadDocument:
    """Return the document with a paragraph parted before one of its words, counted from 0.

    Both parts keep the boxes of the whole, since which of them holds which words is not known.
    """
    if not 0 <= index < len(document.paragraphs):
        return document
    paragraph = document.paragraphs[index]
    words = read_words(paragraph.text)
    if not 0 < word < len(words.words):
        return document
    if words.starts[word] < words.ends[word - 1]:
        # One letter holds the end of one word and the beginning of the next, as ¼ does.
        return document
    place = _beginning(paragraph.text, words.starts[word], words.ends[word - 1])
    parts = (paragraph.text[:place].rstrip(), paragraph.text[place:].lstrip())
    return _with(document, index, 1, *(replace(paragraph, text=part) for part in parts))


def with_kind(document: ReadDocument, index: int, kind: ReadKind) -> ReadDocument:
    """Return the document with another kind for a paragraph; `skip` leaves it out."""
    if not 0 <= index < len(document.paragraphs):
        return document
    return _with(document, index, 1, replace(document.paragraphs[index], kind=kind))


def _beginning(text: str, start: int, earliest: int) -> int:
    """Return where a word begins with what opens it, such as a bracket or a quotation mark."""
    while start > earliest and not text[start - 1].isspace():
        start -= 1
    return start


def _with(document: ReadDocument, index: int, count: int, *new: ReadParagraph) -> ReadDocument:
    old = document.paragraphs
    return replace(document, paragraphs=(*old[:index], *new, *old[index + count :]))
