"""Words that were chosen in an attached text, and the citation that names them."""

import msgspec

from timeline_app.core.citations.anchoring import AttachedParagraph
from timeline_app.core.record.model import Citation, Support
from timeline_app.core.record.normal_words import words_sha256


class UnciteableWordsError(ValueError):
    """Words that a list cannot cite: one sentence, fault and remedy."""


class ChosenWords(msgspec.Struct, frozen=True):
    """Words `[first, end)` of a paragraph, counted as citations count them."""

    document: str
    paragraph: AttachedParagraph
    first: int
    end: int

    @property
    def chars(self) -> tuple[int, int]:
        """The half-open range of their letters in the paragraph."""
        return self.paragraph.content.char_range(self.first, self.end)

    @property
    def text(self) -> str:
        """The words as they are printed."""
        first, end = self.chars
        return self.paragraph.content.text[first:end]


def citation_of(chosen: ChosenWords, supports: tuple[Support, ...] = ("event",)) -> Citation:
    """Return the citation of chosen words. Raises UnciteableWordsError."""
    paragraph, words = chosen.paragraph, chosen.paragraph.content.words[chosen.first : chosen.end]
    if not words:
        raise UnciteableWordsError("No words are selected: select at least one")
    if paragraph.matches is None or not paragraph.is_exact:
        raise UnciteableWordsError(
            "This paragraph is not as the list knows it: take over the new edition of the document"
            " first"
        )
    return Citation(
        document=chosen.document,
        paragraph=paragraph.matches,
        words=(chosen.first, chosen.end),
        sha256=words_sha256(words),
        supports=supports,
    )


def words_between(paragraph: AttachedParagraph, begin: int, end: int) -> tuple[int, int]:
    """Return the words that some letters of a paragraph lie in; none is a range without length."""
    content = paragraph.content
    touched = [
        place
        for place, (first, last) in enumerate(zip(content.starts, content.ends, strict=True))
        if first < end and last > begin
    ]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)
