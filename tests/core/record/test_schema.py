"""The shipped JSON Schemas are those of the model."""

from __future__ import annotations

import json
from pathlib import Path

from timeline_app.core.record.schema import FOLDER, schema_texts, write_schemas


def test_the_shipped_schemas_are_those_of_the_model() -> None:
    shipped = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")}
    assert shipped == schema_texts(), "run: python -m timeline_app.core.record.schema"


def test_schemas_are_written_where_they_are_wanted(tmp_path: Path) -> None:
    write_schemas(tmp_path / "new")
    written = {path.name: path.read_text("utf-8") for path in (tmp_path / "new").iterdir()}
    assert written == schema_texts()


def test_the_schema_says_what_an_event_is() -> None:
    schema = json.loads(schema_texts()["timeline-events-1.schema.json"])
    event = schema["$defs"]["Event"]
    assert event["additionalProperties"] is False
    assert set(event["required"]) == {"id", "title", "kind", "date", "date_basis"}
    assert set(event["properties"]["date_basis"]["enum"]) == {
        "stated",
        "inferred",
        "derived",
        "undated",
    }
    assert "from" in schema["$defs"]["FilterRecord"]["properties"]
