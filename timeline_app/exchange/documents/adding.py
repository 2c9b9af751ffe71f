"""A document's way into a list: an id, a paragraph file beside the list, its place in the head.

Its text is kept as a private copy for whom the person says that it may be.
"""

from collections.abc import Container
from hashlib import sha256
from pathlib import Path

import msgspec

from timeline_app.core.citations.paragraphs import paragraph_file
from timeline_app.core.reading.files import decoded, read_data
from timeline_app.core.reading.paragraph_file import paragraph_path
from timeline_app.core.reading.thorough import read_thoroughly
from timeline_app.core.record.model import Document, ParagraphFile
from timeline_app.core.record.problems import UnreadableFileError
from timeline_app.core.writing.list_text import paragraph_text, with_document
from timeline_app.core.writing.new_ids import new_id
from timeline_app.exchange.documents.document import DocumentError, ReadDocument
from timeline_app.program.whole_file import write_whole

_FOLDER = "sources"
# Beside an id, enough to keep two texts of one id apart.
_DIGITS = 8


def id_of(title: str, taken: Container[str] = ()) -> str:
    """Return an id made of a title, another one than those that are taken."""
    return new_id(title, taken, "document")


def paragraphs_for(document_id: str, read: ReadDocument) -> ParagraphFile:
    """Return the paragraph file of a document as it was read: fingerprints, and no gists yet."""
    return paragraph_file(document_id, read.kept, read.left_out)


def add_to_list(path: Path, read: ReadDocument, document: Document) -> Document:
    """Write a document into a list, with its paragraph file beside it; return it as written.

    A list with problems is left alone, since what is unsound of it would be lost. Raises
    DocumentError and OSError.
    """
    document = msgspec.structs.replace(document, paragraphs=f"{_FOLDER}/{document.id}.json")
    data, text = _sound_list(path)
    if any(known == document.id for known in documents_in(path, text)):
        raise DocumentError(
            f"{path}: the list has a document {document.id!r} already: choose another id"
        )
    target = paragraph_path(path.parent, document.paragraphs)
    if target is None or target.exists():
        raise DocumentError(f"{document.paragraphs} is there already: choose another id")
    target.parent.mkdir(exist_ok=True)
    write_whole(target, paragraph_text(paragraphs_for(document.id, read)).encode())
    try:
        new_text = with_document(text, document)
        problems = read_thoroughly(path, new_text).problems
        if problems:
            raise DocumentError(problems[0].sentence())
        if read_data(path) != data:
            raise DocumentError(f"{path}: it was changed by something else meanwhile: try again")
        write_whole(path, new_text.encode())
    except (DocumentError, OSError, UnreadableFileError):
        target.unlink(missing_ok=True)
        raise
    return document


def documents_in(path: Path, text: str) -> list[str]:
    """Return the ids of the documents of a list."""
    return [document.id for document in read_thoroughly(path, text).events.head.documents]


def _sound_list(path: Path) -> tuple[bytes, str]:
    try:
        data = read_data(path)
        text = decoded(path, data)
        problems = read_thoroughly(path, text).problems
    except UnreadableFileError as error:
        raise DocumentError(error.problem.sentence()) from None
    if problems:
        raise DocumentError(
            f"{path}: the list has problems, so it is not written anew: mend them first, see"
            " timeline-app check"
        )
    return data, text


def keep_text(document_id: str, text: str, folder: Path) -> Path:
    """Write a text into a folder that only its owner may enter; return the file.

    A paragraph is a line, so that attaching the file finds each where it is. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    data = text.encode("utf-8", "replace")
    path = folder / f"{document_id}-{sha256(data).hexdigest()[:_DIGITS]}.txt"
    write_whole(path, data)
    path.chmod(0o600)
    return path
