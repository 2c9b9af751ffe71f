"""Spellings: the table that comes with the program, and the variants of a list."""

from __future__ import annotations

import pytest

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.spellings import spellings_of
from timeline_app.core.open_list import read_list
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import Leader, ListHead, Variant
from timeline_app.program.locations import bundled_list


@pytest.fixture(scope="module")
def bundled() -> EventList:
    return read_list(bundled_list()).events


@pytest.mark.parametrize(
    "queries",
    [
        ("2026-2030", "2026–2030", "2026\u00a0—\u00a02030", "2026 – 2030"),
        ("Laos-Viet Nam", "Laos–Viet Nam", "laos–việt nam"),
        ("Lao People's Revolutionary Party", "Lao People’s Revolutionary Party"),
        ("Somxay", "Sonexay"),
        ("Sou Panouvong", "Souphanouvong", "sou-panouvong"),
        ("Intergovernmental", "Inter-Governmental", "inter governmental"),
        ("Ha Noi", "Hanoi", "Hà Nội", "HÀ NỘI"),
        ("VN", "Viet Nam", "Việt Nam"),
    ],
)
def test_given_spellings_of_one_thing_then_they_find_the_same(
    bundled: EventList, queries: tuple[str, ...]
) -> None:
    masks = [bundled.text_index.mask(query) for query in queries]
    assert masks[0].any()
    assert all((mask == masks[0]).all() for mask in masks)


def head(name: str, *variants: str) -> ListHead:
    texts = tuple(Variant(text, "d", 1) for text in variants)
    return ListHead("timeline-events/1", "T", leaders=(Leader("x", name, variants=texts),))


def test_given_variants_then_only_what_is_written_alike_is_another_spelling() -> None:
    found = spellings_of(
        head("Sonexay Siphandone", "Prime Minister Somxay Siphandone", "Somxay Siphandone", "He")
    )
    assert found["somxay",] == (("sonexay",),)
    assert found["sonexay",] == (("somxay",),)
    assert ("he",) not in found
    assert ("prime", "minister", "somxay") not in found


def test_given_the_table_then_each_group_has_spellings_that_differ() -> None:
    for one, others in spellings_of(head("X")).items():
        assert one not in others
        assert others


def test_given_a_printed_form_that_names_two_people_then_each_is_found_by_his_own_name() -> None:
    ann, bo, ann_bo = "Ann Lee", "Bo Vong", "Ann Lee Bo"
    printed = {
        ann: ("the late Ann Lee", "Presidents BO VONG, Ann Lee", "Anne Lee"),
        bo: ("Presidents Bo Vong",),
        ann_bo: ("Minister Ann Lee Bo",),
    }
    leaders = tuple(
        Leader(f"p{n}", name, variants=tuple(Variant(text, "d", 1) for text in texts))
        for n, (name, texts) in enumerate(printed.items())
    )
    listed = ListHead("timeline-events/1", "T", leaders=leaders)
    found = [one.spellings for one in FACETS["leaders"].named_by(listed)]
    assert found == [
        "the late Ann Lee Anne Lee",
        "Presidents Bo Vong",
        "Minister Ann Lee Bo",
    ]
