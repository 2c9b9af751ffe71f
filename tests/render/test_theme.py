"""The colours: everything can be read, and no two themes fall together for the colour-blind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np
import pytest

from tests.render.color_sight import difference, seen_by
from timeline_app.core.open_list import read_list
from timeline_app.program.locations import bundled_list
from timeline_app.render.paper_theme import greyscale_theme
from timeline_app.render.theme import ColorTheme, contrast, dark_theme, light_theme
from timeline_app.scene.tracks.tracks import THEME_COLORS, Grouping, build_tracks

SCREENS = (light_theme(), dark_theme())
ALL = (*SCREENS, greyscale_theme())
THEMES = [f"theme-{number}" for number in range(THEME_COLORS)]
EVENT_COLORS = [*THEMES, "theme-none"]
# WCAG 2.2, AA: text, and what is no text but has to be seen.
LEAST_OF_TEXT, LEAST_OF_MARKS = 4.5, 3.0
# To normal sight, and to who lacks a kind of cone; a difference of 2 is seen side by side.
LEAST_APART, LEAST_APART_OF_NEIGHBOURS = 7.75, 12.0

TINTS = [f"{color}-tint" for color in [*EVENT_COLORS, "accent"]]
CANVAS = ["paper", "piece", "break", "weekend", "grid"]
TEXTS = {
    "ink": [*CANVAS, *TINTS, "panel", "accent-soft", "mark-text", "mark-paragraph", "mark-match"],
    "ink-soft": [*CANVAS, "panel", "accent-soft", "mark-paragraph"],
    "ink-faint": [*CANVAS, *TINTS, "panel", "accent-soft", "mark-paragraph"],
    "accent": [*CANVAS, "panel", "accent-soft", "mark-paragraph"],
    "warning": ["paper", "panel", "mark-paragraph"],
    "good": ["paper", "panel", "mark-paragraph"],
    "bad": ["paper", "panel", "mark-paragraph"],
    "on-theme": [*EVENT_COLORS, "accent"],
}
"""Which grounds each colour of text stands on."""
MARKS = {
    **{color: [*CANVAS[:-1], "panel"] for color in [*EVENT_COLORS, "accent"]},
    **{f"{color}-line": ["paper", "piece"] for color in EVENT_COLORS},
    "today": ["paper", "piece", "panel"],
    "warning": ["paper", "piece"],
}
"""Which grounds marks, frames and lines with a meaning stand on."""


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground_it_stands_on(theme: ColorTheme) -> None:
    assert too_faint(theme, TEXTS, LEAST_OF_TEXT) == []


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_every_mark_and_frame_stands_off_its_ground(theme: ColorTheme) -> None:
    assert too_faint(theme, MARKS, LEAST_OF_MARKS) == []


@pytest.mark.parametrize("theme", SCREENS, ids=lambda theme: theme.name)
def test_a_mark_stands_off_the_tint_of_its_own_box(theme: ColorTheme) -> None:
    own = {color: [f"{color}-tint"] for color in EVENT_COLORS}
    assert too_faint(theme, own, LEAST_OF_MARKS) == []


@pytest.mark.parametrize("theme", ALL, ids=lambda theme: theme.name)
def test_what_is_wide_is_quieter_than_its_frame_and_that_than_its_mark(theme: ColorTheme) -> None:
    for color in EVENT_COLORS:
        loudness = [
            contrast(theme.hex(token), theme.hex("paper"))
            for token in (f"{color}-tint", f"{color}-line", color)
        ]
        assert loudness[0] < loudness[1] <= loudness[2]
        # In one bit a line is black or none.
        assert loudness[1] < loudness[2] or theme is greyscale_theme()


@pytest.mark.parametrize("sight", ["normal", "deuteranopia", "protanopia"])
@pytest.mark.parametrize("theme", SCREENS, ids=lambda theme: theme.name)
def test_no_two_themes_look_alike_to_anyone(theme: ColorTheme, sight: str) -> None:
    apart = differences(theme, sight, EVENT_COLORS)
    assert {pair: far for pair, far in apart.items() if far < LEAST_APART} == {}
    assert min(apart[pair] for pair in pairwise(THEMES)) >= LEAST_APART_OF_NEIGHBOURS


@pytest.mark.parametrize("sight", ["normal", "deuteranopia", "protanopia"])
@pytest.mark.parametrize("theme", SCREENS, ids=lambda theme: theme.name)
@pytest.mark.parametrize("grouping", Grouping)
def test_in_every_grouping_colours_that_differ_do_so_to_anyone(
    grouping: Grouping, theme: ColorTheme, sight: str
) -> None:
    table = read_list(bundled_list()).events.table
    tracks = build_tracks(table, np.arange(len(table)), grouping)
    used = {token for track in tracks.tracks for token in tracks.colors_of(track.rows)}
    used |= {track.color for track in tracks.tracks}
    assert len(used) > THEME_COLORS / 2
    assert min(differences(theme, sight, sorted(used)).values()) >= LEAST_APART


def differences(
    theme: ColorTheme, sight: str, tokens: Sequence[str]
) -> dict[tuple[str, str], float]:
    seen = {token: seen_by(sight, theme.hex(token)) for token in tokens}
    return {(a, b): difference(seen[a], seen[b]) for a, b in combinations(tokens, 2)}


def too_faint(theme: ColorTheme, pairs: dict[str, list[str]], least: float) -> list[str]:
    return [
        f"{token} on {ground}: {found:.2f}"
        for token, grounds in pairs.items()
        for ground in grounds
        if (found := contrast(theme.hex(token), theme.hex(ground))) < least
    ]


def test_the_difference_of_colours_is_that_of_its_published_test_data() -> None:
    first, second = (50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485)
    assert difference(first, second) == pytest.approx(2.0425, abs=1e-4)
    assert difference((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514)) == pytest.approx(
        0.9082, abs=1e-4
    )
