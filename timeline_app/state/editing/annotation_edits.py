"""Annotations of others as events: what they quote is cited, what is noted on it is the title."""

from collections.abc import Iterable
from typing import Any

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.dates.edtf import EdtfDate, EdtfError, parse
from timeline_app.core.record.model import UNSET, Citation, Event
from timeline_app.core.record.normal_words import normalise
from timeline_app.core.spotting.spotter import spot_dates
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.edits import Edit, applied, combined
from timeline_app.state.editing.event_edits import add_event

# What nobody has said the kind of.
_KIND = "event"


def event_of_annotation(
    draft: Draft, title: str, words: str, citations: tuple[Citation, ...], tags: Iterable[str] = ()
) -> Event:
    """Return a draft of an event on quoted words, dated by them where they give one date alone.

    Else it has no date, and is announced when its document was published.
    """
    document = next(one for one in draft.file.documents if one.id == citations[0].document)
    dating = _dating(words, document.language or draft.file.language, document.published)
    known = {normalise(theme.label): theme.id for theme in draft.file.themes}
    themes = tuple(dict.fromkeys(known[tag] for tag in map(normalise, tags) if tag in known))
    values: dict[str, Any] = {
        "date": None,
        "date_basis": "undated",
        "announced": document.published or draft.file.as_of,
    }
    return Event(
        id="", title=title, kind=_last_kind(draft), citations=citations, themes=themes,
        **(dating or values),
    )  # fmt: skip


def add_annotated(draft: Draft, events: list[Event]) -> Edit:
    """Add events as one step."""
    edits = []
    for event in events:
        edits.append(add_event(draft, event))
        draft = applied(draft, edits[-1])
    name = f"{len(edits)} events of annotations" if len(edits) != 1 else edits[0].name
    return combined(name, edits)


def quoted_text(text: AttachedText, citations: tuple[Citation, ...]) -> str:
    """Return cited words as the attached document prints them."""
    found = []
    for citation in citations:
        paragraph = text.found_again.get(citation.paragraph)
        if paragraph is not None:
            first, end = paragraph.content.char_range(*citation.words)
            found.append(paragraph.content.text[first:end])
    return " ".join(found)


def _dating(words: str, language: str, published: str) -> dict[str, Any] | None:
    dates = [one for one in spot_dates(words, language, _date(published)) if one.is_settled]
    if len(dates) != 1:
        return None
    found = dates[0]
    if found.basis != "stated" and not found.note:
        return None
    return {
        "date": found.edtf,
        "date_basis": found.basis,
        "date_note": found.note,
        "part_of_day": found.part_of_day or UNSET,
    }


def _date(text: str) -> EdtfDate | None:
    try:
        return parse(text) if text else None
    except EdtfError:
        return None


def _last_kind(draft: Draft) -> str:
    return draft.file.events[-1].kind if draft.file.events else _KIND
