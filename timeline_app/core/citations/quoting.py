"""Quoting: the cited words as an attached original prints them, and what is amiss with them."""

from collections.abc import Sequence
from typing import NamedTuple

from timeline_app.core.citations.anchoring import AttachedParagraph, AttachedText, CitationStatus
from timeline_app.core.citations.excerpt import merged
from timeline_app.core.record.model import Citation

_REMARKS = {
    CitationStatus.MOVED: "found elsewhere in the attached text",
    CitationStatus.CHANGED: "the attached text differs here",
    CitationStatus.LOST: "not found in the attached text",
}
_Range = tuple[int, int]


class Quotation(NamedTuple):
    """Passages, none where the words do not stand there, and remarks where they are due."""

    passages: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def quoted(
    original: AttachedText | None, citations: Sequence[Citation], near_words: int = 0
) -> Quotation:
    """Return what an original, if one is attached, has of some citations of a paragraph.

    They are in the order of the text; those that overlap, follow on one another or have so few
    words between them are one passage.
    """
    if original is None:
        return Quotation()
    anchors = [original.anchor(citation) for citation in citations]
    remarks = (_REMARKS.get(anchor.status, "") for anchor in anchors)
    found: dict[int, tuple[AttachedParagraph, list[_Range]]] = {}
    for anchor in anchors:
        if anchor.paragraph is not None and anchor.words is not None:
            number = anchor.paragraph.number
            found.setdefault(number, (anchor.paragraph, []))[1].append(anchor.words)
    passages = (
        _text(paragraph, words)
        for _, (paragraph, ranges) in sorted(found.items())
        for words in merged(ranges, near_words)
    )
    return Quotation(tuple(passages), tuple(dict.fromkeys(filter(None, remarks))))


def _text(paragraph: AttachedParagraph, words: _Range) -> str:
    first, end = paragraph.content.char_range(*words)
    return paragraph.content.text[first:end]
