"""Tool tips: what a hover tells."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.lists import citation, event, sound_list, undated
from timeline_app.core.event_list.event_list import EventList
from timeline_app.scene.display import Hit, HitKind
from timeline_app.ui.texts.describe import (
    describe_hit,
    name_of_hit,
)


@pytest.fixture
def events(tmp_path: Path) -> EventList:
    return sound_list(
        tmp_path,
        event("evil", title="<i>Salt</i> & *pepper* [x](y) a_b `c`", citations=[citation()]),
        undated(),
    )


def hit(*rows: int, count: int = 1) -> Hit:
    return Hit(0.0, 0.0, 10.0, 10.0, rows, "all", count)


def row_of(events: EventList, event_id: str) -> int:
    return int(events.table.row_of_id[event_id])


def test_given_an_event_then_its_tool_tip_has_title_date_and_basis_as_text(
    events: EventList,
) -> None:
    tip = describe_hit(hit(row_of(events, "evil")), events)
    assert tip == (
        "<b>&lt;i&gt;Salt&lt;/i&gt; &amp; *pepper* [x](y) a_b `c`</b><br>3 December 2025 · stated"
    )


def test_given_an_event_without_a_date_then_its_tool_tip_says_so(events: EventList) -> None:
    tip = describe_hit(hit(row_of(events, "railway-promised")), events)
    assert tip.endswith("announced December 2025 · no date given")


def test_given_a_whole_label_then_the_tool_tip_says_only_what_it_does_not(
    tmp_path: Path,
) -> None:
    noted = event("talks", date_basis="inferred", date_note="It follows from the visit.")
    events = sound_list(tmp_path, noted)
    place = hit(row_of(events, "talks"))
    title, dated, why = describe_hit(place, events).split("<br>")
    assert title.startswith("<b>")
    whole = msgspec.structs.replace(place, label="The talks")
    assert describe_hit(whole, events).split("<br>") == [dated, why]
    cut = msgspec.structs.replace(whole, label_is_whole=False)
    assert describe_hit(cut, events).split("<br>") == [title, dated, why]
    assert describe_hit(whole, events, is_in_sight=False).split("<br>") == [title, dated, why]
    assert why == "It follows from the visit."


@pytest.mark.parametrize(
    ("rows", "count", "words"),
    [
        ((0, 1), 2, "2 events: click to list them"),
        ((0, 1), 4_000, "4,000 events: click to list them"),
        ((), 4_000, "4,000 events begin here: click to list them"),
        ((), 1, "1 event begins here: click to select it"),
    ],
)
def test_given_several_events_then_their_tool_tip_says_how_many(
    events: EventList, rows: tuple[int, ...], count: int, words: str
) -> None:
    assert describe_hit(hit(*rows, count=count), events).startswith(words)


def test_given_a_fold_then_it_says_how_many_promises_and_when_they_were_announced(
    tmp_path: Path,
) -> None:
    events = sound_list(
        tmp_path,
        undated("first", announced="2025-12-01"),
        undated("second", announced="2025-12-03"),
        undated("third", announced="2025-12-03"),
    )
    fold = Hit(0.0, 0.0, 10.0, 10.0, (0, 1, 2), "all", 3, kind=HitKind.FOLD)
    words = "3 promised, no date given, announced from 1 December 2025 to 3 December 2025"
    assert name_of_hit(fold, events) == words
    assert describe_hit(fold, events).startswith(f"{words}: click to show them one by one")


def test_given_a_period_then_its_tool_tip_says_how_long_it_is(tmp_path: Path) -> None:
    events = sound_list(tmp_path, event("visit", date="2025-12-01/2025-12-03"))
    assert "<br>1–3 December 2025 · 3 days · stated" in describe_hit(hit(0), events)


def test_given_a_fold_of_dates_that_were_not_read_then_nothing_is_said_to_be_announced(
    tmp_path: Path,
) -> None:
    unread = [
        undated(f"unread-{number}", date_note="To settle: “7/8”, as in t.csv") for number in (1, 2)
    ]
    events = sound_list(tmp_path, event("known"), *unread)
    rows = tuple(row_of(events, str(one["id"])) for one in unread)
    fold = Hit(0.0, 0.0, 10.0, 10.0, rows, "all", 2, kind=HitKind.FOLD)
    assert name_of_hit(fold, events) == "2 not read as dates"


def test_given_a_fold_of_no_kind_of_its_own_then_nothing_is_said_to_be_promised(
    tmp_path: Path,
) -> None:
    events = sound_list(tmp_path, event("known"), undated(kind="event"))
    row = row_of(events, "railway-promised")
    fold = Hit(0.0, 0.0, 10.0, 10.0, (row,), "all", 1, kind=HitKind.FOLD)
    assert name_of_hit(fold, events) == "1 with no date given, announced December 2025"
