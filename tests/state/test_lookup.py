"""Names that fit what is typed: none forgotten, the best first, a kind at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.finding.folding import fold
from timeline_app.core.finding.matching import FoldedText
from timeline_app.core.finding.query import parse_query
from timeline_app.state.lookup import Fit, Lookup, Named, fit_of, words_of

THINGS = [
    Named("Hà Nội", "Place"),
    Named("Vientiane", "Place"),
    Named("Tô Lâm", "Leader", "To Lam, General Secretary"),
    Named("Aid and trade", "Theme"),
    Named("Trade", "Theme"),
    Named("List", "Command", "Show the events as a list"),
]
WORDS = st.text("aàbc nNộ", max_size=6)


def found(query: str) -> list[str]:
    return [THINGS[place].text for place in Lookup(THINGS).find(query)]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("ha noi", ["Hà Nội"]),
        ("HÀ", ["Hà Nội"]),
        ("hanoi", ["Hà Nội"]),
        ("secretary", ["Tô Lâm"]),
        ("trade", ["Trade", "Aid and trade"]),
        ("trade aid", ["Aid and trade"]),
        ("li", ["List"]),
        ("iento", []),
        ("enti", ["Vientiane"]),
        ("trade -aid", ["Trade"]),
        ("-trade", []),
        ("nobody", []),
        ("", []),
    ],
)
def test_given_letters_then_what_fits_is_found_whatever_their_case_and_marks(
    query: str, names: list[str]
) -> None:
    assert found(query) == names


def test_given_names_of_several_kinds_then_the_kind_with_the_best_fit_stands_first() -> None:
    things = [Named("Show a bridge", "Command"), Named("A bridge", "Theme"), Named("Bridge", "x")]
    assert Lookup(things).find("bridge") == [2, 0, 1]
    assert Lookup(things).find("a bridge") == [1, 0]


def test_given_whole_words_then_they_come_before_words_that_only_begin_so() -> None:
    things = [Named("Promised without a date", "View"), Named("Promised with a date", "View")]
    assert Lookup(things).find("promised with") == [1, 0]
    assert Lookup(things).find("promised") == [0, 1]


def test_given_many_of_a_kind_then_some_leave_room_for_other_kinds() -> None:
    things = [*(Named(f"Bridge {n}", "Place") for n in range(50)), Named("The bridge", "Theme")]
    places = Lookup(things).find("bridge")
    assert places[-1] == 50
    assert 5 <= len(places) <= 10


@given(st.lists(st.builds(Named, WORDS, st.sampled_from("xyz"), WORDS), max_size=8), WORDS)
def test_what_fits_is_what_holds_every_word_in_the_order_of_fits(
    things: list[Named], query: str
) -> None:
    read, places = parse_query(query), Lookup(things).find(query)
    words, texts = words_of(read), [f"{thing.text}\n{thing.also}" for thing in things]
    held = {n for n, text in enumerate(texts) if all(map(FoldedText(text).holds, read.terms))}
    parts = {n for n, text in enumerate(texts) if all(word in fold(text) for word in words)}
    assert set(places) == ((held or parts) if words else set())
    kinds = [things[place].kind for place in places]
    assert kinds == sorted(kinds, key=kinds.index)
    fits = [fit_of(fold(things[place].text), words) for place in places]
    assert not fits or fits[0] == min(fits)


def test_given_a_name_then_its_fit_says_where_the_words_stand() -> None:
    assert [fit_of("ha noi", [word]) for word in ("ha", "noi", "oi", "x")] == [
        Fit.AT_ITS_START,
        Fit.AT_A_WORD,
        Fit.INSIDE,
        Fit.BY_OTHER_WORDS,
    ]
    assert fit_of("ha noi", ["ha", "noi"]) is Fit.THE_QUERY
