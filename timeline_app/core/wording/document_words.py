"""A document in words: the one place for all that names where something is said."""

from timeline_app.core.dates.edtf import parse
from timeline_app.core.record.model import Document
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.core.wording.plain_text import one_line


def publication_in_words(document: Document) -> str:
    """Return who published a document, and when; nothing if neither is known."""
    published = date_in_words(parse(document.published)) if document.published else ""
    return ", ".join(one_line(part) for part in (document.publisher, published) if part)
