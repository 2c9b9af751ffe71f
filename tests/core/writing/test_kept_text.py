"""A list written over an older text: only the lines of what was changed change."""

from __future__ import annotations

import difflib
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lists import full_list
from tests.synthetic import synthetic_bytes
from timeline_app.core.record.model import EventFile
from timeline_app.core.writing.kept_text import text_over
from timeline_app.core.writing.list_text import list_text
from timeline_app.program.locations import bundled_list

LAYOUTS: list[dict[str, Any]] = [
    {"indent": 1},
    {"indent": 2},
    {"indent": 4, "ensure_ascii": True},
    {"indent": "\t"},
    {"indent": None},
]


def file_of(text: str) -> EventFile:
    return msgspec.json.decode(text, type=EventFile)


def with_event(file: EventFile, number: int, **changes: Any) -> EventFile:
    events = list(file.events)
    events[number] = msgspec.structs.replace(events[number], **changes)
    return msgspec.structs.replace(file, events=tuple(events))


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def test_the_bundled_list_comes_back_byte_for_byte() -> None:
    text = bundled_list().read_text(encoding="utf-8")
    assert text_over(file_of(text), text) == text


def test_a_change_of_one_event_changes_its_lines_alone() -> None:
    text = bundled_list().read_text(encoding="utf-8")
    lines = changed_lines(text, text_over(with_event(file_of(text), 3, title="Another"), text))
    assert len(lines) == 2
    assert lines[1].strip() == '+    "title": "Another",'


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_any_layout_stays_as_it_is(layout: dict[str, Any], line_end: str) -> None:
    plain = {"events": full_list().pop("events"), **full_list()}
    text = json.dumps(plain, **{"ensure_ascii": False, **layout}).replace("\n", line_end)
    file = file_of(text)
    assert text_over(file, text) == text
    changed = with_event(file, 1, title="Another", summary="New")
    over = text_over(changed, text)
    assert file_of(over) == changed
    before, after = (json.loads(one)["events"] for one in (text, over))
    assert before[0] == after[0]
    assert "\n" not in over.replace(line_end, "")


def test_an_event_a_line_stays_so() -> None:
    text = synthetic_bytes(5, 1).decode()
    lines = changed_lines(text, text_over(with_event(file_of(text), 2, title="Another"), text))
    assert [line[0] for line in lines if not line.startswith("?")] == ["-", "+"]


def test_what_is_new_stands_where_the_schema_has_it() -> None:
    text = '{\n "format": "timeline-events/1",\n "title": "Mine",\n "language": "vi"\n}\n'
    file = msgspec.structs.replace(file_of(text), as_of="2025")
    over = text_over(file, text)
    assert list(json.loads(over)) == ["format", "title", "as_of", "language"]
    assert changed_lines(text, over) == ['+  "as_of": "2025",']


@pytest.mark.parametrize("original", ["", "[1]", "{}", "{", "no list", '{"title": 1'])
def test_a_text_that_is_no_list_is_left_aside(original: str) -> None:
    file = file_of(bundled_list().read_text(encoding="utf-8"))
    assert text_over(file, original) == list_text(file)


@settings(deadline=None)
@given(st.data())
def test_whatever_was_changed_is_read_back(data: st.DataObject) -> None:
    text = json.dumps(full_list(), indent=data.draw(st.sampled_from([None, 1, 3])))
    file = file_of(text)
    events = data.draw(st.permutations(file.events))[: data.draw(st.integers(0, 3))]
    file = msgspec.structs.replace(
        file,
        title=data.draw(st.text('ab\n"\\é', min_size=1)),
        description=data.draw(st.text("ab")),
        events=tuple(events),
        leaders=tuple(data.draw(st.permutations(file.leaders))),
        views=(),
    )
    over = text_over(file, text)
    assert file_of(over) == file
    assert text_over(file, over) == over


def test_a_new_field_of_an_event_stands_where_the_schema_has_it() -> None:
    text = bundled_list().read_text(encoding="utf-8")
    file = file_of(text)
    place = next(n for n, one in enumerate(file.events) if not one.place and one.themes)
    lines = text_over(with_event(file, place, place="Savan"), text).splitlines()
    at = lines.index('   "place": "Savan",')
    assert lines[at + 1].strip().startswith('"themes"')
