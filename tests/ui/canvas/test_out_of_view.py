"""What is out of view is said with its numbers, and one gets there by keys and screen reader."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import in_even_time
from timeline_app.scene.display import Hit, HitKind
from timeline_app.ui.canvas.cluster_popup import ClusterPopup
from timeline_app.ui.drawing.gutter import Hint
from timeline_app.ui.drawing.hidden import floor_of
from timeline_app.ui.window.main_window import MainWindow

# Of this one there are events before 2026 and long after it.
ECONOMY = "economy-trade"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def low(window: MainWindow) -> MainWindow:
    """The window on some of 2026, all tracks open, too low for them."""
    window.resize(1_000, 500)
    return in_even_time(window, "early-2026")


def hints(window: MainWindow) -> list[Hint]:
    return window.timeline.pointing.hints().all()


def scroll_to(window: MainWindow, track: str) -> None:
    """Show a track with others above it and below."""
    view = window.timeline
    band = next(band for band in view.scene.bands if band.track == track)
    view.verticalScrollBar().setValue(round(band.y - 0.3 * view.scrolling.page))


def count_in(words: str) -> int:
    """The number of events in what a hint tells."""
    number = words.rsplit(" event", 1)[0].rsplit(" ", 1)[-1]
    return int(number.replace(",", ""))


@pytest.mark.parametrize("share", [0.0, 0.02, 0.1, 0.35, 0.7, 1.0])
def test_given_any_scroll_then_what_is_above_and_below_is_told_each_event_once(
    window: MainWindow, share: float
) -> None:
    """In the story nothing lies beside the view."""
    window.resize(1_000, 560)
    window.action("expand-all").trigger()
    view = window.timeline
    view.scrolling.fit(view.scene)
    bar = view.verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
    told = {hint.step: count_in(hint.words) for hint in hints(window) if not hint.track}
    top = view.scrolling.top
    # A track whose name would be cut at the end of the view is left out there.
    floor = top + floor_of(view.scene, top, view.scrolling.page)
    tracks = window.controller.tracks.track_of_id
    above, below, seen = set[int](), set[int](), set[int]()
    for band in view.scene.bands:
        rows = set(tracks[band.track].rows.tolist())
        if band.y + band.height <= top:
            above |= rows
        elif band.y >= floor:
            below |= rows
        else:
            hits = [hit for hit in view.scene.hits if hit.track == band.track]
            over = {row for hit in hits if hit.y + hit.height <= top for row in hit.rows}
            under = {row for hit in hits if hit.y >= floor for row in hit.rows}
            seen |= rows - over - under
            above, below = above | over, below | under
    expected = {step: len(rows) for step, rows in ((-1, above), (1, below)) if rows}
    assert told == expected
    assert len(above | below | seen) == len(window.controller.model.rows) >= max(told.values())


def test_given_part_of_one_track_above_then_that_is_said_without_a_track(
    window: MainWindow,
) -> None:
    window.resize(1_000, 560)
    window.timeline.verticalScrollBar().setValue(60)
    above = next(hint for hint in hints(window) if not hint.track and hint.step < 0)
    assert "track" not in above.words
    assert count_in(above.words) >= 1


@pytest.mark.parametrize(
    ("command", "key", "step"),
    [("show-earlier", Qt.Key.Key_Left, -1), ("show-later", Qt.Key.Key_Right, 1)],
)
def test_given_events_beside_the_view_then_a_key_leads_to_the_nearest(
    low: MainWindow, command: str, key: Qt.Key, step: int
) -> None:
    controller, table = low.controller, low.controller.events.table
    before = controller.state.span
    low.timeline.setFocus()
    assert low.action(command).isEnabled()
    QTest.keyClick(low.timeline, key, CONTROL)
    after = controller.state.span
    assert after.duration_s == pytest.approx(before.duration_s)
    if step < 0:
        ends = table.draw_end_s[table.draw_end_s <= before.start_s]
        assert after.start_s <= ends.max() <= after.end_s
    else:
        starts = table.draw_start_s[table.draw_start_s >= before.end_s]
        assert after.start_s <= starts.min() <= after.end_s


def test_given_a_selected_event_then_the_key_leads_on_in_its_track(low: MainWindow) -> None:
    controller, table = low.controller, low.controller.events.table
    span = controller.state.span
    track = next(t for t in reversed(controller.tracks.tracks) if t.beside(span)[1])
    controller.select_row(int(track.rows[0]))
    low.action("show-later").trigger()
    starts = table.draw_start_s[track.rows]
    nearest = starts[starts >= span.end_s].min()
    assert controller.state.span.start_s <= nearest <= controller.state.span.end_s


def test_given_the_story_then_nothing_is_earlier_or_later(window: MainWindow) -> None:
    before = window.controller.state
    for command in ("show-earlier", "show-later"):
        window.action(command).trigger()
    assert window.controller.state == before


def test_given_tracks_below_then_keys_lead_there_and_back(low: MainWindow) -> None:
    bar = low.timeline.verticalScrollBar()
    low.timeline.setFocus()
    bar.setValue(0)
    QTest.keyClick(low.timeline, Qt.Key.Key_PageDown)
    assert bar.value() == round(low.timeline.scrolling.page)
    QTest.keyClick(low.timeline, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def children_of(window: MainWindow) -> list[Any]:
    canvas = QAccessible.queryAccessibleInterface(window.timeline)
    assert canvas is not None
    return [canvas.child(number) for number in range(canvas.childCount())]


def test_given_hints_then_a_screen_reader_finds_each_as_a_button_at_its_place(
    low: MainWindow,
) -> None:
    scroll_to(low, ECONOMY)
    told = hints(low)
    buttons = [item for item in children_of(low) if item.role() is QAccessible.Role.Button]
    assert [item.text(QAccessible.Text.Name) for item in buttons] == [h.words for h in told]
    assert {hint.step for hint in told if hint.track} == {-1, 1}
    assert {hint.step for hint in told if not hint.track} == {-1, 1}
    canvas = QAccessible.queryAccessibleInterface(low.timeline)
    assert canvas is not None
    for item in buttons:
        assert item.isValid()
        assert low.timeline.accessibleName()
        centre = item.rect().center()
        assert canvas.childAt(centre.x(), centre.y()) is not None


def test_given_hints_then_a_press_leads_where_a_click_does(low: MainWindow) -> None:
    low.timeline.verticalScrollBar().setValue(0)
    below = children_of(low)[-1]
    assert below.text(QAccessible.Text.Name).startswith("Below: ")
    below.press()
    assert low.timeline.verticalScrollBar().value() > 0
    before = low.controller.state.span
    scroll_to(low, ECONOMY)
    later = next(
        item for item in children_of(low) if item.text(QAccessible.Text.Name).endswith("later")
    )
    later.press()
    assert low.controller.state.span.start_s > before.start_s


def openable(window: MainWindow) -> list[Hit]:
    """Every cluster, stack and fold of the list, from top to bottom."""
    bar, found = window.timeline.verticalScrollBar(), dict[tuple[object, ...], Hit]()
    for top in (*range(0, bar.maximum(), 200), bar.maximum()):
        bar.setValue(top)
        for hit in window.timeline.scene.hits:
            if hit.can_open:
                found[hit.track, hit.rows] = hit
    return list(found.values())


def test_given_any_stack_or_fold_of_the_list_then_enter_opens_it_from_its_first_event(
    window: MainWindow,
) -> None:
    window.action("collapse-all").trigger()
    found = openable(window)
    assert {hit.kind for hit in found} == {HitKind.STACK, HitKind.FOLD}
    controller, collapsed = window.controller, window.controller.state.collapsed
    opened: list[Hit] = []
    window.timeline.clusterOpened.connect(lambda hit, _place: opened.append(hit))
    for hit in found:
        opened.clear()
        window.timeline.pointing.forget()
        controller.select_row(hit.rows[0])
        QTest.keyClick(window.timeline, Qt.Key.Key_Return)
        popup = window.findChild(ClusterPopup)
        if popup is not None:
            popup.close()
            QApplication.sendPostedEvents(popup)
        is_open = controller.state.open_folds if hit.kind is HitKind.FOLD else opened
        assert is_open
        controller.folding.open_folds(())
        assert collapsed is not None
        controller.folding.collapse(collapsed)


def test_given_a_key_event_that_is_in_a_stack_too_then_enter_opens_that(
    window: MainWindow,
) -> None:
    opened: list[Hit] = []
    window.timeline.clusterOpened.connect(lambda hit, _place: opened.append(hit))
    window.resize(1_440, 900)
    QApplication.processEvents()
    hits = window.timeline.scene.hits
    alone = {hit.rows[0] for hit in hits if hit.count == 1 and not hit.can_open}
    stack = next(hit for hit in hits if hit.kind is HitKind.STACK and alone & set(hit.rows))
    window.controller.select_row(next(iter(alone & set(stack.rows))))
    QTest.keyClick(window.timeline, Qt.Key.Key_Return)
    assert opened == [stack]
    popup = window.findChild(ClusterPopup)
    assert popup is not None
    popup.close()


def test_given_a_promise_then_enter_opens_its_fold_and_closes_it_again(window: MainWindow) -> None:
    window.action("expand-all").trigger()
    fold = next(hit for hit in openable(window) if hit.kind is HitKind.FOLD)
    window.controller.select_row(fold.rows[0])
    QTest.keyClick(window.timeline, Qt.Key.Key_Return)
    assert window.controller.state.open_folds == {fold.track}
    QTest.keyClick(window.timeline, Qt.Key.Key_Return)
    assert window.controller.state.open_folds == frozenset()


def test_given_the_mouse_at_rest_over_an_event_then_enter_still_opens_the_selected_stack(
    window: MainWindow,
) -> None:
    window.action("collapse-all").trigger()
    found = openable(window)
    fold = next(hit for hit in found if hit.kind is HitKind.FOLD)
    window.timeline.verticalScrollBar().setValue(0)
    other = next(hit for hit in window.timeline.scene.hits if not hit.can_open)
    window.controller.select_row(fold.rows[0])
    window.timeline.pointing.point_at(other)
    QTest.keyClick(window.timeline, Qt.Key.Key_Return)
    assert window.controller.state.open_folds
