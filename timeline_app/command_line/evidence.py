"""What every event rests on, for `check --evidence`: to be read beside the list, event by event."""

from collections.abc import Iterator, Mapping

from timeline_app.core.citations.anchoring import CitationStatus
from timeline_app.core.citations.sources import Attachment
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Citation, Event
from timeline_app.core.wording.date_words import recurrence_in_words
from timeline_app.core.wording.event_words import (
    announced_in_words,
    basis_of_event_in_words,
    own_date_in_words,
)
from timeline_app.program.plain_text import one_line


def evidence_lines(events: EventList, attachments: Mapping[str, Attachment]) -> Iterator[str]:
    """Yield for every event, in the order of time, what it claims and the words it rests on."""
    codes = {document.id: document.short or document.id for document in events.head.documents}
    for row in range(len(events.table)):
        event = events.table.event(row)
        yield event.id
        for line in _claims(event, events):
            yield one_line(f"  {line}")
        for citation in event.citations:
            yield one_line(f"  {_cited(citation, codes, events, attachments)}")
        for discrepancy in event.discrepancies:
            yield one_line(f"  differs: {discrepancy.text}")
            for citation in discrepancy.citations:
                yield one_line(f"    {_cited(citation, codes, events, attachments)}")
        yield ""


def _claims(event: Event, events: EventList) -> Iterator[str]:
    yield event.title
    yield f"{event.kind}: {event.summary}" if event.summary else event.kind
    when = [own_date_in_words(event), basis_of_event_in_words(event)]
    yield f"when: {', '.join(filter(None, when))}"
    for label, text in (
        ("recurs", event.recurrence and recurrence_in_words(event.recurrence)),
        ("announced", announced_in_words(event)),
        ("note", event.date_note),
        ("took part", _names(event.leaders, events)),
        ("spoken of", _names(event.subjects, events)),
        ("bodies", _names(event.organisations, events)),
        ("place", event.place),
        ("themes", _names(event.themes, events)),
        ("part of", event.part_of),
    ):
        if text:
            yield f"{label}: {text}"


def _names(ids: tuple[str, ...], events: EventList) -> str:
    return ", ".join(events.name_of_id[id] for id in ids)


def _cited(
    citation: Citation,
    codes: Mapping[str, str],
    events: EventList,
    attachments: Mapping[str, Attachment],
) -> str:
    where = f"{codes[citation.document]} ¶{citation.paragraph}, {', '.join(citation.supports)}"
    attachment = attachments.get(citation.document)
    if attachment is None:
        paragraph = events.paragraph(citation.document, citation.paragraph)
        return f"{where}, gist: {paragraph.gist if paragraph else ''}"
    anchor = attachment.text.anchor(citation)
    if anchor.paragraph is None or anchor.words is None:
        return f"{where}, words {anchor.status.value}"
    content = anchor.paragraph.content
    begin, end = content.char_range(*anchor.words)
    note = "" if anchor.status is CitationStatus.EXACT else f" ({anchor.status.value})"
    return f"{where}{note}: “{content.text[begin:end]}”"
