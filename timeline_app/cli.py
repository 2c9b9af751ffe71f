"""The command line: the subcommands, which need no window, and the way to the window."""

import argparse
import atexit
import builtins
import gc
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import NoReturn

from timeline_app.command_line.usage import (
    FINE,
    WRONG_USE,
    Subcommand,
    UsageError,
    missing_library_sentence,
    require_sources,
)
from timeline_app.program import host
from timeline_app.program.startup_trace import StartupTrace
from timeline_app.program.streams import with_patient_streams

SUBCOMMANDS = ("check", "list", "print", "export", "import", "cite", "source", "new")


class _Parser(argparse.ArgumentParser):
    """A parser that answers wrong use with one sentence instead of the whole usage."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (try: {self.prog} --help)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 fine, 1 problems found, 2 wrong use."""
    # NumPy's linear algebra is not used, and its threads take longer to start than all of NumPy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if arguments is None:
        return with_patient_streams(partial(_answer, sys.argv[1:], is_whole_process=True))
    return _answer(arguments)


def _answer(given: Sequence[str], *, is_whole_process: bool = False) -> int:
    try:
        if given and given[0] in SUBCOMMANDS:
            if is_whole_process:
                _leave_garbage()
            return _run(given[0], given[1:])
        return _open_window(_window_parser().parse_args(given))
    except SystemExit as done:
        # The parser ends so after `--help`, of which it would not notice that nothing came through.
        return int(done.code or FINE)
    except UsageError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return _fail("interrupted")


def _leave_garbage() -> None:
    """Look for garbage neither while a short-lived process works nor when it ends."""
    gc.disable()
    atexit.register(gc.freeze)


def _run(name: str, given: Sequence[str]) -> int:
    options = subcommand_parser(name).parse_args(given)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _fail(sentence: str) -> int:
    print(f"timeline-app: {sentence}", file=sys.stderr)
    return WRONG_USE


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="timeline-app",
        description="A viewer for source-cited timelines. Opens a window on an event list.",
        epilog=f"commands without a window: {', '.join(SUBCOMMANDS)} "
        "(timeline-app COMMAND --help tells more)",
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="an events.json file")
    parser.add_argument(
        "--version", action="store_true", help="print versions, licences and places, and exit"
    )
    parser.add_argument(
        "--theme",
        choices=("light", "dark", "system"),
        default="",
        help="colours for this time, whatever the settings say",
    )
    parser.add_argument(
        "--sources",
        metavar="DIR",
        help="attach the originals in a folder, or a file, for once",
    )
    parser.add_argument(
        "--startup-trace", action="store_true", help="print where the time of the start goes"
    )
    parser.add_argument("--smoke-exit", action="store_true", help=argparse.SUPPRESS)
    return parser


def subcommand_parser(name: str) -> argparse.ArgumentParser:
    """Return the parser of a subcommand; only what that one needs is loaded."""
    subcommand = _subcommand(name)
    parser = _Parser(prog=f"timeline-app {name}", description=subcommand.purpose)
    subcommand.add_options(parser)
    parser.set_defaults(run=subcommand.run)
    return parser


def _subcommand(name: str) -> Subcommand:
    if name == "check":
        from timeline_app.command_line import check

        return check.SUBCOMMAND
    if name == "list":
        from timeline_app.command_line import rows

        return rows.SUBCOMMAND
    if name == "print":
        from timeline_app.command_line import paper

        return paper.SUBCOMMAND
    if name == "export":
        from timeline_app.command_line import export

        return export.SUBCOMMAND
    if name == "source":
        from timeline_app.command_line import source

        return source.SUBCOMMAND
    if name == "new":
        from timeline_app.command_line import new

        return new.SUBCOMMAND
    if name == "import":
        from timeline_app.command_line import import_list

        return import_list.SUBCOMMAND
    from timeline_app.command_line import cite

    return cite.SUBCOMMAND


def _open_window(options: argparse.Namespace) -> int:
    if options.version:
        from timeline_app.command_line.about import version_text

        print(version_text())
        return FINE
    sources = options.sources
    if sources is not None:
        require_sources(sources)
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
        import PySide6.QtWidgets  # noqa: F401

        # Qt for Python would read the source of every module from here on, for the sake of a
        # switch of names that is not used.
        builtins.__import__ = plain_import
        trace.note("Qt")
        from timeline_app import app
    except ImportError as error:
        raise UsageError(missing_library_sentence(error)) from error
    trace.note("modules of the program")
    return app.run_window(
        options.file, trace, options.smoke_exit, theme=options.theme, sources=options.sources
    )
