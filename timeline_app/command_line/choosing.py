"""What the options choose: a list, a filter, and the rows that pass it."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
import numpy as np

from timeline_app.command_line.usage import FINE, PROBLEMS, UsageError
from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.filters import filter_of
from timeline_app.core.finding.folding import fold
from timeline_app.core.finding.query import parse_query
from timeline_app.core.open_list import open_list, read_list
from timeline_app.core.reading.suggest import likeliest
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.facet_kinds import FACETS, FacetKind
from timeline_app.core.record.model import FilterRecord, View
from timeline_app.core.record.problems import UnreadableFileError
from timeline_app.program.locations import bundled_list

# What the view of everything is called where views are named.
STORY = "story"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A list, the filter asked for, and the rows that pass it in time order."""

    reading: Reading
    record: FilterRecord
    rows: list[int]

    @property
    def events(self) -> EventList:
        """The list."""
        return self.reading.events


def add_file(parser: argparse.ArgumentParser) -> None:
    """Add the name of the list."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="the bundled list by default")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add an option for each facet, the dates and the text."""
    group = parser.add_argument_group("filters", "different filters narrow each other")
    for kind in FACETS.values():
        group.add_argument(
            f"--{kind.option}",
            action="append",
            default=[],
            dest=kind.id,
            metavar="ID",
            help=_help(kind),
        )
    group.add_argument(
        "--about",
        action="append",
        default=[],
        metavar="ID",
        help="repeatable: also events in which somebody is spoken of, without taking part",
    )
    group.add_argument(
        "--all-leaders",
        action="store_true",
        help="only events with all the people given, not any of them",
    )
    group.add_argument(
        "--from", dest="from_", default="", metavar="DATE", help="as typed (3 Dec 2025) or EDTF"
    )
    group.add_argument("--to", default="", metavar="DATE", help="as typed or EDTF")
    group.add_argument(
        "--text", default="", help="""words, "a phrase", --text='-word' to leave out"""
    )


def _help(kind: FacetKind) -> str:
    fixed = kind.fixed_values
    given = " or ".join(fixed) if fixed else f"any of the {kind.nouns.lower()} given"
    return f"repeatable: {given}"


def read(options: argparse.Namespace, read_file: Callable[[Path], Reading] = read_list) -> Reading:
    """Return the list that was named or is in a PDF, or the bundled one. Raises UsageError."""
    path = Path(options.file) if options.file else bundled_list()
    if path.suffix.lower() == ".pdf":
        from timeline_app.exchange.pdf_list import read_pdf_list as read_file
    try:
        return read_file(path)
    except UnreadableFileError as error:
        raise UsageError(error.problem.sentence()) from error


def choose(options: argparse.Namespace) -> Chosen:
    """Return what passes the filters that were given. Raises UsageError."""
    reading = read(options, open_list)
    view = view_of(options, reading.events)
    record = _filter_record(options, reading.events, view.filter if view else FilterRecord())
    mask = filter_of(record).to_mask(reading.events)
    return Chosen(reading, record, np.flatnonzero(mask).tolist())


def choose_some(options: argparse.Namespace) -> Chosen:
    """Return what passes the filters that were given. Raises UsageError if nothing does."""
    chosen = choose(options)
    if not chosen.rows:
        raise UsageError("no event passes the filter, so nothing was written: loosen the filter")
    return chosen


def view_of(options: argparse.Namespace, events: EventList) -> View | None:
    """Return the named view that was asked for, if any. Raises UsageError if there is no such."""
    name = vars(options).get("view", STORY)
    if name == STORY:
        return None
    views = {view.id: view for view in events.head.views}
    labelled = {fold(view.label): view for view in events.head.views}
    view = views.get(name) or labelled.get(fold(name))
    if view is None:
        raise UsageError(unknown_value("view", name, (STORY, *views)))
    return view


def _filter_record(
    options: argparse.Namespace, events: EventList, start: FilterRecord
) -> FilterRecord:
    """Return a filter with what the options ask for in place of what it had there."""
    _check_text(options.text)
    plain: dict[str, object] = {
        "from": typed_date(options.from_) or start.from_,
        "to": typed_date(options.to) or start.to,
        "text": options.text or start.text,
        "all_leaders": options.all_leaders or start.all_leaders,
        "spoken_of": start.spoken_of,
        "about": options.about or start.about,
    }
    if plain["from"] and plain["to"]:
        _check_order(str(plain["from"]), str(plain["to"]))
    for kind in FACETS.values():
        values = getattr(options, kind.id)
        plain[kind.id] = values or getattr(start, kind.id)
        _check_known(kind.option, values, events.table.facets[kind.id].values)
    _check_known("leader", options.about, events.table.facets["leaders"].values)
    return _with_people_spoken_of(msgspec.convert(plain, FilterRecord), events)


def _with_people_spoken_of(record: FilterRecord, events: EventList) -> FilterRecord:
    """Return a filter that finds who takes part in nothing where he is spoken of."""
    about = tuple(filter(events.is_only_spoken_of, record.leaders))
    leaders = tuple(one for one in record.leaders if one not in about)
    about = tuple(dict.fromkeys((*record.about, *about)))
    return msgspec.structs.replace(record, leaders=leaders, about=about)


def _check_text(text: str) -> None:
    if text and not parse_query(text).terms:
        raise UsageError(f"--text {text!r} holds no word: give one, with its letters or digits")


def _check_known(option: str, values: Sequence[str], known: Sequence[str]) -> None:
    there = set(known)
    for value in values:
        if value not in there:
            raise UsageError(unknown_value(option, value, known))


def typed_date(text: str) -> str:
    """Return the EDTF of a date as people type it, or nothing where nothing was typed."""
    if not text.strip():
        return ""
    from timeline_app.core.dates.typed_date import parse_typed_date

    try:
        return parse_typed_date(text, date.today()).text
    except EdtfError as error:
        raise UsageError(f"{error}") from error


def _check_order(first: str, last: str) -> None:
    if parse(first).start_s >= parse(last).end_s:
        raise UsageError(f"--from {first} lies after --to {last}: swap them")


def unknown_value(option: str, value: str, known: Sequence[str]) -> str:
    """Say that the list has no such value, and which was perhaps meant."""
    meant = likeliest(value, known)
    hint = f"did you mean {meant!r}?" if meant else f"known are {', '.join(known[:12])}"
    return f"the list has no {option} {value!r}: {hint}"


def tell_problems(reading: Reading) -> int:
    """Say how many problems a list has, and return the exit code for it."""
    if not reading.problems:
        return FINE
    count = len(reading.problems)
    noun = "problem was" if count == 1 else "problems were"
    print(
        f"timeline-app: {count} {noun} found in {reading.events.path}; "
        "`timeline-app check` names each",
        file=sys.stderr,
    )
    return PROBLEMS
