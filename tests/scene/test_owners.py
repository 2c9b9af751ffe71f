"""Whose a primitive is: each event of a picture has its own, and the rest is nobody's."""

from __future__ import annotations

from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.program.locations import bundled_list
from timeline_app.scene.display import Box, Hit, Label, Line, Mark, Primitive
from timeline_app.scene.owners import by_event
from timeline_app.state.paper.job import PrintJob


def test_given_the_bundled_list_then_every_event_owns_its_mark_and_label() -> None:
    events = read_list(bundled_list()).events
    page, _ = PrintJob(events, FilterRecord(), range(len(events.table))).picture(FakeMeasurer())
    owned: dict[int, list[Primitive]] = {}
    for hit, items in by_event(page.primitives, page.hits):
        if hit is not None:
            assert hit.rows[0] not in owned, "what is drawn of an event stands together"
            owned[hit.rows[0]] = items
    assert set(owned) == set(range(len(events.table)))
    for row, items in owned.items():
        title = events.table.event(row).title
        labels = [item.text for item in items if isinstance(item, Label)]
        assert any(title.startswith(label.rstrip("…")) for label in labels), labels
        assert any(isinstance(item, Mark | Box) for item in items)


def test_given_two_events_on_a_line_then_a_thread_belongs_to_the_one_it_begins_at() -> None:
    hits = [Hit(0.0, 0.0, 50.0, 22.0, (1,), "t"), Hit(200.0, 0.0, 50.0, 22.0, (2,), "t")]
    after, before = Line(50.0, 11.0, 190.0, 11.0, "c"), Line(60.0, 11.0, 196.0, 11.0, "c")
    grid = Line(20.0, 0.0, 20.0, 100.0, "grid")
    found = [(hit and hit.rows[0], items) for hit, items in by_event([grid, after, before], hits)]
    assert found == [(None, [grid]), (1, [after]), (2, [before])]
