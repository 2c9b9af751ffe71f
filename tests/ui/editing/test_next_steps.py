"""An empty list says what to do next, and nothing of a time that it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.conftest import OpenWindow
from timeline_app.core.record.model import Event
from timeline_app.core.writing.list_text import list_text
from timeline_app.state.editing.draft import new_draft
from timeline_app.state.editing.event_edits import add_event
from timeline_app.ui.editing.next_steps import NextSteps
from timeline_app.ui.window.main_window import MainWindow


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "council.events.json"
    path.write_text(list_text(new_draft("Our council").file), encoding="utf-8")
    return open_window(path)


def steps_of(window: MainWindow) -> NextSteps:
    steps = window.findChild(NextSteps)
    assert isinstance(steps, NextSteps)
    return steps


def test_given_an_empty_list_then_no_made_up_time_is_in_sight(window: MainWindow) -> None:
    assert steps_of(window).isVisible()
    assert window.timeline.visibleRegion().isEmpty()
    assert not any("1970" in label.text() for label in window.statusBar().findChildren(QLabel))
    window.action("show-list").trigger()
    assert steps_of(window).isVisible()


def test_given_an_empty_list_then_its_buttons_lead_on(window: MainWindow) -> None:
    steps = steps_of(window)
    assert "Turn on editing" in steps.sentence
    assert QApplication.focusWidget() is steps.buttons[0]
    steps.buttons[0].click()
    assert window.session.editing.is_on
    assert "Add a document" in steps.sentence
    assert steps.buttons[0].text() == "Add document…"


def test_given_the_first_event_then_the_timeline_is_back(window: MainWindow) -> None:
    window.session.editing.turn_on()
    event = Event(id="", title="Opened", kind="event", date="2025-01-02", date_basis="inferred",
                  date_note="Somebody said so.")  # fmt: skip
    assert not window.session.editing.do(add_event(window.session.editing.draft, event))
    assert steps_of(window).isHidden()
    assert QApplication.focusWidget() is window.timeline
    window.session.editing.undo()
    assert steps_of(window).isVisible()


def test_given_a_list_with_events_then_nothing_covers_it(open_window: OpenWindow) -> None:
    assert open_window(None).findChild(NextSteps) is None
