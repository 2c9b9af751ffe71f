"""Scenes of the bundled list look as they did when somebody last looked at them."""

from __future__ import annotations

import pytest

from tests.scene.goldens import FOLDER, all_texts


@pytest.mark.parametrize("name", all_texts())
def test_scene_is_as_it_was(name: str) -> None:
    path = FOLDER / f"{name}.txt"
    expected = path.read_text(encoding="utf-8").splitlines()
    found = all_texts()[name]().splitlines()
    changed = [pair for pair in zip(expected, found, strict=False) if pair[0] != pair[1]]
    message = "run python -m tests.scene.goldens if this is what you want"
    assert not changed, f"{changed[0][0]!r} became {changed[0][1]!r}: {message}"
    assert len(found) == len(expected), f"{len(expected)} lines became {len(found)}: {message}"


def test_no_golden_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(all_texts())
