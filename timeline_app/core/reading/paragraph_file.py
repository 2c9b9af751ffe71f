"""Paragraph files: what the project stores of a source without storing its sentences."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from timeline_app.core.reading.files import placed, read_text
from timeline_app.core.reading.json_text import JsonText
from timeline_app.core.reading.structure import live, structure_faults
from timeline_app.core.record.model import Document, ParagraphFile
from timeline_app.core.record.problems import Fault, Problem
from timeline_app.program.regular_file import LARGEST_PARAGRAPHS_BYTES


def read_paragraph_file(
    document: Document, path: Path
) -> tuple[ParagraphFile | None, list[Problem]]:
    """Read a document's paragraph file; anything wrong with it makes it useless as a whole.

    Raises UnreadableFileError if there is no text to read.
    """
    json = JsonText(read_text(path, LARGEST_PARAGRAPHS_BYTES))
    if not json.is_object:
        fault = Fault((), "the file is not a JSON object", "Restore the paragraph file")
        return None, placed(path, json, [fault])
    file = _converted(json)
    faults = structure_faults(json.value, ParagraphFile) if file is None else []
    if not json.faults and not faults:
        faults = list(_content_faults(json.value, document))
    if json.faults or faults:
        return None, placed(path, json, faults)
    return file or msgspec.convert(json.value, ParagraphFile), []


def _converted(json: JsonText) -> ParagraphFile | None:
    """Return a file at one go, or None if it has to be looked at closely."""
    if json.faults or json.may_hold_surrogates:
        return None
    try:
        return msgspec.convert(json.value, ParagraphFile)
    except msgspec.ValidationError:
        return None


def paragraph_path(folder: Path, relative: str) -> Path | None:
    """Return where a paragraph file lies, or None if that is not inside the folder."""
    parts = PurePosixPath(relative)
    if parts.is_absolute() or any(mark in relative for mark in "\\\0:"):
        return None
    try:
        base = folder.resolve()
        path = (base / parts).resolve()
    except (OSError, RuntimeError, ValueError):
        return None
    return path if path != base and path.is_relative_to(base) else None


def _content_faults(value: dict[str, Any], document: Document) -> Iterator[Fault]:
    if value["document"] != document.id:
        message = f"the paragraph file belongs to {value['document']!r}, not to {document.id!r}"
        yield Fault(("document",), message, "Give each document its own paragraph file")
    for index, paragraph in live(value, "paragraphs"):
        place = ("paragraphs", index)
        if paragraph["number"] != index + 1:
            message = f"number {paragraph['number']} stands where {index + 1} belongs"
            yield Fault((*place, "number"), message, "Number paragraphs 1, 2, 3 … in order")
        original = paragraph.get("duplicate_of")
        if original and not 0 < original < paragraph["number"]:
            message = f"duplicate_of {original} is no earlier paragraph"
            yield Fault((*place, "duplicate_of"), message, "Name the paragraph it repeats")
