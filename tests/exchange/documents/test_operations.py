"""Paragraphs joined, parted, left out and called otherwise; the document before undoes it."""

from hypothesis import example, given
from hypothesis import strategies as st

from timeline_app.core.citations.words import read_words
from timeline_app.exchange.documents.document import Box, ReadDocument, ReadParagraph
from timeline_app.exchange.documents.operations import joined_with_next, split_at, with_kind

BOX = Box(1, 0, 0, 10, 10)
DOCUMENT = ReadDocument(
    paragraphs=(
        ReadParagraph("A title", "title", (BOX,)),
        ReadParagraph("One “two” (three) four.", "body", (BOX,)),
        ReadParagraph("Five.", "caption", (BOX._replace(page=2),)),
    )
)


def texts(document: ReadDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_two_paragraphs_join_to_one_of_the_first_kind_with_both_boxes() -> None:
    joined = joined_with_next(DOCUMENT, 1)
    assert texts(joined) == ["A title", "One “two” (three) four. Five."]
    assert joined.paragraphs[1].kind == "body"
    assert [box.page for box in joined.paragraphs[1].boxes] == [1, 2]
    assert len(DOCUMENT.paragraphs) == 3


def test_the_last_paragraph_joins_nothing() -> None:
    assert joined_with_next(DOCUMENT, 2) is DOCUMENT


def test_a_paragraph_parts_before_a_word_and_what_opens_it() -> None:
    assert texts(split_at(DOCUMENT, 1, 2))[1:3] == ["One “two”", "(three) four."]
    assert texts(split_at(DOCUMENT, 1, 1))[1:3] == ["One", "“two” (three) four."]


def test_nothing_parts_before_the_first_word_or_behind_the_last() -> None:
    assert split_at(DOCUMENT, 1, 0) is DOCUMENT
    assert split_at(DOCUMENT, 1, 4) is DOCUMENT
    assert split_at(DOCUMENT, 9, 1) is DOCUMENT


def test_a_skipped_paragraph_is_left_out_and_can_come_back() -> None:
    skipped = with_kind(DOCUMENT, 0, "skip")
    assert [kind for _, kind in skipped.kept] == ["body", "caption"]
    assert with_kind(skipped, 0, "title") == DOCUMENT


@given(st.text(min_size=1), st.integers(-1, 12))
@example("o\u00bcz", 1)
def test_parting_and_joining_keeps_every_word(text: str, word: int) -> None:
    document = ReadDocument(paragraphs=(ReadParagraph(" ".join(text.split()) or "a"),))
    parted = split_at(document, 0, word)
    words = [word for p in parted.paragraphs for word in read_words(p.text).words]
    assert words == list(read_words(document.paragraphs[0].text).words)
    if len(parted.paragraphs) > 1:
        again = joined_with_next(parted, 0)
        assert read_words(again.paragraphs[0].text).words == tuple(words)
