"""Steps of the try-out: files of every kind go in and out, and what came of them is looked at."""

from __future__ import annotations

import csv
import html
import json
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdf
import samples
from tried import Program, expect

# Eight events of the bundled list, with days and without.
FILTER = ("--text", "railway")
PNG_START = b"\x89PNG\r\n\x1a\n"
# A picture of eight events; an empty one takes a tenth.
SMALLEST_PNG_BYTES = 50_000


def exports_every_format(program: Program) -> str:
    """Everything that was filtered, and nothing else, stands in each file."""
    titles = {event["title"] for event in listed(program, *FILTER)}
    with folder_at_home(program) as folder:
        for ending, holds in LOOKS.items():
            file = folder / f"events{ending}"
            expect(not program.run(*exporting(ending), file), f"{ending}: it spoke")
            expect(holds(file, titles), f"the file {ending} does not hold the events")
    return f"{len(titles)} events in each of {', '.join(LOOKS)}"


def is_page(file: Path, titles: Collection[str]) -> bool:
    text = html.unescape(file.read_text(encoding="utf-8"))
    return "<script" in text and all(title in text for title in titles)


def is_table(file: Path, titles: Collection[str]) -> bool:
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return {row["title"] for row in csv.DictReader(rows)} == set(titles)


def is_workbook(file: Path, titles: Collection[str]) -> bool:
    from openpyxl import load_workbook

    sheet: Any = load_workbook(file).active
    heading, *rows = sheet.iter_rows(values_only=True)
    return {row[heading.index("title")] for row in rows} == set(titles)


def is_calendar(file: Path, titles: Collection[str]) -> bool:
    from icalendar import Calendar

    entries = Calendar.from_ical(file.read_bytes()).walk()
    return set(titles) <= {str(entry.get("summary")) for entry in entries}


def is_list(file: Path, titles: Collection[str]) -> bool:
    events = json.loads(file.read_text(encoding="utf-8"))["events"]
    return {event["title"] for event in events} == set(titles)


def is_drawing(file: Path, titles: Collection[str]) -> bool:
    text = " ".join("".join(ElementTree.parse(file).getroot().itertext()).split())
    return all(title.split()[0] in text for title in titles)


def is_picture(file: Path, _titles: Collection[str]) -> bool:
    data = file.read_bytes()
    return data.startswith(PNG_START) and len(data) > SMALLEST_PNG_BYTES


LOOKS: dict[str, Callable[[Path, Collection[str]], bool]] = {
    ".html": is_page,
    ".csv": is_table,
    ".xlsx": is_workbook,
    ".ics": is_calendar,
    ".json": is_list,
    ".svg": is_drawing,
    ".png": is_picture,
}


def imports_other_lists(program: Program) -> str:
    """The one event of each list comes in with its title and its day."""
    with folder_at_home(program) as folder:
        for name, data in samples.lists().items():
            (folder / name).write_bytes(data)
            made = folder / f"{name}.events.json"
            program.run("import", folder / name, "-o", made)
            found = [(event["title"], event.get("date")) for event in listed(program, made)]
            (title, date), *others = found or [("", "")]
            is_it = title == samples.TITLE and str(date).startswith(samples.DAY) and not others
            expect(is_it, f"{name} became {found}")
    return ", ".join(samples.lists())


def takes_its_own_files_back(program: Program) -> str:
    """What was written as a table or calendar comes in again, event for event."""
    before = {event["title"] for event in listed(program, *FILTER)}
    endings = (".csv", ".xlsx", ".ics")
    with folder_at_home(program) as folder:
        for ending in endings:
            table, made = folder / f"events{ending}", folder / f"back{ending}.events.json"
            program.run(*exporting(ending), table)
            program.run("import", table, "-o", made)
            after = {event["title"] for event in listed(program, made)}
            expect(after == before, f"{ending} came back as {len(after)} of {len(before)} events")
    return ", ".join(endings)


def adds_documents(program: Program) -> str:
    """Each document is read, and stands in the list with the fingerprints of its paragraphs."""
    documents = samples.documents()
    with folder_at_home(program) as folder:
        made = folder / "own.events.json"
        program.run("new", made, "--title", "A bridge")
        program.run("print", *FILTER, "-o", folder / "paper.pdf")
        documents["paper.pdf"] = (folder / "paper.pdf").read_bytes()
        title = listed(program, *FILTER)[0]["title"]
        for name, data in documents.items():
            (folder / name).write_bytes(data)
            words = {"japanese.html": samples.JAPANESE, "paper.pdf": title.split()[0]}
            shown = program.run("source", folder / name)
            expect(words.get(name, samples.SENTENCE) in shown, f"{name} was read as {shown}")
            program.run("source", folder / name, "--into", made, "--id", name.replace(".", "-"))
        added = json.loads(made.read_text(encoding="utf-8"))["documents"]
        ids = [document["id"] for document in added]
        expect(ids == [name.replace(".", "-") for name in documents], f"added: {ids}")
        files = [folder / document["paragraphs"] for document in added]
        expect(all(map(Path.is_file, files)), "a document has no fingerprints")
        program.run("check", made)
    return ", ".join(documents)


def puts_its_events_into_paper(program: Program) -> str:
    """A PDF carries the printed events, and `check` and `list` read them there."""
    titles = {event["title"] for event in listed(program, *FILTER)}
    with folder_at_home(program) as folder:
        paper = folder / "paper.pdf"
        program.run("print", *FILTER, "--attach", "-o", paper)
        attached = sorted(pypdf.PdfReader(paper).attachments)
        checked = program.run("check", paper).splitlines()[0]
        expect(f"{len(titles)} events" in checked, f"`check` says {checked!r}")
        expect({event["title"] for event in listed(program, paper)} == titles, "the list differs")
    return ", ".join(attached)


STEPS = (
    exports_every_format,
    imports_other_lists,
    takes_its_own_files_back,
    adds_documents,
    puts_its_events_into_paper,
)


def exporting(ending: str) -> tuple[str, ...]:
    """What to run for a file of a format; its name goes behind."""
    # A calendar takes promises and long events only if that is asked for.
    more = ("--promises", "--long") if ending == ".ics" else ()
    return ("export", *FILTER, *more, "-o")


def listed(program: Program, *arguments: str | Path) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = json.loads(program.run("list", "--format", "json", *arguments))
    return events


@contextmanager
def folder_at_home(program: Program) -> Iterator[Path]:
    """A folder for the files of a step, gone after it."""
    with tempfile.TemporaryDirectory(dir=program.home) as folder:
        yield Path(folder)
