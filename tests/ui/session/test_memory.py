"""What the window remembers: the view of each file, links, and files that change on disk."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.lists import event, event_list, write_list
from tests.ui.conftest import OpenWindow, in_even_time
from timeline_app.core.record.model import FilterRecord
from timeline_app.program.locations import bundled_list
from timeline_app.state.links import link_text, parse_link
from timeline_app.ui.window.main_window import MainWindow
from timeline_app.ui.window.recent_menu import RecentMenu


def own_list(folder: Path, *ids: str) -> Path:
    events = [event(name, title=f"Title of {name}") for name in ids]
    return write_list(folder, event_list(*events))


def wait_until(window: MainWindow, text: str) -> None:
    for _ in range(100):
        if text in window.statusBar().currentMessage():
            return
        QTest.qWait(20)
    pytest.fail(f"{text!r} was never said, but {window.statusBar().currentMessage()!r}")


def test_given_a_closed_window_then_the_next_one_opens_the_same_file_and_view(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    first = open_window(own_list(tmp_path, "one", "two"))
    first.controller.select("two")
    first.controller.set_filter(FilterRecord(basis=("stated",)))
    first.controller.navigation.zoom(0.5)
    state = first.controller.state
    first.close()
    second = open_window(None)
    assert second.controller.events.path == tmp_path / "events.json"
    assert second.controller.state == state


def test_given_a_window_closed_in_the_story_then_it_is_back_with_its_open_folds(
    open_window: OpenWindow,
) -> None:
    first = open_window(None)
    assert first.controller.state.story
    first.controller.folding.collapse(frozenset({"trade"}))
    first.controller.folding.open_folds(frozenset({"aid"}))
    first.close()
    state = open_window(None).controller.state
    assert (state.story, state.collapsed) == (True, frozenset({"trade"}))
    assert state.open_folds == frozenset({"aid"})


def test_given_the_bundled_list_was_left_then_its_view_is_back(open_window: OpenWindow) -> None:
    first = open_window(None)
    first.controller.filtering.toggle("themes", "aid")
    first.close()
    assert first.session.settings.last == "", "its place changes with the version that brings it"
    assert open_window(None).controller.state.filter.themes == ("aid",)


def test_given_other_files_were_open_then_the_recent_menu_opens_them(
    window: MainWindow, tmp_path: Path
) -> None:
    path = own_list(tmp_path, "one")
    window.session.open(path)
    window.session.open(bundled_list())
    window.recent.fill()
    actions = {Path(action.text()).parent.name: action for action in window.recent.actions()}
    actions[tmp_path.name].trigger()
    assert window.controller.events.path == path


def test_given_a_recent_file_is_gone_then_the_menu_leaves_it_out(
    window: MainWindow, tmp_path: Path
) -> None:
    for name in ("kept", "gone"):
        window.session.open(own_list(tmp_path / name, "one"))
    window.session.open(own_list(tmp_path, "one"))
    (tmp_path / "gone" / "events.json").unlink()
    menu = window.findChild(RecentMenu)
    assert isinstance(menu, RecentMenu)
    menu.fill()
    listed = [action.text() for action in menu.actions()]
    assert str(tmp_path / "kept" / "events.json") in listed
    assert str(tmp_path / "gone" / "events.json") not in listed


@pytest.mark.parametrize("is_story", [True, False])
def test_given_a_copied_link_then_it_reopens_the_same_view(
    window: MainWindow, open_window: OpenWindow, is_story: bool
) -> None:
    if not is_story:
        in_even_time(window)
    controller = window.controller
    controller.select("meeting-48")
    controller.set_filter(FilterRecord(leaders=("to-lam", "pham-minh-chinh"), text="a & b # c"))
    controller.navigation.zoom(0.5)
    window.action("copy-link").trigger()
    program, link = shlex.split(QGuiApplication.clipboard().text())
    assert program == "timeline-app"
    other = open_window(Path(link)).controller.state
    assert other.filter == controller.state.filter
    assert other.selection == "meeting-48"
    assert other.story is is_story
    assert other.span.start_s == pytest.approx(controller.state.span.start_s, abs=1)


def test_given_a_link_with_an_event_then_it_is_selected_and_in_view(
    open_window: OpenWindow,
) -> None:
    window = open_window(Path(f"{bundled_list()}#event=goal-laos-2055"))
    row = window.controller.selected_row
    assert row is not None
    table, span = window.controller.events.table, window.controller.state.span
    assert span.overlaps(int(table.draw_start_s[row]), int(table.draw_end_s[row]))


def test_given_a_link_to_no_event_then_the_window_opens_and_says_so(
    open_window: OpenWindow,
) -> None:
    window = open_window(Path(f"{bundled_list()}#event=nobody"))
    assert "no event 'nobody'" in window.statusBar().currentMessage()
    assert window.controller.selected is None


@pytest.mark.parametrize(
    "tail",
    ["span=1/0", "span=nan/inf", "basis=nonsense", "from=xyz", "tracks=x", "&&&==", "span=x"],
)
def test_given_a_broken_link_then_what_makes_sense_is_kept(tmp_path: Path, tail: str) -> None:
    link = parse_link(f"{tmp_path / 'a.json'}#event=e&{tail}")
    assert link.path == tmp_path / "a.json"
    assert link.event == "e"
    assert link.span is None


def test_given_a_file_with_a_hash_in_its_name_then_it_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "list#event=1.json"
    path.write_text("{}")
    assert parse_link(str(path)).path == path


def test_given_any_state_then_its_link_leads_back(window: MainWindow) -> None:
    record = FilterRecord(
        leaders=("a", "b"), places=("Hà Nội & more",), from_="2025-12", to="2026", all_leaders=True
    )
    state = window.controller.state.with_(filter=record)
    link = parse_link(link_text(Path("x.json"), state))
    assert link.filter == record
    assert link.complaint == ""


def test_given_the_file_is_replaced_on_disk_then_view_and_selection_stay(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = own_list(tmp_path / "a", "one", "two")
    window = open_window(path)
    window.controller.select("two")
    window.controller.navigation.zoom(0.5)
    span = window.controller.state.span
    shutil.move(own_list(tmp_path / "b", "one", "two", "three"), path)
    wait_until(window, "read again")
    assert len(window.controller.events.table) == 3
    assert (window.controller.state.selection, window.controller.state.span) == ("two", span)
    write_list(tmp_path / "a", event_list(event("two"), event("four")))
    wait_until(window, "read again")
    assert window.controller.selected is not None


def test_given_a_broken_save_then_the_last_good_state_stays_and_it_is_said(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = own_list(tmp_path, "one", "two")
    window = open_window(path)
    window.controller.select("two")
    whole = path.read_text()
    path.write_text(whole[: len(whole) // 2])
    wait_until(window, "the last good state stays")
    assert len(window.controller.events.table) == 2
    assert window.controller.state.selection == "two"
    assert window.session.problems
    path.write_text(whole)
    wait_until(window, "read again")
    assert window.session.problems == ()


def test_given_an_attached_text_changes_then_its_citations_are_verified_again(
    open_window: OpenWindow, tmp_path: Path, sources: list[Path]
) -> None:
    window = open_window(None)
    copy = tmp_path / "anything.txt"
    shutil.copy(sources[0], copy)
    window.session.attach([copy])
    document = next(iter(window.session.shelf.paths()))
    text = copy.read_text(encoding="utf-8")
    changed = tmp_path / "new"
    changed.write_text("\n".join(text.splitlines()[:-12]), encoding="utf-8")
    changed.replace(copy)
    wait_until(window, "verified again")
    attached = window.session.shelf.text_of(document)
    assert attached is not None
    paragraphs = window.controller.events.paragraphs[document].paragraphs
    assert len(attached.found_again) < len(paragraphs)


def test_given_settings_of_nonsense_then_the_window_opens(
    open_window: OpenWindow, own_settings: Path
) -> None:
    (own_settings / "settings.json").write_text(json.dumps({"views": {"x": 5}}))
    window = open_window(None)
    assert len(window.controller.events.table) > 0
    assert any("reset" in problem.message for problem in window.session.problems)
