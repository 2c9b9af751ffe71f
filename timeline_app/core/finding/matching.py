"""Matching: whether and where a single text holds what a query asks for, as the index has it."""

from collections.abc import Iterator

from timeline_app.core.finding.folding import folded_letters
from timeline_app.core.finding.query import MOST_PARTS, Phrase, Query, Term, is_cut
from timeline_app.core.finding.word_keys import WORD_BYTES

# A letter takes four bytes at most.
_ALWAYS_KEPT = WORD_BYTES // 4

Range = tuple[int, int]


class FoldedText:
    """A text made ready to be searched again and again."""

    def __init__(self, text: str) -> None:
        self._words: list[str] = []
        self._begins: list[list[int]] = []
        self._ends: list[list[int]] = []
        is_in_word = False
        for place, folded in enumerate(folded_letters(text)):
            if not folded and is_in_word:
                # A mark on its own, or nothing to be seen: part of what stands before.
                self._ends[-1][-1] = place + 1
            for letter in folded:
                if letter == " ":
                    is_in_word = False
                    continue
                if not is_in_word:
                    self._words.append("")
                    self._begins.append([])
                    self._ends.append([])
                is_in_word = True
                self._words[-1] += letter
                self._begins[-1].append(place)
                self._ends[-1].append(place + 1)
        self._kept = list(map(_kept, self._words))

    def holds(self, term: Term) -> bool:
        """Tell whether the text holds a term, in any of its spellings."""
        return next(self._ranges(term), None) is not None

    def ranges(self, query: Query) -> list[Range]:
        """Return where the text holds what is wanted, as half-open ranges apart."""
        merged: list[Range] = []
        for first, end in sorted(found for term in query.wanted for found in self._ranges(term)):
            if merged and first <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((first, end))
        return merged

    def _ranges(self, term: Term) -> Iterator[Range]:
        for phrase in term.spellings:
            yield from self._ranges_of(phrase)
        if not term.split_word.isalpha():
            return
        for count in range(2, MOST_PARTS + 1):
            for first in range(len(self._words) - count + 1):
                parts = self._words[first : first + count]
                if is_cut(parts) and "".join(parts) == term.split_word:
                    yield self._begins[first][0], self._ends[first + count - 1][-1]

    def _ranges_of(self, phrase: Phrase) -> Iterator[Range]:
        *head, last = map(_kept, phrase.words)
        for place in range(len(self._words) - len(head)):
            found = self._kept[place + len(head)]
            if not found.startswith(last) or self._kept[place : place + len(head)] != head:
                continue
            if phrase.is_open or found == last:
                end = len(last) if phrase.is_open else 0
                yield self._begins[place][0], self._ends[place + len(head)][end - 1]


class FoldedPassages:
    """The lines of a text, made ready to be searched as events are.

    All that is wanted stands in one line, and nothing that is left out.
    """

    def __init__(self, text: str) -> None:
        self._lines: list[tuple[int, FoldedText]] = []
        begin = 0
        for line in text.split("\n"):
            self._lines.append((begin, FoldedText(line)))
            begin += len(line) + 1

    def ranges(self, query: Query) -> list[Range]:
        """Return where the lines that match hold what is wanted, as half-open ranges apart."""
        return [
            (begin + first, begin + end)
            for begin, line in self._lines
            if all(line.holds(term) != term.is_excluded for term in query.terms)
            for first, end in line.ranges(query)
        ]


def _kept(word: str) -> str:
    """Return as much of a word as is compared."""
    if len(word) <= _ALWAYS_KEPT:
        return word
    encoded = word.encode("utf-8", "surrogatepass")[:WORD_BYTES]
    return encoded.decode("utf-8", "ignore")


def match_ranges(text: str, query: Query) -> list[Range]:
    """Return where a text holds what is wanted, as half-open ranges apart."""
    return FoldedText(text).ranges(query)
