"""Originals of every kind that can be read: a PDF is recognised by its paragraphs as a text is."""

from collections.abc import Mapping
from pathlib import Path

from timeline_app.core.citations import sources
from timeline_app.core.citations.anchoring import recognise
from timeline_app.core.citations.sources import Attachment, best_attachments
from timeline_app.core.record.model import ParagraphFile
from timeline_app.core.record.problems import Problem

# What is no plain text; their readers are loaded when the first of them is attached.
_READ_AS_DOCUMENTS = frozenset([".docx", ".pdf", ".html", ".htm", ".xhtml", ".md", ".markdown"])


def attach_file(path: Path, files: Mapping[str, ParagraphFile]) -> Attachment | Problem:
    """Recognise a file as one of the documents, or say why it is none of them."""
    if path.suffix.casefold() not in _READ_AS_DOCUMENTS:
        return sources.attach_file(path, files)
    from timeline_app.exchange.documents.document import DocumentError
    from timeline_app.exchange.documents.reading import read_document

    try:
        text = read_document(path).text
    except DocumentError as error:
        # The sentence names file, fault and remedy.
        name, _, fault = str(error).partition(": ")
        message, _, remedy = fault.partition(": ")
        return Problem(name, 0, "", message, remedy[:1].upper() + remedy[1:])
    attached = recognise(text, files.values())
    # As text it may be an original, too: a page of which somebody took the lines as they are.
    return Attachment(path, attached) if attached else sources.attach_file(path, files)


def attach_folder(folder: Path, files: Mapping[str, ParagraphFile]) -> dict[str, Attachment]:
    """Return every document found among the files of a folder, by document id.

    Texts come first; what takes longer to read is looked at while something is missing.
    """
    found = sources.attach_folder(folder, files)
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return found
    for path in paths:
        missing = {name: file for name, file in files.items() if name not in found}
        if missing and path.suffix.casefold() in _READ_AS_DOCUMENTS:
            found |= best_attachments([attach_file(path, missing)])
    return found
