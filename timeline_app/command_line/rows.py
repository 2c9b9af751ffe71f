"""`timeline-app list`: the filtered events on the terminal, in time order."""

import argparse
import sys

from timeline_app.command_line.choosing import add_file, add_filters, choose, tell_problems
from timeline_app.command_line.output import write_utf8
from timeline_app.command_line.sources import add_sources, originals
from timeline_app.command_line.usage import Subcommand
from timeline_app.exchange.json_list import to_json_records
from timeline_app.exchange.tables.csv_rows import to_csv
from timeline_app.exchange.text_table import to_table

_FORMATS = ("table", "json", "csv")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `list`."""
    add_file(parser)
    add_filters(parser)
    parser.add_argument("--format", choices=_FORMATS, default="table")
    add_sources(parser, "folder of originals that the CSV quotes")


def run(options: argparse.Namespace) -> int:
    """Print the filtered events."""
    chosen = choose(options)
    events, rows, record = chosen.events, chosen.rows, chosen.record
    if options.format == "table":
        sys.stdout.write(to_table(events, rows, record))
    elif options.format == "json":
        write_utf8(to_json_records(events, rows, record))
    else:
        write_utf8(to_csv(events, rows, record, originals(options.sources, events)))
    if not chosen.rows:
        print("No event passes the filter.", file=sys.stderr)
    return tell_problems(chosen.reading)


SUBCOMMAND = Subcommand("Print the filtered events in time order.", add_options, run)
