"""Whole scenes look as they did when somebody last looked at them.

Where a change is wanted: `python -m tests.render.pictures`, and look at what it has drawn.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.render.likeness import complaint
from tests.render.pictures import FOLDER, PICTURES, stored

MOST_BYTES = 60_000
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("name", PICTURES)
def test_scene_looks_as_it_did(name: str, tmp_path: Path) -> None:
    found = PICTURES[name].image()
    difference = complaint(stored(name), found)
    if difference:
        found.save(str(tmp_path / f"{name}.png"))
    message = f"see {tmp_path}; run python -m tests.render.pictures if this is what you want"
    assert not difference, f"{name}: {difference}: {message}"


def test_the_pictures_are_small_and_none_is_left_over() -> None:
    paths = list(FOLDER.glob("*.png"))
    assert {path.stem for path in paths} == set(PICTURES)
    assert all(path.stat().st_size < MOST_BYTES for path in paths)
