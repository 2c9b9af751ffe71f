"""A window on the minutes of a council, with the text attached and the list being edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.state.editing.proposing import minutes
from tests.ui.conftest import OpenWindow
from timeline_app.core.writing.list_text import list_text, paragraph_text
from timeline_app.ui.window.main_window import MainWindow


@pytest.fixture
def minutes_window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """The window, editing, with the document open and the keyboard in it."""
    draft = minutes.draft()
    path = tmp_path / "council.events.json"
    path.write_text(list_text(draft.file), encoding="utf-8")
    (tmp_path / "sources").mkdir()
    stored = tmp_path / "sources" / "minutes.json"
    stored.write_text(paragraph_text(draft.paragraph_files[0]), encoding="utf-8")
    original = tmp_path / "minutes.txt"
    original.write_text("\n".join(line for line, _ in minutes.LINES), encoding="utf-8")
    window = open_window(path)
    window.resize(1440, 900)
    window.session.attach([original])
    assert window.session.editing.turn_on()
    window.action("show-document").trigger()
    window.source_pane.setFocus()
    return window
