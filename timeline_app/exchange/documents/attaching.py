"""Originals of every kind that can be read: a PDF is recognised by its paragraphs as a text is."""

from collections.abc import Mapping
from pathlib import Path

from timeline_app.core.citations import sources
from timeline_app.core.citations.anchoring import attach, recognise
from timeline_app.core.citations.sources import Attachment, best_attachments
from timeline_app.core.record.model import ParagraphFile
from timeline_app.core.record.problems import Problem
from timeline_app.program.paths import is_file

# What is no plain text; their readers are loaded when the first of them is attached.
_READ_AS_DOCUMENTS = frozenset([".docx", ".pdf", ".html", ".htm", ".xhtml", ".md", ".markdown"])
_TEXTS = frozenset([".txt", ".text"])


def attach_file(path: Path, files: Mapping[str, ParagraphFile]) -> Attachment | Problem:
    """Recognise a file as one of the documents, or say why it is none of them."""
    if not _takes_long(path):
        as_text = sources.attach_file(path, files)
        is_settled = isinstance(as_text, Problem) or _is_whole(as_text, files)
        if is_settled or path.suffix.casefold() not in _TEXTS:
            return as_text
        read = _read(path, files)
        return read if isinstance(read, Attachment) and _is_whole(read, files) else as_text
    read = _read(path, files)
    if isinstance(read, Problem) or (read is not None and _is_whole(read, files)):
        return read
    # As text it may be an original, too: a page of which somebody took the lines as they are.
    as_text = sources.attach_file(path, files)
    return next(iter(best_attachments([read or as_text, as_text]).values()), as_text)


def _read(path: Path, files: Mapping[str, ParagraphFile]) -> Attachment | Problem | None:
    """Read a file as a document, parted as the list knows it; None if it is none of the list's."""
    from timeline_app.exchange.documents.arranging import arranged_as
    from timeline_app.exchange.documents.document import DocumentError
    from timeline_app.exchange.documents.reading import read_document

    try:
        read = read_document(path)
    except DocumentError as error:
        # The sentence names file, fault and remedy.
        name, _, fault = str(error).partition(": ")
        message, _, remedy = fault.partition(": ")
        return Problem(name, 0, "", message, remedy[:1].upper() + remedy[1:])
    attached = recognise(read.text, files.values())
    if attached is None:
        return None
    file = files[attached.document]
    arranged = arranged_as(read, file)
    return Attachment(path, attach(arranged.text, file) if arranged else attached)


def attach_from(place: Path, files: Mapping[str, ParagraphFile]) -> dict[str, Attachment]:
    """Return what a folder holds of the documents, or which of them a file is, by document id."""
    if is_file(place):
        return best_attachments([attach_file(place, files)])
    return attach_folder(place, files)


def attach_folder(folder: Path, files: Mapping[str, ParagraphFile]) -> dict[str, Attachment]:
    """Return every document found among the files of a folder, by document id.

    Texts come first; what takes longer to read is looked at while a document is not found whole,
    and what has most of it unchanged is taken: a printed brief quotes its sources, too.
    """
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return {}
    found: list[Attachment | Problem] = []
    best: dict[str, Attachment] = {}
    for path in sorted(paths, key=_takes_long):
        missing = {
            name: file
            for name, file in files.items()
            if name not in best or not _is_whole(best[name], files)
        }
        if missing or not _takes_long(path):
            found.append(attach_file(path, missing or files))
            best = best_attachments(found)
    return best


def _takes_long(path: Path) -> bool:
    return path.suffix.casefold() in _READ_AS_DOCUMENTS


def _is_whole(attachment: Attachment, files: Mapping[str, ParagraphFile]) -> bool:
    """Tell whether every word of a document is there unchanged."""
    paragraphs = files[attachment.text.document].paragraphs
    return attachment.text.exact_word_count >= sum(each.word_count for each in paragraphs)
