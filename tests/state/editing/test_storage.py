"""A list on disk: saved whole or not at all, never over another's work, kept as a draft beside."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path

import msgspec
import pytest

from tests.lists import full_list, paragraph_file, write_list
from tests.state.editing.drafts import new_event
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import Document, ParagraphFile
from timeline_app.state.editing.edits import applied
from timeline_app.state.editing.event_edits import add_event, change_event
from timeline_app.state.editing.head_edits import add_document
from timeline_app.state.editing.sitting import sitting_of
from timeline_app.state.editing.storage import (
    ChangedOnDiskError,
    NotEditableError,
    OnDisk,
    difference,
    draft_place,
    drop_draft,
    fingerprint,
    keep_draft,
    kept_draft,
    read_to_edit,
    save_list,
    settled,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_list(tmp_path, full_list())


def read(path: Path) -> OnDisk:
    return read_to_edit(path, read_list(path).events.paragraphs)


def test_saving_changes_one_line_and_no_other_file(path: Path) -> None:
    before = read(path)
    edit = change_event(before.draft, "bridge-opened", title="Opening")
    texts = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}
    saved = save_list(path, applied(before.draft, edit), before)
    assert read(path) == saved
    changed = [one for one in texts if one.read_bytes() != texts[one]]
    assert changed == [path]
    pairs = zip(before.text.splitlines(), saved.text.splitlines(), strict=True)
    assert sum(one != other for one, other in pairs) == 1


def test_another_s_work_is_never_overwritten_unasked(path: Path) -> None:
    before = read(path)
    draft = applied(before.draft, change_event(before.draft, "bridge-opened", title="Mine"))
    theirs = path.read_text(encoding="utf-8").replace("The bridge", "Their bridge")
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(ChangedOnDiskError):
        save_list(path, draft, before)
    assert path.read_text(encoding="utf-8") == theirs
    save_list(path, draft, before, over_theirs=True)
    assert read(path).draft == draft


def test_a_list_that_was_deleted_is_written_again(path: Path) -> None:
    before = read(path)
    path.unlink()
    save_list(path, before.draft, before)
    assert path.read_text(encoding="utf-8") == before.text


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
def test_a_full_disk_leaves_list_and_draft_as_they_were(
    path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(path)
    first = applied(before.draft, add_event(before.draft, new_event("First")))
    keep_draft(path, first, before.text)
    texts = {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.fsync", fail)
    second = applied(first, add_event(first, new_event("Second")))
    with pytest.raises(OSError, match=os.strerror(number)):
        keep_draft(path, second, before.text)
    with pytest.raises(OSError, match=os.strerror(number)):
        save_list(path, second, before)
    assert {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()} == texts
    kept = kept_draft(path)
    assert kept is not None
    assert kept.draft == first


def test_a_draft_comes_back_and_knows_what_it_is_a_draft_of(path: Path) -> None:
    before = read(path)
    draft = applied(before.draft, add_event(before.draft, new_event()))
    keep_draft(path, draft, before.text)
    assert draft_place(path).name == ".events.json.draft"
    kept = kept_draft(path)
    assert kept is not None
    assert (kept.draft, kept.base) == (draft, fingerprint(before.text))
    assert applied(before.draft, difference("recovered", before.draft, kept.draft)) == draft
    drop_draft(path)
    drop_draft(path)
    assert kept_draft(path) is None


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b'{"format": "other"}'])
def test_a_draft_that_is_none_is_left_alone(path: Path, data: bytes) -> None:
    draft_place(path).write_bytes(data)
    assert kept_draft(path) is None


def test_the_longest_name_has_a_draft_too(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    assert len(os.fsencode(draft_place(path).name)) <= 255
    assert draft_place(path) != draft_place(tmp_path / ("y" * 255))


def test_a_new_document_takes_no_place_of_another_file(path: Path) -> None:
    before = read(path)
    (path.parent / "sources" / "minutes.json").write_text("mine", encoding="utf-8")
    file = msgspec.convert(paragraph_file(["Two words"], "x"), ParagraphFile)
    sitting = sitting_of(before.draft)
    sitting = sitting.do(add_document(sitting.draft, Document("", "Minutes"), file))
    sitting = settled(sitting, path, is_elsewhere=False)
    save_list(path, sitting.draft, before)
    assert (path.parent / "sources" / "minutes.json").read_text(encoding="utf-8") == "mine"
    assert read_list(path).problems == ()
    assert set(read_list(path).events.paragraphs) == {"report", "minutes"}


def test_a_list_saved_elsewhere_takes_its_paragraphs_along(path: Path, tmp_path: Path) -> None:
    before, target = read(path), tmp_path / "other" / "mine.json"
    target.parent.mkdir()
    sitting = settled(sitting_of(before.draft), target, is_elsewhere=True)
    save_list(target, sitting.draft, before, is_elsewhere=True)
    assert read_list(target).problems == ()
    assert target.read_text(encoding="utf-8") == before.text


@pytest.mark.parametrize(
    "change", [{"colour": "red"}, {"events": [{"id": "x"}]}, {"title": 1}, {"format": "other/1"}]
)
def test_a_list_of_which_something_would_be_lost_is_not_edited(
    path: Path, change: dict[str, object]
) -> None:
    path.write_text(json.dumps({**full_list(), **change}), encoding="utf-8")
    with pytest.raises(NotEditableError, match="lose"):
        read_to_edit(path, {})


def test_two_events_of_one_id_are_mended_first(path: Path) -> None:
    plain = full_list()
    plain["events"] += plain["events"][:1]
    path.write_text(json.dumps(plain), encoding="utf-8")
    with pytest.raises(NotEditableError, match="one id"):
        read_to_edit(path, {})
