"""Links into a list: `FILE#event=ID&…` names a file and what to look at in it."""

import shlex
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import msgspec

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.view_state import ViewState

_LATEST_S = 4e11
_LONGEST_LINK = 20_000


@dataclass(frozen=True, slots=True)
class Link:
    """A file with what its link asks for; `complaint` names the parts that make no sense."""

    path: Path
    event: str = ""
    span: TimeSpan | None = None
    filter: FilterRecord | None = None
    grouping: Grouping | None = None
    complaint: str = ""

    def applied_to(self, state: ViewState) -> ViewState:
        """Return a state changed to what the link asks for."""
        return state.with_(
            selection=self.event or state.selection,
            span=self.span or state.span,
            filter=state.filter if self.filter is None else self.filter,
            grouping=self.grouping or state.grouping,
        )


def link_text(path: Path, state: ViewState) -> str:
    """Return the link that leads back to a view of a file."""
    parts = [("event", state.selection)] if state.selection else []
    parts.append(("span", f"{state.span.start_s:.0f}/{state.span.end_s:.0f}"))
    parts.append(("tracks", state.grouping.value))
    plain = msgspec.to_builtins(state.filter)
    for facet in FACETS:
        parts += [(facet, value) for value in plain.get(facet, ())]
    parts += [(key, str(plain[key])) for key in ("from", "to", "text") if key in plain]
    if state.filter.all_leaders:
        parts.append(("all_leaders", "true"))
    return f"{path}#{urlencode(parts)}"


def command_text(path: Path, state: ViewState) -> str:
    """Return the command that opens a view of a file, for pasting into a terminal."""
    return f"timeline-app {shlex.quote(link_text(path, state))}"


def parse_link(text: str) -> Link:
    """Read a file name or a link; a file whose own name holds a # is taken as that file."""
    name, _, tail = text.partition("#")
    if not tail or not name or len(tail) > _LONGEST_LINK or Path(text).is_file():
        return Link(Path(text))
    parts = parse_qsl(tail, keep_blank_values=False)
    values = dict(parts)
    complaints = []
    span = filter_ = grouping = None
    if "span" in values:
        span = _span(values["span"])
        complaints += [] if span else ["its span"]
    if any(key in values for key in (*FACETS, "from", "to", "text", "span")):
        filter_ = _filter(parts)
        complaints += [] if filter_ is not None else ["its filter"]
    if "tracks" in values:
        grouping = next((g for g in Grouping if g.value == values["tracks"]), None)
        complaints += [] if grouping else ["its tracks"]
    complaint = f"The link was followed without {' and '.join(complaints)}." if complaints else ""
    return Link(Path(name), values.get("event", ""), span, filter_, grouping, complaint)


def _span(text: str) -> TimeSpan | None:
    first, _, last = text.partition("/")
    try:
        start_s, end_s = float(first), float(last)
    except ValueError:
        return None
    sound = isfinite(start_s) and isfinite(end_s) and -_LATEST_S < start_s < end_s < _LATEST_S
    return TimeSpan(start_s, end_s) if sound else None


def _filter(parts: list[tuple[str, str]]) -> FilterRecord | None:
    plain: dict[str, object] = {
        facet: [value for key, value in parts if key == facet] for facet in FACETS
    }
    plain |= {key: value for key, value in parts if key in ("from", "to", "text")}
    plain["all_leaders"] = ("all_leaders", "true") in parts
    try:
        record = msgspec.convert(plain, FilterRecord)
        for date in (record.from_, record.to):
            if date:
                parse(date)
    except (msgspec.ValidationError, EdtfError):
        return None
    return record
