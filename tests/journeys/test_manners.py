"""The manners of the window, by mouse and keys: menus, panes, walking, undo."""

from __future__ import annotations

from tests.journeys.conftest import Program, Start
from timeline_app.core.open_list import read_list
from timeline_app.program.locations import bundled_list

RIGHT = 3


def titles() -> list[str]:
    """All titles in time order."""
    table = read_list(bundled_list()).events.table
    return [table.event(row).title for row in range(len(table))]


def test_what_came_next_and_where_does_it_say_so_by_keys_alone(program: Program) -> None:
    program.hands.keys("Down")
    first = program.await_("selected")
    after = titles()[titles().index(first) + 1]
    program.hands.keys("Right")
    program.await_that(lambda: program.ask("selected") == after, "the next event never came")
    program.hands.keys("Left")
    program.await_that(lambda: program.ask("selected") == first, "the event never came back")
    program.hands.keys("Tab")
    program.await_focus("detailPane")
    program.hands.keys("Right", "Return")
    program.await_that(lambda: bool(program.ask("place", "sourcePane")), "no document opened")
    program.hands.keys("Escape")
    program.await_that(lambda: not program.ask("place", "sourcePane"), "the document stayed")
    program.hands.keys("shift+Tab")
    program.await_focus("timelineView")


def test_who_else_was_there_by_the_menu_of_an_event(program: Program) -> None:
    title = "To Lam pays a state visit to Laos"
    program.hands.click(program.await_("place_of_event", title), button=RIGHT)
    program.await_window("canvasMenu")
    program.hands.keys("Down", "Return")
    program.await_that(lambda: program.ask("selected") == title, "the event was not selected")
    program.await_focus("detailPane")
    program.tick("leaders", "to-lam")
    program.hands.keys("ctrl+z")
    program.await_that(lambda: program.ask("chips") == [], "the filter was never taken back")
    program.hands.keys("ctrl+shift+z")
    program.await_that(lambda: program.ask("chips") != [], "the filter never came again")
    program.hands.click(program.await_("place", "filterChip"), button=RIGHT)
    program.await_window("chipMenu")
    program.hands.keys("Down", "Return")
    program.await_that(lambda: program.ask("chips") == [], "the chip stayed")


def test_room_to_look_by_putting_panes_away_and_again_tomorrow(start: Start) -> None:
    program = start()
    program.hands.keys("F7", "F9")
    program.await_that(lambda: program.ask("shut") == ["filters", "overview"], "they stayed")
    program.quit()
    tomorrow = start()
    assert tomorrow.ask("shut") == ["filters", "overview"]
    edge = tomorrow.await_("place_of_divider", "filters")
    tomorrow.hands.drag(edge, [edge[0] + 260, edge[1]])
    tomorrow.await_that(lambda: tomorrow.ask("shut") == ["overview"], "it never came back")
    tomorrow.hands.keys("F9")
    tomorrow.await_that(lambda: tomorrow.ask("shut") == [], "it never came back")
    edge = tomorrow.await_("place_of_divider", "filters")
    tomorrow.hands.drag(edge, [max(0, edge[0] - 260), edge[1]])
    tomorrow.await_that(lambda: tomorrow.ask("shut") == ["filters"], "it was not dragged shut")


def test_closer_by_the_keys_of_any_keyboard(program: Program) -> None:
    for keys in ("ctrl+plus", "ctrl+equal", "ctrl+shift+plus", "ctrl+KP_Add"):
        zooms(program, keys, -1)
    zooms(program, "ctrl+minus", 1)


def zooms(program: Program, keys: str, way: int) -> None:
    """Press keys and wait until less time is shown (-1), or more (1)."""
    before = program.ask("duration_s")
    program.hands.keys(keys)
    program.await_that(
        lambda: way * (program.ask("duration_s") - before) > 0, f"{keys} did nothing"
    )
