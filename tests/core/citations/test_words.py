"""Normalised words, their places in the text, and fingerprints."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.citations.fingerprint import (
    SKETCH_SIZE,
    gram_hashes,
    likeness,
    sketch_of,
)
from timeline_app.core.citations.words import read_words
from timeline_app.core.record.normal_words import normalised_words, words_sha256

# Letters that fold, combine, expand or stand for several, beside plain ones.
TRICKY = "aB1 .-’'ßŉİǰΐﬁ½²Ⅷ가각ㄱㅏᄀᆨ\u1100\u1161\u11a8\u0301\u0323\u0e33ệê\ud800ﷺ_ªK\u00ad\u200b"
TEXTS = st.text(st.sampled_from(TRICKY) | st.characters(), max_size=30)
WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=60)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On December 3, 2025:", ["on", "december", "3", "2025"]),
        ("Laos’s “great friendship”", ["laos", "s", "great", "friendship"]),
        ('Laos\'s "great friendship"', ["laos", "s", "great", "friendship"]),
        ("2026–2030", ["2026", "2030"]),
        ("Hà Nội", ["hà", "nội"]),
        (unicodedata.normalize("NFD", "Hà Nội"), ["hà", "nội"]),
        ("STRASSE straße", ["strasse", "strasse"]),
        ("ﬁve snake_case", ["five", "snake", "case"]),
        ("  ", []),
    ],
)
def test_words_are_folded_runs_of_letters_and_digits(text: str, words: list[str]) -> None:
    assert normalised_words(text) == words
    assert list(read_words(text).words) == words


@given(TEXTS)
def test_reading_with_places_gives_the_same_words(text: str) -> None:
    assert list(read_words(text).words) == normalised_words(text)


@given(TEXTS)
def test_the_place_of_a_word_holds_the_word(text: str) -> None:
    read = read_words(text)
    for index, word in enumerate(read.words):
        begin, end = read.char_range(index, index + 1)
        assert word in "".join(normalised_words(text[begin:end]))


@given(TEXTS)
def test_places_of_words_follow_each_other(text: str) -> None:
    read = read_words(text)
    assert all(begin < end for begin, end in zip(read.starts, read.ends, strict=True))
    assert list(read.starts) == sorted(read.starts)
    assert list(read.ends) == sorted(read.ends)


def test_the_place_of_several_words_is_their_text() -> None:
    text = "He said: “Great  Friendship!” twice"
    begin, end = read_words(text).char_range(2, 4)
    assert text[begin:end] == "Great  Friendship"


def test_the_mark_of_a_decomposed_letter_belongs_to_its_word() -> None:
    text = unicodedata.normalize("NFD", "Hà Nội, Lào")
    read = read_words(text)
    spans = zip(read.starts, read.ends, strict=True)
    assert [unicodedata.normalize("NFC", text[a:b]) for a, b in spans] == ["Hà", "Nội", "Lào"]


def test_a_mark_that_melts_into_no_letter_stays_with_it() -> None:
    read = read_words("x\u0301 y")
    assert read.char_range(0, 1) == (0, 2)
    assert read.char_range(1, 2) == (3, 4)


def test_the_fingerprint_of_words_is_that_of_their_plain_text() -> None:
    assert words_sha256(["abc"]) == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )
    assert words_sha256(["a", "b"]) != words_sha256(["ab"])


@given(WORDS)
def test_a_sketch_is_the_smallest_hashes(words: list[str]) -> None:
    sketch = sketch_of(words)
    hashes = sorted(set(gram_hashes(words)))
    assert list(sketch) == hashes[:SKETCH_SIZE]
    assert likeness(sketch, sketch) == (1.0 if words else 0.0)


@given(WORDS, WORDS)
def test_likeness_of_short_texts_is_their_share_of_common_runs(
    words: list[str], others: list[str]
) -> None:
    mine, theirs = set(gram_hashes(words[:14])), set(gram_hashes(others[:14]))
    expected = len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0
    assert likeness(sketch_of(words[:14]), sketch_of(others[:14])) == expected


@given(WORDS, WORDS)
def test_likeness_is_the_same_both_ways(words: list[str], others: list[str]) -> None:
    one, other = sketch_of(words), sketch_of(others)
    assert likeness(one, other) == likeness(other, one)
    assert 0.0 <= likeness(one, other) <= 1.0
