"""Quotes found in attached documents: by the words, and by those around them."""

from __future__ import annotations

import msgspec
import pytest

from tests.lists import DOCUMENT, PARAGRAPHS, paragraph_file
from timeline_app.core.citations.anchoring import CitationStatus, attach
from timeline_app.core.citations.quotes import Quote, UnplacedQuoteError, citations_of_quote
from timeline_app.core.record.model import ParagraphFile

FILE = msgspec.convert(paragraph_file(), ParagraphFile)
TEXT = attach("\n".join(PARAGRAPHS), FILE)


def test_words_are_found_whatever_their_case_and_marks() -> None:
    [found] = citations_of_quote([TEXT], Quote("THE NEW  bridge,"))
    assert (found.document, found.paragraph, found.words) == (DOCUMENT, 2, (8, 11))
    assert TEXT.anchor(found).status is CitationStatus.EXACT


def test_words_over_two_paragraphs_are_two_citations() -> None:
    found = citations_of_quote([TEXT], Quote("at Savan together.\nThe ministers agreed"))
    assert [(one.paragraph, one.words) for one in found] == [(2, (11, 14)), (3, (0, 3))]
    assert {TEXT.anchor(one).status for one in found} == {CitationStatus.EXACT}


@pytest.mark.parametrize(
    ("quote", "paragraph"),
    [
        (Quote("ministers", prefix="2025 the two "), 2),
        (Quote("ministers", suffix=" agreed to bu"), 3),
    ],
)
def test_what_stands_around_tells_which_is_meant(quote: Quote, paragraph: int) -> None:
    [found] = citations_of_quote([TEXT], quote)
    assert found.paragraph == paragraph


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        (Quote("ministers"), "2 times"),
        (Quote("the bridge at night"), "2 times"),
        (Quote("an airport"), "no attached document"),
        (Quote(" – "), "no words"),
    ],
)
def test_what_cannot_be_placed_is_told(quote: Quote, said: str) -> None:
    with pytest.raises(UnplacedQuoteError, match=said):
        citations_of_quote([TEXT], quote)


def test_words_of_an_edited_paragraph_are_not_cited() -> None:
    edited = attach("\n".join(PARAGRAPHS).replace("together", "at last"), FILE)
    with pytest.raises(UnplacedQuoteError, match="new edition"):
        citations_of_quote([edited], Quote("the new bridge"))
