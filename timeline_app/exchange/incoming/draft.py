"""What a reader of other people's files hands over: plain values, not yet an event list.

A reader only says what stands in the file. Ids, people, themes and documents are made of it in one
place for all formats, so that importing the same file again gives the same ids.
"""

from collections.abc import Mapping
from datetime import date

import msgspec

from timeline_app.core.record.model import DateBasis, PartOfDay


class Remark(msgspec.Struct, frozen=True):
    """One sentence about one place of the file, such as "row 7" or "event 'Battle'"."""

    place: str
    text: str


class DraftDate(msgspec.Struct, frozen=True):
    """A date as it was read: EDTF, or nothing where it could not be read.

    `words` are the file's own, and kept in the note of an event that stays without a date. `note`
    says how the date was understood, where that is not plain. `is_settled` is false where a person
    should look: what could not be read, or was read in one of several ways.
    """

    edtf: str | None = None
    words: str = ""
    note: str = ""
    is_settled: bool = True


class DraftSource(msgspec.Struct, frozen=True):
    """A document that an event names: an address, a title, or both."""

    title: str = ""
    url: str = ""
    publisher: str = ""
    published: str = ""


class DraftEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event as another program keeps it; `place_in_file` leads a person back to it.

    `key` is what the file itself calls the event, if it does (a UID, an id column). Names of
    people, bodies and themes are as written. `basis` is left open where the usual rule decides:
    stated with a source, else inferred, with a note that names the file and the place. `date_note`
    is a note that the file itself has.
    """

    place_in_file: str
    title: str
    date: DraftDate = DraftDate()
    key: str = ""
    summary: str = ""
    kind: str = ""
    basis: DateBasis | None = None
    part_of_day: PartOfDay | None = None
    recurrence: str = ""
    announced: str = ""
    date_note: str = ""
    people: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    place: str = ""
    part_of_key: str = ""
    sources: tuple[DraftSource, ...] = ()
    discrepancies: tuple[str, ...] = ()
    is_key: bool = False


class DraftList(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read of a file: events, what was changed on the way, and what was left out.

    `count_read` counts rows or entries as the file has them, so that nothing goes missing unsaid:
    each is an event or stands in `left_out`. `orders` says for which columns somebody chose whether
    the day stands first, so that the next import can keep to it.
    """

    title: str
    events: tuple[DraftEvent, ...]
    count_read: int
    what: str = "row"
    description: str = ""
    language: str = ""
    as_of: date | None = None
    changed: tuple[Remark, ...] = ()
    left_out: tuple[Remark, ...] = ()
    orders: Mapping[str, bool] = {}


class UnknownFileError(ValueError):
    """A file that cannot be brought in; the message names what it is and says what to do."""
