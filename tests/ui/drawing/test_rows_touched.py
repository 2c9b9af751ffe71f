"""Nothing in a paint or a timer grows with the number of events: work is counted, not timed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.synthetic import synthetic_bytes
from tests.ui.conftest import OpenWindow, run_ms, waited_for
from tests.ui.drawing.rows_touched import Watched, touched, watch
from timeline_app.core.dates.civil import second_of
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.ui.window.main_window import MainWindow

FEW, MANY = 1_000, 100_000
# A hundred times as many events crowd into more cells, each of which is drawn as one; a search in
# a sorted column takes twice as many looks.
MOST_GROWTH = 3.0
YEARS = TimeSpan(float(second_of(1990)), float(second_of(1992)))
FRAMES = 20


def pan(window: MainWindow) -> None:
    for number in range(FRAMES):
        show(window, YEARS.panned(number * YEARS.duration_s / 150))


def zoom(window: MainWindow) -> None:
    for number in range(FRAMES):
        show(window, YEARS.zoomed(0.9**number, YEARS.middle_s))


def rest(window: MainWindow) -> None:
    show(window, YEARS)
    run_ms(1_000)


def repaint_all(window: MainWindow) -> None:
    for widget in (window, *window.findChildren(QWidget)):
        widget.repaint()


def point(window: MainWindow) -> None:
    viewport = window.timeline.viewport()
    for number in range(FRAMES):
        QTest.mouseMove(viewport, viewport.rect().center() * (number / FRAMES))


def show(window: MainWindow, span: TimeSpan) -> None:
    window.controller.set_span(span)
    QApplication.processEvents()
    window.timeline.viewport().repaint()


STEPS = (pan, zoom, rest, repaint_all, point)


@pytest.fixture
def counts(open_window: OpenWindow, tmp_path: Path) -> Callable[[int], list[int]]:
    """Open so many events and return how many entries each step looks at, once all is ready."""

    def count(events: int) -> list[int]:
        path = tmp_path / f"{events}.json"
        path.write_bytes(synthetic_bytes(events, 7))
        window = open_window(path)
        window.resize(1_100, 700)
        assert waited_for(lambda: not window.session.opening.is_running)
        index = window.controller.events.text_index
        while not index.is_complete and events > FEW:
            run_ms(50)
        # What a zoom needs of a track it works out but once.
        for step in STEPS:
            step(window)
        watch(window)
        return [touched(lambda step=step: step(window)) for step in STEPS]  # type: ignore[misc]

    return count


def test_given_a_hundred_times_as_many_events_then_no_widget_looks_at_many_more(
    counts: Callable[[int], list[int]],
) -> None:
    few, many = counts(FEW), counts(MANY)
    grown = {
        step.__name__: (at_few, at_many)
        for step, at_few, at_many in zip(STEPS, few, many, strict=True)
        if at_many > MOST_GROWTH * max(at_few, 1)
    }
    assert grown == {}
    assert min(few[:2]) > 0


@pytest.mark.parametrize(
    ("work", "looks"),
    [
        (lambda column: column > 3, 64),
        (lambda column: np.searchsorted(column, [3, 5]), 14),
        (lambda column: column[column > 3].sum(), 64 + 64 + 60),
        (lambda column: column.tolist(), 64),
    ],
)
def test_given_a_watched_column_then_each_look_at_an_entry_is_counted(
    work: Callable[[Watched], object], looks: int
) -> None:
    column = Watched.of(np.arange(64))
    assert touched(lambda: work(column)) == looks
