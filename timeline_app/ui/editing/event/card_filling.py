"""Fills the card of a new event with what is proposed, and anew when its words are others."""

from collections.abc import Sequence

from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.proposing.dates import DateChoice
from timeline_app.state.editing.proposing.proposal import EventProposal
from timeline_app.state.editing.proposing.written import (
    SECTIONS,
    Written,
    date_as_typed,
    names_of_ids,
)
from timeline_app.ui.editing.event.event_fields import EventFields

_NAMED = tuple((field, section) for field, section in SECTIONS if field != "subjects")


def fill(fields: EventFields, draft: Draft, proposal: EventProposal) -> None:
    """Show what is proposed of an event, in place of all that was there."""
    fields.when.close_reckoning()
    fields.show_draft(draft)
    fields.show_written(_as_written(draft, proposal))
    fields.when.offer(proposal.dates)
    fields.show_recurrence(bool(proposal.recurrence))
    # Nothing of an event that was written before is taken for what somebody did to this one.
    fields.citations.show_citations(())


def fill_anew(
    fields: EventFields,
    draft: Draft,
    before: EventProposal,
    now: EventProposal,
    dates: Sequence[DateChoice],
) -> None:
    """Show another proposal: what was proposed before goes, what somebody has written stays."""
    old, new, shown = _as_written(draft, before), _as_written(draft, now), fields.written()
    fields.when.offer_anew(dates)
    for line, name in ((fields.title, "title"), (fields.place, "place")):
        if getattr(shown, name) == getattr(old, name) != getattr(new, name):
            line.setText(getattr(new, name))
    if shown.kind == old.kind:
        fields.kind.setEditText(new.kind)
    if shown.recurrence == old.recurrence:
        fields.recurrence.set_text(new.recurrence)
        fields.show_recurrence(bool(new.recurrence))
    if fields.when.announced.text() == date_as_typed(old.announced):
        fields.when.show_announced(new.announced)
    for field, _ in _NAMED:
        was, is_now = getattr(old, field), getattr(new, field)
        kept = [name for name in getattr(shown, field) if name not in was or name in is_now]
        added = [name for name in is_now if name not in was and name not in kept]
        if (*kept, *added) != getattr(shown, field):
            fields.names[field].set_names((*kept, *added))


def _as_written(draft: Draft, proposal: EventProposal) -> Written:
    return Written(
        title=proposal.title_start,
        kind=proposal.kind,
        announced=proposal.announced,
        place=proposal.place,
        recurrence=proposal.recurrence.rule if proposal.recurrence else "",
        leaders=names_of_ids(draft, "leaders", proposal.leaders),
        organisations=names_of_ids(draft, "organisations", proposal.organisations),
        themes=names_of_ids(draft, "themes", proposal.themes),
    )
