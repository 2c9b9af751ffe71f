"""What the settings file may hold, value by value: what does not hold is named and left out.

The file is input like any other: another version, another program or a careless hand may have
written it.
"""

import base64
import struct
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise
from math import isclose
from typing import Any

import msgspec

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.record.problems import JsonPath
from timeline_app.program.paths import can_be_path
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.list_columns import COLUMN_IDS
from timeline_app.state.view_state import ViewState

LONGEST_TEXT = 10_000
"""Letters: more than any word typed or id given, few enough to be shown and searched for."""
LONGEST_NAME = 200
"""Letters in a name that somebody gives a view: a menu cuts it, and a tip shows it whole."""
# Far beyond every screen, and far from the numbers that overflow.
_FARTHEST_PX = 100_000
# How Qt writes the place of a window, with its own mark before it.
_GEOMETRY = struct.Struct(">IHH 4i 4i i ?? i 4i")
_GEOMETRY_MARK = 0x01D9D0CB
# For what rounding far from 1970 takes away.
_SAME_S = 1.0


class UnsoundValueError(ValueError):
    """A value that does not hold; the message says why."""


class Sieve:
    """Keeps what holds, and the places of what does not, with the reasons."""

    def __init__(self) -> None:
        self.left_out: list[tuple[JsonPath, str]] = []
        self._place: JsonPath = ()

    def fields(self, plain: Any, checks: Mapping[str, "Check"]) -> dict[str, Any]:
        """Return those of some named values that hold; other names are for other versions."""
        named = _object(plain)
        there = [name for name in checks if name in named]
        return dict(self._sound((name, named[name], checks[name]) for name in there))

    def entries(self, plain: Any, name_check: "Check", check: "Check") -> dict[str, Any]:
        """Return those entries of an object that hold by their names and their values."""

        def both(entry: tuple[Any, Any], sieve: Sieve) -> Any:
            name_check(entry[0], sieve)
            return check(entry[1], sieve)

        entries = _object(plain).items()
        return dict(self._sound((name, (name, value), both) for name, value in entries))

    def items(self, plain: Any, check: "Check") -> tuple[Any, ...]:
        """Return those items of a list that hold."""
        if not isinstance(plain, list):
            raise UnsoundValueError("is no list")
        sound = self._sound((place, value, check) for place, value in enumerate(plain))
        return tuple(value for _, value in sound)

    def _sound(self, values: Iterable[tuple[Any, Any, "Check"]]) -> Iterable[tuple[Any, Any]]:
        outer = self._place
        for name, value, check in values:
            self._place = (*outer, name)
            try:
                yield name, check(value, self)
            except UnsoundValueError as error:
                self.left_out.append((self._place, str(error)))
            self._place = outer


Check = Callable[[Any, Sieve], Any]


def is_one_of(kind: Any, wanted: str, value: Any, _sieve: Sieve) -> Any:
    """Return a value of a kind. Raises UnsoundValueError if it is of another."""
    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        raise UnsoundValueError(f"is not {wanted}") from error


flag = partial(is_one_of, bool, "true or false")


def text(value: Any, _sieve: Sieve) -> str:
    """Return a text that can be shown. Raises UnsoundValueError."""
    if not isinstance(value, str):
        raise UnsoundValueError("is no text")
    if len(value) > LONGEST_TEXT:
        raise UnsoundValueError("is too long")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise UnsoundValueError("holds half a letter")
    return value


def path(value: Any, _sieve: Sieve) -> str:
    """Return the name of a file. Raises UnsoundValueError for one that no file can have."""
    if not isinstance(value, str) or not can_be_path(value):
        raise UnsoundValueError("cannot be the name of a file")
    return value


def path_or_nothing(value: Any, sieve: Sieve) -> str:
    """Return the name of a file, or nothing where none is given. Raises UnsoundValueError."""
    return "" if value == "" else path(value, sieve)


def attached(value: Any, sieve: Sieve) -> dict[str, str]:
    """Return files by the ids of documents."""
    return sieve.entries(value, text, path)


def names(value: Any, sieve: Sieve) -> tuple[str, ...]:
    """Return some names."""
    return sieve.items(value, text)


def recent(value: Any, sieve: Sieve) -> tuple[str, ...]:
    """Return files in their order."""
    return sieve.items(value, path)


def views(value: Any, sieve: Sieve) -> dict[str, ViewState]:
    """Return the views of files."""
    return sieve.entries(value, path, _view)


def own_views(value: Any, sieve: Sieve) -> dict[str, dict[str, ViewState]]:
    """Return by file the views that somebody has saved, by their names."""
    found = sieve.entries(value, path, _named_views)
    return {name: views for name, views in found.items() if views}


def _named_views(value: Any, sieve: Sieve) -> dict[str, ViewState]:
    return sieve.entries(value, _name, _view)


def _name(value: Any, sieve: Sieve) -> str:
    name = text(value, sieve)
    if not name.strip() or len(name) > LONGEST_NAME:
        raise UnsoundValueError("has no name that can be shown")
    return name


def list_columns(value: Any, sieve: Sieve) -> tuple[str, ...]:
    """Return columns of the list view, each once and in their order."""
    named = frozenset(sieve.items(value, _column))
    return tuple(one for one in COLUMN_IDS if one in named)


