"""Nothing vague looks exact on paper: undated promises, labels without room, bars that are cut."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from tests.scene.events import BUNDLED
from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.table.table import Basis
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Box, Fade, Label, Line, Mark, MarkShape, Primitive
from timeline_app.scene.paper.paging import Layout, PaperDocument
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.paper.job import PrintJob, paper_of

A4 = paper_of("A4", is_portrait=False)


@cache
def bundled() -> EventList:
    return read_list(BUNDLED).events


def undated_rows() -> list[int]:
    basis = bundled().table.basis
    return [row for row in range(len(basis)) if basis[row] == Basis.UNDATED]


def document(rows: list[int], layout: Layout, date: str = "") -> PaperDocument:
    span = None
    if date:
        when = parse(date)
        span = TimeSpan(float(when.start_s), float(when.end_s))
    job = PrintJob(bundled(), FilterRecord(), rows, Grouping.THEME, span)
    return job.document(A4, FakeMeasurer(), layout)


def items(pages: PaperDocument) -> Iterator[Primitive]:
    return (item for page in pages.pages for item in page.primitives)


def test_given_promises_without_a_date_then_the_picture_of_a_booklet_has_open_rings_only() -> None:
    page = document(undated_rows(), Layout.BOOKLET).pages[0]
    legend = "theme-none"
    shapes = {
        item.shape for item in page.primitives if isinstance(item, Mark) and item.color != legend
    }
    assert shapes == {MarkShape.OPEN_RING}


def test_given_many_promises_of_a_day_then_the_picture_of_a_booklet_counts_them() -> None:
    page = document(undated_rows(), Layout.BOOKLET).pages[0]
    texts = [item.text for item in page.primitives if isinstance(item, Label)]
    assert any("no date" in text and text[0].isdigit() for text in texts)


@pytest.mark.parametrize("layout", [Layout.PAGES, Layout.BOOKLET])
def test_given_little_room_then_no_date_given_stands_beside_every_promise(layout: Layout) -> None:
    rows = list(range(len(bundled().table)))
    said = [
        item
        for item in items(document(rows, layout))
        if isinstance(item, Label) and item.text == "no date given" and item.color == "ink-faint"
    ]
    assert len(said) == len(undated_rows())


def test_given_a_bar_cut_by_the_span_then_it_is_open_there_and_points_on() -> None:
    rows = list(range(len(bundled().table)))
    found = list(items(document(rows, Layout.PAGES, "2027/2029")))
    bars = [item for item in found if isinstance(item, Box) and item.cut]
    assert {bar.cut for bar in bars} >= {Fade.LEFT, Fade.LEFT | Fade.RIGHT}
    slanted = [item for item in found if isinstance(item, Line) and item.x1 != item.x2]
    for bar in bars:
        edges = [bar.x] if bar.cut & Fade.LEFT else []
        edges += [bar.x + bar.width] if bar.cut & Fade.RIGHT else []
        for edge in edges:
            near = [
                line
                for line in slanted
                if line.y1 != line.y2
                and abs(line.x1 - edge) < 6
                and bar.y <= line.y1 <= bar.y + bar.height
            ]
            assert len(near) == 2, bar


def test_given_a_bar_that_ends_within_the_span_then_nothing_points_beyond_its_end() -> None:
    rows = list(range(len(bundled().table)))
    found = list(items(document(rows, Layout.PAGES, "2026/2030")))
    bars = [item for item in found if isinstance(item, Box) and not item.cut and item.radius]
    slanted = [item for item in found if isinstance(item, Line) and item.x1 != item.x2]
    for bar in bars:
        end = bar.x + bar.width
        assert not [
            line
            for line in slanted
            if line.y1 != line.y2
            and abs(line.x1 - end) < 5
            and bar.y < line.y1 < bar.y + bar.height
        ]
