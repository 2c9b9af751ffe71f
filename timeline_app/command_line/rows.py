"""`timeline-app list`: the filtered events on the terminal, in time order."""

import argparse
import sys
from collections.abc import Callable, Mapping

from timeline_app.command_line.choosing import Chosen, add_file, add_filters, choose, tell_problems
from timeline_app.command_line.output import write_utf8
from timeline_app.command_line.usage import Subcommand
from timeline_app.exchange.csv_rows import to_csv
from timeline_app.exchange.json_list import to_json_records
from timeline_app.exchange.text_table import to_table

_WRITERS: Mapping[str, Callable[[Chosen], str]] = {
    "table": lambda chosen: to_table(chosen.events, chosen.rows, chosen.record),
    "json": lambda chosen: to_json_records(chosen.events, chosen.rows, chosen.record),
    "csv": lambda chosen: to_csv(chosen.events, chosen.rows, chosen.record),
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `list`."""
    add_file(parser)
    add_filters(parser)
    parser.add_argument("--format", choices=tuple(_WRITERS), default="table")


def run(options: argparse.Namespace) -> int:
    """Print the filtered events."""
    chosen = choose(options)
    text = _WRITERS[options.format](chosen)
    if options.format == "table":
        sys.stdout.write(text)
    else:
        write_utf8(text)
    if not chosen.rows:
        print("No event passes the filter.", file=sys.stderr)
    return tell_problems(chosen.reading)


SUBCOMMAND = Subcommand("Print the filtered events in time order.", add_options, run)
