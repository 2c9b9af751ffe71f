"""An event list and a paragraph file as the text of their files."""

import json
from pathlib import Path

import msgspec

from timeline_app.core.record.model import Document, EventFile, ParagraphFile
from timeline_app.core.writing.json_layout import json_text

ENDING = ".json"
"""By this a list is offered when one looks for a file to open."""


def list_text(file: EventFile) -> str:
    """Return the text of an `events.json`, its keys in the order of the schema."""
    plain = msgspec.to_builtins(file)
    # Also where it is the language that is taken without a word.
    plain["language"] = file.language
    return json_text({name: plain[name] for name in file.__struct_fields__ if name in plain})


def with_ending(path: Path) -> Path:
    """Return where a list is kept whose name was given without an ending."""
    return path if path.suffix or not path.name else path.with_name(f"{path.name}{ENDING}")


def paragraph_text(file: ParagraphFile) -> str:
    """Return the text of a paragraph file."""
    return json_text(msgspec.to_builtins(file))


def with_document(text: str, document: Document) -> str:
    """Return the text of a sound list with one more document; all else keeps its place in it."""
    plain = json.loads(text)
    documents = [*plain.get("documents", ()), msgspec.to_builtins(document)]
    if "documents" in plain:
        return json_text({**plain, "documents": documents})
    ordered = {}
    for name in EventFile.__struct_fields__:
        if name == "documents":
            ordered[name] = documents
        elif name in plain:
            ordered[name] = plain[name]
    return json_text(ordered)
