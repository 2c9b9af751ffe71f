"""Verification: what became of every citation, and which parts of the record lack support."""

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from timeline_app.core.citations.anchoring import CitationStatus
from timeline_app.core.citations.sources import Attachment
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.citing import citations_of, placed_citations_of
from timeline_app.core.record.model import UNSET, Citation, Event
from timeline_app.core.record.problems import JsonPath

SILENT_KINDS = frozenset({"title", "heading", "credit"})


class CitationFinding(msgspec.Struct, frozen=True):
    """A citation with the event it belongs to, its place in that event, and its status."""

    event: Event
    path: JsonPath
    citation: Citation
    status: CitationStatus


class Coverage(msgspec.Struct, frozen=True):
    """What the record does not cover, as ids and (document, paragraph) pairs."""

    paragraphs_without_event: tuple[tuple[str, int], ...]
    events_without_citation: tuple[str, ...]
    events_without_date_evidence: tuple[str, ...]
    leaders_without_event: tuple[str, ...]
    themes_without_event: tuple[str, ...]


def verify(events: EventList, attachments: Mapping[str, Attachment]) -> list[CitationFinding]:
    """Look every citation up in the attached originals, in the order of time."""
    findings = []
    for row in range(len(events.table)):
        event = events.table.event(row)
        for path, citation in placed_citations_of(event):
            attachment = attachments.get(citation.document)
            status = (
                attachment.text.anchor(citation).status
                if attachment
                else CitationStatus.NOT_ATTACHED
            )
            findings.append(CitationFinding(event, path, citation, status))
    return findings


def status_counts(findings: list[CitationFinding]) -> dict[str, int]:
    """Return how many citations have each status, every status named."""
    counts = Counter(finding.status.value for finding in findings)
    return {status.value: counts[status.value] for status in CitationStatus}


def coverage(events: EventList) -> Coverage:
    """Return what no event supports and what no citation supports."""
    everything = events.table.events(range(len(events.table)))
    cited = {
        (citation.document, citation.paragraph)
        for event in everything
        for citation in citations_of(event)
    }
    used = {leader for event in everything for leader in (*event.leaders, *event.subjects)}
    themes = {theme for event in everything for theme in event.themes}
    return Coverage(
        tuple(_uncited(events, cited)),
        tuple(event.id for event in everything if not event.citations),
        tuple(event.id for event in everything if _lacks_date_evidence(event)),
        tuple(leader.id for leader in events.head.leaders if leader.id not in used),
        tuple(theme.id for theme in events.head.themes if theme.id not in themes),
    )


def _uncited(events: EventList, cited: set[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield paragraphs that should support an event and do not; repeats count with the first."""
    for document, file in events.paragraphs.items():
        for paragraph in file.paragraphs:
            is_repeat = paragraph.duplicate_of is not UNSET
            if paragraph.kind in SILENT_KINDS or is_repeat:
                continue
            if (document, paragraph.number) not in cited:
                yield document, paragraph.number


def _lacks_date_evidence(event: Event) -> bool:
    return event.date_basis != "undated" and not any(
        "date" in citation.supports for citation in event.citations
    )
