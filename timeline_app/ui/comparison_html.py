"""Two documents on one event, side by side, as HTML."""

from timeline_app.core.comparison import SUPPORT_WORDS, Side, compare
from timeline_app.core.event_list import EventList
from timeline_app.core.model import Citation, Event
from timeline_app.ui.html_text import html, link
from timeline_app.ui.source_shelf import SourceShelf


def comparison_html(event: Event, events: EventList, shelf: SourceShelf) -> str:
    """Return the comparison of an event's documents, or nothing if there is only one."""
    comparison = compare(event, events)
    if comparison is None:
        return ""
    numbers = {citation: str(index) for index, citation in enumerate(event.citations)}
    width = 100 // len(comparison.sides)
    rows = [
        "".join(f"<td class='side' width='{width}%'><b>{html(s.title)}</b></td>" for s in sides)
        for sides in (comparison.sides,)
    ]
    rows.append("".join(f"<td valign='top'>{_supports(side)}</td>" for side in comparison.sides))
    rows.append(
        "".join(
            f"<td valign='top'>{_passages(side, numbers, events, shelf)}</td>"
            for side in comparison.sides
        )
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        "<p class='head'>THE DOCUMENTS SIDE BY SIDE</p>"
        f"<table width='100%' cellspacing='0'>{body}</table>{_verdict(len(event.discrepancies))}"
    )


def _supports(side: Side) -> str:
    shared = [SUPPORT_WORDS[s] for s in side.supports if s not in side.alone]
    lines = []
    if shared:
        lines.append(f"<span class='soft'>gives {html(', '.join(shared))}</span>")
    if side.alone:
        alone = ", ".join(SUPPORT_WORDS[s] for s in side.alone)
        lines.append(f"<span class='warn'>only here: {html(alone)}</span>")
    return "<br>".join(lines)


def _passages(
    side: Side, numbers: dict[Citation, str], events: EventList, shelf: SourceShelf
) -> str:
    pieces, shown = [], set()
    for citation in side.citations:
        words = shelf.cited_words(citation)
        key = (citation.paragraph, words)
        if key in shown:
            continue
        shown.add(key)
        paragraph = events.paragraph(citation.document, citation.paragraph)
        gist = paragraph.gist if paragraph else ""
        text = f"“{html(words)}”" if words else html(gist)
        place = link("cite", numbers[citation], f"¶ {citation.paragraph}")
        pieces.append(f"{place} <span class='soft'>{text}</span>")
    return "<br>".join(pieces)


def _verdict(differences: int) -> str:
    if not differences:
        return "<p class='faint'>No disagreement between them is on record.</p>"
    noun = "difference is" if differences == 1 else "differences are"
    return f"<p class='warn'>{differences} {noun} on record: see “The sources differ” above.</p>"
