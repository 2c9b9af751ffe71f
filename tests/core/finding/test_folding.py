"""Folding: what is typed and what is printed become the same words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.finding.folding import fold, folded_words, is_begun_in
from timeline_app.core.finding.matching import match_ranges
from timeline_app.core.finding.query import parse_query
from timeline_app.core.record.normal_words import normalise, normalised_words

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"
APOSTROPHES = "'\u2019\u2018\u02bc\u2032\uff07`\u00b4"
SPACES = " \t\u00a0\u2002\u2009\u202f\u3000"
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u034f\ufe0f"


def same(one: str, other: str) -> bool:
    return folded_words(one) == folded_words(other)


def marked(text: str, query: str) -> list[str]:
    return [text[first:end] for first, end in match_ranges(text, parse_query(query))]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hà Nội", "ha noi"),
        ("ĐƯỜNG  SẮT\n", "duong sat"),
        ("Łódź Øre ﬁn ℌ Straße Œuvre", "lodz ore fin h strasse oeuvre"),
        ("İstanbul", "istanbul"),
        ("a\x1eb", "a b"),
        ("½ m²", "1 2 m2"),
        ("People’s “Party”…", "people s party"),
        ("snake_case", "snake case"),
        ("ລາວ 2025", "ລ າ ວ 2025"),
    ],
)
def test_given_a_text_then_its_words_are_plain_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_given_any_text_then_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_given_any_text_then_searching_goes_on_from_what_citing_compares(text: str) -> None:
    assert same(normalise(text), text)


@given(st.text())
def test_given_any_form_of_the_same_letters_then_they_are_the_same(text: str) -> None:
    for form in (
        unicodedata.normalize("NFC", text),
        unicodedata.normalize("NFD", text),
        unicodedata.normalize("NFKC", text),
        unicodedata.normalize("NFKD", text),
    ):
        assert same(form, text)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_given_any_case_then_it_does_not_matter(text: str) -> None:
    assert same(text.casefold(), text)


@given(st.text(st.sampled_from("aé–đ1ﬁ"), min_size=1), st.data())
def test_given_letters_that_cannot_be_seen_then_they_do_not_matter(
    text: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(text)))
    hidden = text[:place] + data.draw(st.text(st.sampled_from(UNSEEN))) + text[place:]
    assert same(hidden, text)
    assert normalised_words(hidden) == normalised_words(text)


@pytest.mark.parametrize("signs", [DASHES, APOSTROPHES, SPACES, '"“”„«»″'])
def test_given_signs_of_one_sort_then_they_are_all_alike(signs: str) -> None:
    assert len({fold(f"Laos{sign}Viet") for sign in signs}) == 1


@given(st.text(), st.text(min_size=1, max_size=6))
def test_given_any_text_and_query_then_what_is_marked_lies_apart_in_it(
    text: str, query: str
) -> None:
    last = -1
    for first, end in match_ranges(text, parse_query(query)):
        assert last < first < end <= len(text)
        last = end


def test_given_a_text_then_the_marks_stand_where_the_words_do() -> None:
    text = "From Hà Nội, not than oil, to HANOI"
    assert marked(text, "hanoi") == ["Hà Nội", "HANOI"]
    assert marked(text, "ha noi") == ["Hà", "Nội", "HANOI"]
    decomposed = unicodedata.normalize("NFD", text)
    found = marked(decomposed, "nội")
    assert [unicodedata.normalize("NFC", word) for word in found] == ["Nội"]


def test_given_a_beginning_and_a_word_left_out_then_only_the_beginning_is_marked() -> None:
    text = "Ministers of co\u00adoperation"
    assert marked(text, "minis coop -of") == ["Minis", "co\u00adop"]


@pytest.mark.parametrize(
    ("typed", "is_in"),
    [
        ("ha n", True),
        ("people's", True),
        ("ha-NO", True),
        ("not", False),
        ("", False),
        ("’", False),
    ],
)
def test_given_what_is_typed_so_far_then_a_name_that_holds_it_is_offered(
    typed: str, is_in: bool
) -> None:
    assert is_begun_in("People’s Committee of Hà Nội", typed) is is_in
