"""The originals that a subcommand quotes from or looks citations up in."""

import argparse
from pathlib import Path

from timeline_app.command_line.choosing import unknown_value
from timeline_app.command_line.usage import UsageError
from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.citations.sources import Attachment
from timeline_app.core.event_list.event_list import EventList
from timeline_app.exchange.documents.attaching import attach_file, attach_folder
from timeline_app.program.locations import bundled_originals, settings_path
from timeline_app.program.paths import is_folder


def add_sources(parser: argparse.ArgumentParser, purpose: str) -> None:
    """Add the option that names a folder of originals."""
    parser.add_argument("--sources", type=Path, metavar="DIR", help=purpose)


def originals(folder: Path | None, events: EventList) -> dict[str, AttachedText]:
    """Return the attached texts to quote from: bundled, remembered, and those in a folder."""
    found = _remembered(events)
    if bundled_originals().is_dir():
        found |= attach_folder(bundled_originals(), events.paragraphs)
    if folder is not None:
        found |= attachments_in(folder, events)
    return {document: item.text for document, item in found.items()}


def attachments_in(folder: Path, events: EventList) -> dict[str, Attachment]:
    """Return what a folder holds of the originals of a list. Raises UsageError."""
    if not is_folder(folder):
        raise UsageError(f"{folder} is not a folder: name the one that holds the originals")
    return attach_folder(folder, events.paragraphs)


def attached_text(options: argparse.Namespace, events: EventList) -> AttachedText:
    """Return the original of the document that was named. Raises UsageError."""
    if options.document not in events.paragraphs:
        known = list(events.paragraphs)
        raise UsageError(unknown_value("document", options.document, known))
    found = originals(options.sources, events)
    if options.document not in found:
        raise UsageError(
            f"the original of {options.document} is not attached: name its folder "
            "with --sources, or attach it in the window"
        )
    return found[options.document]


def _remembered(events: EventList) -> dict[str, Attachment]:
    from timeline_app.state.settings import load_settings

    settings, _ = load_settings(settings_path())
    found = {}
    for document, name in settings.attached.items():
        item = attach_file(Path(name), events.paragraphs)
        if isinstance(item, Attachment):
            found[document] = item
    return found
