"""Annotations of Hypothesis and of the Web Annotation model come in as quotes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from timeline_app.exchange.annotations import AnnotationsError, read_annotations

SELECTOR = {"type": "TextQuoteSelector", "exact": "the new bridge", "prefix": "opened "}
HYPOTHESIS = {
    "id": "abc",
    "uri": "https://example.org/report",
    "text": "Bridge opened",
    "tags": ["Transport"],
    "target": [
        {
            "source": "https://example.org/report",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]"},
                {"type": "TextPositionSelector", "start": 3, "end": 9},
                SELECTOR,
            ],
        }
    ],
}
WEB = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "body": [
        {"type": "TextualBody", "value": "Bridge opened", "purpose": "commenting"},
        {"type": "TextualBody", "value": "Transport", "purpose": "tagging"},
    ],
    "target": {"source": {"id": "https://example.org/report"}, "selector": SELECTOR},
}
PAGE_NOTE = {"text": "On the whole page", "target": [{"source": "https://example.org"}]}


def write(folder: Path, value: Any) -> Path:
    path = folder / "annotations.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "value",
    [
        HYPOTHESIS,
        [HYPOTHESIS],
        {"rows": [HYPOTHESIS, PAGE_NOTE], "total": 2},
        {"export_date": "2025", "annotations": [HYPOTHESIS]},
        WEB,
        {"type": "AnnotationPage", "items": [WEB]},
        {"type": "AnnotationCollection", "first": {"items": [WEB]}},
    ],
)
def test_every_wrapping_gives_the_same(tmp_path: Path, value: Any) -> None:
    [found] = read_annotations(write(tmp_path, value))
    assert (found.quote.exact, found.quote.prefix) == ("the new bridge", "opened ")
    assert (found.note, found.tags) == ("Bridge opened", ("Transport",))
    assert found.source == "https://example.org/report"


def test_a_quote_within_another_selector_is_found(tmp_path: Path) -> None:
    target = {"selector": {"type": "FragmentSelector", "value": "p1", "refinedBy": SELECTOR}}
    [found] = read_annotations(write(tmp_path, {"target": target, "body": "https://x"}))
    assert found.quote.exact == "the new bridge"
    assert found.note == ""


@pytest.mark.parametrize(
    "value",
    ["{", "[]", "3", "null", PAGE_NOTE, {"target": [3, {"selector": [4]}]}, {"rows": [1, "x"]}],
)
def test_what_holds_no_quotes_is_told(tmp_path: Path, value: Any) -> None:
    with pytest.raises(AnnotationsError, match="JSON"):
        read_annotations(write(tmp_path, value))
