"""Reading files: what can't be read at all, paragraph files, and that nothing ever crashes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lists import (
    event,
    event_list,
    full_list,
    ids,
    paragraph_file,
    places,
    reading_of,
    undated,
    write,
    write_list,
)
from timeline_app.core.open_list import read_list
from timeline_app.core.reading.thorough import UNTITLED, Reading
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.problems import UnreadableFileError

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["2025", "ann-lee", "undated", "x" * 500, "\ud800", "FREQ=YEARLY"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
LENIENT = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150
)


def refusal(path: Path) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read_list(path)
    return caught.value


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("", 0, "the file is empty"),
        (" \n ", 0, "the file is empty"),
        ("[1, 2]", 1, "not a JSON object"),
        ("not JSON", 1, "not a JSON object"),
        ("{}", 1, "the file has no 'format'"),
        ('{\n"title": "x"\n', 3, "the file breaks off"),
        ('{"title": "x\n', 1, "malformed"),
        ('{\n\n"format": "timeline-events/2"}', 3, "'timeline-events/2' is not known"),
        ('{"format": ["timeline-events/1"]}', 1, "the format a list is not known"),
        (b'{"a": "\n\n \xff"}', 3, "byte 11 of the file is not UTF-8"),
        ("{}".encode("utf-16"), 1, "not UTF-8"),
        (b"\x00\x01\x02", 1, "not a JSON object"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, content: str | bytes, line: int, message: str
) -> None:
    path = write(tmp_path / "events.json", content)
    problem = refusal(path).problem
    assert (problem.file, problem.line, problem.path) == (str(path), line, "")
    assert message in problem.message
    assert problem.remedy


def test_a_name_that_is_no_file_says_why(tmp_path: Path) -> None:
    assert "No such file" in str(refusal(tmp_path / "none.json"))
    assert "folder" in str(refusal(tmp_path))
    assert "no file name" in str(refusal(tmp_path / "a\0b"))
    assert "too long" in str(refusal(tmp_path / ("a" * 500)))
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "cannot be read" in str(refusal(loop))


def test_the_smallest_list_is_sound(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, '{"format": "timeline-events/1", "title": "Empty"}')
    assert not reading.problems
    assert len(reading.events.table) == 0
    assert reading.events.table.extent_s == (0, 86_400)


def test_a_list_in_which_every_key_has_a_value_is_sound(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, full_list())
    assert not reading.problems
    assert len(reading.events.table) == 3
    assert reading.events.head.views[0].filter.from_ == "2025"


def test_lists_of_the_wrong_type_leave_the_rest(tmp_path: Path) -> None:
    plain = event_list(event()) | {"documents": 5, "views": None, "title": []}
    reading = reading_of(tmp_path, plain)
    assert sorted(places(reading.problems)) == ["$.documents", "$.title", "$.views"]
    assert reading.events.head.title == UNTITLED
    assert ids(reading.events) == ["bridge-opened"]
    assert places(reading_of(tmp_path, event_list(events={})).problems) == ["$.events"]


@pytest.mark.parametrize(
    "name",
    ["../report.json", "/etc/passwd", "sources/../../x", "C:\\x", "a\\b", "a\0b", ".", "~/../.."],
)
def test_a_paragraph_path_may_not_leave_the_folder(tmp_path: Path, name: str) -> None:
    plain = full_list()
    plain["documents"][0]["paragraphs"] = name
    [problem] = reading_of(tmp_path, plain).problems
    assert problem.path == "$.documents[0].paragraphs"
    assert "no path inside the folder" in problem.message or name == "~/../.."


def test_a_link_may_not_leave_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "outside.json", paragraph_file())
    path = write_list(tmp_path / "list", full_list())
    (path.parent / "sources" / "report.json").unlink()
    (path.parent / "sources" / "report.json").symlink_to(tmp_path / "outside.json")
    assert places(read_list(path).problems) == ["$.documents[0].paragraphs"]


def edited(change: Callable[[Any], Any]) -> Any:
    plain = paragraph_file()
    change(plain)
    return plain


@pytest.mark.parametrize(
    ("content", "place", "line", "message"),
    [
        ('{"document": "report", "paragraphs": []}', "$", 1, "the key 'format' is missing"),
        ("[]", "$", 1, "not a JSON object"),
        ('{"format": ', "$.format", 1, "malformed"),
        (edited(lambda p: p.update(format="x")), "$.format", 2, "'x' is none of the values"),
        (edited(lambda p: p.update(document="x")), "$.document", 3, "belongs to 'x'"),
        (edited(lambda p: p["paragraphs"][1].update(number=3)), "$.paragraphs[1].number", 14, "2"),
        (edited(lambda p: p["paragraphs"][1].update(n=3)), "$.paragraphs[1].n", 20, "unknown key"),
        (
            edited(lambda p: p["paragraphs"][4].update(duplicate_of=5)),
            "$.paragraphs[4].duplicate_of",
            44,
            "no earlier paragraph",
        ),
    ],
)
def test_a_malformed_paragraph_file_is_named_with_its_own_lines(
    tmp_path: Path, content: Any, place: str, line: int, message: str
) -> None:
    path = write_list(tmp_path, full_list(), report=content)
    reading = read_list(path)
    found = {problem.path: problem for problem in reading.problems}
    assert (found[place].line, found[place].file) == (
        line,
        str(tmp_path / "sources" / "report.json"),
    )
    assert message in found[place].message
    assert len(reading.events.table) == 3
    assert not reading.events.paragraphs


@pytest.mark.parametrize("content", [None, "", b"\xff"])
def test_a_paragraph_file_that_cannot_be_read_is_named_in_the_list(
    tmp_path: Path, content: str | bytes | None
) -> None:
    path = write_list(tmp_path, full_list(), report="" if content is None else content)
    if content is None:
        (tmp_path / "sources" / "report.json").unlink()
    [problem] = read_list(path).problems
    assert (problem.path, problem.line) == ("$.documents[0].paragraphs", 9)
    assert "sources/report.json" in problem.message


def use(reading: Reading) -> None:
    """Touch everything that a window would touch."""
    events = reading.events
    table = events.table
    for row in range(len(table)):
        part_of = table.event(row).part_of
        assert not part_of or part_of in table.row_of_id
    assert table.extent_s[0] < table.extent_s[1]
    for facet in FACETS:
        table.facets[facet].counts(np.flatnonzero(events.text_index.mask("a")))
    for problem in reading.problems:
        assert problem.message
        assert problem.remedy
        assert problem.path.startswith("$")
        assert problem.line >= 1
        problem.sentence().encode("utf-8")


def parts(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path in a value, the value itself included."""
    found = [path]
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            found += parts(item, (*path, key))
    return found


