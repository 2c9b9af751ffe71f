"""Letters beyond ASCII are found however a list writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.lists import event, event_list, write_list
from timeline_app.core.open_list import open_list
from timeline_app.core.table.letters import unusual_letters


@pytest.mark.parametrize("title", ["Festival 🎉 ກ", r"Festival \ud83c\udf89 \u0e81"])
def test_letters_are_found_plain_and_escaped(tmp_path: Path, title: str) -> None:
    import json

    text = json.dumps(event_list(event(title="TITLE")), ensure_ascii=False)
    path = write_list(tmp_path, text.replace("TITLE", title))
    assert {"🎉", "ກ"} <= unusual_letters(open_list(path).events.table.store)


def test_given_ascii_then_there_is_none(tmp_path: Path) -> None:
    leaders = [{"id": "ann-lee", "name": "Ann Lee"}, {"id": "bo-vong", "name": "Bo Vong"}]
    path = write_list(tmp_path, event_list(event(title="Plain"), leaders=leaders))
    assert unusual_letters(open_list(path).events.table.store) == set()
