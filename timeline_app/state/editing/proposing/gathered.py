"""The words that a new event rests on, as they are added, ticked and taken away."""

from collections.abc import Iterable, Sequence

from timeline_app.core.record.model import Citation, Support
from timeline_app.state.editing.proposing.chosen import ChosenWords
from timeline_app.state.editing.proposing.dates import DateChoice, merged
from timeline_app.state.editing.proposing.proposal import citations_for

_Place = tuple[str, int, tuple[int, int]]
_ORDER: tuple[Support, ...] = ("event", "date", "leaders", "place", "terms")


class GatheredWords:
    """Works out what is cited; what a person has ticked or taken away stays so."""

    def __init__(self, chosen: Sequence[ChosenWords] = ()) -> None:
        self.chosen = list(chosen)
        self.cited: tuple[Citation, ...] = ()
        self._ticks: dict[_Place, dict[Support, bool]] = {}
        self._refused: list[ChosenWords] = []

    def add(self, chosen: Sequence[ChosenWords]) -> None:
        """Let the event rest on more words, even on some that were taken away before."""
        self.chosen += [one for one in chosen if one not in self.chosen]
        self._refused = [
            one for one in self._refused if not any(_overlap(one, new) for new in chosen)
        ]

    def note(self, shown: Sequence[Citation], yielding: Sequence[ChosenWords]) -> bool:
        """Take note of what a person did to the citations; tell whether words were taken away.

        `yielding` are the words that gave the date: where they are all that is left, the event
        rests on them.
        """
        left = {_place_of(one): one for one in shown}
        gone = {place for one in self.cited if (place := _place_of(one)) not in left}
        for before in self.cited:
            now = left.get(_place_of(before), before)
            for support in {*now.supports} ^ {*before.supports}:
                ticks = self._ticks.setdefault(_place_of(before), {})
                ticks[support] = support in now.supports
        self.cited = tuple(shown)
        if not gone:
            return False
        self._refused += [one for one in (*self.chosen, *yielding) if _key(one) in gone]
        self.chosen = [one for one in self.chosen if _key(one) not in gone]
        if not self.chosen:
            self.chosen = [one for one in yielding if _key(one) in left]
        return True

    def cite(
        self,
        yielding: Sequence[ChosenWords],
        people: Iterable[str],
        place: str,
        *,
        is_reckoned: bool = False,
    ) -> tuple[Citation, ...]:
        """Return what the event cites now.

        To a date that is reckoned from another event the first words led, where no others yield
        it.
        """
        cited = citations_for(self.chosen, yielding, people, place)
        if is_reckoned and not any("date" in one.supports for one in cited):
            cited = (*(_supporting(one, {"date": True}) for one in cited[:1]), *cited[1:])
        self.cited = tuple(_supporting(one, self._ticks.get(_place_of(one), {})) for one in cited)
        return self.cited

    def allowed(self, choices: Iterable[DateChoice]) -> tuple[DateChoice, ...]:
        """Return the dates but for those whose words were taken away, the likeliest first."""
        return merged(
            [
                choice
                for choice in choices
                if choice.edtf is not None
                and (
                    (words := choice.chosen()) is None
                    or not any(_holds(refused, words) for refused in self._refused)
                )
            ]
        )


def _place_of(citation: Citation) -> _Place:
    return citation.document, citation.paragraph, citation.words


def _key(words: ChosenWords) -> _Place:
    return words.document, words.paragraph.matches or 0, (words.first, words.end)


def _supporting(citation: Citation, ticks: dict[Support, bool]) -> Citation:
    """Return a citation with what a person says that its words support, and do not."""
    supports = tuple(one for one in _ORDER if ticks.get(one, one in citation.supports))
    return Citation(
        citation.document, citation.paragraph, citation.words, citation.sha256, supports
    )


def _is_beside(one: ChosenWords, other: ChosenWords) -> bool:
    return (one.document, one.paragraph.number) == (other.document, other.paragraph.number)


def _overlap(one: ChosenWords, other: ChosenWords) -> bool:
    return _is_beside(one, other) and one.first < other.end and other.first < one.end


def _holds(one: ChosenWords, other: ChosenWords) -> bool:
    return _is_beside(one, other) and one.first <= other.first and other.end <= one.end
