"""Anchoring: recognising an attached source and finding cited words in it again.

A citation names a paragraph and some words in it. In an attached text these are

- **exact** if the words stand at the same place of the same paragraph, and the paragraph has the
  same number. Edits elsewhere in the paragraph, other quotes, dashes and line ends, and lines
  wrapped otherwise change nothing.
- **moved** if the words stand unaltered somewhere else: in a paragraph that has another number
  now, further on or back in the same paragraph, or in new or edited text.
- **changed** if their paragraph was recognised, but the words do not stand in it any more.
- **lost** if neither the paragraph nor the words were found.

Short phrases and set phrases occur again and again, so a second occurrence is not taken for the
first one. Words can have moved only into text that is not an unchanged paragraph, because that
had its occurrence before. Within their own paragraph a shift must be explained by words that were
added or taken out; a short phrase may shift by no more than these. In doubt the verdict is
changed, because that makes somebody look.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property

import msgspec

from timeline_app.core.citations.alignment import align, joined, lines_of
from timeline_app.core.citations.fingerprint import gram_hashes
from timeline_app.core.citations.words import WordText
from timeline_app.core.record.model import Citation, ParagraphFile
from timeline_app.core.record.normal_words import normalised_words, words_sha256

RECOGNITION_FLOOR = 0.3
"""Least share of a document's fingerprints that a text must hold to be taken for it."""
PHRASE_WORDS = 6
"""From so many words on a phrase may be found anywhere in its edited paragraph."""
LOOSE_PHRASE_WORDS = 4
"""From so many words on a phrase may be found in other text that is new or edited."""


class CitationStatus(StrEnum):
    """What became of a citation's words in the attached source."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"
    NOT_ATTACHED = "not attached"


class AttachedParagraph(msgspec.Struct, frozen=True):
    """A paragraph as it stands in the attached text.

    `number` counts from 1 in that text; `matches` is the stored paragraph it was recognised as,
    `is_exact` whether all its words are the same, and `growth` how many more words it has.
    """

    number: int
    content: WordText
    matches: int | None
    is_exact: bool
    growth: int = 0


class Anchor(msgspec.Struct, frozen=True):
    """Where a citation's words were found: the status, and the paragraph and words if any."""

    status: CitationStatus
    paragraph: AttachedParagraph | None = None
    words: tuple[int, int] | None = None


class AttachedText(msgspec.Struct, frozen=True, dict=True):
    """A source text whose paragraphs have been recognised."""

    document: str
    paragraphs: tuple[AttachedParagraph, ...]

    @cached_property
    def found_again(self) -> dict[int, AttachedParagraph]:
        """Paragraphs that were recognised, by the number of the stored one."""
        return {
            attached.matches: attached
            for attached in self.paragraphs
            if attached.matches is not None
        }

    @cached_property
    def exact_word_count(self) -> int:
        """How many words stand in paragraphs that are unchanged."""
        return sum(len(attached.content.words) for attached in self.paragraphs if attached.is_exact)

    def anchor(self, citation: Citation) -> Anchor:
        """Find the words of a citation again."""
        home = self.found_again.get(citation.paragraph)
        if home is not None:
            words = self._place_at_home(home, citation)
            if words is not None:
                in_place = home.number == citation.paragraph and words == citation.words
                status = CitationStatus.EXACT if in_place else CitationStatus.MOVED
                return Anchor(status, home, words)
        elsewhere = self._place_elsewhere(home, citation)
        if elsewhere is not None:
            return elsewhere
        return Anchor(CitationStatus.CHANGED if home else CitationStatus.LOST, home)

    def find_quote(self, quote_words: Sequence[str]) -> Iterator[tuple[AttachedParagraph, int]]:
        """Yield every paragraph and word index at which some normalised words stand."""
        sought, count = tuple(quote_words), len(quote_words)
        for attached in self.paragraphs if sought else ():
            words = attached.content.words
            for first in range(len(words) - count + 1):
                if words[first] == sought[0] and words[first : first + count] == sought:
                    yield attached, first

    def _place_at_home(self, home: AttachedParagraph, citation: Citation) -> tuple[int, int] | None:
        """Return where the words stand in their own paragraph, shifted no more than it grew."""
        first, end = citation.words
        words, count = home.content.words, end - first
        if end <= len(words) and words_sha256(words[first:end]) == citation.sha256:
            return citation.words
        if not home.growth:
            return None
        reach = len(words) if count >= PHRASE_WORDS else abs(home.growth)
        near = range(max(0, first - reach), min(len(words) - count, first + reach) + 1)
        for start in sorted(near, key=lambda start: abs(start - first - home.growth)):
            if words_sha256(words[start : start + count]) == citation.sha256:
                return start, start + count
        return None

    def _place_elsewhere(self, home: AttachedParagraph | None, citation: Citation) -> Anchor | None:
        """Find the words in other text that is new or edited."""
        count = citation.words[1] - citation.words[0]
        if count < LOOSE_PHRASE_WORDS:
            return None
        for attached, start in self._fresh_runs(count).get(citation.sha256, ()):
            if attached is not home:
                return Anchor(CitationStatus.MOVED, attached, (start, start + count))
        return None

    def _fresh_runs(self, count: int) -> dict[str, list[tuple[AttachedParagraph, int]]]:
        """Return by fingerprint where runs of so many words stand in text that is not unchanged."""
        if count not in self._fresh_runs_by_count:
            runs: dict[str, list[tuple[AttachedParagraph, int]]] = {}
            for attached in self.paragraphs:
                words = () if attached.is_exact else attached.content.words
                for start in range(len(words) - count + 1):
                    sha256 = words_sha256(words[start : start + count])
                    runs.setdefault(sha256, []).append((attached, start))
            self._fresh_runs_by_count[count] = runs
        return self._fresh_runs_by_count[count]

    @cached_property
    def _fresh_runs_by_count(self) -> dict[int, dict[str, list[tuple[AttachedParagraph, int]]]]:
        return {}


def recognise(text: str, files: Iterable[ParagraphFile]) -> AttachedText | None:
    """Return the text as the document it was recognised as, or None if it is none of them."""
    grams = frozenset(gram_hashes(normalised_words(text)))
    scored = [(_share_found(grams, file), file) for file in files]
    share, best = max(scored, key=lambda item: item[0], default=(0.0, None))
    return attach(text, best) if best is not None and share >= RECOGNITION_FLOOR else None


def attach(text: str, file: ParagraphFile) -> AttachedText:
    """Match the lines of a text with the paragraphs of a document."""
    lines = lines_of(text)
    found = []
    for number, piece in enumerate(align(lines, file.paragraphs), 1):
        content = joined(lines[piece.begin : piece.end])
        growth = 0
        if piece.number is not None:
            growth = len(content.words) - file.paragraphs[piece.number - 1].word_count
        found.append(AttachedParagraph(number, content, piece.number, piece.is_exact, growth))
    return AttachedText(file.document, tuple(found))


def _share_found(grams: frozenset[str], file: ParagraphFile) -> float:
    """Return the share of a document's fingerprints that a text holds."""
    sketch = [gram for paragraph in file.paragraphs for gram in paragraph.sketch.split()]
    return sum(1 for gram in sketch if gram in grams) / len(sketch) if sketch else 0.0
