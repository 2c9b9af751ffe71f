"""Editing in a window: off at first, shown at once in the same view, kept on disk."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.lists import event, event_list, full_list, write_list
from tests.state.editing.drafts import new_event
from tests.ui.conftest import OpenWindow, waited_for
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.editing.entry_edits import merge_entries
from timeline_app.state.editing.event_edits import add_event, change_event
from timeline_app.state.editing.storage import (
    ChangedOnDiskError,
    draft_place,
    kept_draft,
    read_to_edit,
)
from timeline_app.ui.session.editing import Editing
from timeline_app.ui.window.main_window import MainWindow


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_list(tmp_path, full_list())


@pytest.fixture
def window(open_window: OpenWindow, path: Path) -> MainWindow:
    return open_window(path)


def turned_on(window: MainWindow) -> Editing:
    assert window.session.editing.turn_on()
    return window.session.editing


def change_title(editing: Editing, title: str) -> None:
    assert editing.do(change_event(editing.draft, "bridge-opened", title=title)) == ()
    QApplication.processEvents()


def title_of(window: MainWindow) -> str:
    row = window.controller.events.table.row_with_id("bridge-opened")
    assert row is not None
    return window.controller.events.table.event(row).title


def title_on_disk(path: Path) -> str:
    titles = {event.id: event.title for event in read_to_edit(path, {}).draft.file.events}
    return titles["bridge-opened"]


def test_editing_is_off_at_first(window: MainWindow) -> None:
    assert not window.session.editing.is_on
    assert not window.session.editing.is_changed


def test_an_edit_is_shown_where_one_was_looking(window: MainWindow) -> None:
    controller = window.controller
    controller.set_span(TimeSpan(1.7e9, 1.8e9))
    controller.select("spring-meeting")
    before = controller.state
    change_title(turned_on(window), "Opening")
    assert title_of(window) == "Opening"
    assert controller.state.with_(selection="spring-meeting") == before
    window.session.editing.undo()
    assert title_of(window) != "Opening"
    window.session.editing.redo()
    assert title_of(window) == "Opening"


def test_an_edit_does_not_scroll(open_window: OpenWindow, tmp_path: Path) -> None:
    events = [event(f"one-{n}", date=f"2025-12-{n:02}", kind=f"kind-{n}") for n in range(1, 29)]
    window = open_window(write_list(tmp_path, event_list(event("bridge-opened"), *events)))
    window.resize(900, 500)
    window.controller.folding.collapse(())
    window.controller.arrange(window.controller.state.with_(grouping=Grouping.KIND))
    QApplication.processEvents()
    bar = window.timeline.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    change_title(turned_on(window), "Opening")
    assert bar.value() == before


def test_an_unsound_edit_is_not_done(window: MainWindow) -> None:
    editing = turned_on(window)
    faults = editing.do(change_event(editing.draft, "bridge-opened", date="3 Dec"))
    assert [fault.field for fault in faults] == ["part_of_day"] or faults[0].field == "date"
    assert not editing.is_changed


def test_every_edit_is_kept_beside_the_list(window: MainWindow, path: Path) -> None:
    editing = turned_on(window)
    change_title(editing, "Opening")
    kept = kept_draft(path)
    assert kept is not None
    assert kept.draft == editing.draft
    editing.undo()
    QApplication.processEvents()
    assert not draft_place(path).exists()


def test_saving_writes_the_list_and_takes_the_draft_away(window: MainWindow, path: Path) -> None:
    editing = turned_on(window)
    change_title(editing, "Opening")
    editing.save()
    assert not editing.is_changed
    assert not draft_place(path).exists()
    assert title_on_disk(path) == "Opening"
    assert editing.sitting.undo_name == "title of Title of bridge-opened"


def test_what_others_wrote_is_asked_about(window: MainWindow, path: Path) -> None:
    editing = turned_on(window)
    change_title(editing, "Mine")
    told: list[str] = []
    window.session.told.connect(told.append)
    theirs = path.read_text(encoding="utf-8").replace("The bridge", "Their bridge")
    path.write_text(theirs, encoding="utf-8")
    assert waited_for(lambda: bool(told))
    assert "saving will ask" in told[0]
    with pytest.raises(ChangedOnDiskError):
        editing.save()
    editing.take_theirs()
    assert window.controller.events.head.title == "Their bridge"
    editing.undo()
    assert title_of(window) == "Mine"
    editing.save()
    assert "The bridge" in path.read_text(encoding="utf-8")


def test_what_others_wrote_is_taken_if_nothing_is_lost(window: MainWindow, path: Path) -> None:
    editing = turned_on(window)
    theirs = path.read_text(encoding="utf-8").replace("The bridge", "Their bridge")
    path.write_text(theirs, encoding="utf-8")
    assert waited_for(lambda: window.controller.events.head.title == "Their bridge")
    assert not editing.is_changed
    assert editing.sitting.undo_name == "changes on disk"


def test_a_full_disk_is_told_and_nothing_is_lost(
    window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editing = turned_on(window)

    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("os.fsync", fail)
        change_title(editing, "Opening")
        assert any("No space left" in one.message for one in window.session.problems)
        with pytest.raises(OSError, match="No space"):
            editing.save()
        window.session.open(path)
        assert editing.is_on
    assert title_of(window) == "Opening"
    editing.save()
    assert title_on_disk(path) == "Opening"


def test_the_second_window_is_told(window: MainWindow, open_window: OpenWindow, path: Path) -> None:
    change_title(turned_on(window), "Opening")
    window.session.editing.save()
    other = open_window(path)
    told: list[str] = []
    other.session.told.connect(told.append)
    assert not other.session.editing.turn_on()
    assert "another window" in told[0]
    window.session.editing.turn_off()
    assert other.session.editing.turn_on()


def test_a_draft_of_a_killed_program_can_be_gone_on_with(window: MainWindow, path: Path) -> None:
    editing = turned_on(window)
    assert editing.do(add_event(editing.draft, new_event())) == ()
    draft = editing.draft
    assert editing.turn_off()
    assert title_of(window) == "Title of bridge-opened"
    assert len(window.controller.events.table) == 3
    kept = kept_draft(path)
    assert kept is not None
    editing.recover(kept)
    assert editing.draft == draft
    assert editing.sitting.undo_name == "recovered draft"


def test_what_is_forgotten_leaves_no_trace(window: MainWindow, path: Path) -> None:
    before = path.read_bytes()
    editing = turned_on(window)
    change_title(editing, "Opening")
    editing.turn_off(forgets=True)
    assert title_of(window) == "Title of bridge-opened"
    assert path.read_bytes() == before
    assert not draft_place(path).exists()


def test_a_list_goes_on_where_it_is_saved_as(window: MainWindow, path: Path) -> None:
    editing = turned_on(window)
    change_title(editing, "Opening")
    target = path.parent / "other" / "mine.events.json"
    target.parent.mkdir()
    editing.save(target)
    assert window.controller.events.path == target
    assert not draft_place(path).exists()
    assert title_on_disk(target) == "Opening"
    assert title_on_disk(path) == "Title of bridge-opened"


def test_who_is_merged_away_is_filtered_by_no_more(window: MainWindow) -> None:
    editing = turned_on(window)
    window.controller.filtering.toggle("themes", "water")
    assert editing.do(merge_entries(editing.draft, "themes", "water", "transport")) == ()
    assert window.controller.state.filter.themes == ()
    assert len(window.controller.model.rows) == 3
