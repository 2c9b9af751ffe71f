"""An attached text that is another edition is a problem that leads to where it is settled."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from tests.state.editing.proposing import minutes
from timeline_app.core.record.model import Event
from timeline_app.state.editing.event_edits import add_event
from timeline_app.state.editing.proposing.chosen import citation_of
from timeline_app.ui.editing.sources.edition_dialog import EditionDialog
from timeline_app.ui.window.main_window import MainWindow

OPENED = Event(
    id="opened", title="Library open again", kind="opening", date="2025-02-12",
    date_basis="stated",
    citations=(citation_of(minutes.chosen("The library reopened on 12 February 2025")),),
)  # fmt: skip


def test_given_another_edition_then_a_problem_leads_to_its_citations(
    minutes_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, editing = minutes_window, minutes_window.session.editing
    assert not editing.do(add_event(editing.draft, OPENED))
    assert "not exact" not in _first_problem(window)
    lines = [line for line, _ in minutes.LINES]
    newer = tmp_path / "newer.txt"
    newer.write_text("\n".join([lines[0], "A new paragraph.", *lines[1:]]), encoding="utf-8")
    window.session.attach([newer])
    assert "not exact: 1 moved" in _first_problem(window)

    def answer(dialog: EditionDialog) -> int:
        for finding in dialog._edition.open_findings:
            dialog.decisions[finding.place] = "take"
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(EditionDialog, "exec", answer)
    window.problems_pane.itemActivated.emit(window.problems_pane.item(0))
    assert editing.draft.event("opened").citations[0].paragraph == 4
    assert "not exact" not in _first_problem(window)
    editing.undo()
    assert "not exact" in _first_problem(window)


def _first_problem(window: MainWindow) -> str:
    return window.problems_pane.item(0).text()
