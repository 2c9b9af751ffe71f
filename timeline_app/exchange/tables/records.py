"""Events as flat text fields, for whatever has rows and columns."""

from collections.abc import Iterator, Mapping, Sequence

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.citations.quoting import quoted
from timeline_app.core.dates.edtf import EdtfDate, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.matches import says_why, why_matched
from timeline_app.core.record.citing import words_as_counted
from timeline_app.core.record.model import UNSET, Citation, Discrepancy, Event, FilterRecord
from timeline_app.core.wording.event_words import discrepancy_heading, event_date_in_words
from timeline_app.exchange.tables.bounds import bounds_of
from timeline_app.program.plain_text import one_line, plain

COLUMNS = (
    "id", "title", "date", "edtf", "earliest", "latest", "approximate", "open", "basis",
    "date_note", "announced", "part_of_day", "recurrence", "kind", "people", "subjects",
    "organisations", "place", "themes", "part_of", "key_event", "summary", "sources",
    "discrepancies",
)  # fmt: skip
BETWEEN_NAMES, BETWEEN_LINES = "; ", "\n"
YES = "yes"

Originals = Mapping[str, AttachedText]


class Recorder:
    """Makes records of the events of a list; what is attached is quoted from."""

    def __init__(
        self,
        events: EventList,
        originals: Originals,
        asked: FilterRecord = FilterRecord(),  # noqa: B008
    ) -> None:
        self._events = events
        self._originals = originals
        self._asked = asked

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns; the last one says what matched, where that was asked for."""
        return (*COLUMNS, "matched") if says_why(self._asked) else COLUMNS

    def record(self, event: Event) -> dict[str, str]:
        """Return an event as plain texts by column."""
        fields = dict.fromkeys(self.columns, "") | {
            "id": event.id,
            "title": event.title,
            **_dating(event),
            "kind": event.kind,
            "people": self._names(event.leaders),
            "subjects": self._names(event.subjects),
            "organisations": self._names(event.organisations),
            "place": event.place,
            "themes": self._names(event.themes),
            "part_of": event.part_of,
            "key_event": YES if event.key else "",
            "date_note": event.date_note,
            "summary": event.summary,
            "sources": BETWEEN_LINES.join(self._sources(event.citations)),
            "discrepancies": BETWEEN_LINES.join(map(self._discrepancy, event.discrepancies)),
        }
        if says_why(self._asked):
            matched = why_matched(self._events, event, self._asked)
            fields["matched"] = BETWEEN_NAMES.join(matched)
        return {name: plain(text) for name, text in fields.items()}

    def _names(self, ids: Sequence[str]) -> str:
        return BETWEEN_NAMES.join(self._events.name_of_id.get(id, id) for id in ids)

    def _sources(self, citations: Sequence[Citation]) -> Iterator[str]:
        """Yield for each paragraph which words are cited, and how they or their gist read."""
        for (document, number), cited in _by_paragraph(citations).items():
            words = ", ".join(map(words_as_counted, sorted(cited, key=lambda one: one.words)))
            place = self._place(document, number)
            if self._events.is_in_a_place(document, number):
                place += f", words {words}"
            quotation = quoted(self._originals.get(document), cited)
            paragraph = self._events.paragraph(document, number)
            said = " … ".join(f"“{passage}”" for passage in quotation.passages)
            if not said and paragraph is not None:
                said = f"gist: {paragraph.gist}"
            remarks = "".join(f" ({remark})" for remark in quotation.remarks)
            yield one_line(f"{place}: {said}{remarks}" if said else f"{place}{remarks}")

    def _discrepancy(self, discrepancy: Discrepancy) -> str:
        places = [self._place(*place) for place in _by_paragraph(discrepancy.citations)]
        where = f" ({BETWEEN_NAMES.join(places)})" if places else ""
        return one_line(f"{discrepancy_heading(discrepancy)}: {discrepancy.text}{where}")

    def _place(self, document: str, number: int) -> str:
        name = self._events.name_of_id.get(document, document)
        return f"{name} ¶ {number}" if self._events.is_in_a_place(document, number) else name


def _dating(event: Event) -> dict[str, str]:
    return {
        "date": event_date_in_words(event),
        "edtf": event.date or "",
        **(_extent(parse(event.date)) if event.date else {}),
        "basis": event.date_basis,
        "announced": event.announced,
        "part_of_day": "" if event.part_of_day is UNSET else event.part_of_day,
        "recurrence": event.recurrence,
    }


def _extent(when: EdtfDate) -> dict[str, str]:
    earliest, latest = bounds_of(when)
    return {
        "earliest": earliest.text,
        "latest": latest.text,
        "approximate": _doubt(when),
        "open": _open_sides(when),
    }


def _doubt(when: EdtfDate) -> str:
    doubts = {"approximate": when.approximate, "uncertain": when.uncertain}
    return BETWEEN_NAMES.join(name for name, holds in doubts.items() if holds)


def _open_sides(when: EdtfDate) -> str:
    sides = {"start": when.open_start, "end": when.open_end}
    return BETWEEN_NAMES.join(name for name, is_open in sides.items() if is_open)


def _by_paragraph(citations: Sequence[Citation]) -> dict[tuple[str, int], list[Citation]]:
    """Return citations by document and paragraph, in the order in which they are first named."""
    places: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        places.setdefault((citation.document, citation.paragraph), []).append(citation)
    return places
