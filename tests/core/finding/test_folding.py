"""Text search: folding, spellings, and places to mark."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.core.finding.folding import fold, match_ranges, query_words
from timeline_app.core.finding.text_index import TextIndex

ROWS = (
    "Talks in Hà Nội",
    "Talks in Ha Noi",
    "Talks in Hanoi",
    "More than oil was spoken of",
    "The Inter-Governmental Committee in Viet Nam",
)


@pytest.mark.parametrize("query", ["Hanoi", "hanoi", "HANOI"])
def test_given_one_word_then_it_finds_what_is_written_as_two(query: str) -> None:
    assert TextIndex(ROWS).mask(query).tolist() == [True, True, True, False, False]


@pytest.mark.parametrize("query", ["Ha Noi", "Hà Nội", "nội hà"])
def test_given_two_words_then_they_find_what_is_written_as_one(query: str) -> None:
    assert TextIndex(ROWS).mask(query).tolist() == [True, True, True, False, False]


def test_given_part_of_a_word_then_it_matches() -> None:
    assert TextIndex(ROWS).mask("govern vietnam").tolist() == [False] * 4 + [True]


def test_given_no_words_then_everything_matches() -> None:
    assert TextIndex(ROWS).mask(" ").all()


def test_given_a_row_is_added_after_a_query_then_it_is_found() -> None:
    index = TextIndex(ROWS)
    assert not index.mask("luang").any()
    index.extend(["Luang Prabang"])
    assert index.mask("luangprabang").tolist() == [*[False] * 5, True]


def test_given_a_text_then_the_marks_stand_where_the_words_do() -> None:
    text = "From Hà Nội, not than oil, to HANOI"
    assert [text[a:b] for a, b in match_ranges(text, "hanoi")] == ["Hà Nội", "HANOI"]
    assert [text[a:b] for a, b in match_ranges(text, "ha noi")] == ["Hà", "Nội", "HANOI"]
    decomposed = unicodedata.normalize("NFD", text)
    assert [
        unicodedata.normalize("NFC", decomposed[a:b]) for a, b in match_ranges(decomposed, "nội")
    ] == ["Nội", "NOI"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=6), st.text(min_size=1, max_size=6))
def test_given_any_texts_then_what_holds_the_folded_word_is_found(
    texts: list[str], query: str
) -> None:
    mask = TextIndex(texts).mask(query)
    for text, found in zip(texts, mask, strict=True):
        words = " ".join(fold(word) for word in text.split()).split(" ")
        if all(any(word in known for known in words) for word in query_words(query)):
            assert found
        for first, end in match_ranges(text, query):
            assert 0 <= first < end <= len(text)


def test_given_a_name_written_apart_then_only_whole_neighbours_count() -> None:
    texts = ["Viet\t Nam", "Nam of Viet", "soviet nam, viet", "in Viet Nam.", "Viet", "viet nams"]
    assert TextIndex(texts).mask("vietnam").tolist() == [True, False, False, True, False, False]


def test_given_many_rows_in_chunks_then_each_word_leads_to_its_rows() -> None:
    index = TextIndex()
    texts = [f"event {number} in {number % 7} Hà Nội\n" for number in range(1_000)]
    for first in range(0, len(texts), 96):
        index.extend(texts[first : first + 96])
    assert index.mask("event").all()
    assert index.mask("hanoi").all()
    assert index.mask("997").nonzero()[0].tolist() == [997]
    assert index.mask("A").all()
    assert not index.mask("A A\n x").any()
