"""Files of The Timeline Project brought in: fuzzy dates, containers, categories, and eras."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.incoming.drafts import draft_of
from timeline_app.exchange.incoming.draft import DraftEvent, DraftList, UnknownFileError

DAY = "1994-04-08 00:00:00"
CATEGORIES = (
    "<categories><category><name>River</name><parent>Water</parent></category>"
    "<category><name>Water</name><parent>River</parent></category></categories>"
)


def event(start: str = DAY, end: str = "", text: str = "Bridge opens", more: str = "") -> str:
    return (
        f"<event><start>{start}</start><end>{end or start}</end><text>{text}</text>{more}</event>"
    )


def read(folder: Path, *events: str, more: str = "", name: str = "x.timeline") -> DraftList:
    body = f"{CATEGORIES}<events>\n{''.join(events)}</events>{more}"
    return draft_of(folder, name, f"<timeline><version>2.3</version>{body}</timeline>")


def one(folder: Path, start: str = DAY, end: str = "", more: str = "") -> DraftEvent:
    (found,) = read(folder, event(start, end, more=more)).events
    return found


@pytest.mark.parametrize(
    ("start", "end", "more", "edtf"),
    [
        (DAY, "", "", "1994-04-08"),
        (DAY, "1994-04-10 00:00:00", "", "1994-04-08/1994-04-10"),
        ("1994-04-08 11:16:00", "", "", "1994-04-08T11:16"),
        ("1994-04-08 11:16:05", "", "", "1994-04-08T11:16:05"),
        (DAY, "1994-04-08 15:00:00", "", "1994-04-08/1994-04-08T15:00"),
        (DAY, "", "<fuzzy>True</fuzzy>", "1994-04-08~"),
        (DAY, "1994-05-01 00:00:00", "<fuzzy>True</fuzzy>", "1994-04-08~/1994-05-01~"),
        (DAY, "1994-05-01 00:00:00", "<fuzzy_start>True</fuzzy_start>", "1994-04-08~/1994-05-01"),
        (DAY, "1994-05-01 00:00:00", "<fuzzy_end>True</fuzzy_end>", "1994-04-08/1994-05-01~"),
        (DAY, "2020-05-01 00:00:00", "<ends_today>True</ends_today>", "1994-04-08/.."),
        ("-43-03-15 00:00:00", "", "", "-0043-03-15"),
        ("0-03-15 00:00:00", "", "", "0000-03-15"),
        ("-12000-03-15 00:00:00", "", "", "Y-12000"),
    ],
)
def test_given_moments_then_midnight_is_a_day_and_nothing_gets_more_exact(
    tmp_path: Path, start: str, end: str, more: str, edtf: str
) -> None:
    date = one(tmp_path, start, end, more=more).date
    assert (date.edtf, date.is_settled) == (edtf, True)


@pytest.mark.parametrize("start", ["yesterday", "1994-13-08 00:00:00", "-999999999-01-01 00:00:00"])
def test_given_no_date_then_the_event_comes_in_with_its_words(tmp_path: Path, start: str) -> None:
    date = one(tmp_path, start).date
    assert (date.edtf, date.words, date.is_settled) == (None, start, False)


def test_given_an_end_before_the_start_then_the_start_stays_to_be_settled(tmp_path: Path) -> None:
    date = one(tmp_path, DAY, "1990-01-01 00:00:00").date
    assert (date.edtf, date.is_settled) == ("1994-04-08", False)


def test_given_a_container_then_what_is_in_it_is_part_of_it(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        event(text="[7]Building"),
        event(text="(7)First stone"),
        event(text="(1) of four"),
        event(text=" [sic] Bridge"),
    )
    assert [(e.title, e.key, e.part_of_key) for e in draft.events] == [
        ("Building", "container-7", ""),
        ("First stone", "", "container-7"),
        ("(1) of four", "", ""),
        ("[sic] Bridge", "", ""),
    ]


def test_given_categories_in_others_and_labels_then_all_are_themes(tmp_path: Path) -> None:
    more = (
        "<category>River</category><categories><category>Road</category></categories>"
        "<labels>steel arch</labels>"
    )
    assert one(tmp_path, more=more).themes == ("River", "Water", "Road", "steel", "arch")


def test_given_the_other_parts_then_each_has_its_place_or_is_said(tmp_path: Path) -> None:
    more = (
        "<description>Of &lt;four&gt;\nby the river</description><progress>40</progress>"
        "<hyperlink>https://a.org/1;file:///x;https://a.org/2</hyperlink>"
        "<milestone>True</milestone><icon>AAAA</icon><alert>1994;x</alert>"
    )
    draft = read(tmp_path, event(more=more))
    (found,) = draft.events
    assert found.summary == "Of <four>\nby the river\nProgress: 40 %"
    assert [source.url for source in found.sources] == ["https://a.org/1", "https://a.org/2"]
    assert (found.is_key, found.kind, found.place_in_file) == (True, "milestone", "event 1")
    assert [remark.text for remark in draft.changed] == [
        "its link file:///x leads to no address on the web",
        "its icon was left out",
        "its reminder was left out",
    ]


def test_given_an_era_then_it_is_an_event_of_that_kind(tmp_path: Path) -> None:
    era = f"<era><name>War</name><start>{DAY}</start><end>1999-01-01 00:00:00</end></era>"
    draft = read(tmp_path, event(), more=f"<eras>{era}</eras>")
    assert (draft.events[1].kind, draft.events[1].title) == ("era", "War")
    assert draft.count_read == 2


@pytest.mark.parametrize(
    ("kind", "words"),
    [("numtime", "plain numbers"), ("bosparaniantime", "another cal"), ("coptictime", "coptic")],
)
def test_given_another_kind_of_time_then_it_is_refused_with_a_sentence(
    tmp_path: Path, kind: str, words: str
) -> None:
    with pytest.raises(UnknownFileError, match=words):
        read(tmp_path, event(), more=f"<timetype>{kind}</timetype>")


def test_given_declared_entities_then_the_file_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE timeline [<!ENTITY a "x">]>\n<timeline><events>&a;</events></timeline>'
    with pytest.raises(UnknownFileError, match="document type"):
        draft_of(tmp_path, "x.timeline", bomb)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<timeline><events>", "broken at line 1"),
        ("<timeline>\n<events></timeline>", "broken at line 2"),
        ("<timeline>" + "<a>" * 10_000, "nested too deeply"),
        ('<?xml version="1.0" encoding="x-none"?><timeline/>', "broken at line 1"),
        ("<timeline><events/></timeline>", "no events"),
    ],
)
def test_given_broken_xml_then_one_sentence_says_where(
    tmp_path: Path, content: str, words: str
) -> None:
    with pytest.raises(UnknownFileError, match=words):
        draft_of(tmp_path, "x.timeline", content)
