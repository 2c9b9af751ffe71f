"""What of a display list belongs on a sheet."""

from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.scene.cutting import cropped
from timeline_app.scene.display import Label, Line, TextStyle

SHEET_PX = 1_000.0


def test_given_a_sliding_label_that_fits_where_it_stands_then_it_stays_there() -> None:
    label = Label(970.0, 10.0, "#18#", TextStyle.LABEL, "ink", 28.0, x_end=5_000.0)
    assert list(cropped([label], 0.0, SHEET_PX, FakeMeasurer())) == [label._replace(x_end=0.0)]


def test_given_a_sliding_label_that_begins_before_the_sheet_then_it_slides_onto_it() -> None:
    label = Label(-300.0, 10.0, "#18#", TextStyle.LABEL, "ink", 28.0, x_end=5_000.0)
    (shown,) = cropped([label], 0.0, SHEET_PX, FakeMeasurer())
    assert isinstance(shown, Label)
    assert (shown.text, 0.0 < shown.x < SHEET_PX / 2) == ("#18#", True)


def test_given_a_slanting_line_over_an_edge_then_it_goes_on_where_it_was_cut() -> None:
    line = Line(990.0, 10.0, 1_010.0, 30.0, "ink")
    (first,) = cropped([line], 0.0, SHEET_PX, FakeMeasurer())
    (second,) = cropped([line], SHEET_PX, 2 * SHEET_PX, FakeMeasurer())
    assert first == Line(990.0, 10.0, 1_000.0, 20.0, "ink")
    assert second == Line(1_000.0, 20.0, 1_010.0, 30.0, "ink")
