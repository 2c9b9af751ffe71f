"""Excerpts: the cited words are always whole, and what is left out is said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.citations.excerpt import excerpt, merged, pieces_of

LONG = " ".join(f"word{number}" for number in range(200))
RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda r: (r[0], sum(r))))


def test_given_a_short_paragraph_then_all_of_it_is_shown() -> None:
    pieces = excerpt("Both met in May.", [(5, 8)])
    assert pieces == [("Both ", False), ("met", True), (" in May.", False)]


def test_given_a_long_paragraph_then_words_around_the_cited_ones_stand_and_cuts_are_said() -> None:
    first = LONG.index("word100")
    before, cited, after = excerpt(LONG, [(first, first + len("word100 word101"))])
    assert cited == ("word100 word101", True)
    assert before.text.startswith("…\u00a0word")
    assert before.text.endswith("word99 ")
    assert after.text.startswith(" word102")
    assert after.text.endswith("\u00a0…")
    assert len(before.text) + len(after.text) < 400


def test_given_two_far_places_then_what_stands_between_is_cut_in_its_middle() -> None:
    last = LONG.index("word190")
    pieces = excerpt(LONG, [(0, 5), (last, last + 7)])
    between = pieces[1].text
    assert "\u00a0… " in between
    assert between.startswith(" word1")
    assert between.endswith("word189 ")


def test_given_no_cited_words_then_a_long_paragraph_begins_where_it_begins() -> None:
    (piece,) = excerpt(LONG, [])
    assert piece.text.startswith("word0 word1")
    assert piece.text.endswith("\u00a0…")


def test_given_sought_words_far_from_the_cited_ones_then_both_stand_with_what_is_around() -> None:
    sought = [(LONG.index(word), LONG.index(word) + len(word)) for word in ("word40", "word150")]
    first = LONG.index("word100")
    before, cited, after = excerpt(LONG, [(first, first + 7)], sought)
    assert cited == ("word100", True)
    assert before.text.startswith("…\u00a0word")
    assert " word39 word40 word41 " in before.text
    assert before.text.endswith(" word99 ")
    assert " word149 word150 word151 " in after.text
    assert after.text.endswith("\u00a0…")
    assert "word70" not in before.text


def test_given_only_sought_words_then_the_paragraph_is_shown_around_them() -> None:
    place = LONG.index("word150")
    (piece,) = excerpt(LONG, [], [(place, place + 7)])
    assert piece.text.startswith("…\u00a0word")
    assert " word149 word150 word151 " in piece.text


def test_given_one_word_without_end_then_it_is_cut_all_the_same() -> None:
    assert len(excerpt("a" * 5_000, [(0, 1)])[1].text) < 400


@given(st.text(min_size=80, max_size=80), RANGES)
def test_given_any_ranges_then_the_pieces_are_the_text_and_the_cited_ones_the_ranges(
    text: str, ranges: list[tuple[int, int]]
) -> None:
    pieces = pieces_of(text, ranges)
    assert "".join(piece.text for piece in pieces) == text
    cited = [text[first:end] for first, end in merged(ranges)]
    assert [piece.text for piece in pieces if piece.is_cited] == cited


@given(RANGES)
def test_given_any_ranges_then_an_excerpt_has_all_cited_words(
    ranges: list[tuple[int, int]],
) -> None:
    cited = [LONG[first:end] for first, end in merged(ranges)]
    assert [piece.text for piece in excerpt(LONG, ranges) if piece.is_cited] == cited
