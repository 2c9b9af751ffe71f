"""The legend and the tour of the symbols."""

from __future__ import annotations

from tests.scene.fake_measurer import FakeMeasurer
from timeline_app.scene.display import Box, Fade, Label, Line, Mark, MarkShape, TextStyle
from timeline_app.scene.legend import SYMBOLS, legend_line, symbols_in
from timeline_app.scene.symbol_tour import PICTURE_PX, STOPS


def words_of(
    *items: Box | Line | Mark | Label, left: float = 0.0, right: float = 99.0
) -> list[str]:
    return [symbol.words for symbol in symbols_in(items, (left, right))]


def test_given_what_is_drawn_then_the_legend_names_its_symbols_in_order() -> None:
    ring = Mark(MarkShape.RING, 10.0, 0.0, 4.5, "theme-1")
    box = Box(20.0, 0.0, 30.0, 19.0, "theme-1-tint", "theme-1", True, 3.0)
    bar = Box(20.0, 0.0, 30.0, 19.0, "theme-1", "", False, 3.0, Fade.RIGHT)
    assert words_of(bar, box, ring) == ["inferred", "period", "within, inferred", "about, or open"]


def test_given_a_symbol_beside_the_view_then_the_legend_leaves_it_out() -> None:
    dot = Mark(MarkShape.DOT, 200.0, 0.0, 4.5, "theme-1")
    assert words_of(dot) == []
    assert words_of(dot, right=201.0) == ["stated"]


def test_given_labels_and_grounds_then_the_legend_takes_them_for_no_symbol() -> None:
    label = Label(0.0, 0.0, "a", TextStyle.LABEL, "ink", 5.0)
    ground = Box(0.0, 0.0, 50.0, 20.0, "weekend")
    assert words_of(label, ground, Line(5.0, 0.0, 5.0, 8.0, "grid")) == []


def test_every_symbol_of_the_legend_is_found_where_it_is_drawn() -> None:
    for symbol in SYMBOLS:
        assert symbol in symbols_in(symbol.items)


def test_given_little_room_then_the_legend_shows_only_whole_entries() -> None:
    whole = list(legend_line(FakeMeasurer(), 0.0, 2_000.0))
    some = list(legend_line(FakeMeasurer(), 0.0, whole[2].x_end))
    assert [entry.symbol for entry in some] == list(SYMBOLS[:3])


def test_the_tour_says_a_sentence_on_every_symbol() -> None:
    assert {symbol.sentence for symbol in SYMBOLS} <= {stop.sentence for stop in STOPS}
    for stop in STOPS:
        assert stop.sentence.endswith(".")
        ends = [item.x + item.width for item in stop.items if isinstance(item, Box)]
        assert max(ends, default=0.0) <= PICTURE_PX
    assert len({stop.name for stop in STOPS}) == len(STOPS)
