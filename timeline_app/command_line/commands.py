"""What each command of the command line does."""

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from timeline_app.command_line.usage import FACET_OPTIONS, FINE, PROBLEMS, UsageError
from timeline_app.core.citations.anchoring import AttachedParagraph, AttachedText, CitationStatus
from timeline_app.core.citations.sources import Attachment, attach_file, attach_folder
from timeline_app.core.citations.verification import (
    CitationFinding,
    coverage,
    status_counts,
    verify,
)
from timeline_app.core.citations.words import normalised_words, words_sha256
from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.event_list.filters import filter_of
from timeline_app.core.open_list import open_list, read_list
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.model import FilterRecord
from timeline_app.core.record.problems import Problem, UnreadableFileError
from timeline_app.program.locations import bundled_list, bundled_originals, settings_path

if TYPE_CHECKING:
    from timeline_app.state.paper.job import PrintJob


@dataclass(frozen=True, slots=True)
class Chosen:
    """A list, the filter asked for, and the rows that pass it in time order."""

    reading: Reading
    record: FilterRecord
    rows: list[int]

    @property
    def events(self) -> EventList:
        """The list."""
        return self.reading.events


def check(options: argparse.Namespace) -> int:
    """Report every problem of a list, and with `--sources` the state of every citation."""
    reading = _read(options)
    attachments = _attachments(options.sources, reading.events) if options.sources else {}
    findings = verify(reading.events, attachments)
    problems = [
        *reading.problems,
        *_source_problems(options.sources, attachments, reading.events),
        *_citation_problems(findings, reading.events),
    ]
    if options.json:
        _print_json(_report(reading, findings, problems))
    else:
        for problem in problems:
            print(problem.sentence())
        print(_summary(reading, findings, problems, bool(options.sources)))
    return PROBLEMS if problems else FINE


def list_events(options: argparse.Namespace) -> int:
    """Print the filtered events."""
    from timeline_app.exchange.rows import to_csv, to_json_records, to_table

    chosen = _choose(options)
    writers = {
        "table": lambda events, rows: to_table(events, rows, chosen.record.text),
        "json": to_json_records,
        "csv": to_csv,
    }
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    sys.stdout.write(writers[options.format](chosen.events, chosen.rows))
    if not chosen.rows:
        print("No event passes the filter.", file=sys.stderr)
    return _tell_problems(chosen.reading)


def print_pdf(options: argparse.Namespace) -> int:
    """Write the filtered events as PDF."""
    if options.output.suffix.lower() != ".pdf":
        raise UsageError(f"{options.output} does not end in .pdf: name a PDF file")
    chosen = _chosen_some(options)
    from timeline_app.command_line.drawing import print_to_pdf
    from timeline_app.scene.paper.paging import Layout, PaperTooSmallError
    from timeline_app.state.paper.job import SectionBy, paper_of

    layout = Layout(options.layout)
    if options.pages and layout is not Layout.PAGES:
        raise UsageError(f"--pages goes with --layout pages, not with {layout}")
    try:
        paper = paper_of(
            options.paper, options.portrait, _sheets(options.pages), float(options.margin)
        )
    except PaperTooSmallError as error:
        raise UsageError(str(error)) from error
    job = _job(chosen, options)
    print_to_pdf(options.output, job, paper, layout, SectionBy(options.by), options.greyscale)
    return _tell_problems(chosen.reading)


def export(options: argparse.Namespace) -> int:
    """Write the filtered events in the format that the file name asks for."""
    ending = options.output.suffix.lower().lstrip(".")
    if ending not in ("png", "svg", "csv", "ics", "json"):
        raise UsageError(f"{options.output} should end in .png, .svg, .csv, .ics or .json")
    chosen = _chosen_some(options)
    if ending in ("png", "svg"):
        from timeline_app.command_line.drawing import draw_picture

        draw_picture(options.output, _job(chosen, options), options.scale, options.greyscale)
    else:
        _export_data(options.output, chosen)
    return _tell_problems(chosen.reading)


