"""The thorough reader: everything sound is kept, everything else becomes a problem."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.reading.dating_rules import dating_faults
from timeline_app.core.reading.files import placed, unreadable
from timeline_app.core.reading.json_text import JsonText
from timeline_app.core.reading.paragraph_file import paragraph_path, read_paragraph_file
from timeline_app.core.reading.references import (
    Known,
    cycle_faults,
    duplicate_id_faults,
    event_faults,
    head_faults,
    written_ids,
)
from timeline_app.core.reading.structure import drop_left_out, live, prune, structure_faults
from timeline_app.core.record.model import FORMAT, Document, Event, ListHead, ParagraphFile
from timeline_app.core.record.problems import Fault, JsonPath, Problem, UnreadableFileError, shown
from timeline_app.core.table.table import build_table
from timeline_app.program.memory import without_collector

UNTITLED = "Untitled list"


class Reading(msgspec.Struct, frozen=True, eq=False):
    """What came of reading a file: the sound part, and every problem with its place.

    `is_worth_keeping` says that the next opening can be made faster by keeping what was made of it.
    """

    events: EventList
    problems: tuple[Problem, ...]
    is_worth_keeping: bool = False


def read_thoroughly(
    path: Path, text: str, paragraphs: Mapping[str, ParagraphFile] | None = None
) -> Reading:
    """Return what is sound of a list's text, with every problem. Raises UnreadableFileError.

    Paragraphs that are at hand are not read from their files.
    """
    with without_collector():
        json = JsonText(text)
        _refuse_other_formats(path, json)
        collector = _Collector(json, path.parent, paragraphs)
        head, events = collector.collect()
        problems = placed(path, json, collector.faults) + collector.paragraph_problems
        event_list = EventList(path, head, build_table(events, head), collector.paragraphs)
    return Reading(event_list, tuple(problems))


class _Collector:
    """Goes through the plain data once, gathering faults and leaving out what is unsound."""

    def __init__(
        self, json: JsonText, folder: Path, paragraphs: Mapping[str, ParagraphFile] | None
    ) -> None:
        self.faults: list[Fault] = []
        self.paragraphs = dict(paragraphs or {})
        self.paragraph_problems: list[Problem] = []
        self._value = json.value
        self._json = json
        self._folder = folder
        self._sound: dict[int, Event] = {}

    def collect(self) -> tuple[ListHead, list[Event]]:
        """Gather every fault of the file; return what is sound."""
        written = written_ids(self._value)
        self._check_structure()
        self._drop(duplicate_id_faults(self._value))
        self._read_paragraph_files()
        for index, event in live(self._value, "events"):
            self._drop(dating_faults(event, ("events", index)))
        known = Known(written_ids(self._value), written, self.paragraphs)
        self._drop(head_faults(self._value, known))
        for index, event in live(self._value, "events"):
            self._drop(event_faults(event, known, ("events", index)))
        self._drop(cycle_faults(self._value))
        return msgspec.convert(drop_left_out(self._head()), ListHead), self._events()

    def _head(self) -> dict[str, Any]:
        return {key: item for key, item in self._value.items() if key != "events"}

    def _events(self) -> list[Event]:
        return [
            self._sound.get(index) or msgspec.convert(drop_left_out(event), Event)
            for index, event in live(self._value, "events")
        ]

    def _check_structure(self) -> None:
        faults = structure_faults(self._head(), ListHead)
        self._drop(faults)
        if any(fault.path == ("title",) for fault in faults) or "title" not in self._value:
            self._value["title"] = UNTITLED
        if not isinstance(self._value.setdefault("events", []), list):
            message = f"{shown(self._value['events'])} is not a list"
            self.faults.append(Fault(("events",), message, "Write a list in square brackets"))
            self._value["events"] = []
        for index, event in live(self._value, "events"):
            self._check_event(index, event)

    def _check_event(self, index: int, event: Any) -> None:
        """Convert an event at one go, and look closer only if that fails."""
        if not self._json.may_hold_surrogates:
            try:
                self._sound[index] = msgspec.convert(event, Event)
            except msgspec.ValidationError:
                pass
            else:
                return
        self._drop(structure_faults(event, Event, ("events", index)))

    def _drop(self, faults: Iterable[Fault]) -> None:
        """Take note of faults and leave out what they spoil."""
        for fault in list(faults):
            self.faults.append(fault)
            if fault.prune:
                prune(self._value, fault.prune)
                if fault.prune[0] == "events":
                    self._sound.pop(int(fault.prune[1]), None)

    def _read_paragraph_files(self) -> None:
        for index, plain in live(self._value, "documents"):
            document = msgspec.convert(plain, Document)
            if document.paragraphs and document.id not in self.paragraphs:
                self._read_paragraph_file(document, ("documents", index, "paragraphs"))

    def _read_paragraph_file(self, document: Document, place: JsonPath) -> None:
        path = paragraph_path(self._folder, document.paragraphs)
        if path is None:
            message = f"{shown(document.paragraphs)} is no path inside the folder of the list"
            remedy = "Keep paragraph files beside the list"
            self.faults.append(Fault(place, message, remedy))
            return
        try:
            file, problems = read_paragraph_file(document, path)
        except UnreadableFileError as error:
            message = f"{shown(document.paragraphs)}: {error.problem.message}"
            self.faults.append(Fault(place, message, "Put the paragraph file there"))
            return
        self.paragraph_problems += problems
        if file is not None:
            self.paragraphs[document.id] = file


def _refuse_other_formats(path: Path, json: JsonText) -> None:
    if not json.is_object:
        raise unreadable(path, "the file is not a JSON object", "Open an events.json file", 1)
    if json.value.get("format") == FORMAT:
        return
    if not json.faults:
        _refuse_by_name(path, json.value)
    if "format" in json.value:
        line = json.line_of(json.offset_of(("format",)))
        message = f"the format {shown(json.value['format'])} is not known to this version"
        remedy = f"This version reads {FORMAT!r}: convert the file or update the program"
        raise unreadable(path, message, remedy, line)
    if json.faults:
        offset, fault = json.faults[0]
        raise unreadable(path, fault.message, fault.remedy, json.line_of(offset))
    raise unreadable(path, "the file has no 'format'", f'Add "format": "{FORMAT}"', 1)


def _refuse_by_name(path: Path, value: dict[str, Any]) -> None:
    """Say what other program wrote a file, if that can be told by its keys."""
    # Few files are refused, and a start needs none of this.
    from timeline_app.core.reading.json_shapes import json_kind

    kind = json_kind(value)
    if kind is not None:
        raise unreadable(path, f"this is {kind.name}", kind.remedy, 1)
