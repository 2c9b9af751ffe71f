"""The example: a sound list whose citations are exact, opened as a copy that may be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_app.core.citations.sources import attach_folder
from timeline_app.core.citations.verification import status_counts, verify
from timeline_app.core.open_list import open_list
from timeline_app.program.locations import example_folder
from timeline_app.ui.dialogs import example
from timeline_app.ui.window.main_window import MainWindow

LIST = "council.events.json"


def test_the_example_is_sound_and_shows_every_way_a_date_is_known() -> None:
    reading = open_list(example_folder() / LIST)
    assert reading.problems == ()
    attached = attach_folder(example_folder(), reading.events.paragraphs)
    counts = status_counts(verify(reading.events, attached))
    assert counts["exact"] == sum(counts.values()) > 20
    events = reading.events.table.events(range(len(reading.events.table)))
    assert {event.date_basis for event in events} == {"stated", "inferred", "derived", "undated"}


def test_given_the_command_then_a_copy_opens_that_can_be_edited(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(example, "own_example_folder", lambda: tmp_path / "example")
    window.action("example").trigger()
    assert window.controller.events.path == tmp_path / "example" / LIST
    assert window.session.shelf.text_of("council-minutes") is not None
    assert window.session.editing.turn_on()
    window.session.editing.turn_off(forgets=True)
    changed = tmp_path / "example" / "council-minutes.txt"
    changed.write_text("Mine", encoding="utf-8")
    window.action("example").trigger()
    assert changed.read_text(encoding="utf-8") == "Mine"
