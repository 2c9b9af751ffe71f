"""Edits as values: what each takes out and puts in, so that each can be undone and combined."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from timeline_app.state.editing.draft import Draft, Section


class Splice(msgspec.Struct, frozen=True):
    """From a place of a part on, some items are taken out and others put in."""

    section: Section
    place: int
    before: tuple[Any, ...]
    after: tuple[Any, ...]


class Edit(msgspec.Struct, frozen=True):
    """A change of a draft with a name for the menu, such as "date of Meeting".

    `target` says what is being typed into; edits of one target that follow on one another may be
    one step. An event that is new, or another than it was, is in `selects`; once the edit is taken
    back, the one in `selects_before` counts instead.
    """

    name: str
    splices: tuple[Splice, ...]
    target: tuple[str, ...] = ()
    selects: str = ""
    selects_before: str = ""

    def __bool__(self) -> bool:
        return bool(self.splices)


class StaleEditError(ValueError):
    """An edit of another draft than the one it was made for."""


def applied(draft: Draft, edit: Edit) -> Draft:
    """Return the draft after an edit. Raises StaleEditError."""
    for section in dict.fromkeys(splice.section for splice in edit.splices):
        items = list(draft.section(section))
        for splice in edit.splices:
            if splice.section == section:
                _apply(items, splice)
        draft = draft.with_section(section, items)
    return draft


def inverse(edit: Edit) -> Edit:
    """Return the edit that takes an edit back."""
    splices = tuple(
        Splice(one.section, one.place, one.after, one.before) for one in reversed(edit.splices)
    )
    return msgspec.structs.replace(edit, splices=splices)


def combined(name: str, edits: Iterable[Edit], target: tuple[str, ...] = ()) -> Edit:
    """Return edits, each made for the draft after the one before, as one step."""
    parts = list(edits)
    splices = tuple(splice for edit in parts for splice in edit.splices)
    selects = next((edit.selects for edit in reversed(parts) if edit.selects), "")
    before = next((edit.selects_before for edit in parts if edit.selects_before), "")
    return Edit(name, splices, target, selects, before)


def put_in(section: Section, place: int, *items: Any) -> Splice:
    """Return the splice that puts items in at a place."""
    return Splice(section, place, (), items)


def taken_out(draft: Draft, section: Section, place: int) -> Splice:
    """Return the splice that takes the item at a place out."""
    return Splice(section, place, (draft.section(section)[place],), ())


def replaced(draft: Draft, section: Section, place: int, item: Any) -> Iterator[Splice]:
    """Yield the splice that puts an item in another's place, if it is another one."""
    before = draft.section(section)[place]
    if item != before:
        yield Splice(section, place, (before,), (item,))


def _apply(items: list[Any], splice: Splice) -> None:
    end = splice.place + len(splice.before)
    if tuple(items[splice.place : end]) != splice.before:
        raise StaleEditError(f"{splice.section} have changed since")
    items[splice.place : end] = splice.after
