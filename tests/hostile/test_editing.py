"""What was edited outlives kill -9, `kill` and a disk on which nothing more can be written."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.hostile.program import TIMEOUT_S
from tests.hostile.test_signals import running
from tests.lists import event, event_list, write_list
from timeline_app.state.editing.storage import kept_draft

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

EDIT = """
    from timeline_app.state.editing.event_edits import change_event
    editing = window.session.editing
    editing.turn_on()
    {limit}
    for title in ("First", "Second"):
        editing.do(change_event(editing.draft, "one", title=title))
        window.repaint()
        {between}
    def tell():
        problems = [one.message for one in window.session.problems]
        print(sorted(problems), flush=True)
    QTimer.singleShot(200, window, tell)
"""
# What is written beyond a few letters fails, as on a disk that is full.
FULL = (
    "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    "resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))"
)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_given_a_kill_then_the_draft_has_every_edit(tmp_path: Path, number: int) -> None:
    path = write_list(tmp_path, event_list(event("one"), event("two")))
    before = path.read_bytes()
    with running(tmp_path, path, EDIT.format(limit="", between="")) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "[]\n"
        process.send_signal(number)
        process.wait(TIMEOUT_S)
    kept = kept_draft(path)
    assert kept is not None
    assert kept.draft.event("one").title == "Second"
    assert path.read_bytes() == before


def test_given_a_full_disk_then_it_is_said_and_the_last_draft_stays(tmp_path: Path) -> None:
    path = write_list(tmp_path, event_list(event("one"), event("two")))
    before = path.read_bytes()
    fills = f"if title == 'First': editing._keeping.now(); {FULL}"
    with running(tmp_path, path, EDIT.format(limit="", between=fills)) as process:
        assert process.stdout is not None
        assert "The draft cannot be kept (File too large)" in process.stdout.readline()
        process.kill()
        process.wait(TIMEOUT_S)
    kept = kept_draft(path)
    assert kept is not None
    assert kept.draft.event("one").title == "First"
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.unfinished"))
