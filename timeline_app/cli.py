"""The command line: every command that needs no window, and the way to the one that does."""

import argparse
import atexit
import builtins
import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from timeline_app.command_line.usage import (
    FACET_OPTIONS,
    FINE,
    WRONG_USE,
    UsageError,
    missing_library_sentence,
)
from timeline_app.program import host
from timeline_app.program.startup_trace import StartupTrace

COMMANDS = ("check", "list", "print", "export", "cite")


class _Parser(argparse.ArgumentParser):
    """A parser that answers wrong use with one sentence instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (try: {self.prog} --help)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 fine, 1 problems found, 2 wrong use."""
    # NumPy's linear algebra is not used, and its threads take longer to start than all of NumPy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in COMMANDS:
            if arguments is None:
                _leave_garbage()
            return _run(given)
        return _open_window(_window_parser().parse_args(given))
    except UsageError as error:
        return _fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return _fail("interrupted")


def _leave_garbage() -> None:
    """Look for garbage neither while a short-lived process works nor when it ends."""
    gc.disable()
    atexit.register(gc.freeze)


def _run(given: Sequence[str]) -> int:
    options = _command_parser().parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _fail(sentence: str) -> int:
    print(f"timeline-app: {sentence}", file=sys.stderr)
    return WRONG_USE


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="timeline-app",
        description="A viewer for source-cited timelines. Opens a window on an event list.",
        epilog=f"commands without a window: {', '.join(COMMANDS)} "
        "(timeline-app COMMAND --help tells more)",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="an events.json file")
    parser.add_argument(
        "--version", action="store_true", help="print versions, licences and places, and exit"
    )
    parser.add_argument(
        "--startup-trace", action="store_true", help="print where the time of the start goes"
    )
    parser.add_argument("--smoke-exit", action="store_true", help=argparse.SUPPRESS)
    return parser


def _command_parser() -> argparse.ArgumentParser:
    from timeline_app.command_line import commands

    parser = _Parser(prog="timeline-app")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    check = subparsers.add_parser("check", help="report every problem of a list")
    _add_file(check)
    check.add_argument("--sources", type=Path, metavar="DIR", help="folder of original texts")
    check.add_argument("--json", action="store_true", help="print JSON")
    check.set_defaults(run=commands.check)

    listing = subparsers.add_parser("list", help="print the filtered events in time order")
    _add_file(listing)
    _add_filters(listing)
    listing.add_argument("--format", choices=("table", "json", "csv"), default="table")
    listing.set_defaults(run=commands.list_events)

    _add_printing(subparsers.add_parser("print", help="write a PDF"), commands.print_pdf)

    export = subparsers.add_parser("export", help="write a picture, table or calendar")
    _add_file(export)
    _add_filters(export)
    _add_output(export, "OUT.{png,svg,csv,ics,json}")
    _add_drawing(export)
    export.add_argument(
        "--scale", type=int, choices=range(1, 5), default=2, help="pixels of a PNG, 2 by default"
    )
    export.set_defaults(run=commands.export)

    cite = subparsers.add_parser("cite", help="print the citation of a quote")
    _add_file(cite)
    cite.add_argument("--document", required=True, metavar="ID")
    cite.add_argument("--quote", required=True)
    cite.add_argument("--paragraph", type=int, metavar="N", help="where it stands more than once")
    cite.add_argument("--sources", type=Path, metavar="DIR", help="folder of original texts")
    cite.set_defaults(run=commands.cite)
    return parser


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="the bundled list by default")


def _add_printing(
    printing: argparse.ArgumentParser, run: Callable[[argparse.Namespace], int]
) -> None:
    _add_file(printing)
    _add_filters(printing)
    _add_output(printing, "OUT.pdf")
    printing.add_argument(
        "--layout", choices=("pages", "poster", "booklet"), default="pages",
        help="sheets as needed, all on one sheet, or an overview with a section for each theme",
    )  # fmt: skip
    printing.add_argument(
        "--paper", default="A4", metavar="SIZE", help="A0 to A5, Letter, Legal, Tabloid or WxHmm"
    )
    printing.add_argument("--margin", type=int, default=14, metavar="MM", help="14 by default")
    printing.add_argument(
        "--by", choices=("theme", "year"), default="theme", help="sections of a booklet"
    )
    _add_drawing(printing)
    sides = printing.add_mutually_exclusive_group()
    sides.add_argument("--landscape", action="store_true", default=True, help="the default")
    sides.add_argument("--portrait", action="store_true")
    printing.add_argument("--pages", metavar="WxH", help="fit to W sheets across and H down")
    printing.set_defaults(run=run)


def _add_drawing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--span",
        default="",
        metavar="DATE",
        help="only this time, as typed (December 2025) or EDTF",
    )
    parser.add_argument(
        "--group", choices=("themes", "leaders", "kinds", "documents", "none"), default="themes",
        help="what the tracks stand for",
    )  # fmt: skip
    parser.add_argument("--greyscale", action="store_true", help="no colours")
    parser.add_argument("--sources", type=Path, metavar="DIR", help="folder of originals to quote")


def _add_output(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar=name)


def _add_filters(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("filters", "different filters narrow each other")
    for option, facet in FACET_OPTIONS.items():
        group.add_argument(
            f"--{option}",
            action="append",
            default=[],
            dest=facet,
            metavar="ID",
            help=f"repeatable: any of the {facet} given",
        )
    group.add_argument(
        "--from", dest="from_", default="", metavar="DATE", help="as typed (3 Dec 2025) or EDTF"
    )
    group.add_argument("--to", default="", metavar="DATE", help="as typed or EDTF")
    group.add_argument("--text", default="", help="words that must occur")


def _open_window(options: argparse.Namespace) -> int:
    if options.version:
        from timeline_app.command_line.about import version_text

        print(version_text())
        return FINE
    trace = StartupTrace(partial(print, flush=True) if options.startup_trace else None)
    trace.note("Python")
    complaint = host.complaint(is_windowed=True)
    if complaint:
        raise UsageError(complaint)
    trace.note("libraries of the system")
    # Nothing made before the window is ready is garbage; looking for it would only take time.
    gc.disable()
    plain_import = builtins.__import__
    try:
        from timeline_app import app
    except ImportError as error:
        raise UsageError(missing_library_sentence(error)) from error
    # Qt for Python would read the source of every module from here on, for the sake of a switch
    # of names that is not used.
    builtins.__import__ = plain_import
    trace.note("modules with Qt")
    return app.run_window(options.file, trace, exits=options.smoke_exit)
