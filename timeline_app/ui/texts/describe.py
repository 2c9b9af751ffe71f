"""Texts about events that several widgets show."""

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.facet_kinds import ANY_KIND
from timeline_app.core.wording.event_words import (
    announced_in_words,
    length_of_event_in_words,
    short_basis,
    short_date,
)
from timeline_app.program.plain_text import short
from timeline_app.scene.display import Hit, HitKind
from timeline_app.scene.tracks.line_band import fold_words
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.texts.markup import html


def describe_hit(hit: Hit, events: EventList, is_in_sight: bool = True) -> str:
    """Return the tool tip of an event, a cluster or a density bin, as HTML.

    It says what the label does not: the title only where that is not whole and in sight.
    """
    if hit.count == 1 and not hit.rows:
        return "1 event begins here: click to select it, double-click to zoom"
    if hit.kind is HitKind.FOLD:
        return f"{_fold_words(hit, events)}: click to show them one by one, or as one line again"
    if len(hit.rows) != 1:
        what = "events" if hit.rows else "events begin here"
        return f"{hit.count:,} {what}: click to list them, double-click to zoom"
    event = events.table.event(hit.rows[0])
    facts = (html(short_date(event)), length_of_event_in_words(event), short_basis(event))
    lines = [" · ".join(fact for fact in facts if fact)]
    if not (hit.label and hit.label_is_whole and is_in_sight):
        lines.insert(0, f"<b>{html(short(event.title))}</b>")
    if event.date_note:
        lines.append(html(short(event.date_note)))
    return "<br>".join(lines)


def name_of_hit(hit: Hit, events: EventList) -> str:
    """Return what an event, cluster or fold is called, as plain text."""
    if hit.kind is HitKind.FOLD:
        return _fold_words(hit, events)
    if hit.count == 1:
        return short(events.table.event(hit.rows[0]).title)
    return f"{hit.count:,} events close together"


def _fold_words(hit: Hit, events: EventList) -> str:
    """Return how many promises are folded into one line, and when they were announced."""
    folded = list(events.table.events(hit.rows))
    days = [*filter(None, dict.fromkeys(map(announced_in_words, folded)))]
    if not days:
        return f"{hit.count:,} not read as dates" if hit.count > 1 else short_date(folded[0])
    first, *later = days
    when = f"from {first} to {later[-1]}" if later else first
    are_promises = any(event.kind != ANY_KIND for event in folded)
    return f"{fold_words(hit.count, are_promises)[0]}, announced {when}"


def dates_of_hit(hit: Hit, controller: Controller) -> str:
    """Return the date of an event with its basis, or the first and last of a cluster."""
    rows = controller.tracks.rows_of(hit)
    event, last = (controller.events.table.event(int(rows[place])) for place in (0, -1))
    if len(rows) == 1:
        facts = (short_date(event), length_of_event_in_words(event), short_basis(event))
        return ", ".join(fact for fact in facts if fact)
    dates = dict.fromkeys((short_date(event), short_date(last)))
    return f"from {' to '.join(dates)}" if len(dates) > 1 else short_date(event)


def summary_of(events: EventList) -> str:
    """Return how much a list holds."""
    rows, documents = len(events.table), len(events.head.documents)
    events_noun = "event" if rows == 1 else "events"
    noun = "document" if documents == 1 else "documents"
    return f"{rows:,} {events_noun} · {documents} {noun} · {events.path.name}"


def why_nothing_is_seen(controller: Controller) -> str:
    """Say why the timeline shows no event, and what helps; nothing if it shows some."""
    tracks, span = controller.tracks, controller.state.span
    if not len(controller.events.table):
        return "This list has no events."
    if not tracks.tracks:
        return "No event passes the filter."
    if controller.state.story or any(track.has_some_in(span) for track in tracks.tracks):
        return ""
    return f"No event in this time: click, or press Home, to see the {tracks.row_count:,} shown."
