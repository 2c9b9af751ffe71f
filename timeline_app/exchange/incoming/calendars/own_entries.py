"""Entries that this program wrote: properties of its own keep apart what people read as one."""

from typing import get_args

from timeline_app.core.record.model import DATE_BASES, PartOfDay
from timeline_app.exchange.incoming.calendars.content import Content
from timeline_app.exchange.incoming.draft import DraftDate, DraftEvent, DraftSource

OWN_PREFIX = "X-TIMELINE-APP-"
"""Before the names of columns, as tables of this program have them."""


def is_own(content: Content) -> bool:
    """Tell whether this program wrote an entry."""
    return f"{OWN_PREFIX}ID" in content


def own_event(place_in_file: str, content: Content) -> DraftEvent:
    """Return an entry as it stood in the list; place and themes are those of any calendar."""
    edtf, basis = _one(content, "EDTF"), _one(content, "BASIS")
    part_of_day = _one(content, "PART-OF-DAY")
    return DraftEvent(
        place_in_file=place_in_file,
        title=_one(content, "TITLE") or content.text("SUMMARY") or "Without a title",
        date=DraftDate(edtf or None),
        key=_one(content, "ID"),
        summary=_one(content, "SUMMARY"),
        kind=_one(content, "KIND"),
        basis=next((one for one in DATE_BASES if one == basis), None),
        part_of_day=next((one for one in get_args(PartOfDay) if one == part_of_day), None),
        recurrence=_one(content, "RECURRENCE"),
        announced=_one(content, "ANNOUNCED"),
        date_note=_one(content, "DATE-NOTE"),
        people=_all(content, "PEOPLE"),
        subjects=_all(content, "SUBJECTS"),
        organisations=_all(content, "ORGANISATIONS"),
        themes=content.categories(),
        place=content.text("LOCATION"),
        part_of_key=_one(content, "PART-OF"),
        sources=tuple(DraftSource(title) for title in _all(content, "SOURCES")),
        discrepancies=_all(content, "DISCREPANCIES"),
        is_key=bool(_one(content, "KEY-EVENT")),
    )


def _all(content: Content, column: str) -> tuple[str, ...]:
    texts = (str(value).strip() for value in content.all(f"{OWN_PREFIX}{column}"))
    return tuple(filter(None, texts))


def _one(content: Content, column: str) -> str:
    return next(iter(_all(content, column)), "")
