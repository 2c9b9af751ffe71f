"""Edits of what a list says of itself, and of its documents."""

from itertools import chain
from typing import Any

import msgspec

from timeline_app.core.record.citing import citations_of
from timeline_app.core.record.model import Document, ParagraphFile
from timeline_app.core.writing.new_ids import new_id
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.edits import Edit, Splice, put_in, replaced, taken_out
from timeline_app.state.editing.names import FIELD_WORDS, called

_FOLDER = "sources"


def change_head(draft: Draft, **changes: Any) -> Edit:
    """Set title, description, state of knowledge or language of the list."""
    head = draft.head
    changes = {name: value for name, value in changes.items() if value != getattr(head, name)}
    new_head = msgspec.structs.replace(head, **changes)
    words = " and ".join(FIELD_WORDS[name] for name in changes)
    return Edit(f"{words} of the list", tuple(replaced(draft, "head", 0, new_head)))


def add_document(draft: Draft, document: Document, file: ParagraphFile | None = None) -> Edit:
    """Add a document with its paragraphs; without an id of its own it gets one of its title."""
    taken = {other.id for other in draft.file.documents}
    if not document.id or document.id in taken:
        made = new_id(document.title, taken, "document")
        document = msgspec.structs.replace(document, id=made)
    name = f"new document {called(document)}"
    place = len(draft.file.documents)
    if file is None:
        return Edit(name, (put_in("documents", place, document),))
    if not document.paragraphs:
        path = f"{_FOLDER}/{document.id}.json"
        document = msgspec.structs.replace(document, paragraphs=path)
    file = msgspec.structs.replace(file, document=document.id)
    at_end = len(draft.paragraph_files)
    splices = (put_in("documents", place, document), put_in("paragraph_files", at_end, file))
    return Edit(name, splices)


def change_document(draft: Draft, document_id: str, **changes: Any) -> Edit:
    """Change what is said of a document, which keeps its id."""
    place = draft.place_of("documents", document_id)
    document = draft.file.documents[place]
    changed = msgspec.structs.replace(document, **changes)
    return Edit(
        f"change document {called(document)}", tuple(replaced(draft, "documents", place, changed))
    )


def change_paragraphs(draft: Draft, file: ParagraphFile) -> Edit:
    """Put other paragraphs in the place of a document's: gists, kinds, or a new edition."""
    document = draft.file.documents[draft.place_of("documents", file.document)]
    name = f"paragraphs of {called(document)}"
    return Edit(name, tuple(paragraph_splices(draft, file)))


def paragraph_splices(draft: Draft, file: ParagraphFile) -> list[Splice]:
    """Return what puts the paragraphs of a document in the place of those it had."""
    if file.document in draft.paragraphs:
        place = draft.place_of("paragraph_files", file.document)
        return list(replaced(draft, "paragraph_files", place, file))
    return [put_in("paragraph_files", len(draft.paragraph_files), file)]


def delete_document(draft: Draft, document_id: str) -> Edit:
    """Take out a document that nothing cites. Raises ValueError if something does."""
    if uses_of_document(draft, document_id):
        raise ValueError(f"{document_id} is still cited")
    place = draft.place_of("documents", document_id)
    splices = [taken_out(draft, "documents", place)]
    if document_id in draft.paragraphs:
        at = draft.place_of("paragraph_files", document_id)
        splices.append(taken_out(draft, "paragraph_files", at))
    return Edit(f"delete document {called(draft.file.documents[place])}", tuple(splices))


def uses_of_document(draft: Draft, document_id: str) -> int:
    """Return how many events, spellings and views name a document."""
    file = draft.file
    events = sum(
        any(one.document == document_id for one in citations_of(event)) for event in file.events
    )
    spellings = (
        *chain.from_iterable(leader.variants for leader in file.leaders),
        *chain.from_iterable(body.variants for body in file.organisations),
    )
    variants = sum(one.document == document_id for one in spellings)
    views = sum(document_id in view.filter.values_in("documents") for view in file.views)
    return events + variants + views
