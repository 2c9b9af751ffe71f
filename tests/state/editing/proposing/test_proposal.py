"""What is proposed of an event by the words that somebody has selected."""

from __future__ import annotations

import msgspec
import pytest

from tests.state.editing.proposing import minutes
from timeline_app.core.citations.anchoring import CitationStatus, attach
from timeline_app.core.citations.paragraphs import paragraph_file
from timeline_app.core.record.model import Event
from timeline_app.core.spotting.sentences import sentence_around
from timeline_app.state.editing.proposing.chosen import ChosenWords, UnciteableWordsError
from timeline_app.state.editing.proposing.dates import DatesAround
from timeline_app.state.editing.proposing.proposal import (
    EventProposal,
    advice_on,
    citations_for,
    kinds_to_choose,
    propose,
    title_start,
)
from timeline_app.state.editing.proposing.recurrences import recurrence_for


def proposal(words: str, *events: Event, published: str = "2025-03-05") -> EventProposal:
    return propose(minutes.draft(published, *events), minutes.text(), minutes.chosen(words))


def test_given_a_date_in_the_words_then_it_is_stated_and_its_words_are_told() -> None:
    first = proposal("The library reopened on 12 February 2025").dates[0]
    assert (first.edtf, first.basis, first.note) == ("2025-02-12", "stated", "")
    assert first.quote == "12 February 2025"


def test_given_a_date_in_the_same_sentence_then_it_is_stated_all_the_same() -> None:
    first = proposal("The library reopened").dates[0]
    assert (first.edtf, first.basis) == ("2025-02-12", "stated")
    assert not first.is_elsewhere


def test_given_several_dates_in_the_words_then_each_tells_how_many() -> None:
    both = proposal("The library reopened on 12 February 2025. Mr. Hale thanked the donors")
    assert both.dates[0].among == 1
    draft, line = minutes.draft(), "A hall of the 1970s should open again before June 2027."
    text = attach(line, paragraph_file("minutes", ((line, "body"),)))
    whole = ChosenWords("minutes", text.paragraphs[0], 0, 11)
    dates = DatesAround(text, draft.file.documents[0], "en").choices(whole)
    assert [(date.edtf, date.among) for date in dates[:2]] == [("197X", 2), ("[..2027-05]", 2)]
    part = ChosenWords("minutes", text.paragraphs[0], 5, 11)
    first, second, *_ = DatesAround(text, draft.file.documents[0], "en").choices(part)
    assert (first.edtf, first.among, second.edtf) == ("[..2027-05]", 1, "197X")


def test_given_a_date_in_another_sentence_only_then_it_is_offered_after_none() -> None:
    nothing, before, *_ = proposal("Mr. Hale thanked the donors").dates
    assert (nothing.edtf, nothing.basis) == (None, "undated")
    assert (before.edtf, before.basis) == ("2025-02-12", "inferred")
    assert before.note == "The date stands in another sentence of ¶ 3."
    assert before.is_elsewhere


def test_given_a_date_in_the_heading_only_then_it_is_offered_after_none() -> None:
    nothing, heading, document = proposal("The council approved the bridge").dates
    assert (nothing.edtf, nothing.basis) == (None, "undated")
    assert (heading.edtf, heading.basis, heading.quote) == (
        "2025-03-04",
        "inferred",
        "4 March 2025",
    )
    assert heading.note == "The date stands in the heading, ¶ 1."
    assert (document.edtf, document.is_elsewhere) == ("2025-03-05", True)


def test_given_words_that_count_from_the_documents_date_then_the_note_says_so() -> None:
    first = proposal("The clerk visited the market yesterday").dates[0]
    assert (first.edtf, first.basis) == ("2025-03-04", "inferred")
    assert "5 March 2025" in first.note


def test_given_a_month_without_a_year_then_its_readings_are_choices() -> None:
    dates = proposal("Works on Mill Bridge begin in May").dates
    assert dates[0].edtf == "2025-05"
    assert dates[0].basis == "inferred"


def test_the_last_choices_are_the_documents_date_and_none() -> None:
    *_, document, nothing = proposal("The library reopened").dates
    assert (document.edtf, document.basis) == ("2025-03-05", "inferred")
    assert document.note == "The date of the document, 5 March 2025."
    assert (nothing.edtf, nothing.basis) == (None, "undated")


def test_given_no_date_anywhere_then_none_is_proposed_and_the_document_announced_it() -> None:
    draft = minutes.draft("2025-03")
    bare = msgspec.structs.replace(draft.paragraph_files[0].paragraphs[0], kind="body")
    file = msgspec.structs.replace(
        draft.paragraph_files[0], paragraphs=(bare, *draft.paragraph_files[0].paragraphs[1:])
    )
    draft = msgspec.structs.replace(draft, paragraph_files=(file,))
    found = propose(draft, minutes.text(), minutes.chosen("The council approved the bridge"))
    assert (found.dates[0].edtf, found.dates[0].basis) == (None, "undated")
    assert found.announced == "2025-03"


