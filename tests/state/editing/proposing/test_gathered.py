"""Words of a new event: what a person ticks or takes away stays so."""

from __future__ import annotations

import msgspec

from tests.state.editing.proposing import minutes
from timeline_app.core.record.model import Citation, Support
from timeline_app.state.editing.proposing.gathered import GatheredWords
from timeline_app.state.editing.proposing.proposal import (
    EventProposal,
    is_stated_by,
    propose_by_all,
)

_MEETING = minutes.chosen("Mayor Ruth Okafor opened the meeting")
_DAY = minutes.chosen("12 February 2025")
_LIBRARY = minutes.chosen("The library reopened on 12 February 2025")


def _saying(citation: Citation, *supports: Support) -> Citation:
    return msgspec.structs.replace(citation, supports=supports)


def _proposed(words: GatheredWords) -> EventProposal:
    return propose_by_all(minutes.draft(), lambda _: minutes.text(), words.chosen)


def test_given_words_taken_away_then_they_and_their_dates_stay_away() -> None:
    words = GatheredWords([_MEETING])
    words.add([_LIBRARY])
    shown = words.cite([_DAY], (), "")
    assert words.note(shown[:1], [_DAY])
    assert words.chosen == [_MEETING]
    assert [one.paragraph for one in words.cite([], (), "")] == [2]
    dates = words.allowed(
        propose_by_all(minutes.draft(), lambda _: minutes.text(), [_LIBRARY]).dates
    )
    assert "2025-02-12" not in [date.edtf for date in dates]


def test_given_words_that_are_chosen_again_then_they_count_again() -> None:
    words = GatheredWords([_MEETING])
    words.add([_LIBRARY])
    words.note(words.cite([], (), "")[:1], [])
    words.add([_LIBRARY])
    dates = words.allowed(_proposed(words).dates)
    assert dates[0].edtf == "2025-02-12"


def test_given_only_words_of_the_date_left_then_the_event_rests_on_them() -> None:
    words = GatheredWords([_MEETING])
    shown = words.cite([_DAY], (), "")
    words.note(shown[1:], [_DAY])
    assert words.chosen == [_DAY]


def test_given_a_tick_then_it_stays_when_what_is_cited_changes() -> None:
    words = GatheredWords([_MEETING])
    [cited] = words.cite([], (), "")
    words.note([_saying(cited, "event", "terms")], [])
    [again] = words.cite([], ["Ruth Okafor"], "")
    assert again.supports == ("event", "leaders", "terms")


def test_given_a_reckoned_date_then_the_first_words_led_to_it() -> None:
    words = GatheredWords([_MEETING, _LIBRARY])
    cited = words.cite([], (), "", is_reckoned=True)
    assert [one.supports for one in cited] == [("event", "date"), ("event",)]


def test_given_more_words_then_their_dates_come_before_those_of_elsewhere() -> None:
    dates = _proposed(GatheredWords([_MEETING, _LIBRARY])).dates
    assert (dates[0].edtf, dates[0].basis) == ("2025-02-12", "stated")
    assert [date.edtf for date in dates].count("2025-02-12") == 1


def test_given_citations_then_only_words_for_the_date_state_it() -> None:
    def states(edtf: str, *supports: Support) -> bool | None:
        cited = _saying(GatheredWords([_LIBRARY]).cite([], (), "")[0], *supports)
        return is_stated_by(minutes.draft(), lambda _: minutes.text(), [cited], edtf)

    assert states("2025-02-12", "event", "date")
    assert states("2025-02-12", "event") is False
    assert states("2025-02", "event", "date") is False
    assert is_stated_by(minutes.draft(), lambda _: None, [], "2025") is None
