"""Running text: words of several styles set in lines of a given width.

A space between two words is kept where a line or a style ends between them: it is not seen, but
who copies a text, or has it read out, needs it.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline_app.scene.display import Label, TextMeasurer, TextStyle
from timeline_app.scene.tags import Tag

ELLIPSIS = "…"
_JOINED_MARKS = ("Mn", "Mc", "Me")
# Lao and Thai vowels that are written before the consonant they belong to.
_LEADING_VOWELS = frozenset("ເແໂໃໄเแโใไ")


class Run(NamedTuple):
    """A piece of text in one style; `target` is what it links to, if anything."""

    text: str
    style: TextStyle
    color: str
    target: str = ""


Runs = tuple[Run, ...]
"""A paragraph that is not yet set in lines."""


class PlacedRun(NamedTuple):
    """A run, or part of one, at its place in a line."""

    x: float
    width: float
    run: Run

    def label(self, x: float, y: float, tag: Tag | None = None) -> Label:
        """Return it as a label in a line that begins at an x."""
        text, style, color, _ = self.run
        return Label(x + self.x, y, text, style, color, self.width, tag=tag)


RunLine = tuple[PlacedRun, ...]


def wrapped(runs: Iterable[Run], width_px: float, measurer: TextMeasurer) -> list[RunLine]:
    """Set runs in lines; a word that is wider than a line is broken between its letters."""
    setter = _Setter(width_px, measurer)
    for run in runs:
        setter.add(run)
    return setter.finished()


class Setting:
    """Sets paragraphs in one width; the same paragraph is set but once."""

    def __init__(self, width_px: float, measurer: TextMeasurer) -> None:
        self.measurer = measurer
        self._width_px = width_px
        self._known: dict[Runs, list[RunLine]] = {}

    def lines(self, runs: Runs) -> list[RunLine]:
        """Return the lines of a paragraph."""
        lines = self._known.get(runs)
        if lines is None:
            lines = self._known[runs] = wrapped(runs, self._width_px, self.measurer)
        return lines


def first_lines(
    runs: Iterable[Run], width_px: float, most: int, measurer: TextMeasurer
) -> list[RunLine]:
    """Set runs in no more than some lines; the last one ends with an ellipsis if they need more."""
    lines = wrapped(runs, width_px, measurer)
    if len(lines) <= most:
        return lines
    last = lines[most - 1][-1]
    words = last.run.text.rstrip(" ")
    fitted = measurer.elided(words + " " + ELLIPSIS * 3, last.run.style, width_px - last.x)
    text = fitted.rstrip(ELLIPSIS + " ") + ELLIPSIS
    width = measurer.width(text, last.run.style)
    piece = PlacedRun(last.x, width, last.run._replace(text=text))
    return [*lines[: most - 1], (*lines[most - 1][:-1], piece)]


class _Setter:
    """Fills line after line."""

    def __init__(self, width_px: float, measurer: TextMeasurer) -> None:
        self._width_px = width_px
        self._measurer = measurer
        self._spaces: dict[TextStyle, float] = {}
        self._lines: list[RunLine] = []
        self._texts: list[list[str]] = []
        self._starts: list[float] = []
        self._runs: list[Run] = []
        self._x = 0.0
        # No space stands between the word before and the next one.
        self._is_glued = False

    def add(self, run: Run) -> None:
        """Put the words of a run at the end of the line, or into new ones."""
        text, style, width_of = run.text, run.style, self._measurer.width
        space = self._space(style)
        for number, word in enumerate(text.split(" ")):
            if number:
                self._is_glued = False
            if word:
                width = width_of(word, style)
                gap = 0.0 if self._is_glued or not self._runs else space
                x = self._x + gap + width
                if self._runs and self._runs[-1] is run and x <= self._width_px:
                    # Nearly all words of a page come here, where a call would cost more.
                    self._texts[-1].append(" " + word if gap else word)
                    self._x = x
                else:
                    self._add(word, run, gap, width)
                self._is_glued = True

    def _add(self, word: str, run: Run, gap: float, width: float) -> None:
        if self._runs and self._x + gap + width > self._width_px:
            if self._is_glued and self._carry(word, run, width):
                return
            if not self._is_glued:
                self._texts[-1].append(" ")
            self._end_line()
            gap = 0.0
        if width > self._width_px:
            self._add_broken(word, run)
            return
        self._put(word, run, gap, width)

    def finished(self) -> list[RunLine]:
        """Return all lines."""
        if self._runs:
            self._end_line()
        return self._lines

    def _put(self, text: str, run: Run, gap: float, width: float) -> None:
        if self._runs and self._runs[-1] is run:
            self._texts[-1].append(" " + text if gap else text)
        else:
            if gap:
                self._texts[-1].append(" ")
            self._texts.append([text])
            self._starts.append(self._x + gap)
            self._runs.append(run)
        self._x += gap + width

    def _carry(self, word: str, run: Run, width: float) -> bool:
        """Take the word before along to the new line if this one sticks to it."""
        texts, before = self._texts[-1], self._runs[-1]
        is_alone = len(texts) == 1
        if is_alone or before is run:
            return False
        text = texts.pop().lstrip(" ")
        text_px = self._measurer.width(text, before.style)
        if text_px + width > self._width_px:
            texts.append(" " + text)
            return False
        self._x -= text_px + self._space(before.style)
        texts.append(" ")
        self._end_line()
        self._put(text, before, 0.0, text_px)
        self._put(word, run, 0.0, width)
        return True

    def _add_broken(self, word: str, run: Run) -> None:
        for number, text in enumerate(self._broken(word, run.style)):
            if number:
                self._end_line()
            self._put(text, run, 0.0, self._measurer.width(text, run.style))

    def _broken(self, text: str, style: TextStyle) -> Iterator[str]:
        """Yield a long word in pieces that fit, never parting a letter from its marks."""
        piece, piece_px = "", 0.0
        for cluster in clusters(text):
            cluster_px = self._measurer.width(cluster, style)
            if piece and piece_px + cluster_px > self._width_px:
                yield piece
                piece, piece_px = "", 0.0
            piece += cluster
            piece_px += cluster_px
        yield piece

    def _end_line(self) -> None:
        pieces, ends = [], [*self._starts[1:], self._x]
        for start, end, run, texts in zip(self._starts, ends, self._runs, self._texts, strict=True):
            _, style, color, target = run
            pieces.append(PlacedRun(start, end - start, Run("".join(texts), style, color, target)))
        self._lines.append(tuple(pieces))
        self._texts, self._starts, self._runs, self._x = [], [], [], 0.0

    def _space(self, style: TextStyle) -> float:
        if style not in self._spaces:
            self._spaces[style] = self._measurer.width(" ", style)
        return self._spaces[style]


def clusters(text: str) -> Iterator[str]:
    """Yield letters with the marks that belong to them."""
    cluster = ""
    for letter in text:
        is_mark = unicodedata.category(letter) in _JOINED_MARKS
        if cluster and not is_mark and cluster[-1] not in _LEADING_VOWELS:
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster
