"""Years of a narrow piece of the axis are named, and the present beside them."""

import pytest

from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.core.dates.civil import second_of
from timeline_app.scene.axis.piecewise import Piece, PiecewiseScale
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import Label, Ruler, TextStyle
from timeline_app.scene.metrics import SCREEN
from timeline_app.scene.piece_ruler import PieceRuler
from timeline_app.scene.present import PRESENT_WORD, behind_labels
from timeline_app.scene.ticks import ENGLISH

_YEARS = TimeSpan(float(second_of(2026)), float(second_of(2031)))
_DAYS = TimeSpan(float(second_of(2025, 12)), float(second_of(2025, 12) + 3 * 86_400))
_LATER = TimeSpan(float(second_of(2045)), float(second_of(2056)))


def ruler_of(width_px: float) -> Ruler:
    """Return the ruler of three pieces, the second of them five years in some width."""
    end = 320.0 + width_px
    pieces = (
        Piece(_DAYS, 0.0, 300.0),
        Piece(_YEARS, 320.0, end),
        Piece(_LATER, end + 20.0, end + 140.0),
    )
    measurer, now_s = FakeMeasurer(), float(second_of(2026, 11))
    scale = PiecewiseScale(pieces)
    ruler = PieceRuler(measurer, SCREEN, ENGLISH).ruler(scale, 100.0, now_s)
    return behind_labels(ruler, (), measurer, SCREEN)


@pytest.mark.parametrize("width_px", [85.0, 95.0, 150.0])
def test_given_years_in_a_narrow_piece_then_some_are_named_and_so_is_the_present(
    width_px: float,
) -> None:
    labels = [item for item in ruler_of(width_px).items if isinstance(item, Label)]
    inside = [item for item in labels if 320.0 <= item.x <= 320.0 + width_px]
    years = [item.text for item in inside if item.style is TextStyle.RULER]
    assert "2026" in years
    assert len(years) > 1
    assert PRESENT_WORD in [item.text for item in labels]