def cite(options: argparse.Namespace) -> int:
    """Print the citation of a quote found in an attached source."""
    reading = _read(options)
    attached = _attached_text(options, reading.events)
    words = normalised_words(options.quote)
    if not words:
        raise UsageError("the quote holds no word: give some words of the source")
    places = [
        (block, first)
        for block, first in attached.find_quote(words)
        if options.paragraph in (None, block.matches or block.number)
    ]
    if not places:
        raise UsageError(
            f"the quote does not stand in {options.document}"
            + (f" paragraph {options.paragraph}" if options.paragraph else "")
        )
    if len(places) > 1:
        numbers = ", ".join(str(block.matches or block.number) for block, _ in places)
        raise UsageError(
            f"the quote stands more than once, in paragraphs {numbers}: "
            "name one with --paragraph, or quote more words"
        )
    _print_json(_citation(options.document, places[0], words))
    return FINE


def _citation(
    document: str, place: tuple[AttachedParagraph, int], words: Sequence[str]
) -> dict[str, object]:
    block, first = place
    return {
        "document": document,
        "paragraph": block.matches or block.number,
        "words": [first, first + len(words)],
        "sha256": words_sha256(list(words)),
        "supports": ["event"],
    }


def _read(options: argparse.Namespace, read: Callable[[Path], Reading] = read_list) -> Reading:
    path = Path(options.file) if options.file else bundled_list()
    try:
        return read(path)
    except UnreadableFileError as error:
        raise UsageError(error.problem.sentence()) from error


def _choose(options: argparse.Namespace) -> Chosen:
    reading = _read(options, open_list)
    record = _filter_record(options, reading.events)
    mask = filter_of(record).to_mask(reading.events)
    return Chosen(reading, record, np.flatnonzero(mask).tolist())


def _chosen_some(options: argparse.Namespace) -> Chosen:
    chosen = _choose(options)
    if not chosen.rows:
        raise UsageError("no event passes the filter, so nothing was written: loosen the filter")
    return chosen


def _filter_record(options: argparse.Namespace, events: EventList) -> FilterRecord:
    plain: dict[str, object] = {
        "from": _typed_date(options.from_),
        "to": _typed_date(options.to),
        "text": options.text,
    }
    if plain["from"] and plain["to"]:
        _check_order(str(plain["from"]), str(plain["to"]))
    for option, facet in FACET_OPTIONS.items():
        known = events.table.facets[facet].values
        plain[facet] = values = getattr(options, facet)
        for value in values:
            if value not in known:
                raise UsageError(_unknown_value(option, value, known))
    return msgspec.convert(plain, FilterRecord)


def _typed_date(text: str) -> str:
    """Return the EDTF of a date as people type it, or nothing where nothing was typed."""
    from timeline_app.core.dates.typed_date import parse_typed_date

    if not text.strip():
        return ""
    try:
        return parse_typed_date(text, date.today()).text
    except EdtfError as error:
        raise UsageError(f"{error}") from error


def _check_order(first: str, last: str) -> None:
    if parse(first).start_s >= parse(last).end_s:
        raise UsageError(f"--from {first} lies after --to {last}: swap them")


def _unknown_value(option: str, value: str, known: Sequence[str]) -> str:
    import difflib

    close = difflib.get_close_matches(value, known, 1, 0.5)
    hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known[:12])}"
    return f"the list has no {option} {value!r}: {hint}"


def _tell_problems(reading: Reading) -> int:
    if not reading.problems:
        return FINE
    count = len(reading.problems)
    noun = "problem was" if count == 1 else "problems were"
    print(
        f"timeline-app: {count} {noun} found in {reading.events.path}; "
        "`timeline-app check` names each",
        file=sys.stderr,
    )
    return PROBLEMS


def _sheets(text: str | None) -> tuple[int, int | None]:
    if text is None:
        return 1, None
    match = re.fullmatch(r"([1-9]\d?)[xX]([1-9]\d{0,2})", text)
    if not match:
        raise UsageError(f"--pages {text} is not sheets across x down: write for example 2x3")
    return int(match[1]), int(match[2])


