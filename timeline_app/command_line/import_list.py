"""`timeline-app import`: a list from somebody else's file, and what became of every row."""

import argparse
import sys
from pathlib import Path

from timeline_app.command_line.output import write_json
from timeline_app.command_line.usage import FINE, PROBLEMS, Subcommand, UsageError

_PERCENT = 100


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `import`."""
    parser.add_argument("file", metavar="IN", type=Path, help="CSV, TSV, XLSX, ODS and others")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT.events.json",
        type=Path,
        help="beside the file, with its name, by default",
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help="repeatable: what a column stands for, such as Wann=date; ignore leaves it out",
    )
    order = parser.add_mutually_exclusive_group()
    order.add_argument(
        "--day-first",
        action="store_true",
        default=None,
        dest="is_day_first",
        help="3/4/2025 is 3 April; without it, as it was said last time, else as rows prove it",
    )
    order.add_argument(
        "--month-first", action="store_false", dest="is_day_first", help="3/4/2025 is 4 March"
    )
    parser.add_argument(
        "--latest-year",
        type=int,
        metavar="YEAR",
        help="the last year that a year of two digits can mean: with 2030, 31 is 1931",
    )
    parser.add_argument("--sheet", default="", metavar="NAME", help="which sheet of a workbook")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> int:
    """Write the list that a file makes, and say what became of every row."""
    from timeline_app.exchange.incoming.draft import UnknownFileError
    from timeline_app.exchange.incoming.importing import bring_in, remembered_orders
    from timeline_app.exchange.incoming.readers import read_draft
    from timeline_app.exchange.incoming.reading_options import ReadOptions

    is_said = options.is_day_first is not None
    wanted = ReadOptions(
        columns=dict(map(_column_and_field, options.map)),
        is_day_first=options.is_day_first,
        is_day_first_in={} if is_said else remembered_orders(options.file, options.output),
        century_ends=options.latest_year,
        sheet=options.sheet,
        progress=_tell,
    )
    try:
        report = bring_in(options.file, read_draft(options.file, wanted), options.output, _tell)
    except (UnknownFileError, OSError, ValueError) as error:
        raise UsageError(_sentence(options.file, error)) from error
    if options.json:
        write_json(report.as_dict())
    else:
        print(report.text())
    return PROBLEMS if report.has_loose_ends else FINE


def _column_and_field(text: str) -> tuple[str, str]:
    column, equals, field = text.rpartition("=")
    if not equals or not column:
        raise UsageError(f"--map {text} names no column and field: write it like --map Wann=date")
    return column, field.strip().lower()


def _sentence(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        name = error.filename or path
        return f"{name} cannot be read or written ({error.strerror or error}): check the name"
    return str(error)


def _tell(done: int, total: int) -> None:
    """Show on a terminal how far it is, in a line that is written over."""
    if sys.stderr.isatty():
        percent = min(done * _PERCENT // max(total, 1), _PERCENT)
        print(f"\r{percent:3} %\r", end="", file=sys.stderr, flush=True)


SUBCOMMAND = Subcommand("Make a list of somebody else's file.", add_options, run)
