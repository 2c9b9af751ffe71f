"""Texts about events and keys that several widgets show."""

from html import escape

from timeline_app.core.event_list import EventList
from timeline_app.core.facets import BASIS_LABELS
from timeline_app.core.model import Event
from timeline_app.scene.display import Hit
from timeline_app.state.commands import COMMANDS, GESTURES
from timeline_app.ui.event_list_view import short_date
from timeline_app.ui.html_text import html, plain


def describe_hit(hit: Hit, events: EventList) -> str:
    """Return the tool tip of an event, a cluster or a density bin, as HTML."""
    if not hit.rows:
        return f"{hit.count:,} events begin here: zoom in to see them"
    if len(hit.rows) > 1:
        return f"{len(hit.rows):,} events: click to list them, double-click to zoom"
    event = events.table.event(hit.rows[0])
    basis = BASIS_LABELS[event.date_basis].lower()
    return f"<b>{html(event.title)}</b><br>{html(short_date(event))} · {basis}"


def citation_text(event: Event, events: EventList) -> str:
    """Return an event with its date, basis and sources as plain text."""
    lines = [f"{event.title}. {short_date(event)} ({BASIS_LABELS[event.date_basis].lower()})."]
    if event.date_note:
        lines.append(event.date_note)
    for citation in event.citations:
        name = events.name_of_id.get(citation.document, citation.document)
        first, end = citation.words
        lines.append(f"{name}, paragraph {citation.paragraph}, words {first + 1} to {end}.")
    return plain("\n".join(lines))


def keys_html() -> str:
    """Return the sheet of all keys and gestures."""
    keys = "".join(
        f"<tr><td><b>{escape(', '.join(command.keys))}</b>&nbsp;&nbsp;</td>"
        f"<td>{escape(command.text.replace('&', ''))}</td></tr>"
        for command in COMMANDS
        if command.keys
    )
    gestures = "".join(
        f"<tr><td><b>{escape(gesture)}</b>&nbsp;&nbsp;</td><td>{escape(effect)}</td></tr>"
        for gesture, effect in GESTURES
    )
    return f"<h3>Keys</h3><table>{keys}</table><h3>Mouse and trackpad</h3><table>{gestures}</table>"