def _job(chosen: Chosen, options: argparse.Namespace) -> "PrintJob":
    from timeline_app.scene.axis.span import TimeSpan
    from timeline_app.scene.tracks.tracks import Grouping
    from timeline_app.state.paper.job import PrintJob

    span = None
    if options.span:
        when = parse(_typed_date(options.span))
        span = TimeSpan(float(when.anchor_start_s), float(when.anchor_end_s))
    return PrintJob(
        chosen.events, chosen.record, chosen.rows, Grouping(options.group), span,
        _originals(options.sources, chosen.events), has_colors=not options.greyscale,
    )  # fmt: skip


def _originals(folder: Path | None, events: EventList) -> dict[str, AttachedText]:
    """Return the attached texts to quote from: bundled, remembered, and those in a folder."""
    found = _remembered(events)
    if bundled_originals().is_dir():
        found |= attach_folder(bundled_originals(), events.paragraphs)
    if folder is not None:
        found |= _attachments(folder, events)
    return {document: item.text for document, item in found.items()}


def _export_data(path: Path, chosen: Chosen) -> None:
    from timeline_app.exchange.files import write_data_file

    try:
        left_out = write_data_file(path, chosen.events, chosen.rows)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})") from error
    if left_out:
        print(
            f"timeline-app: {left_out} of {len(chosen.rows)} events have no date that a "
            "calendar can hold and were left out",
            file=sys.stderr,
        )


def _attachments(folder: Path, events: EventList) -> dict[str, Attachment]:
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder: name the one that holds the originals")
    return attach_folder(folder, events.paragraphs)


def _attached_text(options: argparse.Namespace, events: EventList) -> AttachedText:
    if options.document not in events.paragraphs:
        known = list(events.paragraphs)
        raise UsageError(_unknown_value("document", options.document, known))
    found = _originals(options.sources, events)
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


def _source_problems(
    folder: Path | None, attachments: Mapping[str, Attachment], events: EventList
) -> list[Problem]:
    if folder is None:
        return []
    return [
        Problem(
            str(folder),
            0,
            "",
            f"no file here is recognised as {document}",
            "Put the original text into this folder",
        )
        for document in events.paragraphs
        if document not in attachments
    ]


def _citation_problems(findings: Sequence[CitationFinding], events: EventList) -> list[Problem]:
    fine = (CitationStatus.EXACT, CitationStatus.NOT_ATTACHED)
    problems = []
    for finding in findings:
        if finding.status not in fine:
            place = ".".join(str(step) for step in finding.path)
            cited = finding.citation
            problems.append(
                Problem(
                    str(events.path),
                    0,
                    f"event {finding.event.id} {place}",
                    f"the cited words of {cited.document} paragraph {cited.paragraph} "
                    f"are {finding.status.value}",
                    "Cite the passage anew with `timeline-app cite`",
                )
            )
    return problems


def _report(
    reading: Reading, findings: Sequence[CitationFinding], problems: Sequence[Problem]
) -> dict[str, object]:
    found = coverage(reading.events)
    return {
        "file": str(reading.events.path),
        "events": len(reading.events.table),
        "problems": [problem.as_dict() for problem in problems],
        "citations": status_counts(list(findings)),
        "coverage": {name: list(getattr(found, name)) for name in found.__struct_fields__},
    }


def _summary(
    reading: Reading,
    findings: Sequence[CitationFinding],
    problems: Sequence[Problem],
    has_sources: bool,
) -> str:
    count = len(problems)
    noun = "problem" if count == 1 else "problems"
    lines = [
        f"{reading.events.path}: {len(reading.events.table)} events, "
        f"{len(findings)} citations, {count} {noun}"
    ]
    if has_sources:
        counts = status_counts(list(findings))
        lines.append("citations: " + ", ".join(f"{n} {name}" for name, n in counts.items() if n))
    found = coverage(reading.events)
    for name in found.__struct_fields__:
        items = getattr(found, name)
        shown = ", ".join(i if isinstance(i, str) else f"{i[0]} ¶{i[1]}" for i in items)
        lines.append(f"{name.replace('_', ' ')}: {shown or 'none'}")
    return "\n".join(lines)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))
