"""Labels on some lines: the breaks that are found fast are those that trying all of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.scene.display import TextStyle
from timeline_app.scene.wrapping import narrowest_px, two_lines, whole_lines

WORDS = st.lists(st.text("ilmW", min_size=1, max_size=9), min_size=1, max_size=12)
WIDTHS_PX = {"i": 3.0, "l": 3.5, "m": 9.0, "W": 11.0, " ": 4.0, "…": 8.0}


class Measurer:
    """Letters of different widths."""

    def width(self, text: str, _style: TextStyle) -> float:
        return sum(WIDTHS_PX[letter] for letter in text)

    def elided(self, text: str, style: TextStyle, width_px: float) -> str:
        kept = text
        while kept and self.width(kept + "…", style) > width_px:
            kept = kept[:-1]
        return text if self.width(text, style) <= width_px else kept + "…"

    def baseline_drop_px(self, _style: TextStyle) -> float:
        return 0.0


def width(text: str) -> float:
    return Measurer().width(text, TextStyle.LABEL)


def breaks(text: str) -> list[list[str]]:
    words = text.split(" ")
    return [[" ".join(words[:n]), " ".join(words[n:])] for n in range(1, len(words))]


@given(WORDS)
def test_given_any_words_then_no_break_needs_less_room(words: list[str]) -> None:
    text = " ".join(words)
    tried = [max(map(width, lines)) for lines in breaks(text)]
    assert narrowest_px(Measurer(), text) == min(tried, default=width(text))


@given(WORDS)
def test_given_three_lines_then_no_two_breaks_need_less_room(words: list[str]) -> None:
    text = " ".join(words)
    tried = [
        max(map(width, (first, *rest)))
        for first, after in breaks(text)
        for rest in (breaks(after) or [[after]])
    ]
    assert narrowest_px(Measurer(), text, 3) == min(tried, default=width(text))


@given(WORDS, st.floats(5.0, 400.0), st.integers(2, 4))
def test_given_whole_lines_then_they_fit_and_one_line_less_would_not(
    words: list[str], room_px: float, most_lines: int
) -> None:
    text = " ".join(words)
    lines = whole_lines(Measurer(), text, room_px, most_lines)
    if lines is None:
        assert narrowest_px(Measurer(), text, most_lines) > room_px
        return
    assert " ".join(lines) == text
    assert len(lines) <= most_lines
    assert max(map(width, lines)) <= room_px
    assert len(lines) <= 2 or narrowest_px(Measurer(), text, len(lines) - 1) > room_px


@given(WORDS, st.floats(5.0, 400.0))
def test_given_any_room_then_lines_are_as_even_as_can_be_or_the_first_is_full(
    words: list[str], room_px: float
) -> None:
    text = " ".join(words)
    lines = two_lines(Measurer(), text, room_px)
    fitting = [pair for pair in breaks(text) if max(map(width, pair)) <= room_px]
    begun = [first for first, _ in breaks(text) if width(first) <= room_px]
    if fitting:
        assert lines in fitting
        assert lines is not None
        assert max(map(width, lines)) == min(max(map(width, pair)) for pair in fitting)
    elif not begun:
        assert lines is None
    elif lines is not None:
        assert lines[0] == begun[-1]
        assert lines[1].endswith("…")
        assert width(lines[1]) <= room_px
