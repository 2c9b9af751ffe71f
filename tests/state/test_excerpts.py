"""Excerpts: what one pastes into a letter says when, how that is known, and where it says so."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.lists import (
    PARAGRAPHS,
    Plain,
    citation,
    event,
    event_list,
    reading_of,
    sound_list,
    undated,
)
from timeline_app.core.citations.anchoring import AttachedText, attach
from timeline_app.core.citations.passages import Passage, PassageWriter
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event, ListHead
from timeline_app.core.table.table import build_table
from timeline_app.state.excerpts import Excerpt, ExcerptWriter, as_html, as_markdown, as_text

REPORT = {
    "id": "report", "title": "Report", "paragraphs": "sources/report.json",
    "publisher": "The press", "published": "2025-12-04",
}  # fmt: skip


def list_of(folder: Path, *events: Plain) -> EventList:
    reading = reading_of(folder, event_list(*events, documents=[REPORT]))
    assert not reading.problems
    return reading.events


def original(events: EventList, *paragraphs: str) -> AttachedText:
    return attach("\n".join(paragraphs), events.paragraphs["report"])


def excerpt_of(events: EventList, attached: AttachedText | None = None) -> Excerpt:
    return ExcerptWriter(events, lambda _document: attached).excerpt(events.table.event(0))


def passages_of(events: EventList, attached: AttachedText | None = None) -> list[Passage]:
    writer = PassageWriter(events, lambda _document: attached)
    return list(writer.passages(events.table.event(0).citations))


def test_given_people_bodies_and_a_gist_then_an_excerpt_says_who_and_where(tmp_path: Path) -> None:
    told = event(
        summary="No titles are given.", leaders=["ann-lee"], organisations=["commission"],
        place="Savan",
    )  # fmt: skip
    assert excerpt_of(sound_list(tmp_path, told)).facts[1:] == (
        "No titles are given.",
        "Took part, or present: Ann Lee",
        "Organisations: River Commission",
        "Place: Savan",
    )


def test_given_words_on_the_date_alone_then_they_stand_apart_behind_those_of_the_event(
    tmp_path: Path,
) -> None:
    day = {**citation(2), "supports": ["date"]}
    events = list_of(tmp_path, event(citations=[day, citation(4, (0, 5))]))
    text = as_text([excerpt_of(events)])
    first, heading = text.index("¶ 4"), text.index("On when and where:")
    assert first < heading < text.index("¶ 2")
    assert "on the event, the date\n" in text
    assert text.endswith("on the date")


def test_given_several_events_of_one_day_then_what_says_so_is_quoted_once(tmp_path: Path) -> None:
    cited = [citation(4, (0, 5)), {**citation(2), "supports": ["date"]}]
    events = list_of(tmp_path, event("a", citations=cited), event("b", citations=cited))
    writer = ExcerptWriter(events, lambda _document: None)
    text = as_text([writer.excerpt(one) for one in events.table.events(range(2))])
    assert (text.count("Gist 4"), text.count("Gist 2")) == (2, 1)
    assert text.endswith("on the date, as quoted above")


def test_given_a_note_that_no_date_is_given_then_that_is_said_once(tmp_path: Path) -> None:
    events = list_of(tmp_path, undated(date_note="No date is given."))
    assert excerpt_of(events).facts[0] == "Announced December 2025: No date is given."


def test_given_the_original_then_an_excerpt_holds_title_date_reason_and_the_words(
    tmp_path: Path,
) -> None:
    opened = event(title="The bridge opens", date_note="It says so.", citations=[citation()])
    events = list_of(tmp_path, opened)
    assert as_text([excerpt_of(events, original(events, *PARAGRAPHS))]) == (
        "The bridge opens\n"
        "3 December 2025, stated by the source: It says so.\n\n"
        "“3 December 2025”\n"
        "— Report, The press, 4 December 2025, ¶ 2, on the event, the date"
    )


def test_given_no_original_then_the_gist_is_called_a_gist_and_the_words_are_counted_from_one(
    tmp_path: Path,
) -> None:
    events = list_of(tmp_path, event(citations=[citation(2, (4, 13)), citation(2, (0, 1))]))
    [passage] = passages_of(events)
    assert passage.quotes == ()
    assert passage.source.endswith("¶ 2, words 1, 5–13")
    assert "Gist: Gist 2\n— Report" in as_text([excerpt_of(events)])


def test_given_citations_that_adjoin_or_overlap_then_they_are_one_quotation(
    tmp_path: Path,
) -> None:
    cited = [citation(2, (10, 13)), citation(2, (1, 4)), citation(2, (4, 6)), citation(2, (4, 5))]
    events = list_of(tmp_path, event(citations=cited))
    [passage] = passages_of(events, original(events, *PARAGRAPHS))
    assert passage.quotation == "“3 December 2025 the two” … “bridge at Savan”"


def test_given_words_that_the_original_lacks_then_the_gist_stands_there_and_a_remark(
    tmp_path: Path,
) -> None:
    events = list_of(tmp_path, event(citations=[citation(2, (4, 13))]))
    edited = [text.replace("opened", "closed") for text in PARAGRAPHS]
    [passage] = passages_of(events, original(events, *edited))
    assert (passage.quotes, passage.gist) == ((), "Gist 2")
    assert passage.source.endswith("(the attached text differs here)")


def test_given_no_date_then_it_says_so_before_when_it_was_announced(tmp_path: Path) -> None:
    events = list_of(tmp_path, undated(date_note="Promised only."))
    words = "No date given; announced December 2025: Promised only."
    assert excerpt_of(events).facts[0] == words


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        (("report", "note"), "The sources differ: Two names (Report, ¶ 4; note, ¶ 2)"),
        (("report", "report"), "Remark on the source: Two names (Report, ¶ 2, 4)"),
    ],
)
def test_given_a_discrepancy_then_the_excerpt_says_what_it_is_and_where(
    tmp_path: Path, documents: tuple[str, str], said: str
) -> None:
    first, second = citation(4, (0, 5)), citation(2)
    cited = [{**first, "document": documents[0]}, {**second, "document": documents[1]}]
    plain = event_list(event(discrepancies=[{"text": "Two names", "citations": cited}]))
    plain["documents"].append({"id": "note", "title": "note"})
    excerpt = excerpt_of(reading_of(tmp_path, plain).events)
    assert excerpt.differences == (said,)
    for text in (as_text([excerpt]), as_html([excerpt]), as_markdown([excerpt])):
        assert said in text


def test_given_two_documents_then_each_passage_names_its_own(tmp_path: Path) -> None:
    other = {"id": "note", "title": "Note"}
    cited = [citation(), {**citation(), "document": "note", "paragraph": 9}]
    plain = event_list(event(citations=cited), documents=[REPORT, other])
    passages = passages_of(reading_of(tmp_path, plain).events)
    assert [passage.source for passage in passages] == [
        "Report, The press, 4 December 2025, ¶ 2, words 2–4",
        "Note, ¶ 9, words 2–4",
    ]


def test_given_signs_of_markdown_then_they_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    title = "<i>Salt</i> & *pepper* [x](y) a_b `c`"
    excerpt = excerpt_of(sound_list(tmp_path, event(title=title)))
    assert as_markdown([excerpt]).startswith(
        r"**\<i\>Salt\</i\> & \*pepper\* \[x\](y) a\_b \`c\`**" + "\n\n3 December 2025, stated"
    )


class TextOnly(HTMLParser):
    """Reads the text of HTML, and which elements there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert attrs == []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(st.text(min_size=1), st.text())
def test_given_any_text_then_rich_and_plain_text_say_the_same(title: str, note: str) -> None:
    head = ListHead("timeline-events/1", "x")
    table = build_table([Event(**event("a", title=title, date_note=note))], head)
    excerpt = excerpt_of(EventList(Path("events.json"), head, table, {}))
    rich = TextOnly(as_html([excerpt]))
    assert "".join("".join(rich.texts).split()) == "".join(as_text([excerpt]).split())
    assert rich.tags <= {"p", "b", "br"}


@pytest.mark.parametrize("write", [as_text, as_html, as_markdown])
def test_given_several_events_then_all_are_written_in_their_order(
    tmp_path: Path, write: object
) -> None:
    assert callable(write)
    events = sound_list(tmp_path, event("a", date="2024"), event("b", date="2025"))
    writer = ExcerptWriter(events, lambda _document: None)
    written = write([writer.excerpt(one) for one in events.table.events(range(2))])
    assert written.index("Title of a") < written.index("Title of b")
