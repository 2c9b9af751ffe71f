"""Bringing a file in: its list beside it, written whole or not at all, and what became of it.

Beside the list stands what the file gave last time, so that what was edited in the list since can
be told from what changed in the file, and whether the day stands first in its dates, if somebody
said so.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import msgspec

from timeline_app.core.record.model import EventFile
from timeline_app.exchange.incoming.assembling import Assembly, assemble
from timeline_app.exchange.incoming.draft import DraftList, UnknownFileError
from timeline_app.exchange.incoming.merging import Merged, merge
from timeline_app.exchange.incoming.reading_options import Progress, untold
from timeline_app.exchange.incoming.report import Report
from timeline_app.program.paths import exists, resolved
from timeline_app.program.regular_file import LARGEST_LIST_BYTES, read_regular
from timeline_app.program.whole_file import write_whole

LIST_ENDING, MEMORY_ENDING = ".events.json", ".imported.json"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Memory(EventFile, frozen=True, kw_only=True):
    """What a file gave last time, and for which columns somebody chose that the day is first."""

    day_first: Mapping[str, bool] = {}


class _Orders(msgspec.Struct, frozen=True):
    """Nothing but the orders of a `Memory`, which may be long."""

    day_first: Mapping[str, bool] = {}


class Prepared(msgspec.Struct, frozen=True):
    """A list that is ready to be written, and the report on it: for a look before anything is."""

    out: Path
    file: EventFile
    memory: "Memory"
    report: Report


def usual_out(path: Path) -> Path:
    """Return where the list of a file goes unless somebody says otherwise: beside it."""
    return path.with_name(f"{path.stem.removesuffix('.events')}{LIST_ENDING}")


def memory_of(out: Path) -> Path:
    """Return where it stands what a file gave last time, beside its list."""
    name = out.name.removesuffix(".json").removesuffix(".events")
    return out.with_name(f"{name}{MEMORY_ENDING}")


def remembered_orders(path: Path, out: Path | None = None) -> Mapping[str, bool]:
    """Return in which columns the day stands first, as somebody chose when a file was imported."""
    out = out or usual_out(path)
    if not exists(out):
        return {}
    try:
        return msgspec.json.decode(_read(memory_of(out)), type=_Orders).day_first
    except (OSError, msgspec.DecodeError):
        return {}


def saved_on(path: Path) -> date:
    """Return the day on which a file was saved. Raises OSError."""
    return datetime.fromtimestamp(path.stat().st_mtime).date()


def prepare(
    path: Path, draft: DraftList, out: Path | None = None, progress: Progress = untold
) -> Prepared:
    """Put the list of a file together, with what was edited in it if it was brought in before.

    Nothing is written. Raises OSError, CancelledError, and UnknownFileError if another file stands
    where the list would go.
    """
    out = out or usual_out(path)
    if resolved(out) == resolved(path):
        raise UnknownFileError(f"{out.name} is the file itself: name another one to write to")
    ours = _ours(out)
    before = _before(memory_of(out)) if ours else None
    known = before or ours
    assembly = assemble(draft, path.name, saved_on(path), known, progress)
    if ours is None:
        merged = Merged(assembly.file, added=len(assembly.file.events))
    else:
        _refuse_strangers(out, assembly.file, before, ours)
        merged = merge(assembly.file, before, ours)
    report = _report(path, out, draft, assembly, merged, is_again=ours is not None)
    parts = {name: getattr(assembly.file, name) for name in EventFile.__struct_fields__}
    return Prepared(out, merged.file, Memory(**parts, day_first=draft.orders), report)


def write(prepared: Prepared) -> Report:
    """Write a list and what its file gave, each whole or not at all. Raises OSError."""
    write_whole(prepared.out, list_bytes(prepared.file))
    write_whole(memory_of(prepared.out), list_bytes(prepared.memory))
    return prepared.report


def bring_in(
    path: Path, draft: DraftList, out: Path | None = None, progress: Progress = untold
) -> Report:
    """Write the list that a file makes, and say what became of the file; see `prepare`."""
    return write(prepare(path, draft, out, progress))


def list_bytes(file: EventFile) -> bytes:
    """Return a list as the bytes of its file."""
    return msgspec.json.format(msgspec.json.encode(file), indent=1) + b"\n"


def _ours(out: Path) -> EventFile | None:
    """Return the list that stands where one is to be written; none if nothing does."""
    if not exists(out):
        return None
    try:
        return msgspec.json.decode(_read(out), type=EventFile)
    except msgspec.DecodeError as error:
        raise UnknownFileError(
            f"{out.name} stands there already and is not sound, so what was edited in it would be "
            f"lost: mend it (timeline-app check {out.name} says how), or name another file"
        ) from error


def _before(memory: Path) -> Memory | None:
    try:
        return msgspec.json.decode(_read(memory), type=Memory)
    except (OSError, msgspec.DecodeError):
        return None


def _read(path: Path) -> bytes:
    return read_regular(path, LARGEST_LIST_BYTES).removeprefix(_BYTE_ORDER_MARK)


def _refuse_strangers(out: Path, new: EventFile, before: EventFile | None, ours: EventFile) -> None:
    """Raise UnknownFileError if the list that is there has nothing to do with the file."""
    ids = {event.id for event in ours.events}
    if before is None and ids and not ids & {event.id for event in new.events}:
        raise UnknownFileError(
            f"{out.name} stands there already and is the list of something else: name another file"
        )


def _report(
    path: Path, out: Path, draft: DraftList, assembly: Assembly, merged: Merged, *, is_again: bool
) -> Report:
    return Report(
        file=path.name,
        out=out.name,
        what=draft.what,
        count_read=draft.count_read,
        count_events=len(draft.events),
        count_undated=assembly.count_undated,
        to_settle=assembly.to_settle,
        changed=(*draft.changed, *assembly.changed),
        left_out=draft.left_out,
        is_again=is_again,
        added=merged.added,
        updated=merged.updated,
        removed=merged.removed,
        kept=merged.kept,
    )