def test_people_bodies_and_themes_whose_names_or_variants_stand_there_are_proposed() -> None:
    found = proposal("Mr. Hale thanked the donors of the River Trust")
    assert found.leaders == ("tom-hale",)
    assert found.organisations == ("river-trust",)
    assert found.themes == ()
    assert proposal("The council approved the bridge").themes == ("bridges",)
    assert proposal("Works on Mill Bridge begin in May").themes == ("bridges",)


def test_the_kind_is_one_that_the_words_name_or_the_last_one() -> None:
    events = [
        Event(id=kind, title=kind, kind=kind, date="2025", date_basis="stated")
        for kind in ("meeting", "decision")
    ]
    assert proposal("opened the meeting", *events).kind == "meeting"
    assert proposal("The library reopened", *events).kind == "decision"
    assert proposal("The library reopened").kind == "event"


def test_the_start_of_a_title_is_ten_words_at_the_most() -> None:
    words = "one two three four five six seven eight nine ten eleven"
    assert title_start(words) == "one two three four five six seven eight nine ten"
    assert title_start("The library reopened, ") == "The library reopened"


def test_an_event_cites_its_words_with_what_they_support() -> None:
    chosen = minutes.chosen("The library reopened on 12 February 2025. Mr. Hale")
    date = proposal("The library reopened on 12 February 2025").dates[0].chosen()
    assert date is not None
    [one] = citations_for([chosen], [date], ["Mr. Hale"], "The library")
    assert one.supports == ("event", "date", "leaders", "place")
    assert one.paragraph == 3
    assert minutes.text().anchor(one).status is CitationStatus.EXACT


def test_given_a_date_elsewhere_then_the_words_of_the_date_are_cited_too() -> None:
    chosen = minutes.chosen("The council approved the bridge")
    date = proposal("The council approved the bridge").dates[1].chosen()
    assert date is not None
    event, dating = citations_for([chosen], [date], [], "")
    assert event.supports == ("event",)
    assert (dating.paragraph, dating.supports) == (1, ("date",))
    assert minutes.text().anchor(dating).status is CitationStatus.EXACT


def test_given_a_paragraph_that_was_edited_then_its_words_cannot_be_cited() -> None:
    lines = [line for line, _ in minutes.LINES]
    lines[1] = lines[1].replace("approved", "refused")
    text = attach("\n".join(lines), minutes.draft().paragraph_files[0])
    edited = ChosenWords("minutes", text.paragraphs[1], 0, 5)
    with pytest.raises(UnciteableWordsError, match="new edition"):
        propose(minutes.draft(), text, edited)


def test_a_sentence_does_not_end_at_an_abbreviation() -> None:
    text = "On 4 May Mr. Hale spoke. He left."
    begin = text.index("spoke")
    assert sentence_around(text, begin, begin + 5) == (0, text.index("He"))


def of_line(line: str, first: int, end: int) -> ChosenWords:
    text = attach(line, paragraph_file("minutes", ((line, "body"),)))
    return ChosenWords("minutes", text.paragraphs[0], first, end)


def test_given_words_of_a_rhythm_then_the_rule_is_proposed_with_those_words() -> None:
    chosen = of_line("The market is held every year on 3 May in town. Fairs are monthly.", 0, 4)
    found = recurrence_for(chosen, "en")
    assert found is not None
    assert found.rule == "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3"
    words = ChosenWords("minutes", found.paragraph, *found.words)
    assert words.text == "every year on 3 May"
    event, dating = citations_for([chosen], [words], [], "")
    assert (event.supports, dating.supports) == (("event",), ("date",))


def test_given_no_rhythm_or_two_then_none_is_proposed() -> None:
    assert recurrence_for(of_line("The council met in March.", 0, 3), "en") is None
    both = of_line("It meets weekly in term and monthly in summer.", 0, 9)
    assert recurrence_for(both, "en") is None


def test_given_a_heading_alone_then_that_is_said() -> None:
    heading, body = minutes.chosen("Minutes of the meeting"), minutes.chosen("Mayor Ruth Okafor")
    assert "heading" in advice_on(minutes.draft(), [heading])
    assert advice_on(minutes.draft(), [heading, body]) == ""
    assert advice_on(minutes.draft(), [body]) == ""


def test_given_words_that_were_added_and_are_a_date_alone_then_they_support_it_alone() -> None:
    event, date = minutes.chosen("Mr. Hale thanked the donors"), minutes.chosen("12 February 2025")
    supports = [one.supports for one in citations_for([event, date], [date], [], "")]
    assert supports == [("event",), ("date",)]


def test_given_kinds_of_the_list_then_they_stand_before_those_that_are_common() -> None:
    events = [
        Event(id=f"e{number}", title="T", kind=kind, date="2025", date_basis="stated")
        for number, kind in enumerate(("flood", "meeting", "flood"))
    ]
    kinds = kinds_to_choose(minutes.draft("2025-03-05", *events))
    assert kinds[:2] == ["flood", "meeting"]
    assert "promise" in kinds_to_choose(minutes.draft())
    assert len(kinds) == len({*kinds})
