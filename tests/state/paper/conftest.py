"""A list with something of everything that stands on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lists import full_list, reading_of
from timeline_app.core.event_list.event_list import EventList


@pytest.fixture
def events(tmp_path: Path) -> EventList:
    """A ceremony with two documents' worth of facts, a promise without a date, a meeting."""
    reading = reading_of(tmp_path, full_list())
    assert not reading.problems, reading.problems
    return reading.events
