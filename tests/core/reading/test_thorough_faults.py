"""Reading lists with faults: each is found, placed, explained, and costs only what it must."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.lists import (
    citation,
    event,
    event_list,
    full_list,
    ids,
    places,
    reading_of,
    undated,
    write_list,
)
from timeline_app.core.open_list import read_list

Path_ = tuple[str | int, ...]
BRIDGE, RAILWAY, SPRING = "bridge-opened", "railway-promised", "spring-meeting"
LOSES_B, LOSES_R = frozenset({BRIDGE}), frozenset({RAILWAY})
LOSES_S = frozenset({SPRING})
ALL = {BRIDGE, RAILWAY, SPRING}


class Case(NamedTuple):
    """A change to the full list, and what must be said of it."""

    at: Path_
    value: Any
    place: str
    message: str
    remedy: str
    lost: frozenset[str] = frozenset()


GONE = object()
VIEW = {"id": "all", "label": "All", "span": "2025"}
B: Path_ = ("events", 0)
R: Path_ = ("events", 1)
S: Path_ = ("events", 2)
E0, E1, E2 = "$.events[0]", "$.events[1]", "$.events[2]"

UNKNOWN_KEYS = [
    Case(("foo",), 1, "$.foo", "unknown key 'foo'", "Remove it"),
    Case(("languages",), "x", "$.languages", "unknown key", "Did you mean 'language'"),
    Case((*B, "sumary"), "x", f"{E0}.sumary", "unknown key 'sumary'", "Did you mean 'summary'"),
    Case((*B, "a b"), 1, f"{E0}['a b']", "unknown key 'a b'", "Remove it"),
    Case((*B, "citations", 0, "page"), 1, f"{E0}.citations[0].page", "unknown", "Remove it"),
    Case((*B, "discrepancies", 0, "note"), "", f"{E0}.discrepancies[0].note", "unknown", "Remove"),
    Case(("leaders", 0, "nmae"), "x", "$.leaders[0].nmae", "unknown key", "Did you mean 'name'"),
    Case(("leaders", 0, "variants", 0, "x"), 1, "$.leaders[0].variants[0].x", "unknown", "Remove"),
    Case(("documents", 0, "colour"), "x", "$.documents[0].colour", "unknown key", "Remove it"),
    Case(("organisations", 0, "role"), "", "$.organisations[0].role", "unknown key", "Remove it"),
    Case(("themes", 0, "color"), "x", "$.themes[0].color", "unknown key", "Remove it"),
    Case(("views", 0, "zoom"), 1, "$.views[0].zoom", "unknown key", "Remove it"),
    Case(("views", 0, "filter", "form"), "", "$.views[0].filter.form", "unknown", "'from'"),
]
WRONG_TYPES = [
    Case(("title",), 5, "$.title", "5 is not text", "double quotes"),
    Case(("title",), "", "$.title", "'' is empty", "at least one"),
    Case(("title",), GONE, "$", "the key 'title' is missing", "Add 'title'"),
    Case(("leaders", 0, "role"), ["x"], "$.leaders[0].role", "a list is not text", "quotes"),
    Case(("organisations", 0, "variants"), [3], "$.organisations[0].variants[0]", "3 is", "curly"),
    Case(("views",), {}, "$.views", "an object is not a list", "square brackets"),
    Case(S, None, E2, "null is not an object", "curly brackets", LOSES_S),
    Case((*B, "title"), GONE, E0, "the key 'title' is missing", "Add 'title'", LOSES_B),
    Case((*B, "kind"), "A kind", f"{E0}.kind", "'A kind' is no id", "lower-case", LOSES_B),
    Case((*B, "kind"), "ceremony\n", f"{E0}.kind", "is no id", "lower-case", LOSES_B),
    Case((*B, "summary"), True, f"{E0}.summary", "true is not text", "double quotes"),
    Case((*B, "place"), None, f"{E0}.place", "null is not text", "double quotes"),
    Case((*B, "leaders"), "ann-lee", f"{E0}.leaders", "'ann-lee' is not a list", "square"),
    Case((*B, "leaders", 1), 7, f"{E0}.leaders[1]", "7 is not text", "double quotes"),
    Case((*B, "part_of_day"), "noon", f"{E0}.part_of_day", "'noon' is none", "afternoon, evening"),
    Case((*B, "date_basis"), "guess", f"{E0}.date_basis", "'guess'", "derived,", LOSES_B),
    Case((*B, "title"), float("nan"), f"{E0}.title", "nan is not text", "quotes", LOSES_B),
    Case((*B, "title"), "a\ud800", f"{E0}.title", "half a character", "whole", LOSES_B),
    Case((*B, "summary"), "\udfff", f"{E0}.summary", "half a character", "whole character"),
    Case((*B, "title"), [[[[]]]], f"{E0}.title", "a list is not text", "quotes", LOSES_B),
    Case((*B, "citations", 0, "words"), [1], f"{E0}.citations[0].words", "length", "as many"),
    Case((*B, "citations", 0, "words"), [1.5, 2], f"{E0}.citations[0].words", "a list", "whole"),
    Case((*B, "citations", 0, "words"), [-1, 2], f"{E0}.citations[0].words", "small", "larger"),
    Case((*B, "citations", 0, "words"), [1, 10**30], f"{E0}.citations[0].words", "large", "sm"),
    Case((*B, "citations", 0, "paragraph"), 0, f"{E0}.citations[0].paragraph", "small", "larger"),
    Case((*B, "citations", 0, "paragraph"), True, f"{E0}.citations[0].paragraph", "true", "whole"),
    Case((*B, "citations", 0, "sha256"), "abc", f"{E0}.citations[0].sha256", "finger", "64"),
    Case(
        (*B, "citations", 0, "supports", 0), "x", f"{E0}.citations[0].supports[0]", "'x'", "event"
    ),
    Case(("views", 0, "filter", "all_leaders"), 1, "$.views[0].filter.all_leaders", "1", "true"),
]
DATES = [
    Case((*B, "date"), "2025-13-01", f"{E0}.date", "2025-13-01", "", LOSES_B),
    Case((*B, "date"), "", f"{E0}.date", "is empty", "Write a date", LOSES_B),
    Case((*B, "date"), "in May: soon", f"{E0}.date", "“in May: soon” is not", "Write", LOSES_B),
    Case((*B, "date"), None, f"{E0}.date", "stated is missing", "undated", LOSES_B),
    Case((*B, "date"), 2025, f"{E0}.date", "2025 is not text", "quotes", LOSES_B),
    Case((*B, "date"), GONE, E0, "the key 'date' is missing", "Add 'date'", LOSES_B),
    Case((*B, "announced"), "soon", f"{E0}.announced", "soon is not an EDTF date", "Write"),
    Case((*R, "date"), "2030", f"{E1}.date", "an undated event has a date", "null", LOSES_R),
    Case((*R, "announced"), GONE, E1, "no 'announced'", "said or agreed", LOSES_R),
    Case((*R, "announced"), "", E1, "no 'announced'", "said or agreed", LOSES_R),
    Case((*R, "announced"), "soon", f"{E1}.announced", "soon is not", "Write", LOSES_R),
    Case((*S, "date_note"), GONE, E2, "no 'date_note'", "how the date was found"),
    Case((*S, "date_note"), "  ", E2, "no 'date_note'", "how the date was found"),
    Case((*S, "date_basis"), "derived", "", "", ""),
    Case((*S, "recurrence"), "EVERY YEAR", f"{E2}.recurrence", "no", "FREQ=MONTHLY"),
    Case((*S, "part_of_day"), "night", f"{E2}.part_of_day", "no single day", "Remove"),
    Case((*R, "part_of_day"), "night", f"{E1}.part_of_day", "no single day", "Remove"),
    Case(("as_of",), "yesterday", "$.as_of", "yesterday", "Write"),
    Case(("documents", 0, "published"), "2025-12-32", "$.documents[0].published", "32", "31"),
    Case(("views", 0, "span"), "..", "$.views[0].span", "..", ""),
    Case(("views", 0, "filter", "from"), "x", "$.views[0].filter.from", "x", ""),
]
REFERENCES = [
    Case((*B, "leaders", 0), "ann-le", f"{E0}.leaders[0]", "no leader 'ann-le'", "'ann-lee'"),
    Case((*B, "leaders", 0), "nobody", f"{E0}.leaders[0]", "no leader 'nobody'", "Add the leader"),
    Case((*B, "leaders", 1), "ann-lee", f"{E0}.leaders[1]", "stands here twice", "Keep one"),
    Case((*B, "subjects", 0), "nobody", f"{E0}.subjects[0]", "no leader", "Add the leader"),
    Case((*B, "organisations", 0), "x", f"{E0}.organisations[0]", "no organisation 'x'", "Add"),
    Case((*B, "themes", 1), "watr", f"{E0}.themes[1]", "no theme 'watr'", "'water'"),
    Case((*B, "citations", 0, "document"), "x", f"{E0}.citations[0].document", "'x'", "Add the"),
    Case((*B, "citations", 0, "paragraph"), 9, f"{E0}.citations[0].paragraph", "9", "1 to 5"),
    Case((*B, "citations", 0, "words"), [5, 2], f"{E0}.citations[0].words", "no word", "first"),
    Case((*B, "citations", 0, "words"), [2, 2], f"{E0}.citations[0].words", "no word", "first"),
    Case((*B, "citations", 0, "words"), [9, 15], f"{E0}.citations[0].words", "outside", "14 words"),
    Case(
        (*B, "discrepancies", 0, "citations", 0, "words"),
        [3, 6],
        f"{E0}.discrepancies[0].citations[0].words",
        "words up to 6 lie outside paragraph 4",
        "It has 5 words",
    ),
    Case((*R, "part_of"), "bridge-opend", f"{E1}.part_of", "no event", "'bridge-opened'"),
    Case((*R, "part_of"), RAILWAY, f"{E1}.part_of", "is part of itself", "Remove part_of"),
    Case((*B, "part_of"), RAILWAY, f"{E0}.part_of", "itself by way of 'railway", "Remove part_of"),
    Case((*R, "id"), BRIDGE, f"{E1}.id", "taken by events[0]", "id of its own", LOSES_R),
    Case(("views",), [VIEW, VIEW], "$.views[1].id", "taken by views[0]", "own"),
    Case(
        ("leaders", 0, "variants", 0, "document"), "x", "$.leaders[0].variants[0].document", "", ""
    ),
    Case(
        ("leaders", 0, "variants", 0, "paragraph"), 6, "$.leaders[0].variants[0].paragraph", "", ""
    ),
    Case(
        ("views", 0, "filter", "leaders", 0), "x", "$.views[0].filter.leaders[0]", "no leader", ""
    ),
]


def changed(plain: Any, path: Path_, value: Any) -> Any:
    plain = copy.deepcopy(plain)
    part = plain
    for step in path[:-1]:
        part = part[step]
    if value is GONE:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return plain


def line_of(text: str, path: str) -> int:
    """Where a path stands in text that was written one value a line, found the long way round."""
    open_parts: list[str] = []
    numbers: list[int] = []
    for line_number, line in enumerate(text.split("\n"), 1):
        item = line.strip().rstrip(",")
        key = item.partition('": ')[0].lstrip('"') if '": ' in item else None
        if item[0] in "]}":
            open_parts.pop()
            numbers.pop()
            continue
        if numbers and key is None:
            numbers[-1] += 1
        step = "$" if not open_parts else f".{key}" if key is not None else f"[{numbers[-1]}]"
        if key is not None and not key.isidentifier():
            step = f"[{key!r}]"
        if "".join([*open_parts, step]) == path:
            return line_number
        if item[-1] in "[{":
            open_parts.append(step)
            numbers.append(-1)
    raise AssertionError(f"{path} is nowhere")


@pytest.mark.parametrize(
    "case",
    UNKNOWN_KEYS + WRONG_TYPES + DATES + REFERENCES,
    ids=lambda case: f"{'.'.join(map(str, case.at))}={str(case.value)[:12]!a}",
)
def test_a_fault_is_placed_explained_and_costs_only_itself(tmp_path: Path, case: Case) -> None:
    plain = changed(full_list(), case.at, case.value)
    for indent in (1, None):
        text = json.dumps(plain, indent=indent)
        reading = reading_of(tmp_path, text)
        lost_ids = ALL - set(ids(reading.events))
        unasked = [p for p in reading.problems if p.path != case.place]
        assert (unasked, lost_ids) == ([], set(case.lost))
        if not case.place:
            continue
        [problem] = reading.problems
        assert case.message in problem.message
        assert case.remedy in problem.remedy
        assert problem.file == str(tmp_path / "events.json")
        assert problem.line == (line_of(text, case.place) if indent else 1)
        assert problem.sentence().encode("utf-8")


def test_arithmetic_without_a_note_is_a_fault(tmp_path: Path) -> None:
    plain = event_list(event(date_basis="derived"), event("b", date_basis="derived", date_note="x"))
    assert places(reading_of(tmp_path, plain).problems) == ["$.events[0]"]


def test_everything_wrong_is_said_in_one_reading(tmp_path: Path) -> None:
    plain = full_list()
    cases = [case for case in UNKNOWN_KEYS + REFERENCES if case.at[0] in ("foo", "themes")]
    cases += [case for case in WRONG_TYPES if case.at[-1] in ("summary", "role")][:2]
    cases += [case for case in DATES if case.at[0] in ("as_of", "documents")]
    assert len(cases) >= 6
    for case in cases:
        plain = changed(plain, case.at, case.value)
    reading = reading_of(tmp_path, plain)
    assert sorted(places(reading.problems)) == sorted(case.place for case in cases)


def test_problems_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    events = [event(f"e{i}", date="never") for i in range(12)]
    reading = reading_of(tmp_path, event_list(*events, as_of="x", foo=1))
    lines = [problem.line for problem in reading.problems]
    assert lines == sorted(lines)
    assert places(reading.problems)[-1] == "$.foo"
    assert places(reading.problems)[1:13] == [f"$.events[{i}].date" for i in range(12)]


def test_who_refers_to_a_faulty_entry_is_not_blamed(tmp_path: Path) -> None:
    plain = changed(full_list(), ("leaders", 0, "name"), 5)
    plain = changed(plain, ("events", 0, "date"), "never")
    reading = reading_of(tmp_path, plain)
    assert places(reading.problems) == ["$.leaders[0].name", "$.events[0].date"]
    railway = reading.events.table.event(reading.events.table.row_of_id[RAILWAY])
    assert railway.part_of == ""
    assert reading.events.head.views == ()


def test_a_long_circle_is_one_problem_and_is_opened(tmp_path: Path) -> None:
    ring = [event(f"e{i}", part_of=f"e{(i + 1) % 9}") for i in range(9)]
    tail = event("tail", part_of="e4")
    reading = reading_of(tmp_path, event_list(tail, *ring))
    [problem] = reading.problems
    assert problem.path == "$.events[5].part_of"
    assert "and others" in problem.message
    assert len(ids(reading.events)) == 10


def test_a_key_that_stands_twice_is_named(tmp_path: Path) -> None:
    text = json.dumps(event_list(event(), undated()), indent=1)
    text = text.replace('"kind": "ceremony"', '"kind": "visit",\n   "kind": "ceremony"')
    reading = reading_of(tmp_path, text)
    [problem] = reading.problems
    assert problem.path == "$.events[0].kind"
    assert problem.line == text[: text.index('"ceremony"')].count("\n") + 1
    assert "stands twice" in problem.message


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace('"kind": "ceremony"', '"kind": ceremony'),
        lambda text: text.replace('"kind": "ceremony"', '"kind" "ceremony"'),
        lambda text: text.replace('"kind": "ceremony"', '"kind": ' + "[" * 9999 + "]" * 9999),
    ],
)
def test_a_malformed_event_costs_only_itself(tmp_path: Path, damage: Callable[[str], str]) -> None:
    text = json.dumps(event_list(undated("before"), event(), undated("after")), indent=1)
    reading = reading_of(tmp_path, damage(text))
    assert places(reading.problems) == ["$.events[1]"]
    assert ids(reading.events) == ["before", "after"]


def test_a_truncated_list_keeps_what_came_before(tmp_path: Path) -> None:
    text = json.dumps(event_list(undated("before"), event(), undated("after")), indent=1)
    reading = reading_of(tmp_path, text[: text.index('"ceremony"') + 4])
    assert places(reading.problems) == ["$.events[1]"]
    assert ids(reading.events) == ["before"]
    assert reading.events.head.leaders


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    text = json.dumps(full_list() | {"foo": 1}, indent=1).replace("\n", "\r\n")
    path = write_list(tmp_path, b"\xef\xbb\xbf" + text.encode())
    reading = read_list(path)
    assert set(ids(reading.events)) == ALL
    assert [p.line for p in reading.problems] == [text.count("\n", 0, text.index('"foo"')) + 1]


def test_a_citation_without_a_paragraph_file_is_kept(tmp_path: Path) -> None:
    plain = event_list(event(citations=[citation(words=(1, 4))]))
    del plain["documents"][0]["paragraphs"]
    reading = reading_of(tmp_path, plain)
    assert not reading.problems
    assert len(reading.events.table.event(0).citations) == 1
