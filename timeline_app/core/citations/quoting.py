"""Quoting: the cited words as an attached original prints them, and what is amiss with them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from timeline_app.core.citations.anchoring import AttachedParagraph, AttachedText, CitationStatus
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


def quoted(original: AttachedText | None, citations: Sequence[Citation]) -> Quotation:
    """Return what an original, if one is attached, has of some citations of a paragraph.

    Those that overlap or follow on one another are one passage.
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
        _text(paragraph, words) for paragraph, ranges in found.values() for words in _joined(ranges)
    )
    return Quotation(tuple(passages), tuple(dict.fromkeys(filter(None, remarks))))


def _joined(ranges: Iterable[_Range]) -> list[_Range]:
    joined: list[_Range] = []
    for first, end in sorted(ranges):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined


def _text(paragraph: AttachedParagraph, words: _Range) -> str:
    first, end = paragraph.content.char_range(*words)
    return paragraph.content.text[first:end]
