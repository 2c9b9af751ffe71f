"""Small event lists for tests: as plain data, as files, and as read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from timeline_app.core.citations.fingerprint import sketch_of
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.normal_words import normalised_words, words_sha256
from timeline_app.core.record.problems import Problem

Plain = dict[str, Any]

DOCUMENT = "report"
PARAGRAPHS = (
    "Report of the river commission",
    "On 3 December 2025 the two ministers opened the new bridge at Savan together.",
    "The ministers agreed to build a railway by 2030, and to meet every spring.",
    "Photo: the bridge at night",
    "Photo: the bridge at night",
)


def citation(paragraph: int = 2, words: tuple[int, int] = (1, 4), **changes: Any) -> Plain:
    """A citation of some words of PARAGRAPHS, by default of the words of the date."""
    quoted = normalised_words(PARAGRAPHS[paragraph - 1])[slice(*words)]
    return {
        "document": DOCUMENT,
        "paragraph": paragraph,
        "words": list(words),
        "sha256": words_sha256(quoted),
        "supports": ["event", "date"],
        **changes,
    }


def event(id: str = "bridge-opened", **changes: Any) -> Plain:
    """A sound event; a change to None takes the key out, except for the date."""
    plain = {
        "id": id,
        "title": f"Title of {id}",
        "kind": "ceremony",
        "date": "2025-12-03",
        "date_basis": "stated",
        **changes,
    }
    return {key: value for key, value in plain.items() if value is not None or key == "date"}


def undated(id: str = "railway-promised", **changes: Any) -> Plain:
    """An event without a date that was announced in December 2025."""
    basis = {"date": None, "date_basis": "undated", "announced": "2025-12"}
    return event(id, **{"kind": "commitment", **basis, **changes})


def event_list(*events: Plain, **changes: Any) -> Plain:
    """A sound list with two people, two themes, a body, a document and the events."""
    return {
        "format": "timeline-events/1",
        "title": "The bridge",
        "as_of": "2025-12",
        "documents": [{"id": DOCUMENT, "title": "Report", "paragraphs": "sources/report.json"}],
        "leaders": [
            {"id": "ann-lee", "name": "Ann Lee", "variants": []},
            {"id": "bo-vong", "name": "Bo Vông"},
        ],
        "organisations": [{"id": "commission", "name": "River Commission"}],
        "themes": [{"id": "transport", "label": "Transport"}, {"id": "water", "label": "Water"}],
        "views": [{"id": "all", "label": "All", "span": "2025/2030"}],
        "events": list(events),
        **changes,
    }


def full_list() -> Plain:
    """A sound list in which every key of the format has a value."""
    variant = {"text": "Minister Lee", "document": DOCUMENT, "paragraph": 2, "note": "short"}
    plain = event_list(
        event(
            summary="Two ministers opened it.",
            part_of_day="afternoon",
            announced="2025-11",
            leaders=["ann-lee", "bo-vong"],
            subjects=["bo-vong"],
            organisations=["commission"],
            place="Savan",
            themes=["transport", "water"],
            citations=[citation(), citation(2, (4, 13), supports=["event"])],
            discrepancies=[{"text": "Two names", "citations": [citation(4, (0, 5))]}],
        ),
        undated(citations=[citation(3, (0, 8))], part_of="bridge-opened"),
        event(
            "spring-meeting",
            date="2026-04~",
            date_basis="inferred",
            date_note="Counted from the announcement.",
            recurrence="FREQ=YEARLY",
        ),
    )
    plain["leaders"][0] |= {"role": "Minister", "country": "Laos", "variants": [variant]}
    plain["documents"][0] |= {"publisher": "The press", "published": "2025-12", "kind": "report"}
    plain["views"][0]["filter"] = {"leaders": ["ann-lee"], "from": "2025", "basis": ["stated"]}
    return plain


def paragraph_file(texts: Sequence[str] = PARAGRAPHS, document: str = DOCUMENT) -> Plain:
    """The paragraph file of some paragraphs; repeats are marked."""
    paragraphs: list[Plain] = []
    for number, text in enumerate(texts, 1):
        words = normalised_words(text)
        entry = {
            "number": number,
            "kind": "body",
            "gist": f"Gist {number}",
            "word_count": len(words),
            "sha256": words_sha256(words),
            "sketch": " ".join(sketch_of(words)),
        }
        if text in texts[: number - 1]:
            entry["duplicate_of"] = texts.index(text) + 1
        paragraphs.append(entry)
    return {"format": "timeline-paragraphs/1", "document": document, "paragraphs": paragraphs}


def write_list(folder: Path, plain: Any, **paragraph_files: Any) -> Path:
    """Write a list and its paragraph file; text and bytes are written as they are."""
    files = paragraph_files or {"report": paragraph_file()}
    for name, value in files.items():
        write(folder / "sources" / f"{name}.json", value)
    return write(folder / "events.json", plain)


def write(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(value, str | bytes):
        value = json.dumps(value, ensure_ascii=False, indent=1)
    path.write_bytes(value if isinstance(value, bytes) else value.encode("utf-8"))
    return path


def reading_of(folder: Path, plain: Any) -> Reading:
    return read_list(write_list(folder, plain))


def sound_list(folder: Path, *events: Plain, **changes: Any) -> EventList:
    """Read a list that must be free of problems."""
    reading = reading_of(folder, event_list(*events, **changes))
    assert not reading.problems, reading.problems
    return reading.events


def places(problems: Sequence[Problem]) -> list[str]:
    """The JSON paths of some problems."""
    return [problem.path for problem in problems]


def ids(events: EventList) -> list[str]:
    """The ids of all rows, in their order."""
    return [event.id for event in events.table.events(range(len(events.table)))]
