"""JSON text with places: what is kept of a broken file, and where everything stands."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.core.reading.json_text import LEFT_OUT, JsonText
from timeline_app.core.record.problems import path_text

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.text(max_size=3), JSON, max_size=5)


def faults_of(json_text: JsonText) -> list[tuple[int, str]]:
    return [(json_text.line_of(at), path_text(fault.path)) for at, fault in json_text.faults]


@given(OBJECTS, st.sampled_from([None, 0, 2]))
def test_a_sound_object_is_read_as_the_standard_library_reads_it(
    value: dict[str, object], indent: int | None
) -> None:
    read = JsonText(json.dumps(value, indent=indent))
    assert (read.value, read.faults) == (value, [])


@given(OBJECTS, st.sampled_from([None, 1]), st.booleans())
def test_every_place_is_found(value: dict[str, object], indent: int | None, plain: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    read = JsonText(text)
    open_ends: list[tuple[tuple[str | int, ...], object]] = [((), value)]
    while open_ends:
        path, part = open_ends.pop()
        found, _ = json.JSONDecoder().raw_decode(text, read.offset_of(path))
        assert found == part
        if isinstance(part, dict):
            open_ends += [((*path, key), item) for key, item in part.items()]
        elif isinstance(part, list):
            open_ends += [((*path, index), item) for index, item in enumerate(part)]


@given(OBJECTS, st.data())
def test_a_truncated_object_keeps_what_came_before(
    value: dict[str, object], data: st.DataObject
) -> None:
    text = json.dumps(value)
    read = JsonText(text[: data.draw(st.integers(0, len(text) - 1))])
    assert read.faults or not read.is_object
    for key, item in read.value.items():
        if isinstance(item, list):
            whole = value[key]
            assert isinstance(whole, list)
            sound = item[:-1] if item[-1:] == [LEFT_OUT] else item
            assert sound == whole[: len(sound)]
        else:
            assert item == value[key]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(line_end: str) -> None:
    read = JsonText(line_end.join(["{", '"a": [1,', "2,", '{"b": 3}]', "}"]))
    assert read.line_of(read.offset_of(("a", 1))) == 3
    assert read.line_of(read.offset_of(("a", 2, "b"))) == 4


def test_a_path_that_leads_nowhere_is_placed_at_its_last_part_that_exists() -> None:
    read = JsonText('{\n"a": {\n"b": [1]}}')
    assert read.line_of(read.offset_of(("a", "missing"))) == 2
    assert read.line_of(read.offset_of(("a", "b", 7, "c"))) == 3


@pytest.mark.parametrize(
    ("text", "faults", "kept"),
    [
        ('{"l": [1, x, 3]}', [(1, "$.l[1]")], [1, LEFT_OUT, 3]),
        ('{"l": [1,\n{"a": 1,},\n3]}', [(2, "$.l[1]")], [1, LEFT_OUT, 3]),
        ('{"l": [{"a" 1}, 2]}', [(1, "$.l[0]")], [LEFT_OUT, 2]),
        ('{"l": [1, 2,\n]}', [(1, "$.l")], [1, 2]),
        ('{"l": [{}\n{}]}', [(2, "$.l")], [{}, {}]),
        ('{"l": [1,, 3]}', [(1, "$.l[1]")], [1, LEFT_OUT, 3]),
        ('{"l": ["a\nb", 3]}', [(1, "$.l[0]")], [LEFT_OUT, 3]),
        ('{"l": [1, 2}', [(1, "$.l")], [1, 2]),
        ('{"l": [1, {"a": [', [(1, "$.l[1]")], [1]),
        ('{"l": [1, "a', [(1, "$.l[1]")], [1]),
        ('{"l": [1]} more', [(1, "$")], [1]),
        ('{"l": [1]', [(1, "$")], [1]),
        ('{"l": [1],}', [(1, "$")], [1]),
        ('{"l": [1] "m": 2}', [(1, "$")], [1]),
        ('{"l": [1], m: 2}', [(1, "$")], [1]),
        ('{"l": [1], "m" 2}', [(1, "$")], [1]),
        ('{"l": [1], "m": tru, "n": fals}', [(1, "$.m"), (1, "$.n")], [1]),
        ('{"l": [1], "m\\x": 2}', [(1, "$")], [1]),
        ('{"l": [0], "l": [1]}', [(1, "$.l")], [1]),
        ('{"l": [{"a": 1, "a": 2}]}', [(1, "$.l[0].a")], [{"a": 2}]),
        ('{"l": [{"a": {\n"b": [], "b": 2}}]}', [(2, "$.l[0].a.b")], [{"a": {"b": 2}}]),
        ('{"l": [1, ' + "[" * 5000 + "]" * 5000 + ", 3]}", [(1, "$.l[1]")], [1, LEFT_OUT, 3]),
        ('{"l": [1, ' + "9" * 5000 + ", 3]}", [(1, "$.l[1]")], [1, LEFT_OUT, 3]),
    ],
)
def test_what_is_broken_is_named_and_the_rest_is_kept(
    text: str, faults: list[tuple[int, str]], kept: list[object]
) -> None:
    read = JsonText(text)
    assert faults_of(read) == faults
    assert read.value["l"] == kept


@pytest.mark.parametrize("text", ["[1]", '"a"', "12", "hello", "\ufeff{}", "  "])
def test_anything_but_an_object_is_none(text: str) -> None:
    assert not JsonText(text).is_object


def test_places_in_a_long_list_are_found_fast() -> None:
    read = JsonText(json.dumps({"l": [{"m": list(range(100_000))}]}))
    lines = {read.line_of(read.offset_of(("l", 0, "m", i))) for i in range(100_000)}
    assert lines == {1}