def mutate(plain: Any, data: st.DataObject) -> Any:
    path = data.draw(st.sampled_from(parts(plain)[1:]))
    holder = plain
    for step in path[:-1]:
        holder = holder[step]
    action = data.draw(st.sampled_from(["delete", "replace", "insert"]))
    if action == "delete":
        del holder[path[-1]]
    elif action == "replace":
        holder[path[-1]] = data.draw(JUNK)
    elif isinstance(holder, list):
        holder.insert(path[-1], data.draw(JUNK))
    else:
        holder[data.draw(st.text(max_size=6))] = data.draw(JUNK)
    return plain


def read_or_refuse(path: Path) -> None:
    try:
        reading = read_list(path)
    except UnreadableFileError:
        return
    use(reading)


@LENIENT
@given(st.data(), st.integers(1, 4), st.sampled_from(["list", "paragraphs"]))
def test_no_change_to_a_list_makes_reading_crash(
    tmp_path: Path, data: st.DataObject, changes: int, which: str
) -> None:
    plain = full_list() if which == "list" else paragraph_file()
    for _ in range(changes):
        if parts(plain)[1:]:
            mutate(plain, data)
    text = json.dumps(plain, indent=data.draw(st.sampled_from([None, 1])))
    if which == "list":
        read_or_refuse(write_list(tmp_path, text))
    else:
        read_or_refuse(write_list(tmp_path, full_list(), report=text))


@LENIENT
@given(st.data())
def test_no_damage_to_the_bytes_makes_reading_crash(tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(
        json.dumps(full_list(), indent=data.draw(st.sampled_from([None, 1]))), "utf-8"
    )
    if data.draw(st.booleans()):
        content = content[: data.draw(st.integers(0, len(content)))]
    for _ in range(data.draw(st.integers(0, 3)) if content else 0):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.sampled_from(b'{}[]",:\\0 \xff\x00n-') | st.integers(0, 255))
    read_or_refuse(write_list(tmp_path, bytes(content)))


def test_twenty_thousand_events_are_read_fast(tmp_path: Path) -> None:
    path = write_list(tmp_path, event_list(*(event(f"e-{i}") for i in range(20_000))))
    began = time.perf_counter()
    reading = read_list(path)
    assert time.perf_counter() - began < 3
    assert (len(reading.events.table), reading.problems) == (20_000, ())


@pytest.mark.parametrize(
    "fault",
    [
        {"themes": ["trnsport"]},
        {"part_of": "nothing"},
        {"date": "nevr"},
        {"extra": 1},
        {"title": 5},
        {"date_basis": "inferred"},
    ],
)
def test_twenty_thousand_faults_are_found_fast(tmp_path: Path, fault: dict[str, Any]) -> None:
    faulty = (event(f"e-{i}", **fault) for i in range(20_000))
    path = write_list(tmp_path, event_list(undated(), *faulty))
    began = time.perf_counter()
    reading = read_list(path)
    assert time.perf_counter() - began < 10
    assert len(reading.problems) == 20_000
    assert reading.problems[-1].path.startswith("$.events[20000]")
