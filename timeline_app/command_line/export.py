"""`timeline-app export`: the filtered events as a web page, picture, table, calendar or list."""

import argparse

from timeline_app.command_line.choosing import (
    Chosen,
    add_file,
    add_filters,
    choose_some,
    tell_problems,
)
from timeline_app.command_line.drawing import (
    add_drawing,
    add_output,
    job_of,
    wanted_format,
    write,
)
from timeline_app.command_line.sources import originals
from timeline_app.command_line.usage import Subcommand, UsageError
from timeline_app.exchange.content import Content
from timeline_app.exchange.formats import UNPAGED, Kind


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `export`."""
    add_file(parser)
    add_filters(parser)
    add_output(parser, UNPAGED)
    add_drawing(parser)
    parser.add_argument(
        "--dark", action="store_true", help="a PNG or SVG in dark colours, for a screen"
    )
    parser.add_argument(
        "--scale", type=int, choices=range(1, 5), default=2, help="pixels of a PNG, 2 by default"
    )
    parser.add_argument(
        "--promises", action="store_true", help="a calendar with what has no date, as tasks"
    )
    parser.add_argument(
        "--long", action="store_true", help="a calendar with what lasts more than 60 days, too"
    )


def run(options: argparse.Namespace) -> int:
    """Write the filtered events in the format that the file name asks for."""
    if options.dark and options.greyscale:
        raise UsageError("--dark has colours, so it does not go with --greyscale")
    is_drawn = wanted_format(options.output, UNPAGED).kind is not Kind.DATA
    chosen = choose_some(options)
    content = _drawing(chosen, options) if is_drawn else _data(chosen, options)
    write(options.output, content, UNPAGED)
    return tell_problems(chosen.reading)


def _data(chosen: Chosen, options: argparse.Namespace) -> Content:
    return Content(
        chosen.events,
        chosen.rows,
        originals=originals(options.sources, chosen.events),
        has_promises=options.promises,
        has_long=options.long,
    )


def _drawing(chosen: Chosen, options: argparse.Namespace) -> Content:
    job = job_of(chosen, options)
    return Content(
        chosen.events,
        chosen.rows,
        job.picture,
        scale=options.scale,
        is_greyscale=options.greyscale,
        is_dark=options.dark,
        strips=job.strips,
        chosen=job.chosen_words,
        originals=job.originals,
    )


SUBCOMMAND = Subcommand("Write a web page, picture, table, calendar or list.", add_options, run)
