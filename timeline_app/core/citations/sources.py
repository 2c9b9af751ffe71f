"""Attached sources: recognising original documents among files."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from timeline_app.core.citations.anchoring import AttachedText, recognise
from timeline_app.core.reading.files import file_text, read_text
from timeline_app.core.record.model import ParagraphFile
from timeline_app.core.record.problems import Problem, UnreadableFileError

LARGEST_SOURCE_BYTES = 5_000_000
"""A book of 2,000 pages; what is larger is hardly the text of one document."""


class Attachment(msgspec.Struct, frozen=True):
    """A file that was recognised as one of a list's documents."""

    path: Path
    text: AttachedText


def attach_file(path: Path, files: Mapping[str, ParagraphFile]) -> Attachment | Problem:
    """Recognise a file as one of the documents, or say why it is none of them."""
    try:
        text = read_text(path, LARGEST_SOURCE_BYTES)
    except UnreadableFileError as error:
        return error.problem
    attached = recognise(text, files.values())
    if attached is None:
        names = ", ".join(files) or "none"
        message = "the text matches none of the list's documents"
        return _refusal(path, message, f"Attach the original of one of: {names}")
    return Attachment(path, attached)


def attach_folder(folder: Path, files: Mapping[str, ParagraphFile]) -> dict[str, Attachment]:
    """Return every document found among the files of a folder, by document id.

    The files may have any names; a folder that cannot be read holds none.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return {}
    return best_attachments(attach_file(path, files) for path in paths)


def best_attachments(found: Iterable[Attachment | Problem]) -> dict[str, Attachment]:
    """Keep for each document the file with most of it unchanged, the first of equals."""
    attachments: dict[str, Attachment] = {}
    for item in found:
        if isinstance(item, Attachment):
            best = attachments.setdefault(item.text.document, item)
            if item.text.exact_word_count > best.text.exact_word_count:
                attachments[item.text.document] = item
    return attachments


def _refusal(path: Path, message: str, remedy: str) -> Problem:
    return Problem(file_text(path), 0, "", message, remedy)
