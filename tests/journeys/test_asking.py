"""Asking by name: what Ctrl+K finds, and a question kept as a view of one's own."""

from __future__ import annotations

from tests.journeys.conftest import Program, Start
from tests.journeys.test_questions import titles_of
from timeline_app.core.record.model import FilterRecord


def find_by_name(program: Program, text: str) -> None:
    """Open the palette, type and press Enter."""
    program.hands.keys("ctrl+k")
    program.await_window("commandPalette")
    program.hands.type(text)
    program.await_text("paletteBox", text)
    program.hands.keys("Return")
    program.await_window("mainWindow")


def test_which_promises_have_a_deadline_and_again_tomorrow(start: Start) -> None:
    program = start()
    find_by_name(program, "later than announced")
    program.hands.keys("ctrl+2")
    expected = titles_of(FilterRecord(only=("deadline-ahead",)))
    program.await_that(lambda: program.ask("listed") == expected, "the list never showed them")
    program.hands.keys("ctrl+shift+s")
    program.await_window("viewName")
    program.hands.type("Due dates")
    program.hands.keys("Return")
    program.await_window("mainWindow")
    program.await_text("viewButton", "View: Due dates")
    program.hands.keys("ctrl+BackSpace")
    program.await_text("viewButton", "View: Whole story")
    program.quit()
    tomorrow = start()
    find_by_name(tomorrow, "due")
    tomorrow.await_text("viewButton", "View: Due dates")
    tomorrow.await_that(lambda: tomorrow.ask("listed") == expected, "the list never showed them")


def test_where_do_the_sources_differ_on_a_person(program: Program) -> None:
    find_by_name(program, "sources differ")
    find_by_name(program, "thongloun")
    program.await_that(lambda: len(program.ask("chips")) > 1, "two filters were never there")
    wanted = FilterRecord(only=("sources-differ",), leaders=("thongloun-sisoulith",))
    assert program.ask("text", "filterCount") == f"{len(titles_of(wanted))} of 225 events"
