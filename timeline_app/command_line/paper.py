"""`timeline-app print`: the filtered events as PDF."""

import argparse
import re

from timeline_app.command_line.choosing import add_file, add_filters, choose_some, tell_problems
from timeline_app.command_line.drawing import (
    add_drawing,
    add_output,
    job_of,
    wanted_format,
    write,
)
from timeline_app.command_line.usage import Subcommand, UsageError
from timeline_app.exchange.content import Content
from timeline_app.exchange.formats import PAGED
from timeline_app.scene.paper.paging import Layout
from timeline_app.scene.paper.refusals import PaperError
from timeline_app.state.paper.job import BRIEF_MARGIN_MM, MARGIN_MM, SectionBy, paper_of


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `print`."""
    add_file(parser)
    add_filters(parser)
    add_output(parser, PAGED)
    parser.add_argument(
        "--layout", choices=tuple(layout.value for layout in Layout),
        help="a brief to hand over (the default), the drawing on sheets as needed, all on one "
        "sheet, or an overview with a section for each theme",
    )  # fmt: skip
    parser.add_argument(
        "--paper", default="A4", metavar="SIZE", help="A0 to A5, Letter, Legal, Tabloid or WxHmm"
    )
    parser.add_argument(
        "--margin", type=int, metavar="MM", help="15 for a brief, 14 for all else by default"
    )
    parser.add_argument(
        "--by", choices=tuple(by.value for by in SectionBy), default="theme",
        help="sections of a booklet",
    )  # fmt: skip
    add_drawing(parser)
    sides = parser.add_mutually_exclusive_group()
    sides.add_argument("--landscape", action="store_true", help="the default but for a brief")
    sides.add_argument("--portrait", action="store_true", help="the default for a brief")
    parser.add_argument("--pages", metavar="WxH", help="fit to W sheets across and H down")


def run(options: argparse.Namespace) -> int:
    """Write the filtered events as PDF."""
    wanted_format(options.output, PAGED)
    chosen = choose_some(options)
    layout = Layout(options.layout or (Layout.PAGES if options.pages else Layout.BRIEF))
    if options.pages and layout is not Layout.PAGES:
        raise UsageError(f"--pages goes with --layout pages, not with {layout}")
    is_brief = layout is Layout.BRIEF
    margin_mm = BRIEF_MARGIN_MM if is_brief else MARGIN_MM
    try:
        paper = paper_of(
            options.paper,
            options.portrait or (is_brief and not options.landscape),
            _sheets(options.pages),
            margin_mm if options.margin is None else float(options.margin),
        )
    except PaperError as error:
        raise UsageError(str(error)) from error
    job, section_by = job_of(chosen, options), SectionBy(options.by)
    content = Content(
        chosen.events,
        chosen.rows,
        pages=lambda measurer: job.document(paper, measurer, layout, section_by),
        is_greyscale=options.greyscale,
    )
    write(options.output, content, PAGED)
    return tell_problems(chosen.reading)


def _sheets(text: str | None) -> tuple[int, int | None]:
    if text is None:
        return 1, None
    match = re.fullmatch(r"([1-9]\d?)[xX]([1-9]\d{0,2})", text)
    if not match:
        raise UsageError(f"--pages {text} is not sheets across x down: write for example 2x3")
    return int(match[1]), int(match[2])


SUBCOMMAND = Subcommand("Write a PDF.", add_options, run)
