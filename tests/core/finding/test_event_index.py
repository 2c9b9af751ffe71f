"""The index of events: what is read from bytes is what the events say and cite."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lists import citation, event, sound_list
from tests.synthetic import synthetic_bytes
from timeline_app.core.finding import event_index
from timeline_app.core.finding.event_index import event_index_of, make_event_index
from timeline_app.core.finding.event_letters import read_letters
from timeline_app.core.finding.query import parse_query
from timeline_app.core.open_list import open_list
from timeline_app.program.locations import bundled_list

TEXT = st.text(st.sampled_from('ab"\\\n:{}[],é\u0e81 "title"'), max_size=12)


def strings_of(encoded: list[bytes]) -> list[list[str]]:
    """Return what is read of some encoded events, event by event."""
    buffer = b",\n".join(encoded)
    ends = np.cumsum([len(one) + 2 for one in encoded]) - 2
    starts = ends - np.array([len(one) for one in encoded])
    texts: list[list[str]] = [[] for _ in encoded]
    for part in read_letters(memoryview(buffer), starts, ends):
        data = part.letters.tobytes()
        for first, end, number in zip(part.starts, part.ends, part.events, strict=True):
            texts[number].append(data[first:end].decode())
    return [[text for text in some if text] for some in texts]


def said(one: dict[str, Any]) -> list[str]:
    keys = ("title", "summary", "place", "kind", "date_note")
    notes = [note["text"] for note in one.get("discrepancies", ())]
    return [text for text in [*(one.get(key, "") for key in keys), *notes] if text]


@settings(deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"id": st.just("x"), "title": TEXT, "kind": TEXT},
            optional={
                "place": TEXT,
                "date_note": TEXT,
                "summary": TEXT,
                "discrepancies": st.lists(st.fixed_dictionaries({"text": TEXT}), max_size=2),
                "themes": st.lists(TEXT, max_size=2),
            },
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([None, 1]),
    st.booleans(),
    st.sampled_from([(",", ":"), (", ", ": "), (" ,\n", " \n : ")]),
)
def test_given_events_in_any_style_then_just_their_own_words_are_read(
    events: list[dict[str, Any]], indent: int | None, ascii_: bool, marks: tuple[str, str]
) -> None:
    encoded = [
        json.dumps(one, indent=indent, ensure_ascii=ascii_, separators=marks).encode()
        for one in events
    ]
    assert [sorted(texts) for texts in strings_of(encoded)] == [sorted(said(e)) for e in events]


def test_given_the_bundled_list_then_every_paragraph_leads_to_the_events_that_cite_it() -> None:
    listed = open_list(bundled_list()).events
    index = make_event_index(listed.table.store, listed.paragraphs)
    keys = [
        (document, paragraph.number)
        for document, file in listed.paragraphs.items()
        for paragraph in file.paragraphs
    ]
    for place, key in enumerate(keys):
        wanted = np.zeros(len(keys), np.bool_)
        wanted[place] = True
        found = {
            listed.table.store[int(number)].id
            for number in np.flatnonzero(index.citing_any(wanted))
        }
        assert found == {
            one.id
            for one in listed.table.events(range(len(listed.table)))
            for cited in (one.citations, *(note.citations for note in one.discrepancies))
            for c in cited
            if (c.document, c.paragraph) == key
        }


def test_given_an_index_as_arrays_then_they_make_the_same_again(tmp_path: Path) -> None:
    listed = sound_list(tmp_path, event("a", citations=[citation()]), event("b"))
    made = make_event_index(listed.table.store, listed.paragraphs)
    paragraphs = len(made.citing_ends)
    again = event_index_of(made.arrays(), 2, paragraphs)
    for name, array in made.arrays().items():
        assert (again.arrays()[name] == array).all()


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("words", lambda array: array[:-1]),
        ("words", lambda array: array.astype(np.uint32)),
        ("word_lengths", lambda array: array + np.uint8(1)),
        ("word_lengths", lambda array: array[:-1]),
        ("word_lengths", lambda array: array.astype(np.uint32)),
        ("entries", lambda array: array | np.uint32(1 << 31)),
        ("entries", lambda array: array[:-1]),
        ("entry_ends", lambda array: array + np.uint32(1)),
        ("citing", lambda array: array + np.uint32(9)),
        ("citing_ends", lambda array: array[:-1]),
        ("citing_ends", lambda array: array.astype(np.int64)),
    ],
)
def test_given_arrays_that_do_not_fit_then_they_are_no_index(
    name: str, spoil: Any, tmp_path: Path
) -> None:
    listed = sound_list(tmp_path, event("a", citations=[citation()]), event("b"), event("c"))
    made = make_event_index(listed.table.store, listed.paragraphs)
    arrays = {**made.arrays(), name: spoil(made.arrays()[name])}
    with pytest.raises(ValueError, match="fit"):
        event_index_of(arrays, 3, len(made.citing_ends))


def test_given_no_events_then_there_is_an_empty_index(tmp_path: Path) -> None:
    listed = sound_list(tmp_path)
    assert not listed.text_index.mask("x").any()
    assert not len(listed.text_index.find("x").rows)


def test_given_more_events_then_the_collector_has_no_more_to_walk_through(tmp_path: Path) -> None:
    grown, kept = [], []
    for count in (300, 3_000):
        path = tmp_path / f"{count}.json"
        path.write_bytes(synthetic_bytes(count, 3))
        listed = open_list(path).events
        make_event_index(listed.table.store, listed.paragraphs)
        gc.collect()
        before = len(gc.get_objects())
        kept.append(make_event_index(listed.table.store, listed.paragraphs))
        gc.collect()
        grown.append(len(gc.get_objects()) - before)
    # Index, texts, what was asked lately: a handful, however many events there are.
    assert max(grown) < 10


def test_given_a_list_that_is_read_in_many_pieces_then_the_index_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "events.json"
    path.write_bytes(synthetic_bytes(1_000, 3))
    listed = open_list(path).events
    whole = make_event_index(listed.table.store, listed.paragraphs)
    monkeypatch.setattr(event_index, "_EVENTS_PER_PIECE", 7)
    pieced = make_event_index(listed.table.store, listed.paragraphs)
    for query in ("minister", "treaty no", '"the border"', "99", "a"):
        for term in parse_query(query).terms:
            assert (whole.own.mask(term) == pieced.own.mask(term)).all()
