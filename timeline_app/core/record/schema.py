"""The JSON Schemas of the two file formats, made from the model so that they can't drift.

`python -m timeline_app.core.record.schema` writes them anew into resources/schema/.
"""

import json
from pathlib import Path
from typing import Any

import msgspec

from timeline_app.core.record.model import EventFile, ParagraphFile

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "schema"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_RECORDS: dict[str, tuple[type[msgspec.Struct], str]] = {
    "timeline-events-1.schema.json": (EventFile, "Event list, timeline-events/1"),
    "timeline-paragraphs-1.schema.json": (ParagraphFile, "Paragraph file, timeline-paragraphs/1"),
}


def schema_texts() -> dict[str, str]:
    """Return the text of each schema file by its name."""
    return {
        name: json.dumps(_schema(record, title), ensure_ascii=False, indent=1) + "\n"
        for name, (record, title) in _RECORDS.items()
    }


def write_schemas(folder: Path) -> None:
    """Write the schema files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _schema(record: type[msgspec.Struct], title: str) -> dict[str, Any]:
    return {"$schema": _DIALECT, "title": title, **msgspec.json.schema(record)}


if __name__ == "__main__":
    write_schemas(FOLDER)
