"""The lists made for measurements are sound, varied and always the same."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from tests.lists import write
from tests.synthetic import LEADERS, THEMES, synthetic_bytes, synthetic_list
from timeline_app.core.open_list import read_list
from timeline_app.core.table.table import Basis, Form, Trait


def test_a_synthetic_list_is_sound_and_varied(tmp_path: Path) -> None:
    reading = read_list(write(tmp_path / "events.json", synthetic_bytes(3_000, 7)))
    assert reading.problems == ()
    table = reading.events.table
    assert len(table) == 3_000
    shares = Counter(Basis(code) for code in table.basis)
    assert shares[Basis.UNDATED] > 100
    assert shares[Basis.INFERRED] > 200
    assert (table.traits & Trait.FADE_START > 0).sum() > 150
    durations = (table.draw_end_s - table.draw_start_s)[table.form == Form.PERIOD]
    assert durations.min() < 3600
    assert durations.max() > 10 * 365 * 86_400
    assert (len(table.facets["themes"].values), len(table.facets["leaders"].values)) == (
        THEMES,
        LEADERS,
    )


def test_the_same_seed_gives_the_same_list() -> None:
    assert synthetic_bytes(50, 1) == synthetic_bytes(50, 1)
    assert synthetic_bytes(50, 1) != synthetic_bytes(50, 2)
    assert json.loads(synthetic_bytes(50, 1)) == synthetic_list(50, 1)
    assert synthetic_list(0, 1)["events"] == []
