"""What of a display list belongs on a sheet."""

from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.scene.cutting import cropped
from timeline_app.scene.display import Label, TextStyle

SHEET_PX = 1_000.0


def test_given_a_sliding_label_that_fits_where_it_stands_then_it_stays_there() -> None:
    label = Label(970.0, 10.0, "#18#", TextStyle.LABEL, "ink", 28.0, x_end=5_000.0)
    assert list(cropped([label], 0.0, SHEET_PX, FakeMeasurer())) == [label._replace(x_end=0.0)]


def test_given_a_sliding_label_that_begins_before_the_sheet_then_it_slides_onto_it() -> None:
    label = Label(-300.0, 10.0, "#18#", TextStyle.LABEL, "ink", 28.0, x_end=5_000.0)
    (shown,) = cropped([label], 0.0, SHEET_PX, FakeMeasurer())
    assert isinstance(shown, Label)
    assert (shown.text, 0.0 < shown.x < SHEET_PX / 2) == ("#18#", True)
