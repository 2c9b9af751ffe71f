"""The one table of facets: what it says holds everywhere, and a new row is enough for a new one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

import timeline_app
from tests.lists import event, event_list, write_list
from timeline_app.core.record.event_columns import EventColumns
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.tracks.tracks import Grouping

ROW = """    FacetKind(
        id="parts_of_day",
        heading="Parts of day",
        noun="Part of day",
        nouns="Parts of day",
        option="part-of-day",
        held_by=one_or_none("part_of_day"),
    ),
"""
END_OF_ROWS = ")\n\nFACETS:"

ASK = """
import json, sys
from pathlib import Path
from timeline_app.core.event_list.filters import filter_of
from timeline_app.core.open_list import read_list
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import FilterRecord
from timeline_app.render.theme import light_theme
from timeline_app.state.filter_words import filter_in_words
from timeline_app.state.links import link_text, parse_link
from timeline_app.state.view_state import first_state, with_facet
from timeline_app.ui.panes.filter_bar import FilterBar
from timeline_app.ui.panes.filter_pane import FilterPane
from timeline_app.ui.session.controller import Controller
from PySide6.QtWidgets import QApplication

application = QApplication([])
events = read_list(Path(sys.argv[1])).events
controller = Controller(events)
pane, bar = FilterPane(controller, light_theme()), FilterBar(controller)
before = controller.model.facet_counts("parts_of_day")
controller.filtering.toggle("parts_of_day", "night")
link = parse_link(link_text(Path(sys.argv[1]), controller.state))
both = with_facet(FilterRecord(), "parts_of_day", ("night", "evening"))
mask = filter_of(both).to_mask(events)
print(json.dumps({
    "counts": dict(zip(events.table.facets["parts_of_day"].values, before)),
    "filtered": [e.id for e, keep in zip(events.table.events(range(3)), mask) if keep],
    "words": filter_in_words(both, events),
    "pane": pane.shown_values("parts_of_day"),
    "chips": bar.chip_texts(),
    "linked": link.filter.parts_of_day,
    "view": events.head.views[1].filter.parts_of_day,
    "rows": len(controller.model.rows),
}))
"""


@dataclass(frozen=True)
class Extended:
    """A copy of the program with one more row in its table, and a list to try it on."""

    code: Path
    list_path: Path

    def answer(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        home = str(self.code)
        environment = {
            **os.environ,
            "PYTHONPATH": home,
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_CACHE_HOME": home,
        }
        command = [sys.executable, *map(str, arguments)]
        return subprocess.run(
            command, env=environment, cwd=home, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Extended:
    folder = tmp_path_factory.mktemp("extended")
    package = Path(timeline_app.__file__).parent
    shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    table = folder / package.name / "core" / "record" / "facet_kinds.py"
    text = table.read_text(encoding="utf-8")
    assert text.count(END_OF_ROWS) == 1
    table.write_text(text.replace(END_OF_ROWS, ROW + END_OF_ROWS), encoding="utf-8")
    view = {"id": "v", "label": "V", "span": "2025", "filter": {"parts_of_day": ["night"]}}
    plain = event_list(
        event("a", part_of_day="night"),
        event("b", part_of_day="morning"),
        event("c"),
        views=[{"id": "all", "label": "All", "span": "2025"}, view],
    )
    return Extended(folder, write_list(folder / "list", plain))


@pytest.fixture(scope="module")
def answers(extended: Extended) -> dict[str, Any]:
    finished = extended.answer("-c", ASK, extended.list_path)
    assert finished.returncode == 0, finished.stderr
    found: dict[str, Any] = json.loads(finished.stdout)
    return found


def test_given_one_more_row_then_its_values_are_counted_and_shown(answers: dict[str, Any]) -> None:
    assert answers["counts"] == {"morning": 1, "night": 1}
    assert answers["pane"] == ["morning", "night"]


def test_given_one_more_row_then_it_can_be_filtered_by(answers: dict[str, Any]) -> None:
    assert answers["filtered"] == ["a"]
    assert answers["rows"] == 1
    assert answers["view"] == ["night"]


def test_given_one_more_row_then_words_chips_and_links_know_it(answers: dict[str, Any]) -> None:
    assert answers["words"] == "Parts of day: night or evening"
    assert answers["linked"] == ["night"]
    assert answers["chips"][0] == "Night  ×"


def test_given_one_more_row_then_the_command_line_offers_it(extended: Extended) -> None:
    listing = ("-m", "timeline_app", "list", extended.list_path)
    help_text = extended.answer(*listing, "--help").stdout
    assert "--part-of-day" in help_text
    assert "any of the parts of day given" in help_text
    listed = extended.answer(*listing, "--format", "json", "--part-of-day", "night")
    assert [one["id"] for one in json.loads(listed.stdout)] == ["a"], listed.stderr
    refused = extended.answer(*listing, "--part-of-day", "nigth")
    assert "did you mean 'night'" in refused.stderr


def test_given_one_more_row_then_the_schema_of_the_file_has_its_key(extended: Extended) -> None:
    code = (
        "from timeline_app.core.record.schema import schema_texts;"
        "print(schema_texts()['timeline-events-1.schema.json'])"
    )
    schema = json.loads(extended.answer("-c", code).stdout)
    assert "parts_of_day" in schema["$defs"]["FilterRecord"]["properties"]


def test_ids_options_and_places_are_each_used_once() -> None:
    kinds = FACETS.values()
    for taken in (
        [kind.option for kind in kinds],
        [kind.heading for kind in kinds],
        [kind.place_in_pane for kind in kinds],
    ):
        assert len(set(taken)) == len(FACETS)


def test_the_filter_of_a_file_has_a_key_for_each_facet_in_their_order() -> None:
    keys = [field.encode_name for field in msgspec.structs.fields(FilterRecord)]
    assert keys == [*FACETS, "from", "to", "text", "all_leaders", "about", "spoken_of"]
    with pytest.raises(TypeError):
        FilterRecord(moods=("good",))


def test_only_leaders_can_be_asked_for_together() -> None:
    record = FilterRecord(leaders=("a", "b"), themes=("c", "d"), all_leaders=True)
    assert [facet for facet in FACETS if record.wants_all_of(facet)] == ["leaders"]


def test_tracks_stand_for_facets_or_for_nothing() -> None:
    assert {grouping.value for grouping in Grouping} - set(FACETS) == {"none"}


def test_no_events_hold_no_values() -> None:
    nothing = EventColumns(*[()] * len(EventColumns._fields))
    for kind in FACETS.values():
        values, counts = kind.held_by(nothing)
        assert (list(values), counts.tolist()) == ([], [])
