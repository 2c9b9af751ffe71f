"""Whatever stands in a list, the bulk reader says what the thorough one says, or leaves it be."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.bulk.test_bulk_reader import assert_same
from tests.lists import citation, event, full_list, write_list
from timeline_app.core.bulk import bulk_reader
from timeline_app.core.bulk.bulk_reader import read_bulk
from timeline_app.core.bulk.checks import UnsoundError
from timeline_app.core.open_list import read_list

TEXTS = st.sampled_from(
    (
        "Road",
        "Đường sắt",
        "a : b",
        'says "so": no',
        '":',
        "\\",
        "\u2028",
        "1 \t:",
        '" :"',
        "\U0001f600",
        '},\n {"id": "x"',
        '"events": [',
        "]}",
    )
)
IDS = ("a", "b-1", "c" * 120, "d")
PEOPLE = st.sampled_from(([], ["ann-lee"], ["bo-vong", "ann-lee"]))
THEMES = st.sampled_from(([], ["water"], ["water", "transport"]))
CITATIONS = st.lists(
    st.one_of(
        st.just(citation()),
        st.just({key: item for key, item in citation().items() if key != "supports"}),
        st.just(citation(3, (0, 3))),
    ),
    max_size=2,
)
SOUND: dict[str, st.SearchStrategy[Any]] = {
    "title": TEXTS,
    "kind": st.sampled_from(("visit", "state-visit")),
    "date": st.sampled_from(
        (
            *("2025-12-03", "2025-12", "[2025..2026]", "-0044", "2025-12-03/.."),
            *("2025-12-03T09:00:00+07:00", "2025-12-03T23:30+07:00/2025-12-03T13:00-08:00"),
        )
    ),
    "date_basis": st.sampled_from(("stated", "inferred", "derived", "undated")),
    "summary": TEXTS,
    "date_note": st.sampled_from(("", " ", "Counted.")),
    "announced": st.sampled_from(("", "2025-11")),
    "part_of_day": st.sampled_from(("night", "evening")),
    "recurrence": st.sampled_from(("", "FREQ=YEARLY")),
    "leaders": PEOPLE,
    "subjects": PEOPLE,
    "organisations": st.sampled_from(([], ["commission"])),
    "place": TEXTS,
    "themes": THEMES,
    "part_of": st.sampled_from(("", *IDS, "bridge-opened")),
    "citations": CITATIONS,
    "discrepancies": st.lists(
        st.fixed_dictionaries({"text": TEXTS}, optional={"citations": CITATIONS}), max_size=2
    ),
}
FAULTS: tuple[dict[str, Any], ...] = (
    *({"id": slug} for slug in ("c" * 121, "A", "b-", "-b", "b--1", "-", "", "a\n", "a\nb", "é")),
    *({"kind": slug} for slug in ("No slug", "", "k" * 121)),
    *({"date": date} for date in (None, "2025-02-30", "soon", "", "2025\n", 2025)),
    {"date": "2025-12-03T09:00+07:60"},
    *({"leaders": ids} for ids in (["nobody"], ["ann-lee", "ann-lee"], "ann-lee")),
    *({"subjects": ids} for ids in (["nobody"], ["ann-lee", "ann-lee"])),
    *({"themes": ids} for ids in (["nothing"], ["water", "water"])),
    *({"citations": [citation() | change]} for change in (
        {"document": "missing"}, {"sha256": "x"}, {"words": [3, 1]}, {"words": [1, 99]},
        {"paragraph": 9}, {"supports": ["all"]},
    )),
    {"discrepancies": [{"text": "x", "citations": [citation(document="missing")]}]},
    {"discrepancies": [{"text": ""}]},
    {"title": ""}, {"title": "\ud800"}, {"date_basis": "guessed"}, {"announced": "2025-02-30"},
    {"part_of_day": "noon"}, {"recurrence": "FREQ=SOMETIMES"}, {"organisations": ["club"]},
    {"part_of": "missing"}, {"unknown": 1}, {"summary": None}, {"place": 1},
)  # fmt: skip
STYLES: tuple[dict[str, Any], ...] = (
    {},
    {"indent": 1},
    {"separators": (" , ", " : ")},
    {"separators": (",", "\n:\t")},
    {"ensure_ascii": False, "separators": (",", ":")},
)


@st.composite
def events(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Some events, most of them sound."""
    made = []
    for one in draw(st.lists(st.sampled_from(IDS), max_size=4, unique=True)):
        fields = draw(st.lists(st.sampled_from(sorted(SOUND)), max_size=4, unique=True))
        changes = {name: draw(SOUND[name]) for name in fields}
        made.append({**event(one), **changes})
    return made


MEMBERS = ('"%s":%s,', '"%s" :%s , ')


def member(text: str, place: int) -> str:
    """The value of the key that stands at a place, as text."""
    after = re.compile(r"\s*").match(text, text.index(":", place) + 1)
    assert after is not None
    return json.dumps(json.JSONDecoder().raw_decode(text, after.end())[0])


def backwards(record: dict[str, Any]) -> dict[str, Any]:
    """The same record with its last key first."""
    return dict(reversed(record.items()))


def _with_last_event_backwards(plain: dict[str, Any]) -> dict[str, Any]:
    *others, last = plain["events"]
    return {**plain, "events": [*others, backwards(last)]}


ORDERS = (
    dict,
    backwards,
    _with_last_event_backwards,
    lambda plain: {**plain, "events": [*map(backwards, plain["events"])]},
)
"""Ways to put the keys of a list and of its events in order."""


@st.composite
def list_texts(draw: st.DrawFn) -> str:
    """The text of a list, in any style, with at most one fault put in."""
    plain = full_list()
    plain["events"] += draw(events())
    what = draw(st.sampled_from(("nothing", "nothing", "a fault", "a repeated key")))
    if what == "a fault":
        plain["events"][-1] |= draw(st.sampled_from(FAULTS))
    text = json.dumps(draw(st.sampled_from(ORDERS))(plain), **draw(st.sampled_from(STYLES)))
    if what == "a repeated key":
        key = draw(st.sampled_from(("summary", "place", "words", "supports", "text", "label")))
        place = draw(st.sampled_from((text.find(f'"{key}"'), text.rfind(f'"{key}"'))))
        text = (
            text[:place]
            + draw(st.sampled_from(MEMBERS)) % (key, member(text, place))
            + text[place:]
        )
    return text.replace("\ud800", r"\ud800")


@given(list_texts(), st.sampled_from((1, 1_500, 5_000)))
def test_given_any_list_then_both_readers_agree(text: str, chunk: int) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_reader, "CHUNK_BYTES", chunk)
        path = write_list(Path(folder), text)
        thorough = read_list(path)
        try:
            found = read_bulk(path, path.read_bytes(), lambda _done, _total: None)
        except UnsoundError:
            assert thorough.problems
            return
        assert thorough.problems == ()
        assert found.head == thorough.events.head
        assert_same(found.table, thorough.events.table)
        assert found.paragraphs == thorough.events.paragraphs


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("style", STYLES)
def test_given_a_full_list_in_any_style_then_it_is_read_in_bulk(
    style: dict[str, Any], order: Callable[[dict[str, Any]], dict[str, Any]], tmp_path: Path
) -> None:
    path = write_list(tmp_path, json.dumps(order(full_list()), **style))
    table = read_bulk(path, path.read_bytes(), lambda _done, _total: None).table
    assert_same(table, read_list(path).events.table)
