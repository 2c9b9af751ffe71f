"""`timeline-app check`: every problem of a list, and the state of its citations."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from timeline_app.command_line.choosing import add_file, read
from timeline_app.command_line.evidence import evidence_lines
from timeline_app.command_line.output import write_json
from timeline_app.command_line.sources import add_sources, attachments_in
from timeline_app.command_line.usage import FINE, PROBLEMS, Subcommand, UsageError
from timeline_app.core.citations.anchoring import CitationStatus
from timeline_app.core.citations.curation import curation_advice
from timeline_app.core.citations.sources import Attachment
from timeline_app.core.citations.verification import (
    CitationFinding,
    coverage,
    status_counts,
    verify,
)
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.problems import Problem
from timeline_app.program.paths import is_file


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `check`."""
    add_file(parser)
    add_sources(parser, "folder of original texts")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--evidence", action="store_true", help="print every event with the words it rests on"
    )
    parser.add_argument(
        "--curation", action="store_true", help="take advice on titles, dates and people for faults"
    )


def run(options: argparse.Namespace) -> int:
    """Report every problem of a list, and with `--sources` the state of every citation."""
    if options.json and options.evidence:
        raise UsageError("--evidence is text to read, no JSON: leave one of the two out")
    reading = read(options)
    attachments = attachments_in(options.sources, reading.events) if options.sources else {}
    findings = verify(reading.events, attachments)
    problems = [
        *reading.problems,
        *_source_problems(options.sources, attachments, reading.events),
        *_citation_problems(findings, reading.events),
    ]
    advice = curation_advice(reading.events, attachments)
    if options.json:
        write_json(_report(reading, findings, problems, advice))
        return PROBLEMS if problems or (options.curation and advice) else FINE
    if options.evidence:
        print("\n".join(evidence_lines(reading.events, attachments)))
    for problem in (*problems, *(advice if options.curation else ())):
        print(problem.sentence())
    print(_summary(reading, findings, problems, bool(options.sources)))
    print(_advice_summary(advice, is_told=options.curation))
    return PROBLEMS if problems or (options.curation and advice) else FINE


def _source_problems(
    place: Path | None, attachments: Mapping[str, Attachment], events: EventList
) -> list[Problem]:
    if place is None:
        return []
    if is_file(place):
        if attachments:
            return []
        message, remedy = "this is no original of the list", "Name the original text or its folder"
        return [Problem(str(place), 0, "", message, remedy)]
    return [
        Problem(
            str(place),
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
    reading: Reading,
    findings: Sequence[CitationFinding],
    problems: Sequence[Problem],
    advice: Sequence[Problem],
) -> dict[str, object]:
    found = coverage(reading.events)
    return {
        "file": str(reading.events.path),
        "events": len(reading.events.table),
        "problems": [problem.as_dict() for problem in problems],
        "to_settle": reading.events.to_settle.how_many,
        "curation": [one.as_dict() for one in advice],
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
    if reading.events.to_settle.how_many:
        lines.append(f"{reading.events.to_settle.words}: see --curation")
    if has_sources:
        counts = status_counts(list(findings))
        lines.append("citations: " + ", ".join(f"{n} {name}" for name, n in counts.items() if n))
    found = coverage(reading.events)
    for name in found.__struct_fields__:
        items = getattr(found, name)
        shown = ", ".join(i if isinstance(i, str) else f"{i[0]} ¶{i[1]}" for i in items)
        lines.append(f"{name.replace('_', ' ')}: {shown or 'none'}")
    return "\n".join(lines)


def _advice_summary(advice: Sequence[Problem], *, is_told: bool) -> str:
    if not advice:
        return "curation: no advice"
    noun = "piece" if len(advice) == 1 else "pieces"
    hint = "" if is_told else ", told with --curation"
    return f"curation: {len(advice)} {noun} of advice{hint}"


SUBCOMMAND = Subcommand("Report every problem of a list.", add_options, run)
