"""Spoiled lists, cache entries and settings: what is sound is read, and nothing is raised."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest

from tests.hostile.damage import damaged
from tests.hostile.trials import SETTINGS, TRIALS
from timeline_app.state.settings import Settings, load_settings

# So many take a few seconds; `dev.py attack` goes on where they end.
SEEDS = {"list": 60, "cache": 60, "settings": 400}


@pytest.mark.parametrize("name", TRIALS)
def test_given_a_spoiled_file_then_what_is_sound_is_read_and_the_rest_is_told(
    name: str, tmp_path: Path
) -> None:
    for seed in range(SEEDS[name]):
        try:
            TRIALS[name](seed, tmp_path)
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise


def test_damage_does_something_to_a_file_and_the_same_again() -> None:
    whole = bytes(range(256)) * 4
    spoiled = [damaged(whole, Random(seed)) for seed in range(50)]
    assert spoiled == [damaged(whole, Random(seed)) for seed in range(50)]
    assert sum(part != whole for part in spoiled) > 40


def test_the_settings_that_are_spoiled_are_sound(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(SETTINGS))
    settings, problems = load_settings(path)
    assert not problems
    assert settings.views
    assert settings != Settings()
