"""How single events are drawn: by form and basis, and with a label that can be read."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from tests.scene.events import DateBasis, Listed, event, listed, span_of_days, span_of_years
from tests.scene.geometry import labels_of, request_for, scene_of, texts_of
from timeline_app.core.dates.civil import second_of
from timeline_app.scene.axis.span import TimeSpan
from timeline_app.scene.display import FADE_PX, Box, Fade, HitKind, Line, Mark, MarkShape, Scene
from timeline_app.scene.layout import build_scene
from timeline_app.scene.metrics import SCREEN

DAYS = span_of_days(2025, 12, 1, 10)
YEARS = span_of_years(2020, 2040)


def boxes(scene: Scene) -> list[Box]:
    return [item for item in scene.items if isinstance(item, Box)]


def marks(scene: Scene) -> list[Mark]:
    return [item for item in scene.items if isinstance(item, Mark)]


def one(date: str, basis: DateBasis = "stated", title: str = "", recurrence: str = "") -> Listed:
    return listed([event(1, date, title, basis, recurrence=recurrence)])


@pytest.mark.parametrize(
    ("basis", "shape"),
    [
        ("stated", MarkShape.DOT),
        ("inferred", MarkShape.RING),
        ("derived", MarkShape.RING_DOT),
        ("undated", MarkShape.OPEN_RING),
    ],
)
def test_marks_show_the_basis(basis: DateBasis, shape: MarkShape) -> None:
    for span in (YEARS, DAYS):
        (mark,) = marks(scene_of(one("2025-12-03", basis), span))
        assert mark.shape is shape


def crowded(of: Listed, span: TimeSpan) -> Scene:
    """The scene of a list that is too long for every event to have its own lane."""
    return build_scene(request_for(of, span, metrics=replace(SCREEN, whole_rows=0)))


def test_an_undated_event_never_looks_like_a_deadline() -> None:
    for date in ("2025-12-03", "2025-12-01/2025-12-08", "2025"):
        scene = scene_of(one(date, "undated"), DAYS)
        assert not boxes(scene)
        assert texts_of(scene.items) == ["1 promised, no date given"]


def test_a_mark_lies_in_the_middle_of_its_extent() -> None:
    scene = scene_of(one("2025"), span_of_years(1950, 2050))
    (mark,) = marks(scene)
    middle = (second_of(2025) + second_of(2026)) / 2
    assert mark.x == pytest.approx(scene.scale.x_of(middle))


def test_bars_show_the_basis() -> None:
    looks = {}
    for basis in ("stated", "inferred", "derived"):
        (box,) = boxes(scene_of(one("2025-12-02/2025-12-08", basis), DAYS))
        looks[basis] = (box.fill, box.stroke, box.is_dashed)
    assert looks["stated"] == ("theme-0", "", False)
    assert looks["inferred"] == ("theme-0-tint", "theme-0", True)
    assert looks["derived"] == ("theme-0-tint", "theme-0", False)


@pytest.mark.parametrize(
    ("date", "fade"),
    [
        ("2025-12-02/2025-12-08", Fade.NONE),
        ("2025-12-02~/2025-12-08", Fade.LEFT),
        ("2025-12-02/2025-12-08~", Fade.RIGHT),
        ("2025-12-02/..", Fade.RIGHT),
        ("../2025-12-08", Fade.LEFT),
        ("2025-12-02?/2025-12-08?", Fade.LEFT | Fade.RIGHT),
    ],
)
def test_uncertain_and_open_ends_fade(date: str, fade: Fade) -> None:
    (box,) = boxes(scene_of(one(date), DAYS))
    assert box.fade == fade


def test_recurring_events_have_small_ticks() -> None:
    for date in ("2025-12-03", "2025-12-02/2025-12-08", "2025-12-03T10:00:00"):
        scene = scene_of(one(date, recurrence="FREQ=YEARLY"), DAYS)
        lines = [item for item in scene.items if isinstance(item, Line)]
        assert len([line for line in lines if line.x1 == line.x2]) == 3


def test_a_day_not_stated_says_so_where_there_is_room() -> None:
    scene = scene_of(one("[2025-12-02..2025-12-08]", title="Talks"), DAYS)
    assert texts_of(scene.items) == ["day not stated", "Talks"]
    scene = scene_of(one("[2025-12-02..2025-12-03]", title="Talks of some length"), DAYS)
    assert texts_of(scene.items) == ["Talks of some length"]


def test_the_label_of_a_long_bar_can_slide_as_far_as_the_bar_reaches() -> None:
    scene = scene_of(one("2015/2060", title="A long plan"), YEARS)
    (box,) = boxes(scene)
    (label,) = labels_of(scene.items)
    assert box.x < 0
    assert box.x + box.width > 1_000
    assert box.x < label.x < 0
    assert label.x_end == pytest.approx(box.x + box.width - 7)


def test_a_label_fills_a_wide_bar_before_it_is_cut() -> None:
    title = "word" * 25
    (label,) = labels_of(scene_of(one("2021/2039", title=title), YEARS).items)
    assert label.text == title
    (label,) = labels_of(scene_of(one("2025/2039", title=title), YEARS).items)
    assert label.text.endswith("…")
    assert label.width > 600


def test_a_label_that_does_not_fit_stands_beside_its_bar_whole() -> None:
    scene = scene_of(one("2025/2026", title="A title that is far too long"), YEARS)
    (box,), (label,) = boxes(scene), labels_of(scene.items)
    assert label.text == "A title that is far too long"
    assert label.x > box.x + box.width
    assert label.x_end == 0


def test_a_label_too_long_for_its_bar_takes_two_lines_in_a_taller_one() -> None:
    whole = one("2022/2032", title="A plan with a title that is much too long to stand on one line"
                " of it even so wide")  # fmt: skip
    scene = scene_of(whole, YEARS)
    (box,), labels = boxes(scene), labels_of(scene.items)
    assert " ".join(label.text for label in labels) == whole.title_of(0)
    assert labels[1].y == labels[0].y + 16.0
    assert all(label.x_end == pytest.approx(box.x + box.width - 7) for label in labels)
    assert (box.height, scene.bands[0].height) == (35.0, 44.0)


@pytest.mark.parametrize(
    ("date", "within", "lines", "is_left"),
    [
        ("2025-12-03", DAYS, ["Signed by the ministers of both countries"], False),
        ("2025-12-10", DAYS, ["Signed by the ministers of both countries"], True),
        (
            "2025-12-03",
            span_of_days(2025, 12, 1, 5.25),
            ["Signed by the ministers", "of both countries"],
            False,
        ),
        (
            "2025-12-03",
            span_of_days(2025, 12, 2, 3.3),
            ["Signed by the", "ministers of", "both countries"],
            False,
        ),
    ],
)
def test_labels_keep_within_a_span_where_they_can(
    date: str, within: TimeSpan, lines: list[str], is_left: bool
) -> None:
    request = request_for(one(date, title="Signed by the ministers of both countries"), DAYS)
    scene = build_scene(replace(request, labels_within=within))
    (mark,) = marks(scene)
    labels = labels_of(scene.items)
    assert [label.text for label in labels] == lines
    assert all((label.x < mark.x) == is_left for label in labels)
    low, high = request.scale.x_of(within.start_s), request.scale.x_of(within.end_s)
    assert all(low <= label.x and label.x + label.width <= high for label in labels)


def test_a_label_on_the_left_ends_at_its_mark_line_by_line() -> None:
    title = "Ministers of both countries agree on a plan for their digital future"
    whole = one("2025-12-10", "undated", title)
    request = request_for(whole, DAYS, 560.0)
    scene = build_scene(replace(request, labels_within=DAYS, open_folds=frozenset({"trade"})))
    _, mark = marks(scene)
    _, first, last, caption = labels_of(scene.items)
    assert f"{first.text} {last.text}" == title
    assert caption.text == "no date given"
    left = mark.x - mark.radius
    gaps = [left - first.x - first.width, left - caption.x - caption.width]
    assert gaps == pytest.approx([SCREEN.label_gap_px] * 2)
    assert caption.y == last.y
    assert caption.x == pytest.approx(last.x + last.width + SCREEN.label_gap_px)


@pytest.mark.parametrize("date", ["2022~/2039", "2022/2039~", "2022?/2039?"])
def test_a_light_label_keeps_off_the_ends_where_its_bar_runs_out(date: str) -> None:
    scene = scene_of(one(date, title="A plan of that time"), YEARS)
    (box,), (label,) = boxes(scene), labels_of(scene.items)
    assert label.color == "on-theme"
    if box.fade & Fade.LEFT:
        assert label.x >= box.x + FADE_PX
    if box.fade & Fade.RIGHT:
        assert label.x_end <= box.x + box.width - FADE_PX


def test_recurring_ticks_can_be_seen_on_a_filled_bar() -> None:
    scene = scene_of(one("2025-12-02/2025-12-08", recurrence="FREQ=YEARLY"), DAYS)
    (box,) = boxes(scene)
    lines = [item for item in scene.items if isinstance(item, Line)]
    assert {tick.color for tick in lines if tick.x2 < box.x + box.width} == {"on-theme"}


def test_labels_take_two_lines_before_an_event_goes_to_a_cluster() -> None:
    events = [
        event(number, f"2025-12-{day:02d}", "An event with a rather long title")
        for number, day in enumerate([2] * 10 + [6])
    ]
    scene = crowded(listed(events), span_of_days(2025, 12, 1, 20))
    assert not [hit for hit in scene.hits if len(hit.rows) > 1]
    assert texts_of(scene.items).count("An event with a") == 1
    assert texts_of(scene.items).count("rather long title") == 1
    assert max(scene.lanes.values()) == 9


def test_events_at_the_same_time_fan_out_and_the_rest_is_one_cluster() -> None:
    scene = crowded(listed([event(number, "2025-12-03") for number in range(25)]), YEARS)
    assert sorted(scene.lanes.values()) == list(range(10))
    (cluster,) = (hit for hit in scene.hits if len(hit.rows) > 1)
    assert cluster.count == 15
    assert "+15" in texts_of(scene.items)
    (box,) = boxes(scene)
    first = min(mark.x for mark in marks(scene))
    assert box.x == pytest.approx(first - 4.5, abs=0.1)


def test_a_few_events_too_many_get_lanes_instead_of_a_cluster() -> None:
    scene = crowded(listed([event(number, "2025-12-03") for number in range(15)]), YEARS)
    assert sorted(scene.lanes.values()) == list(range(15))
    assert not [hit for hit in scene.hits if len(hit.rows) > 1]


def test_clusters_of_long_bars_have_a_count_that_slides() -> None:
    events = [event(number, "2015/2060") for number in range(14)]
    events += [event(20 + number, "2030/2034") for number in range(3)]
    scene = crowded(listed(events), YEARS)
    (cluster,) = (hit for hit in scene.hits if len(hit.rows) > 1)
    assert cluster.count == 7
    (label,) = (label for label in labels_of(scene.items) if label.text == "+7")
    assert label.x < 0
    assert label.x_end > 1_000


def test_collapsed_tracks_show_where_their_events_begin() -> None:
    events = [event(1, "2025-12-02"), event(2, "2025-12-02"), event(3, "2025-12-05"),
              event(4, "2024"), event(5, "2025-12-05", themes=("culture",))]  # fmt: skip
    request = request_for(listed(events), DAYS)
    scene = build_scene(replace(request, collapsed=frozenset({"trade"})))
    band, other = scene.bands
    assert (band.height, band.is_collapsed, band.count) == (SCREEN.collapsed_px, True, 4)
    assert not other.is_collapsed
    stacks = [hit for hit in scene.hits if hit.track == "trade" and hit.x > 0]
    assert [(hit.kind, hit.rows) for hit in stacks] == [
        (HitKind.STACK, (1, 2)), (HitKind.MARK, (3,)),
    ]  # fmt: skip
    assert "2" in texts_of(scene.items)
    assert all(band.y <= hit.y < hit.y + hit.height < band.y + band.height for hit in stacks)


def test_what_lies_under_a_point() -> None:
    scene = scene_of(one("2025-12-02/2025-12-08"), DAYS)
    (hit,) = scene.hits
    assert scene.hit_at(hit.x + 1, hit.y + 1) == hit
    assert scene.hit_at(hit.x - 1, hit.y + 1) is None
    assert scene.hit_at(hit.x + 1, hit.y + hit.height) is None


@pytest.mark.parametrize(
    "date", ["2025-12-02/2025-12-08", "2025-12-03", "2025-12-03T10:00", "[2025-12-02..2025-12-08]"]
)
@pytest.mark.parametrize("words", [1, 30])
def test_an_event_is_hit_on_all_that_is_drawn_of_it_and_on_its_whole_lane(
    date: str, words: int
) -> None:
    scene = scene_of(one(date, title="Talks " * words), DAYS)
    (hit,) = scene.hits
    lines = 1 if words == 1 else 2
    assert hit.height == SCREEN.lane_px + (lines - 1) * SCREEN.line_px
    for box in boxes(scene):
        assert hit.y < box.y
        assert box.y + box.height < hit.y + hit.height
    lefts = [box.x for box in boxes(scene)] + [mark.x - mark.radius for mark in marks(scene)]
    rights = [box.x + box.width for box in boxes(scene)]
    rights += [label.x + label.width for label in labels_of(scene.items)]
    assert hit.x <= min(lefts)
    assert max(rights) <= hit.x + hit.width + 0.01


def test_between_two_lanes_there_is_no_place_that_hits_nothing() -> None:
    days = [event(number, "2025-12-02/2025-12-08") for number in (1, 2)]
    upper, lower = sorted(scene_of(listed(days), DAYS).hits, key=lambda hit: hit.y)
    assert upper.y + upper.height == lower.y


def test_given_promises_of_several_days_then_their_sum_is_not_read_as_one_ring_s() -> None:
    promised = [event(n, f"2025-12-0{day}", "", "undated") for n, day in enumerate((2, 2, 2, 5))]
    scene = scene_of(listed(promised), DAYS)
    assert set(texts_of(scene.items)) == {"3", "in all 4 promised, no date given"}
    on_one_day = [event(n, "2025-12-02", "", "undated") for n in range(3)]
    assert texts_of(scene_of(listed(on_one_day), DAYS).items) == ["3 promised, no date given"]
    of_no_kind = [msgspec.structs.replace(promise, kind="event") for promise in on_one_day]
    assert texts_of(scene_of(listed(of_no_kind), DAYS).items) == ["3 with no date given"]


def threads(scene: Scene) -> list[Line]:
    """Lines along time, longer than the sign for what recurs."""
    lines = (item for item in scene.items if isinstance(item, Line))
    return [line for line in lines if line.y1 == line.y2 and line.x2 - line.x1 > 20]
