"""What helps to read on: neighbours, leaders' next events, comparisons, orders of a list."""

from __future__ import annotations

from pathlib import Path

from tests.lists import citation, event, sound_list, undated
from timeline_app.core.citations.comparison import compare, differing_words
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.neighbours import same_day_rows, step_with_leader
from timeline_app.core.open_list import read_list
from timeline_app.program.locations import bundled_list


def names(events: EventList, rows: object) -> list[str]:
    return [events.table.event(int(row)).id for row in rows]  # type: ignore[attr-defined]


def test_given_a_day_then_its_neighbours_are_what_lies_on_it(tmp_path: Path) -> None:
    events = sound_list(
        tmp_path,
        event("morning", date="2025-12-03", part_of_day="morning"),
        event("evening", date="2025-12-03", part_of_day="evening"),
        event("days", date="2025-12-02/2025-12-04"),
        event("plan", date="2025/2030"),
        event("next-day", date="2025-12-04"),
        undated("promise", announced="2025-12-03"),
    )
    row = events.table.row_of_id["morning"]
    assert sorted(names(events, same_day_rows(events, row))) == ["days", "evening"]
    assert not len(same_day_rows(events, events.table.row_of_id["promise"]))
    assert not len(same_day_rows(events, events.table.row_of_id["plan"]))


def test_given_a_leader_then_steps_lead_through_their_events_and_end(tmp_path: Path) -> None:
    events = sound_list(
        tmp_path,
        event("one", date="2025-01", leaders=["ann-lee"]),
        event("two", date="2025-02", leaders=["bo-vong"]),
        event("three", date="2025-03", leaders=["ann-lee", "bo-vong"]),
    )
    one, three = (events.table.row_of_id[name] for name in ("one", "three"))
    assert step_with_leader(events, one, "ann-lee", 1) == three
    assert step_with_leader(events, three, "ann-lee", -1) == one
    assert step_with_leader(events, three, "ann-lee", 1) is None
    assert step_with_leader(events, one, "ann-lee", -1) is None


def test_given_one_document_then_there_is_nothing_to_compare(tmp_path: Path) -> None:
    events = sound_list(tmp_path, event(citations=[citation()]))
    assert compare(events.table.event(0), events) is None


def test_given_two_documents_then_each_side_says_what_it_alone_supports() -> None:
    events = read_list(bundled_list()).events
    visit = events.table.event(events.table.row_of_id["state-visit-to-lam"])
    comparison = compare(visit, events)
    assert comparison is not None
    assert comparison.documents == ("joint-statement-2025-12-03", "nhandan-2025-12")
    date = next(aspect for aspect in comparison.aspects if aspect.title == "the date")
    statement, article = date.passages
    assert statement
    assert article == ()
    assert date.is_one_sided
    assert (len(comparison.differences), len(comparison.remarks)) == (0, 3)
    assert "To Lam" in [naming.name for naming in comparison.namings]


def test_given_two_texts_then_the_words_of_only_one_are_marked() -> None:
    texts = ["The TWO teams met in Hà Nội on 3 May", "two teams, met on 4 May in Vientiane"]
    marked = [
        [text[first:end] for first, end in ranges]
        for text, ranges in zip(texts, differing_words(texts), strict=True)
    ]
    assert marked == [["Hà Nội", "3"], ["4", "Vientiane"]]
    assert differing_words(["One team", "one TEAM"]) == [[], []]


def test_given_two_texts_with_next_to_nothing_in_common_then_none_is_marked() -> None:
    assert differing_words(["", "anything"]) == [[], []]
    assert differing_words(["the visit of a party leader", "a road to be built"]) == [[], []]


def test_given_a_lone_word_more_then_it_is_marked_only_if_it_is_a_name_or_a_number() -> None:
    plain = "He met Ann Lee and thanked her for the help given"
    for more, marked in (
        ("He met AnnLee and thanked her for the help given", []),
        ("He met Comrade Ann Lee and thanked her for the help given", []),
        ("He met Ann Lee and warmly thanked her for the help given", []),
        ("Warmly, he met Ann Lee and thanked her for the help given", []),
        ("He met Ann Lee and thanked her for the lasting help given with joy", []),
        (
            "He met Ann Lee and thanked her for the friendly lasting help given",
            ["friendly lasting"],
        ),
        ("He met Ann Lee and thanked her for the help Laos gave", ["Laos gave"]),
        ("He met Ann Lee and thanked her for the help given 3 times", ["3 times"]),
    ):
        [_, ranges] = differing_words([plain, more])
        assert [more[first:end] for first, end in ranges] == marked
