"""The originals that a subcommand quotes from or looks citations up in."""

import argparse
from pathlib import Path

from timeline_app.command_line.choosing import unknown_value
from timeline_app.command_line.usage import UsageError, require_sources
from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.citations.sources import Attachment
from timeline_app.core.event_list.event_list import EventList
from timeline_app.exchange.documents.attaching import attach_file, attach_folder, attach_from
from timeline_app.program.locations import bundled_originals, settings_path


def add_sources(parser: argparse.ArgumentParser, purpose: str) -> None:
    """Add the option that names originals."""
    parser.add_argument("--sources", type=Path, metavar="DIR", help=f"{purpose}, or one such file")


def originals(place: Path | None, events: EventList) -> dict[str, AttachedText]:
    """Return the attached texts to quote from: bundled, remembered, and those that are named."""
    found = _remembered(events)
    if bundled_originals().is_dir():
        found |= attach_folder(bundled_originals(), events.paragraphs)
    if place is not None:
        found |= attachments_in(place, events)
    return {document: item.text for document, item in found.items()}


def attachments_in(place: Path, events: EventList) -> dict[str, Attachment]:
    """Return what a folder holds of the originals of a list, or a file is. Raises UsageError."""
    require_sources(place)
    return attach_from(place, events.paragraphs)


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
