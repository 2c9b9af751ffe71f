"""`timeline-app print`: the filtered events as PDF."""

import argparse
import re
from dataclasses import replace

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
from timeline_app.scene.brief.request import Detail
from timeline_app.scene.paper.paging import Layout, Paper
from timeline_app.scene.paper.refusals import PaperError
from timeline_app.state.paper.job import (
    BRIEF_MARGIN_MM,
    MARGIN_MM,
    ON_ONE_PAGE,
    UPRIGHT,
    SectionBy,
    paper_of,
)
from timeline_app.state.paper.page_range import check_page_range


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `print`."""
    add_file(parser)
    add_filters(parser)
    add_output(parser, PAGED)
    parser.add_argument(
        "--layout", choices=tuple(layout.value for layout in Layout),
        help="a brief to hand over (the default), its axis or chronology alone, the drawing on "
        "sheets as needed, a poster, or an overview with a section for each theme",
    )  # fmt: skip
    parser.add_argument(
        "--fit-one-page", action="store_true",
        help="an axis (the default) or a chronology on one sheet, which says what it left out",
    )  # fmt: skip
    parser.add_argument(
        "--notes", choices=tuple(detail.value for detail in Detail), default=Detail.FULL.value,
        help="what is told of each event besides title, date and basis",
    )  # fmt: skip
    parser.add_argument(
        "--paper", default="A4", metavar="SIZE", help="A0 to A5, Letter, Legal, Tabloid or WxHmm"
    )
    parser.add_argument(
        "--margin",
        type=int,
        metavar="MM",
        help="15 for a brief or chronology, else 14 by default",
    )
    parser.add_argument(
        "--by", choices=tuple(by.value for by in SectionBy),
        help="a booklet with a section for each, by default for each theme",
    )  # fmt: skip
    add_drawing(parser)
    sides = parser.add_mutually_exclusive_group()
    sides.add_argument("--landscape", action="store_true", help="the default but for a brief")
    sides.add_argument("--portrait", action="store_true", help="the default for a brief")
    parser.add_argument("--pages", metavar="WxH", help="fit to W sheets across and H down")
    parser.add_argument(
        "--page-range", default="", metavar="PAGES", help="only these pages: 2-5, or 1,4,7-"
    )
    parser.add_argument(
        "--attach", action="store_true", help="put the events into the PDF, for `check`"
    )


def run(options: argparse.Namespace) -> int:
    """Write the filtered events as PDF."""
    wanted_format(options.output, PAGED)
    layout = _layout(options)
    try:
        if options.page_range:
            check_page_range(options.page_range)
        paper = _paper(options, layout)
    except PaperError as error:
        raise UsageError(str(error)) from error
    chosen = choose_some(options)
    job = replace(
        job_of(chosen, options), detail=Detail(options.notes), is_one_page=options.fit_one_page,
        page_range=options.page_range,
    )  # fmt: skip
    section_by = SectionBy(options.by or SectionBy.THEME)
    content = Content(
        chosen.events,
        chosen.rows,
        pages=lambda measurer: job.document(paper, measurer, layout, section_by),
        is_greyscale=options.greyscale,
        attached_rows=job.printed_rows if options.attach else None,
    )
    write(options.output, content, PAGED)
    return tell_problems(chosen.reading)


def _layout(options: argparse.Namespace) -> Layout:
    """Return the layout that was asked for, or that other options imply. Raises UsageError."""
    wanted = [
        (layouts, option)
        for is_given, option, layouts in (
            (options.pages, "--pages", (Layout.PAGES,)),
            (options.by, "--by", (Layout.BOOKLET,)),
            (options.fit_one_page, "--fit-one-page", ON_ONE_PAGE),
        )
        if is_given
    ]
    implied = wanted[0][0][0] if wanted else Layout.BRIEF
    layout = Layout(options.layout or implied)
    for layouts, option in wanted:
        if layout not in layouts:
            names = " or ".join(f"--layout {name}" for name in layouts)
            raise UsageError(f"{option} goes with {names}, not with {layout}")
    return layout


def _paper(options: argparse.Namespace, layout: Layout) -> Paper:
    is_upright = layout in UPRIGHT
    margin_mm = BRIEF_MARGIN_MM if is_upright else MARGIN_MM
    return paper_of(
        options.paper,
        options.portrait or (is_upright and not options.landscape),
        _sheets(options.pages),
        margin_mm if options.margin is None else float(options.margin),
    )


def _sheets(text: str | None) -> tuple[int, int | None]:
    if text is None:
        return 1, None
    match = re.fullmatch(r"([1-9]\d?)[xX]([1-9]\d{0,2})", text)
    if not match:
        raise UsageError(f"--pages {text} is not sheets across x down: write for example 2x3")
    return int(match[1]), int(match[2])


SUBCOMMAND = Subcommand("Write a PDF.", add_options, run)
