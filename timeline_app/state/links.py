"""Links into a list: `FILE#event=ID&…` names a file and what to look at in it."""

from collections.abc import Mapping
from math import inf, isfinite
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import msgspec

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.record.problems import shown
from timeline_app.program.paths import is_file
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.named_views import view_called
from timeline_app.state.view_state import ViewState, known_filter

# Far above any link of the program, and quickly refused.
_LONGEST_LINK = 20_000
# More than any name of a file has; each is a look at the disk.
_MOST_MARKS = 50
_STORY = ("view", "story")
_FOLD = "unfolded"
_VALUED = (*FACETS, "about")
_SWITCHES = ("all_leaders", "spoken_of")
_OF_FILTER = (*_VALUED, "from", "to", "text")


class Link(msgspec.Struct, frozen=True):
    """A file with what its link asks for; `complaint` names the parts that make no sense.

    A link leads to a span of even time, to the whole story (`is_story`), to a `view` by its name or
    id, or says nothing on that.
    """

    path: Path
    event: str = ""
    span: TimeSpan | None = None
    filter: FilterRecord | None = None
    grouping: Grouping | None = None
    complaint: str = ""
    is_story: bool = False
    open_folds: frozenset[str] = frozenset()
    view: str = ""

    @property
    def names_a_view(self) -> bool:
        """Whether it asks for more than an event in the view that a list was left with."""
        names = bool(self.view) or self.is_story
        return names or self.span is not None or self.filter is not None

    def complaint_about(self, events: EventList, own: Mapping[str, ViewState]) -> str:
        """Return a sentence if it names what a list, with views of one's own, does not have."""
        if self.view and view_called(self.view, events, own) is None:
            return f"{events.path.name} has no view {shown(self.view)}."
        wanted = self.filter
        if wanted is None or not len(events.table) or known_filter(events, wanted) == wanted:
            return ""
        return f"The link was followed without what {events.path.name} does not have."

    def applied_to(self, state: ViewState) -> ViewState:
        """Return a state changed to what the link asks for."""
        if self.span is not None:
            state = state.with_span(self.span)
        elif self.is_story:
            state = state.with_(story=True, pieces=())
        return state.with_(
            selection=self.event or state.selection,
            open_folds=self.open_folds or state.open_folds,
            filter=state.filter if self.filter is None else self.filter,
            grouping=self.grouping or state.grouping,
        )


def link_text(path: Path, state: ViewState) -> str:
    """Return the link that leads back to a view of a file."""
    parts = [("event", state.selection)] if state.selection else []
    span = ("span", f"{state.span.start_s:.0f}/{state.span.end_s:.0f}")
    parts.append(_STORY if state.story else span)
    parts.append(("tracks", state.grouping.value))
    parts += [(_FOLD, track) for track in sorted(state.open_folds)]
    plain = msgspec.to_builtins(state.filter)
    for facet in _VALUED:
        parts += [(facet, value) for value in plain.get(facet, ())]
    parts += [(key, str(plain[key])) for key in ("from", "to", "text") if key in plain]
    parts += [(key, "true") for key in _SWITCHES if plain.get(key)]
    return f"{path}#{urlencode(parts)}"


def command_text(path: Path, state: ViewState) -> str:
    """Return the command that opens a view of a file, for pasting into a terminal."""
    # Needed only when someone copies a link.
    from shlex import quote

    return f"timeline-app {quote(link_text(path, state))}"


def parse_link(text: str) -> Link:
    """Read a file name or a link; a # may also stand in the name of a file that is there."""
    name, tail = _split(text)
    if not tail or len(tail) > _LONGEST_LINK:
        complaint = "The link was not followed, because it is too long." if tail else ""
        return Link(Path(name), complaint=complaint)
    # What is no letter may stand in the name of a file, but nothing that is looked for has it.
    parts = parse_qsl(tail.encode("utf-8", "replace").decode(), keep_blank_values=False)
    values = dict(parts)
    complaints = []
    span = filter_ = grouping = None
    if "span" in values:
        span = _span(values["span"])
        complaints += [] if span else ["its span"]
    is_story = _STORY in parts
    view = "" if is_story else values.get("view", "")
    # Where nothing is said on the filter, every event is meant, or those of a view with a name.
    if any(key in values for key in _OF_FILTER) or is_story or ("span" in values and not view):
        filter_ = _filter(parts)
        complaints += [] if filter_ is not None else ["its filter"]
    if "tracks" in values:
        grouping = next((g for g in Grouping if g.value == values["tracks"]), None)
        complaints += [] if grouping else ["its tracks"]
    complaint = f"The link was followed without {' and '.join(complaints)}." if complaints else ""
    return Link(
        Path(name), values.get("event", ""), span, filter_, grouping, complaint,
        is_story, frozenset(value for key, value in parts if key == _FOLD), view,
    )  # fmt: skip


def _split(text: str) -> tuple[str, str]:
    """Return the name of the file in a link, the longest that is there, and the rest."""
    places = [place for place, letter in enumerate(text) if letter == "#"][:_MOST_MARKS]
    for place in (len(text), *reversed(places)):
        if is_file(text[:place]):
            return text[:place], text[place + 1 :]
    name, _, tail = text.rpartition("#")
    return (name, tail) if name else (text, "")


def _span(text: str) -> TimeSpan | None:
    first, _, last = text.partition("/")
    try:
        start_s, end_s = float(first), float(last)
    except ValueError:
        return None
    is_sound = isfinite(start_s) and isfinite(end_s) and start_s < end_s
    return TimeSpan(start_s, end_s).clamped(longest_s=inf) if is_sound else None


def _filter(parts: list[tuple[str, str]]) -> FilterRecord | None:
    plain: dict[str, object] = {
        facet: [value for key, value in parts if key == facet] for facet in _VALUED
    }
    plain |= {key: value for key, value in parts if key in ("from", "to", "text")}
    plain |= {key: (key, "true") in parts for key in _SWITCHES}
    try:
        record = msgspec.convert(plain, FilterRecord)
        for date in (record.from_, record.to):
            if date:
                parse(date)
    except (msgspec.ValidationError, EdtfError):
        return None
    return record
