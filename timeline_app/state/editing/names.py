"""What edits are called in the menu: "date of Meeting"."""

from typing import Any

from timeline_app.program.plain_text import short

# As much of a title as a menu has room for.
_TITLE_LETTERS = 40

FIELD_WORDS = {
    "title": "title",
    "kind": "kind",
    "date": "date",
    "date_basis": "date basis",
    "summary": "summary",
    "date_note": "note on the date",
    "announced": "announcement",
    "part_of_day": "part of the day",
    "recurrence": "recurrence",
    "leaders": "people",
    "subjects": "people spoken of",
    "organisations": "organisations",
    "place": "place",
    "themes": "themes",
    "part_of": "whole",
    "citations": "citations",
    "discrepancies": "discrepancies",
    "key": "first page",
    "description": "description",
    "as_of": "state of knowledge",
    "language": "language",
}
ENTRY_WORDS = {
    "leaders": "leader",
    "organisations": "organisation",
    "themes": "theme",
    "views": "view",
    "documents": "document",
}


def called(item: Any) -> str:
    """Return what an item of a list is called, cut for a menu."""
    for field in ("title", "name", "label"):
        name = getattr(item, field, "")
        if name:
            return short(name)[:_TITLE_LETTERS].rstrip()
    return "it"


def fields_of(changes: Any, item: Any) -> str:
    """Return what is changed of an item: "date of Meeting"."""
    words = [FIELD_WORDS.get(field, field.replace("_", " ")) for field in changes]
    most = 2
    what = " and ".join(words) if len(words) <= most else "details"
    return f"{what} of {called(item)}"
