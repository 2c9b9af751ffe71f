"""What people type, and the texts it finds: the index against a plain look at every text."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.core.finding.folding import folded_words
from timeline_app.core.finding.matching import FoldedPassages, FoldedText
from timeline_app.core.finding.query import Spellings, parse_query
from timeline_app.core.finding.text_index import TextIndexBuilder, index_of
from timeline_app.core.finding.word_keys import WORD_BYTES

SPELLINGS: Spellings = {
    ("vn",): (("viet", "nam"),),
    ("viet", "nam"): (("vn",),),
    ("somxay",): (("sonexay",),),
}
ROWS = (
    "Talks in Hà Nội",
    "Talks in Hanoi, about aid",
    "More than oil was spoken of",
    "The Inter-Governmental Committee in Viet Nam",
    "VN’s five-year plan, 2026–2030",
    "Pham Minh Chinh holds talks",
    "Ho Chi Minh is honoured",
    "The Lao People’s Revolutionary Party",
)
# Few letters, so that words, their parts and their neighbours meet again and again.
WORDS = st.text(st.sampled_from("aabàs"), min_size=1, max_size=5)
TEXTS = st.lists(st.text(st.sampled_from("aabàs -’"), max_size=16), max_size=8)


def found(query: str, texts: tuple[str, ...] | list[str] = ROWS) -> list[int]:
    index = index_of(texts)
    mask = np.ones(len(texts), np.bool_)
    for term in parse_query(query, SPELLINGS).terms:
        mask &= ~index.mask(term) if term.is_excluded else index.mask(term)
    return np.flatnonzero(mask).tolist()


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("hanoi", [0, 1]),
        ("Ha Noi", [0, 1]),
        ("nội hà", [0]),
        ("talks -aid", [0, 5]),
        ("-talks", [2, 3, 4, 6, 7]),
        ("talks –hanoi", [5]),
        ("committ nam", [3]),
        ("governmental", [3]),
        ("overnmental", []),
        ("intergovernmental", [3]),
        ("inter-governmental", [3]),
        ("Viet Nam", [3, 4]),
        ("vn", [3, 4]),
        ("committee-viet nam", []),
        ("in-viet nam", [3]),
        ("2026-2030", [4]),
        ("2026—2030", [4]),
        ("2026 – 2030", [4]),
        ("2030-2026", []),
        ("2030 2026", [4]),
        ("Ho Chi Minh", [6]),
        ('"minh chinh"', [5]),
        ('"minh chi"', []),
        ('"minh chi', [5]),
        ("“Chi Minh”", [6]),
        ("'Chi Minh'", [6]),
        ("‘minh chi’", []),
        ("「minh chi」", []),
        ("the '90s workers'", []),
        ("talks -'aid'", [0, 5]),
        ("people's", [7]),
        ("peoples", [7]),
        ('"Lao People\'s Revolutionary"', [7]),
        ('-"chi minh" minh', [5]),
        ("", [0, 1, 2, 3, 4, 5, 6, 7]),
        ('- "" –', [0, 1, 2, 3, 4, 5, 6, 7]),
        ("five-year", [4]),
    ],
)
def test_given_a_query_then_it_finds_these_texts(query: str, rows: list[int]) -> None:
    assert found(query) == rows


PAIRS = ("“”", "„“", "”“", "«»", "»«", "‹›", "「」", "『』", "〝〞", "＂＂", "‘’", "‚‘", "''", "`´")


@pytest.mark.parametrize("pair", PAIRS)
def test_given_quotation_marks_of_any_language_then_they_make_the_same_phrase(pair: str) -> None:
    for words in ("minh chinh", "minh chi", "lao people’s revolutionary", "talks"):
        quoted = pair[0] + words + pair[1]
        assert parse_query(quoted).terms == parse_query(f'"{words}"').terms
        assert parse_query(f"a -{quoted} b").terms == parse_query(f'a -"{words}" b').terms


@pytest.mark.parametrize("dash", "-‐‑‒–—―−⁃﹘﹣－")
def test_given_any_dash_before_a_word_then_it_is_left_out(dash: str) -> None:
    assert found(f"talks {dash}hanoi") == [5]
    assert found(f"talks \u200b{dash}\u00adhanoi") == [5]
    assert found(f"talks {dash} hanoi") == [0, 1]


@settings(max_examples=300, deadline=None)
@given(TEXTS, WORDS)
def test_given_a_word_then_whatever_begins_with_it_or_spells_it_out_is_found(
    texts: list[str], word: str
) -> None:
    (sought,) = folded_words(word)

    def holds(text: str) -> bool:
        words = folded_words(text)
        runs = [words[i : i + n] for n in (2, 3) for i in range(len(words) - n + 1)]
        is_split = any(
            "".join(run) == sought
            and all(len(part) > 1 for part in run[:-1])
            and (len(run[-1]) > 1 or run[-1] == "s")
            for run in runs
        )
        return is_split or any(found.startswith(sought) for found in words)

    assert found(word, texts) == [i for i, text in enumerate(texts) if holds(text)]


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.lists(WORDS, min_size=1, max_size=3))
def test_given_a_phrase_then_just_these_words_in_a_row_are_found(
    texts: list[str], words: list[str]
) -> None:
    phrase = " ".join(folded_words(" ".join(words)))
    joined = phrase.replace(" ", "")

    def holds(text: str) -> bool:
        row = f" {' '.join(folded_words(text))} "
        return f" {phrase} " in row or (f" {joined} " in row and can_join)

    parts = phrase.split()
    can_join = all(len(part) > 1 for part in parts[:-1]) and (
        len(parts[-1]) > 1 or parts[-1] == "s"
    )
    rows = [i for i, text in enumerate(texts) if holds(text)]
    some = [i for i in found(f'"{" ".join(words)}"', texts) if i not in rows]
    # Of three words two may be written as one as well.
    assert not some or len(parts) > 2
    assert set(rows) <= set(found(f'"{" ".join(words)}"', texts))


@given(TEXTS, st.text(st.sampled_from('aabàs -"’'), max_size=10))
def test_given_any_query_then_it_is_marked_in_the_lines_that_match(
    texts: list[str], query: str
) -> None:
    parsed = parse_query(query, SPELLINGS)
    text = "\n".join(texts)
    marked = FoldedPassages(text).ranges(parsed)
    assert all("\n" not in text[first:end] for first, end in marked)
    lines = {text[:first].count("\n") for first, _end in marked}
    assert lines == (set(found(query, texts)) if parsed.wanted else set())


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.text(st.sampled_from('aabàs -"’'), max_size=10))
def test_given_any_query_then_index_and_single_texts_agree(texts: list[str], query: str) -> None:
    parsed = parse_query(query, SPELLINGS)
    index = index_of(texts)
    for term in parsed.terms:
        single = [FoldedText(text).holds(term) for text in texts]
        assert index.mask(term).tolist() == single, term


@given(st.lists(st.text(max_size=30), max_size=6), st.text(min_size=1, max_size=6))
def test_given_any_letters_then_index_and_single_texts_agree(texts: list[str], query: str) -> None:
    index = index_of(texts)
    for term in parse_query(query).terms:
        assert index.mask(term).tolist() == [FoldedText(text).holds(term) for text in texts]


@given(TEXTS, st.lists(WORDS, min_size=1, max_size=3))
def test_given_words_left_out_then_the_rest_is_found(texts: list[str], words: list[str]) -> None:
    excluded = " ".join(f"-{word}" for word in words)
    others = {row for word in words for row in found(word, texts)}
    assert found(excluded, texts) == [row for row in range(len(texts)) if row not in others]


def test_given_texts_in_many_pieces_then_each_word_leads_to_its_texts() -> None:
    texts = [f"event {number} in {number % 7} Hà Nội Đà" for number in range(1_000)]
    builder = TextIndexBuilder(len(texts))
    for first in range(0, len(texts), 96):
        part = [text.encode() for text in texts[first : first + 96]]
        ends = np.cumsum([len(text) + 1 for text in part]) - 1
        starts = ends - np.array([len(text) for text in part])
        letters = np.frombuffer(b'"'.join([*part, b""]), np.uint8)
        builder.add(letters, starts, ends, np.arange(first, first + len(part)))
    index = builder.index()

    def rows(query: str) -> list[int]:
        masks = [index.mask(term) for term in parse_query(query).terms]
        return np.flatnonzero(np.all(masks, axis=0)).tolist()

    assert len(rows("event")) == len(rows('"noi da"')) == 1_000
    assert rows("997") == [997]
    assert rows('"event 12 in"') == [12]
    assert rows("zz") == []


def test_given_words_without_end_then_their_beginning_tells_them() -> None:
    long, other = "x" * 1_000, "x" * (WORD_BYTES - 1) + "y"
    assert found(long, [long, other, "x"]) == [0]
    assert found("x", [long, other, "y"]) == [0, 1]


def test_given_scripts_without_spaces_then_words_in_them_are_found() -> None:
    assert found("ປະຊາຊົນ", ["ສາທາລະນະລັດປະຊາທິປະໄຕປະຊາຊົນລາວ", "ລາວ"]) == [0]
    assert found("老挝", ["越南和老挝", "越南"]) == [0]


def test_given_a_pasted_page_then_only_its_beginning_is_sought() -> None:
    assert len(parse_query("word " * 10_000).terms) <= 2
    assert len(parse_query(" ".join(map(str, range(10_000)))).terms) < 80
    assert re.search("x", parse_query("x" * 10_000).terms[0].spellings[0].words[0])
