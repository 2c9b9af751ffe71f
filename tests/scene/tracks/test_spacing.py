"""How much room the parts of an event take."""

from __future__ import annotations

import pytest

from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.table.table import Basis, Form, Trait
from timeline_app.scene.display import FADE_PX
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.tracks.figures import EventLook
from timeline_app.scene.tracks.spacing import TICK_PX, TICKS, Spacing

SPACING = Spacing(FakeMeasurer(), SCREEN)
SYMBOL_PX = 2 * SCREEN.mark_radius_px + SCREEN.label_gap_px
TICKS_PX = (TICKS + 1) * TICK_PX


def look(form: Form, basis: Basis = Basis.STATED, traits: int = 0) -> EventLook:
    return EventLook(0, form, basis, traits, "theme-1")


@pytest.mark.parametrize(
    ("event", "more_px"),
    [
        (look(Form.PERIOD), 0.0),
        (look(Form.POINT), SYMBOL_PX),
        (look(Form.PERIOD, Basis.DERIVED), SYMBOL_PX),
        (look(Form.PERIOD, traits=int(Trait.RECURRING)), TICKS_PX),
        (look(Form.PERIOD, traits=int(Trait.OPEN_START)), FADE_PX),
        (look(Form.PERIOD, Basis.INFERRED, int(Trait.OPEN_START)), 0.0),
    ],
)
def test_before_a_label_stand_padding_symbol_ticks_and_what_fades(
    event: EventLook, more_px: float
) -> None:
    assert SPACING.lead_px(event) == SCREEN.padding_px + more_px


def test_after_a_label_a_solid_bar_that_fades_takes_more_room() -> None:
    fading = look(Form.PERIOD, traits=int(Trait.FADE_END))
    assert SPACING.tail_px(fading) == SCREEN.padding_px + FADE_PX
    assert SPACING.tail_px(look(Form.PERIOD)) == SCREEN.padding_px


def test_ticks_stand_beside_an_event_only_where_they_have_no_room_in_it() -> None:
    recurring = look(Form.POINT, traits=int(Trait.RECURRING))
    assert SPACING.outer_ticks_px(recurring, is_box=False, inner_px=0.0) == TICKS_PX
    assert SPACING.outer_ticks_px(recurring, is_box=True, inner_px=-1.0) == TICKS_PX
    assert SPACING.outer_ticks_px(recurring, is_box=True, inner_px=5.0) == 0.0
    assert SPACING.outer_ticks_px(look(Form.POINT), is_box=False, inner_px=0.0) == 0.0


def test_no_caption_takes_no_room() -> None:
    assert SPACING.caption_px("") == 0.0
    assert SPACING.caption_px("x") > 2 * SCREEN.label_gap_px