def _column(value: Any, _sieve: Sieve) -> str:
    if value not in COLUMN_IDS:
        raise UnsoundValueError("is no column of the list")
    return str(value)


def import_columns(value: Any, sieve: Sieve) -> dict[str, dict[str, str]]:
    """Return fields by column, of tables by their headings."""
    return sieve.entries(value, text, lambda columns, its: its.entries(columns, text, text))


def geometry(value: Any, sieve: Sieve) -> str:
    """Return the place of a window as Qt writes it, in base64. Raises UnsoundValueError."""
    data = _bytes(value, sieve)
    if not data:
        return ""
    if len(data) != _GEOMETRY.size:
        raise UnsoundValueError("is no place of a window")
    mark, _major, _minor, *numbers = _GEOMETRY.unpack(data)
    if mark != _GEOMETRY_MARK or any(abs(number) > _FARTHEST_PX for number in numbers):
        raise UnsoundValueError("is no place of a window")
    return str(value)


def widths(value: Any, sieve: Sieve) -> dict[str, int]:
    """Return widths of panes by their names."""
    return sieve.entries(value, text, _width)


def plain_values(value: Any, sieve: Sieve) -> dict[str, str | bool | float | None]:
    """Return texts, numbers and answers by their names."""
    return sieve.entries(value, text, _plain_value)


def _plain_value(value: Any, sieve: Sieve) -> str | bool | float | None:
    if value is None or isinstance(value, bool):
        return value
    if not isinstance(value, float):
        return text(value, sieve)
    # What is no number at all compares with nothing.
    if not abs(value) <= _FARTHEST_PX:
        raise UnsoundValueError("is a number far beyond any that could be meant")
    return value


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise UnsoundValueError("is no object")
    return value


def _width(value: Any, sieve: Sieve) -> int:
    px: float = is_one_of(float, "a number of px", value, sieve)
    # What is less than a pixel would be kept as none, and be refused when it is read again.
    if not 1 <= px <= _FARTHEST_PX:
        raise UnsoundValueError("is no width on any screen")
    return round(px)


def _bytes(value: Any, sieve: Sieve) -> bytes:
    try:
        return base64.b64decode(text(value, sieve), validate=True)
    except UnsoundValueError:
        raise
    except ValueError as error:
        raise UnsoundValueError("is not base64") from error


def _view(value: Any, sieve: Sieve) -> ViewState:
    kept = sieve.fields(value, _VIEW)
    if "span" not in kept:
        # A view without its span shows nothing of its own.
        raise UnsoundValueError("is a view without a span")
    return ViewState(**kept)


def _span(value: Any, sieve: Sieve) -> TimeSpan:
    span: TimeSpan = is_one_of(TimeSpan, "a span from one second to another", value, sieve)
    if not span.start_s < span.end_s:
        raise UnsoundValueError("does not end after it begins")
    nearest = span.clamped(longest_s=float("inf"))
    pairs = ((span.start_s, nearest.start_s), (span.end_s, nearest.end_s))
    if not all(isclose(one, other, abs_tol=_SAME_S) for one, other in pairs):
        raise UnsoundValueError("is too short or reaches beyond the axis of time")
    return nearest


def _filter(value: Any, sieve: Sieve) -> FilterRecord:
    return msgspec.convert(sieve.fields(value, _FILTER), FilterRecord)


def _facet(name: str, value: Any, sieve: Sieve) -> tuple[str, ...]:
    values = sieve.items(value, text)
    record: FilterRecord = is_one_of(FilterRecord, "a list of ids", {name: values}, sieve)
    chosen: tuple[str, ...] = getattr(record, name)
    return chosen


def _date(value: Any, sieve: Sieve) -> str:
    written = text(value, sieve)
    try:
        if written:
            parse(written)
    except EdtfError as error:
        raise UnsoundValueError(f"is no date: {error}") from error
    return written


def _names(value: Any, sieve: Sieve) -> frozenset[str]:
    return frozenset(sieve.items(value, text))


def _chosen_names(value: Any, sieve: Sieve) -> frozenset[str] | None:
    return None if value is None else _names(value, sieve)


def _pieces(value: Any, sieve: Sieve) -> tuple[TimeSpan, ...]:
    """Return spans in the order of time. Raises UnsoundValueError where they overlap."""
    spans = sieve.items(value, _span)
    if any(before.end_s > after.start_s for before, after in pairwise(spans)):
        raise UnsoundValueError("is out of the order of time")
    return spans


_FILTER: dict[str, Check] = {
    **{facet: partial(_facet, facet) for facet in FACETS},
    "from": _date,
    "to": _date,
    "text": text,
    "all_leaders": flag,
    "about": partial(_facet, "leaders"),
    "spoken_of": flag,
}
_VIEW: dict[str, Check] = {
    "span": _span,
    "filter": _filter,
    "grouping": partial(is_one_of, Grouping, "a kind of tracks"),
    "collapsed": _chosen_names,
    "selection": text,
    "story": flag,
    "pieces": _pieces,
    "open_folds": _names,
}
