"""TimelineJS files brought in: slides, eras, groups, dates in parts, HTML and links."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.incoming.drafts import draft_of
from timeline_app.exchange.incoming.draft import DraftDate, DraftEvent, DraftList, UnknownFileError

Plain = dict[str, Any]


def slide(**parts: Any) -> Plain:
    return {"start_date": {"year": "1994"}, "text": {"headline": "Bridge opens"}, **parts}


def read(folder: Path, *slides: Any, **parts: Any) -> DraftList:
    return draft_of(folder, "x.json", json.dumps({"events": slides, **parts}))


def one(folder: Path, **parts: Any) -> DraftEvent:
    (event,) = read(folder, slide(**parts)).events
    return event


def date_of(folder: Path, start: Any, end: Any = None, **parts: Any) -> DraftDate:
    return one(folder, start_date=start, end_date=end, **parts).date


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ({"year": "1994", "month": "4", "day": "8"}, None, "1994-04-08"),
        ({"year": 1994, "month": 4, "day": ""}, None, "1994-04"),
        ({"year": 1994.0, "month": None}, None, "1994"),
        ({"year": "1994", "month": "4", "day": "8", "hour": "9", "minute": "5"}, None,
         "1994-04-08T09:05"),
        ({"year": "1943", "month": "7"}, {"year": "1946"}, "1943-07/1946"),
        ({"year": "1994"}, {"year": "1994"}, "1994"),
        ({"year": "1994"}, {"year": ""}, "1994"),
        ({"year": "-44", "month": "3", "day": "15"}, None, "-0043-03-15"),
        ({"year": "-1"}, {"year": "1"}, "0000/0001"),
        ({"year": "602"}, None, "0602"),
        ({"year": "-300000"}, {"year": "\u22123500"}, "Y-299999/-3499"),
        ("1994", None, "1994"),
    ],
)  # fmt: skip
def test_given_numbers_then_the_date_is_as_exact_as_they_are(
    tmp_path: Path, start: Any, end: Any, edtf: str
) -> None:
    date = date_of(tmp_path, start, end)
    assert (date.edtf, date.words, date.is_settled, date.note) == (edtf, "", True, "")


@pytest.mark.parametrize(
    ("start", "words", "reason"),
    [
        ({"year": "-13800000000"}, "-13800000000", "years reach 285 million"),
        ({"year": "1994", "month": "13"}, "1994-13", "no month 13"),
        ({"year": "1995", "month": "2", "day": "30"}, "1995-2-30", "28 days"),
        ({"year": "about 1994"}, "about 1994", "no part of a date"),
        ({"year": "0"}, "0", "year 0"),
        ({"month": "4", "day": "8"}, "4-8", "no year"),
        ({"year": True}, "True", "no part of a date"),
        (None, "", "no year"),
    ],
)
def test_given_no_date_then_the_event_comes_in_with_the_words_that_stand_there(
    tmp_path: Path, start: Any, words: str, reason: str
) -> None:
    date = date_of(tmp_path, start)
    assert (date.edtf, date.words, date.is_settled) == (None, words, False)
    assert reason in date.note


def test_given_an_hour_without_minutes_then_no_minute_is_made_up(tmp_path: Path) -> None:
    date = date_of(tmp_path, {"year": "1994", "month": "4", "day": "8", "hour": "10"})
    assert (date.edtf, date.words) == ("1994-04-08", "1994-4-8 10")


def test_given_a_day_without_a_month_then_only_the_year_is_known(tmp_path: Path) -> None:
    date = date_of(tmp_path, {"year": "1994", "day": "8"})
    assert (date.edtf, date.words) == ("1994", "1994-8")


def test_given_an_end_before_the_start_then_the_start_stays_to_be_settled(tmp_path: Path) -> None:
    date = date_of(tmp_path, {"year": "1994"}, {"year": "1990"})
    assert (date.edtf, date.is_settled) == ("1994", False)
    assert "1990" in date.note


@pytest.mark.parametrize(
    "parts",
    [
        {"display_date": "c. <b>1850</b>"},
        {"start_date": {"year": "1850", "display_date": "c. 1850"}},
    ],
)
def test_given_words_shown_for_the_date_then_they_are_kept(tmp_path: Path, parts: Plain) -> None:
    assert one(tmp_path, **parts).date.words == "c. 1850"


@pytest.mark.parametrize(
    ("display", "edtf"),
    [
        ("c. 1850", "1850~"),
        ("the 1850s", "185X"),
        ("March 1850", "1850-03"),
        ("1851", "1850-03-01"),
        ("Spring flood", "1850-03-01"),
    ],
)
def test_given_words_that_are_less_exact_then_the_date_is_no_more_exact(
    tmp_path: Path, display: str, edtf: str
) -> None:
    start = {"year": "1850", "month": "3", "day": "1"}
    date = date_of(tmp_path, start, display_date=display)
    assert (date.edtf, date.words) == (edtf, display)


def test_given_html_then_words_stay_apart_where_blocks_end(tmp_path: Path) -> None:
    text = "<p>One <b>bo</b>ld&nbsp;&amp; more</p><ul><li>a<li>b</ul>x<br>y<script>z()</script>"
    event = one(tmp_path, text={"headline": "A &lt; B<br/>C", "text": text})
    assert event.title == "A < B C"
    assert event.summary == "One bold & more a b x y"


def test_given_media_and_links_then_each_is_a_source_once(tmp_path: Path) -> None:
    event = one(
        tmp_path,
        text={"headline": "x", "text": '<a href="https://a.org/1">a</a> <a href="javascript:x">'},
        media={
            "url": "https://a.org/p.jpg",
            "caption": "A <i>bridge</i>",
            "credit": "<a href='https://a.org/1'>Ann</a>",
            "link": "https://a.org/p.jpg",
        },
    )
    assert [(s.url, s.title, s.publisher) for s in event.sources] == [
        ("https://a.org/p.jpg", "A bridge", "Ann"),
        ("https://a.org/1", "", ""),
    ]


def test_given_a_quotation_for_a_picture_then_its_words_are_kept(tmp_path: Path) -> None:
    media = {"url": "<blockquote>So it was. <cite>Ann</cite></blockquote>", "caption": "A letter"}
    event = one(tmp_path, media=media)
    assert event.summary == "So it was. Ann A letter"
    assert not event.sources


def test_given_groups_eras_and_a_title_then_they_have_their_places(tmp_path: Path) -> None:
    draft = read(
        tmp_path,
        slide(group="Rivers", unique_id="bridge-1"),
        eras=[{"start_date": {"year": "1990"}, "end_date": {"year": "2000"}, "text": {}}],
        title={"text": {"headline": "Bridges", "text": "<p>All of them</p>"},
               "media": {"url": "https://a.org/t.jpg"}},
    )  # fmt: skip
    assert (draft.title, draft.description) == ("Bridges", "All of them")
    assert [(e.kind, e.themes, e.key) for e in draft.events] == [("", ("Rivers",), "bridge-1")]
    assert [(remark.place, remark.text) for remark in draft.left_out] == [
        ("era 1", "it has neither words nor a picture")
    ]
    assert "https://a.org/t.jpg" in draft.changed[0].text


def test_given_an_era_then_it_is_an_event_of_that_kind(tmp_path: Path) -> None:
    (era,) = read(tmp_path, eras=[slide(end_date={"year": "1999"})]).events
    assert (era.kind, era.date.edtf, era.place_in_file) == ("era", "1994/1999", "era 1")


def test_given_no_headline_then_the_first_words_name_the_event(tmp_path: Path) -> None:
    draft = read(tmp_path, slide(text={"text": "word " * 50}), slide(text=None, media={
        "url": "https://a.org/p.jpg", "caption": "A bridge"}))  # fmt: skip
    first, second = draft.events
    assert first.title.endswith("word…")
    assert len(first.title) <= 80
    assert second.title == "A bridge"
    assert [remark.place for remark in draft.changed] == ["slide 1", "slide 2"]


def test_given_slides_of_other_types_then_they_are_left_out_and_said(tmp_path: Path) -> None:
    draft = read(tmp_path, None, 5, [], slide(text="x", media=3, group=["a"]), slide())
    assert [remark.place for remark in draft.left_out] == [
        "slide 1", "slide 2", "slide 3", "slide 4"
    ]  # fmt: skip
    assert len(draft.events) == 1


def test_given_a_file_from_before_2015_then_it_is_read_as_well(tmp_path: Path) -> None:
    old = {
        "headline": "Bridges",
        "date": [
            {"startDate": "1994,4,8", "endDate": "1994,4,9", "headline": "Opens", "tag": "River",
             "asset": {"media": "https://a.org/p.jpg", "caption": "c"}},
            {"startDate": "4/8/1994 10:30", "headline": "Again"},
        ],
    }  # fmt: skip
    draft = draft_of(tmp_path, "x.json", json.dumps({"timeline": old}))
    assert draft.title == "Bridges"
    assert [event.date.edtf for event in draft.events] == [
        "1994-04-08/1994-04-09",
        "1994-04-08T10:30",
    ]
    assert draft.events[0].themes == ("River",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"events": [{"start_date": {"year": "1994"},}]}', "broken at line 1"),
        ('{"events": [{"start_date": {}}],\n"title": }', "broken at line 2"),
        ('{"events": [{"text": {}}], "a": "\xff"}', "no text in UTF-8"),
        ('{"events": [{"text": {}}], "a": ' + "[" * 100_000, "nested too deeply"),
        ('{"title": {"text": {}}, "events": []}', "without slides"),
    ],
)
def test_given_a_broken_file_then_one_sentence_says_where(
    tmp_path: Path, content: str, words: str
) -> None:
    with pytest.raises(UnknownFileError, match=words) as caught:
        draft_of(tmp_path, "x.json", content.encode("latin-1"))
    assert "x.json" in str(caught.value)
    assert "\n" not in str(caught.value)
