"""Files from the command line, and drawing without a window."""

import argparse
import builtins
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from timeline_app.command_line.choosing import STORY, Chosen, typed_date, view_of
from timeline_app.command_line.sources import add_sources, originals
from timeline_app.command_line.usage import UsageError, missing_library_sentence
from timeline_app.core.dates.edtf import parse
from timeline_app.exchange.content import Content, NotWrittenError
from timeline_app.exchange.formats import Format, Kind, UnknownFormatError, format_of, write_file
from timeline_app.program import host
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.paper.job import PrintJob
from timeline_app.state.paper.stamp import stamp_of
from timeline_app.state.view_state import bare_span


def add_output(parser: argparse.ArgumentParser, among: Sequence[Format]) -> None:
    """Add the name of the file to write."""
    endings = ",".join(one.ending.lstrip(".") for one in among)
    name = f"OUT.{{{endings}}}" if len(among) > 1 else f"OUT.{endings}"
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=name)


def add_drawing(parser: argparse.ArgumentParser) -> None:
    """Add the options of whatever is drawn."""
    time = parser.add_mutually_exclusive_group()
    time.add_argument(
        "--span",
        default="",
        metavar="DATE",
        help="only this time, as typed (December 2025) or EDTF",
    )
    time.add_argument(
        "--view",
        default=STORY,
        metavar="ID",
        help=f"a named view of the list with its filter, or by default the whole {STORY}",
    )
    parser.add_argument(
        "--group", choices=tuple(grouping.value for grouping in Grouping), default="themes",
        help="what the tracks stand for",
    )  # fmt: skip
    parser.add_argument("--greyscale", action="store_true", help="no colours")
    add_sources(parser, "folder of originals to quote")


def job_of(chosen: Chosen, options: argparse.Namespace) -> PrintJob:
    """Return what is drawn of the rows that were chosen. Raises UsageError."""
    view, pieces = view_of(options, chosen.events), tuple[TimeSpan, ...]()
    date = typed_date(options.span)
    if view is not None:
        pieces, date = tuple(bare_span(parse(piece)) for piece in view.pieces), view.span
    return PrintJob(
        chosen.events, chosen.record, chosen.rows, Grouping(options.group),
        bare_span(parse(date)) if date and not pieces else None,
        originals(options.sources, chosen.events), has_colors=not options.greyscale, pieces=pieces,
        stamp=stamp_of(chosen.events.path, os.environ),
    )  # fmt: skip


def wanted_format(path: Path, among: Sequence[Format]) -> Format:
    """Return the format that a file name asks for. Raises UsageError."""
    try:
        return format_of(path, among)
    except UnknownFormatError as error:
        raise UsageError(str(error)) from error


def write(path: Path, content: Content, among: Sequence[Format]) -> None:
    """Write a file, and say what it lacks. Raises UsageError."""
    is_drawn = wanted_format(path, among).kind is not Kind.DATA
    application = _application() if is_drawn else None
    try:
        remark = write_file(path, content, among)
        if remark:
            print(f"timeline-app: {remark}".replace("\n", "\n  "), file=sys.stderr)
    except NotWrittenError as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})") from error
    finally:
        del application


def _application() -> object:
    """Start Qt for drawing without a display. Raises UsageError if a library is missing."""
    # Whatever platform a window would open on; it may be nonsense or out of reach.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    complaint = host.complaint(is_windowed=False)
    if complaint:
        raise UsageError(complaint)
    host.use_utf8_locale()
    plain_import = builtins.__import__
    try:
        from PySide6.QtGui import QGuiApplication

        # As for the window: else Qt for Python reads the source of every module from here on.
        builtins.__import__ = plain_import
    except ImportError as error:
        raise UsageError(missing_library_sentence(error)) from error
    from timeline_app.render.typeface import use_typeface

    existing = QGuiApplication.instance()
    if existing is not None:
        return existing
    application = QGuiApplication(["timeline-app"])
    use_typeface(application)
    return application
