"""The list that a print is made from, as files inside it: events, gists and fingerprints."""

import re
from collections.abc import Sequence

import msgspec

from timeline_app.core.event_list.event_list import EventList
from timeline_app.exchange.json_list import to_event_file
from timeline_app.render.pdf_attachments import AttachedFile

LIST_NAME = "events.json"
_PARAGRAPHS_ENDING = ".paragraphs.json"
# As ids of documents are.
_PARAGRAPHS_NAME = re.compile(r"[a-z0-9-]{1,120}" + re.escape(_PARAGRAPHS_ENDING))


def attached_files(events: EventList, rows: Sequence[int]) -> list[AttachedFile]:
    """Return rows as a list of their own, and all paragraph files, which hold no source text."""
    names = {document: f"{document}{_PARAGRAPHS_ENDING}" for document in events.paragraphs}
    text = to_event_file(events, rows, names)
    about = "The events of these pages: `timeline-app check` with this PDF checks them"
    files = [AttachedFile(LIST_NAME, text.encode("utf-8"), about, is_source=True)]
    for document, paragraphs in events.paragraphs.items():
        data = msgspec.json.format(msgspec.json.encode(paragraphs), indent=1)
        about = f"Gists and fingerprints of the paragraphs of {document}"
        files.append(AttachedFile(names[document], data, about))
    return files


def is_attached_name(name: str) -> bool:
    """Tell whether a file of a PDF may belong to a list; such a name leads to no other folder."""
    return name == LIST_NAME or _PARAGRAPHS_NAME.fullmatch(name) is not None
