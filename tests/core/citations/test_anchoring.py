"""Citations in edited copies of a source: exact, moved, changed or lost."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists import paragraph_file
from timeline_app.core.citations.anchoring import AttachedText, CitationStatus, attach, recognise
from timeline_app.core.record.model import Citation, ParagraphFile
from timeline_app.core.record.normal_words import normalised_words, words_sha256

EXACT, MOVED, CHANGED, LOST = (
    CitationStatus.EXACT,
    CitationStatus.MOVED,
    CitationStatus.CHANGED,
    CitationStatus.LOST,
)
SIZES = (6, 30, 24, 9, 40, 3, 18, 55, 30, 12)
# Every word stands once, so that a verdict can be told from the edit alone.
TEXTS = [
    " ".join(f"w{number}x{index}" for index in range(size)) for number, size in enumerate(SIZES)
]
WRAPPED = ("\n", "\n\n")


def file_of(texts: Sequence[str]) -> ParagraphFile:
    return msgspec.convert(paragraph_file(texts), ParagraphFile)


FILE = file_of(TEXTS)


def cite(paragraph: int, first: int, end: int, texts: Sequence[str] = TEXTS) -> Citation:
    words = normalised_words(texts[paragraph - 1])[first:end]
    return Citation("report", paragraph, (first, end), words_sha256(words))


def status(attached: AttachedText, paragraph: int, first: int, end: int) -> CitationStatus:
    return attached.anchor(cite(paragraph, first, end)).status


def words_found(attached: AttachedText, citation: Citation) -> list[str]:
    anchor = attached.anchor(citation)
    assert anchor.paragraph is not None
    assert anchor.words is not None
    return list(anchor.paragraph.content.words[slice(*anchor.words)])


def edited(paragraph: int, change: Callable[[list[str]], object]) -> list[str]:
    """The texts with the words of one paragraph changed in place."""
    words = TEXTS[paragraph - 1].split()
    change(words)
    return [*TEXTS[: paragraph - 1], " ".join(words), *TEXTS[paragraph:]]


def attached_copy(texts: Sequence[str], between: str = "\n") -> AttachedText:
    return attach(between.join(texts), FILE)


def test_the_original_is_exact() -> None:
    attached = attached_copy(TEXTS)
    for number, size in enumerate(SIZES, 1):
        assert status(attached, number, 0, size) is EXACT
        assert status(attached, number, 1, 2) is EXACT


@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n", "\n\n\n"),
        lambda text: text.replace(" ", "  ").upper() + "\n",
        lambda text: "“" + text.replace("\n", "”\n‘").replace(" ", ", — ") + "’",
    ],
)
def test_quotes_dashes_case_space_and_line_ends_do_not_matter(
    disguise: Callable[[str], str],
) -> None:
    attached = attach(disguise("\n".join(TEXTS)), FILE)
    for number, size in enumerate(SIZES, 1):
        assert status(attached, number, 0, size) is EXACT


@pytest.mark.parametrize("between", WRAPPED)
@pytest.mark.parametrize("width", [25, 40, 90])
def test_lines_wrapped_otherwise_do_not_matter(between: str, width: int) -> None:
    attached = attach(between.join(textwrap.fill(text, width) for text in TEXTS), FILE)
    assert [paragraph.matches for paragraph in attached.paragraphs] == list(
        range(1, len(TEXTS) + 1)
    )
    for number, size in enumerate(SIZES, 1):
        assert status(attached, number, 0, size) is EXACT


@pytest.mark.parametrize("between", WRAPPED)
def test_an_edited_paragraph_is_recognised_although_wrapped(between: str) -> None:
    copy = edited(5, lambda words: words.__setitem__(20, "other"))
    attached = attach(between.join(textwrap.fill(text, 40) for text in copy), FILE)
    assert [paragraph.matches for paragraph in attached.paragraphs] == list(
        range(1, len(TEXTS) + 1)
    )
    assert status(attached, 5, 19, 22) is CHANGED
    assert status(attached, 5, 0, 20) is EXACT
    assert status(attached, 6, 0, 3) is EXACT


@pytest.mark.parametrize("between", WRAPPED)
def test_an_unknown_wrapped_paragraph_counts_as_one_where_lines_tell(between: str) -> None:
    new = textwrap.fill(" ".join(f"new{i}" for i in range(30)), 40)
    wrapped = [textwrap.fill(text, 40) for text in TEXTS]
    attached = attach(between.join([*wrapped[:3], new, *wrapped[3:]]), FILE)
    assert [paragraph.matches for paragraph in attached.paragraphs] == [
        1,
        2,
        3,
        None,
        *range(4, 11),
    ]


def test_a_word_changed_inside_the_cited_words() -> None:
    attached = attached_copy(edited(2, lambda words: words.__setitem__(10, "other")))
    assert status(attached, 2, 8, 12) is CHANGED
    assert status(attached, 2, 10, 11) is CHANGED


def test_a_word_changed_outside_the_cited_words() -> None:
    attached = attached_copy(edited(2, lambda words: words.__setitem__(10, "other")))
    assert status(attached, 2, 0, 10) is EXACT
    assert status(attached, 2, 11, 14) is EXACT
    assert status(attached, 3, 0, 3) is EXACT


@pytest.mark.parametrize("count", [1, 3, 6, 12])
def test_words_added_before_the_cited_words_move_them(count: int) -> None:
    attached = attached_copy(edited(2, lambda words: words.insert(10, "more words here")))
    citation = cite(2, 15, 15 + count)
    assert attached.anchor(citation).status is MOVED
    assert attached.anchor(citation).words == (18, 18 + count)
    assert status(attached, 2, 0, 10) is EXACT
    assert status(attached, 2, 8, 12) is CHANGED


def test_words_taken_out_before_the_cited_words_move_them() -> None:
    attached = attached_copy(edited(2, lambda words: words.__delitem__(slice(3, 6))))
    assert attached.anchor(cite(2, 10, 12)).words == (7, 9)
    assert status(attached, 2, 4, 5) is CHANGED


def test_a_paragraph_inserted_before_moves_what_follows() -> None:
    attached = attached_copy([*TEXTS[:4], "An entirely new paragraph of text", *TEXTS[4:]])
    assert status(attached, 4, 0, 5) is EXACT
    assert status(attached, 5, 0, 5) is MOVED
    anchor = attached.anchor(cite(10, 0, 2))
    assert (anchor.status, anchor.words) == (MOVED, (0, 2))
    assert anchor.paragraph is not None
    assert anchor.paragraph.number == 11


def test_two_paragraphs_swapped_are_moved() -> None:
    copy = [*TEXTS[:3], TEXTS[4], TEXTS[3], *TEXTS[5:]]
    attached = attached_copy(copy)
    assert [status(attached, number, 0, 3) for number in range(3, 7)] == [
        EXACT,
        MOVED,
        MOVED,
        EXACT,
    ]


def test_a_deleted_paragraph_is_lost_and_what_follows_is_moved() -> None:
    attached = attached_copy([*TEXTS[:4], *TEXTS[5:]])
    assert status(attached, 5, 0, 1) is LOST
    assert status(attached, 5, 0, 40) is LOST
    assert status(attached, 4, 0, 3) is EXACT
    assert status(attached, 6, 0, 3) is MOVED


def test_a_sentence_that_went_to_another_paragraph_is_moved() -> None:
    words = TEXTS[4].split()
    kept, gone = " ".join(words[:30]), " ".join(words[30:])
    attached = attached_copy([*TEXTS[:2], f"{TEXTS[2]} {gone}", TEXTS[3], kept, *TEXTS[5:]])
    assert status(attached, 5, 32, 38) is MOVED
    assert words_found(attached, cite(5, 32, 38)) == words[32:38]
    assert status(attached, 5, 0, 20) is EXACT
    assert status(attached, 5, 28, 33) is CHANGED


@pytest.mark.parametrize("first_word", ["w4x0", "other"])
def test_a_paragraph_split_in_two_is_still_one(first_word: str) -> None:
    words = [first_word, *TEXTS[4].split()[1:]]
    copy = [*TEXTS[:4], " ".join(words[:25]), " ".join(words[25:]), *TEXTS[5:]]
    attached = attached_copy(copy)
    assert status(attached, 5, 1, 2) is EXACT
    assert status(attached, 5, 30, 31) is EXACT
    assert status(attached, 8, 30, 31) is EXACT


def test_a_second_occurrence_in_unchanged_text_is_not_taken_for_the_first() -> None:
    phrase = "the great friendship and the special solidarity of both peoples"
    texts = [f"{TEXTS[1]} {phrase} {TEXTS[2]}", f"{TEXTS[4]} {phrase} {TEXTS[6]}", TEXTS[7]]
    citation = cite(1, 30, 40, texts)
    copy = [texts[0].replace("special", "strategic"), *texts[1:]]
    assert attach("\n".join(copy), file_of(texts)).anchor(citation).status is CHANGED
    gone = attach("\n".join(texts[1:]), file_of(texts)).anchor(citation)
    assert gone.status is LOST


def test_a_second_occurrence_in_the_same_paragraph_is_not_taken_for_the_first() -> None:
    text = f"{TEXTS[1]} by 2045 they hope {TEXTS[2]} from 2045 on {TEXTS[4]}"
    citation = cite(1, 31, 32, [text])
    for other in ("2055", "late 2055"):
        copy = text.replace("2045", other, 1)
        assert attach(copy, file_of([text])).anchor(citation).status is CHANGED


def test_a_long_phrase_that_stands_twice_in_a_paragraph_is_not_confused() -> None:
    phrase = "president of the party and of its central committee there"
    text = f"{TEXTS[1]} {phrase} {TEXTS[2]} {phrase} {TEXTS[4]}"
    copy = text.replace("committee", "council", 1)
    assert attach(copy, file_of([text])).anchor(cite(1, 30, 40, [text])).status is CHANGED
    assert attach(copy, file_of([text])).anchor(cite(1, 64, 74, [text])).status is EXACT


@pytest.mark.parametrize(
    ("copy", "first", "second"),
    [
        ("ABBC", 2, 3),
        ("NABBC", 3, 4),
        ("AEBC", 2, 3),
        ("ABEC", 2, 3),
        ("ABC", 2, None),
        ("BBAC", 1, 2),
    ],
)
def test_of_two_equal_paragraphs_each_is_found_again(
    copy: str, first: int, second: int | None
) -> None:
    caption = TEXTS[3]
    parts = {
        **{"A": TEXTS[1], "B": caption, "C": TEXTS[2], "N": TEXTS[7]},
        "E": caption.replace("w3x4", "other"),
    }
    file = file_of([parts[letter] for letter in "ABBC"])
    attached = attach("\n".join(parts[letter] for letter in copy), file)
    found = attached.found_again
    assert found[2].number == first
    assert (found[3].number if 3 in found else None) == second


def test_a_rewritten_paragraph_is_known_by_its_place() -> None:
    new = " ".join(f"new{i}" for i in range(36))
    attached = attached_copy([*TEXTS[:4], new, *TEXTS[5:]])
    assert status(attached, 5, 0, 4) is CHANGED
    assert status(attached, 8, 0, 4) is EXACT
    much_longer = attached_copy([*TEXTS[:4], f"{new} {new} {new}", *TEXTS[5:]])
    assert status(much_longer, 5, 0, 4) is LOST


@given(st.integers(1, 10), st.data())
def test_one_replaced_word_changes_what_holds_it_and_nothing_else(
    paragraph: int, data: st.DataObject
) -> None:
    size = SIZES[paragraph - 1]
    place = data.draw(st.integers(0, size - 1))
    first = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(first + 1, size))
    attached = attached_copy(edited(paragraph, lambda words: words.__setitem__(place, "other")))
    found = status(attached, paragraph, first, end)
    assert found is (CHANGED if first <= place < end else EXACT)


@given(st.permutations(range(10)), st.data())
def test_paragraphs_in_any_order_are_found_again(order: list[int], data: st.DataObject) -> None:
    attached = attached_copy([TEXTS[i] for i in order])
    number = data.draw(st.integers(1, 10))
    anchor = attached.anchor(cite(number, 0, 2))
    assert anchor.paragraph is not None
    assert anchor.paragraph.number == order.index(number - 1) + 1
    assert anchor.status is (EXACT if order[number - 1] == number - 1 else MOVED)


@given(st.text())
def test_any_text_can_be_attached(text: str) -> None:
    attached = attach(text, FILE)
    assert sum(len(paragraph.content.words) for paragraph in attached.paragraphs) == len(
        [word for line in text.splitlines() for word in normalised_words(line)]
    )
    assert status(attached, 1, 0, 3) in CitationStatus


def test_a_text_is_recognised_as_the_document_it_is() -> None:
    other = file_of([text.replace("w", "v") for text in TEXTS])
    for text in ("\n".join(TEXTS), " ".join(TEXTS), "\n".join(TEXTS[2:])):
        attached = recognise(text, [other, FILE])
        assert attached is not None
        assert attached.paragraphs[0].content.words[0].startswith("w")
    assert recognise("nothing of all that", [other, FILE]) is None
    assert recognise("\n".join(TEXTS), []) is None


def test_a_quote_is_found_wherever_it_stands() -> None:
    attached = attached_copy([*TEXTS[:2], TEXTS[1]])
    found = [
        (paragraph.number, first) for paragraph, first in attached.find_quote(["w1x2", "w1x3"])
    ]
    assert found == [(2, 2), (3, 2)]
    assert not list(attached.find_quote([]))
    assert not list(attached.find_quote(["w1x3", "w1x2"]))
