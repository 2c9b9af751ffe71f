"""Alignment: which lines of an attached text are which stored paragraphs.

First whole paragraphs are found by their fingerprint, each in one line or in several (a paragraph
that was re-wrapped). Then edited paragraphs are found by likeness among the lines that are left,
again in one line or in several. What is still unknown but stands exactly where a paragraph is
missing, and has about its length, is that paragraph. Other lines stay on their own, or together
where the text is wrapped and no empty line parts them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

import msgspec

from timeline_app.core.citations.fingerprint import (
    GRAM_WORDS,
    LIKENESS_FLOOR,
    gram_hashes,
    likeness,
    smallest,
)
from timeline_app.core.citations.words import WordText, read_words
from timeline_app.core.record.model import Paragraph

_LONGEST_GROWTH = 2.5
"""An edited paragraph has at most so many times its words, and a few more if it was short."""
# A short sentence more, which 2.5 times the words of a heading would not allow.
_SPARE_WORDS = 10
# Of eight there are at most 70 choices to try; the number of choices doubles with each more.
_MOST_TWINS = 8


class TextLine(msgspec.Struct, frozen=True):
    """A line with something in it, and whether empty lines part it from the line before."""

    content: WordText
    stands_apart: bool


class ParagraphLines(msgspec.Struct, frozen=True):
    """The lines `[begin, end)` that are one paragraph of the text; `number` is the stored one."""

    begin: int
    end: int
    number: int | None = None
    is_exact: bool = False


def lines_of(text: str) -> list[TextLine]:
    """Return the lines of a text that are not empty."""
    lines: list[TextLine] = []
    stands_apart = True
    for line in text.splitlines():
        if line.strip():
            lines.append(TextLine(read_words(line), stands_apart))
        stands_apart = not line.strip()
    return lines


def align(lines: Sequence[TextLine], paragraphs: Sequence[Paragraph]) -> list[ParagraphLines]:
    """Group lines into pieces and say which stored paragraph each is, in the order of the text."""
    pieces = _settle_twins(_find_whole(lines, paragraphs), paragraphs)
    taken = {piece.number for piece in pieces}
    missing = [paragraph for paragraph in paragraphs if paragraph.number not in taken]
    found = _find_edited(lines, pieces, missing)
    is_wrapped = any(piece.end - piece.begin > 1 for piece in pieces + found)
    covered = {line for piece in found for line in range(piece.begin, piece.end)}
    rest = [piece for piece in pieces if piece.number or piece.begin not in covered]
    ordered = sorted([*rest, *found], key=lambda piece: piece.begin)
    ordered = _join_unknown(ordered, lines) if is_wrapped else ordered
    return _find_by_place(ordered, lines, paragraphs)


def joined(lines: Sequence[TextLine]) -> WordText:
    """Return some lines as one paragraph."""
    if len(lines) == 1:
        return lines[0].content
    return read_words(" ".join(line.content.text for line in lines))


def _find_whole(lines: Sequence[TextLine], paragraphs: Sequence[Paragraph]) -> list[ParagraphLines]:
    """Find unchanged paragraphs; what is none becomes a piece for each line."""
    unused: dict[str, list[int]] = {}
    for paragraph in paragraphs:
        unused.setdefault(paragraph.sha256, []).append(paragraph.number)
    counts = frozenset(paragraph.word_count for paragraph in paragraphs)
    pieces: list[ParagraphLines] = []
    index = 0
    while index < len(lines):
        end = index + 1
        for end, sha256 in _runs(lines, index, counts):
            if unused.get(sha256):
                pieces.append(ParagraphLines(index, end, unused[sha256].pop(0), True))
                break
        else:
            end = index + 1
            pieces.append(ParagraphLines(index, end))
        index = end
    return pieces


def _runs(
    lines: Sequence[TextLine], begin: int, counts: frozenset[int]
) -> Iterator[tuple[int, str]]:
    """Yield the runs of lines from a line on that have as many words as some paragraph."""
    # It loads OpenSSL, and a start aligns nothing.
    from hashlib import sha256

    count, longest = 0, max(counts, default=0)
    digest = sha256()
    for end in range(begin, len(lines)):
        words = lines[end].content.words
        if words:
            digest.update((" " * (count > 0) + " ".join(words)).encode("utf-8", "surrogatepass"))
        count += len(words)
        if count > longest:
            return
        if count in counts:
            yield end + 1, digest.copy().hexdigest()


def _settle_twins(
    pieces: list[ParagraphLines], paragraphs: Sequence[Paragraph]
) -> list[ParagraphLines]:
    """Where one of several equal paragraphs is missing, judge by the neighbours which it is."""
    groups: dict[str, list[int]] = {}
    for paragraph in paragraphs:
        groups.setdefault(paragraph.sha256, []).append(paragraph.number)
    index_of = {piece.number: index for index, piece in enumerate(pieces) if piece.number}
    settled = list(pieces)
    for numbers in groups.values():
        places = sorted(index_of[number] for number in numbers if number in index_of)
        if not places or len(places) == len(numbers) or len(numbers) > _MOST_TWINS:
            continue
        expected = [_expected_number(pieces, place, set(numbers)) for place in places]
        choice = min(
            combinations(numbers, len(places)),
            key=lambda some: sum(abs(a - b) for a, b in zip(some, expected, strict=True)),
        )
        for place, number in zip(places, choice, strict=True):
            settled[place] = msgspec.structs.replace(pieces[place], number=number)
    return settled


def _expected_number(pieces: Sequence[ParagraphLines], place: int, twins: set[int]) -> int:
    """Return the number a piece would have if nothing changed since the nearest known one."""
    for before in range(place - 1, -1, -1):
        number = pieces[before].number
        if number and number not in twins:
            return number + place - before
    return place + 1


class _Candidate(NamedTuple):
    """A run of lines that may be an edited paragraph; the smallest is the best."""

    unlikeness: float
    displacement: int
    begin: int
    end: int
    number: int


def _find_edited(
    lines: Sequence[TextLine], pieces: Sequence[ParagraphLines], missing: Sequence[Paragraph]
) -> list[ParagraphLines]:
    """Pair lines that are nothing known with paragraphs that were not found, the likest first."""
    candidates: list[_Candidate] = []
    for begin, end in _unknown_runs(pieces):
        run = _UnknownLines(lines, begin, end)
        for paragraph in missing:
            candidates += run.candidates(paragraph)
    found: list[ParagraphLines] = []
    free = {line for piece in pieces if not piece.number for line in range(piece.begin, piece.end)}
    wanted = {paragraph.number for paragraph in missing}
    for candidate in sorted(candidates):
        span = range(candidate.begin, candidate.end)
        if candidate.number in wanted and free.issuperset(span):
            wanted.remove(candidate.number)
            free.difference_update(span)
            found.append(ParagraphLines(candidate.begin, candidate.end, candidate.number))
    return found


def _unknown_runs(pieces: Sequence[ParagraphLines]) -> Iterator[tuple[int, int]]:
    """Yield the longest runs of lines that are nothing known."""
    begin = None
    for piece in pieces:
        if piece.number is None:
            begin = piece.begin if begin is None else begin
        elif begin is not None:
            yield begin, piece.begin
            begin = None
    if begin is not None:
        yield begin, pieces[-1].end


class _UnknownLines:
    """A run of unknown lines with the hashes of all its word 3-grams."""

    def __init__(self, lines: Sequence[TextLine], begin: int, end: int) -> None:
        self._begin = begin
        self._edges = [0]
        words: list[str] = []
        for line in lines[begin:end]:
            words += line.content.words
            self._edges.append(len(words))
        self._hashes = gram_hashes(words)
        self._places: dict[str, list[int]] = {}
        for place, gram in enumerate(self._hashes):
            self._places.setdefault(gram, []).append(place)

    def candidates(self, paragraph: Paragraph) -> Iterator[_Candidate]:
        """Yield the parts of the run that are like a paragraph."""
        sketch = paragraph.sketch.split()
        hits = sorted(place for gram in sketch for place in self._places.get(gram, ()))
        if not hits:
            return
        longest = _LONGEST_GROWTH * paragraph.word_count + _SPARE_WORDS
        for first in range(len(self._edges) - 1):
            for last in range(first + 1, len(self._edges)):
                start, stop = self._edges[first], self._edges[last]
                if stop - start > longest and last > first + 1:
                    break
                shared = bisect_left(hits, stop) - bisect_left(hits, start)
                if not shared:
                    continue
                score = likeness(self._sketch(start, stop), sketch)
                if score >= LIKENESS_FLOOR:
                    # A sketch hardly notices a missing line, the number of words does.
                    sizes = sorted((stop - start, paragraph.word_count))
                    begin, end = self._begin + first, self._begin + last
                    displacement = abs(begin + 1 - paragraph.number)
                    unlikeness = -score * sizes[0] / sizes[1]
                    yield _Candidate(unlikeness, displacement, begin, end, paragraph.number)

    def _sketch(self, start: int, stop: int) -> tuple[str, ...]:
        return smallest(self._hashes[start : max(start + 1, stop - GRAM_WORDS + 1)])


def _find_by_place(
    pieces: Sequence[ParagraphLines], lines: Sequence[TextLine], paragraphs: Sequence[Paragraph]
) -> list[ParagraphLines]:
    """Number unknown pieces between known ones where just as many paragraphs are missing."""
    result = list(pieces)
    taken = {piece.number for piece in pieces}
    known = [i for i, piece in enumerate(pieces) if piece.number is not None]
    for left, right in pairwise([-1, *known, len(pieces)]):
        before = pieces[left].number or 0 if left >= 0 else 0
        after = pieces[right].number or 0 if right < len(pieces) else len(paragraphs) + 1
        if after - before != right - left or taken & set(range(before + 1, after)):
            continue
        for index in range(left + 1, right):
            paragraph = paragraphs[before + index - left - 1]
            piece = pieces[index]
            count = sum(len(line.content.words) for line in lines[piece.begin : piece.end])
            low, high = sorted((count, paragraph.word_count))
            if low and high <= 2 * low:
                result[index] = msgspec.structs.replace(piece, number=paragraph.number)
    return result


def _join_unknown(
    pieces: Sequence[ParagraphLines], lines: Sequence[TextLine]
) -> list[ParagraphLines]:
    """Make one piece of unknown lines that follow each other without an empty line."""
    result: list[ParagraphLines] = []
    for piece in pieces:
        before = result[-1] if result else None
        is_unknown = piece.number is None and before is not None and before.number is None
        if before is not None and is_unknown and not lines[piece.begin].stands_apart:
            result[-1] = msgspec.structs.replace(before, end=piece.end)
        else:
            result.append(piece)
    return result
