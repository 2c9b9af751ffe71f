"""The story in strips: every event once opened, and a line for each track."""

from __future__ import annotations

from collections import Counter

from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.program.locations import bundled_list
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.scene.web.strips import WIDTH_PX, Strips
from timeline_app.state.paper.job import PrintJob

EVENTS = read_list(bundled_list()).events
ROWS = range(len(EVENTS.table))


def strips_of(grouping: Grouping = Grouping.THEME) -> Strips:
    return PrintJob(EVENTS, FilterRecord(), ROWS, grouping).strips(FakeMeasurer())


def test_given_the_story_then_key_events_come_first_and_every_event_is_in_its_track() -> None:
    strips = strips_of()
    first, *others = strips.strips
    keys = {row for row in ROWS if EVENTS.table.event(row).key}
    assert {hit.rows[0] for hit in first.opened.hits} == keys
    assert first.line is None
    found = Counter(hit.rows[0] for strip in others for hit in strip.opened.hits)
    assert found == Counter(ROWS)
    assert strips.rows == tuple(ROWS)


def test_given_tracks_then_each_has_a_line_as_high_as_a_collapsed_track() -> None:
    _, *others = strips_of().strips
    for strip in others:
        assert strip.line is not None
        assert strip.line.items
        assert strip.line.height_px < strip.opened.height_px + 3.0
        assert not strip.line.hits


def test_given_strips_then_what_is_drawn_lies_in_them() -> None:
    for strip in strips_of(Grouping.LEADER).strips:
        for hit in strip.opened.hits:
            assert -1.0 <= hit.x <= hit.x + hit.width <= WIDTH_PX + 1.0
            assert 0.0 <= hit.y <= hit.y + hit.height <= strip.opened.height_px
