"""Primitives as elements: what another program draws of them is what the painter draws."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.hostile.strings import hostile_text
from tests.render.likeness import complaint
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.painter import DisplayPainter, Viewport
from timeline_app.render.svg.drawing import EventNote, svg_of
from timeline_app.render.svg.elements import ElementWriter
from timeline_app.render.theme import light_theme
from timeline_app.scene.display import (
    Box,
    Fade,
    Hit,
    Label,
    Line,
    Mark,
    MarkShape,
    Primitive,
    TextStyle,
)
from timeline_app.scene.paper.paging import PX_PER_MM, Page, Paper

SIDE_PX = 120
PAPER = Paper(SIDE_PX / PX_PER_MM, SIDE_PX / PX_PER_MM, 0.0)
SVG = "{http://www.w3.org/2000/svg}"
BOTH = Fade.LEFT | Fade.RIGHT
pytestmark = pytest.mark.usefixtures("qapp")


def note_of(row: int) -> EventNote:
    return EventNote(f"event-{row}", f"Event {row}", f"list.json#event={row}")


def svg(*items: Primitive, hits: tuple[Hit, ...] = (), title: str = "Title") -> bytes:
    return svg_of(Page(items, 1.0, hits=hits), PAPER, title, light_theme(), note_of)


def written(*items: Primitive) -> str:
    return "".join(ElementWriter(FontMeasurer(), light_theme().hex).elements(items))


def image() -> QImage:
    found = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_RGB32)
    found.fill(light_theme().color("paper"))
    return found


def painted(*items: Primitive) -> QImage:
    found = image()
    painter = QPainter(found)
    try:
        view = Viewport(0.0, 0.0, SIDE_PX, SIDE_PX)
        DisplayPainter(light_theme(), FontMeasurer()).paint(painter, items, view)
    finally:
        painter.end()
    return found


def rendered(data: bytes) -> QImage:
    found = image()
    painter = QPainter(found)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(data)).render(painter)
    finally:
        painter.end()
    return found


@pytest.mark.parametrize(
    "item",
    [
        Box(10, 20, 90, 40, "theme-1"),
        Box(10, 20, 90, 40, "theme-1-tint", "theme-1", False, 6.0),
        Box(10, 20, 90, 40, "theme-1-tint", "theme-1", True, 3.0),
        Box(10, 20, 90, 40, "theme-2", "", False, 3.0, Fade.RIGHT),
        Box(10, 20, 90, 40, "theme-2-tint", "theme-2", False, 3.0, BOTH),
        Box(10, 20, 90, 40, "theme-3-tint", "theme-3", False, 6.0, Fade.NONE, Fade.LEFT),
        Box(10, 20, 90, 40, "theme-3-tint", "theme-3", False, 6.0, Fade.RIGHT, Fade.LEFT),
        Line(10, 20, 100, 90, "theme-4"),
        Line(10, 20, 100, 20, "theme-4", is_dashed=True),
        *(Mark(shape, 60, 60, radius, "theme-5") for shape in MarkShape for radius in (3.5, 24.0)),
    ],
    ids=str,
)
def test_given_a_primitive_then_it_looks_as_painted(item: Primitive) -> None:
    assert not complaint(painted(item), rendered(svg(item)))


def test_given_an_end_that_is_not_known_then_neither_ground_nor_frame_is_hard_there() -> None:
    box = Box(10, 20, 90, 40, "theme-2-tint", "theme-2", True, 3.0, Fade.RIGHT)
    text = written(box)
    [frame] = re.findall("<rect.*?/>", text)
    paints = re.findall(r'(?:fill|stroke)="url\(#(.*?)\)"', frame)
    assert len(set(paints)) == 2
    paper = light_theme().hex("paper")
    for name in paints:
        [gradient] = re.findall(f'<linearGradient id="{name}".*?</linearGradient>', text)
        stops = re.findall('stop-color="(.*?)"', gradient)
        assert stops[-1] == paper
        assert stops[0] != paper


def test_given_a_label_then_it_is_text_that_keeps_its_width_in_any_font() -> None:
    label = Label(4.0, 20.0, "Laos & Viet Nam", TextStyle.TITLE, "ink", 140.0)
    [element] = ElementTree.fromstring(svg(label)).iter(f"{SVG}text")
    assert element.text == label.text
    width = FontMeasurer().width(label.text, label.style)
    assert float(element.attrib["textLength"]) == pytest.approx(width, abs=0.1)
    assert element.attrib["lengthAdjust"] == "spacingAndGlyphs"


def test_given_events_then_each_is_a_group_with_a_title_and_a_link() -> None:
    items = (
        Line(0, 0, 0, 120, "grid"),
        Mark(MarkShape.DOT, 10, 11, 4.5, "theme-1"),
        Label(18, 11, "One", TextStyle.LABEL, "ink", 20.0),
        Line(40, 20, 120, 20, "theme-1"),
        Mark(MarkShape.RING, 10, 33, 4.5, "theme-1"),
        Mark(MarkShape.RING, 10, 55, 4.5, "theme-1"),
    )
    hits = tuple(
        Hit(5.5, 22.0 * lane, 40.0, 22.0, (row,), "track") for lane, row in ((0, 7), (1, 8), (2, 7))
    )
    root = ElementTree.fromstring(svg(*items, hits=hits))
    groups = {g.attrib["id"]: g for g in root.iter(f"{SVG}g") if "id" in g.attrib}
    assert list(groups) == ["event-event-7", "event-event-8"]
    first = groups["event-event-7"]
    assert [element.tag for element in first[0]] == [
        f"{SVG}{name}" for name in ("title", "circle", "text", "path")
    ]
    assert first[0].attrib["href"] == "list.json#event=7"
    assert len(list(root.iter(f"{SVG}a"))) == 3


@given(hostile_text)
def test_given_any_title_then_the_drawing_is_well_formed(text: str) -> None:
    label = Label(4.0, 20.0, text, TextStyle.LABEL, "ink", 140.0)
    hit = Hit(0.0, 9.0, 150.0, 22.0, (1,), "track")
    page = Page((label,), 1.0, hits=(hit,))
    data = svg_of(page, PAPER, text, light_theme(), lambda _row: EventNote("a", text, text))
    assert ElementTree.fromstring(data).tag == f"{SVG}svg"


@pytest.mark.parametrize("code", [0x00, 0x0B, 0x1F, 0x85, 0xD800, 0xFFFE, 0xFFFF])
def test_given_a_code_that_xml_refuses_then_it_is_left_out(code: int, tmp_path: Path) -> None:
    label = Label(4.0, 20.0, f"a{chr(code)}]]>b", TextStyle.LABEL, "ink", 140.0)
    data = svg(label, title=f"a{chr(code)}b")
    assert [e.text for e in ElementTree.fromstring(data).iter(f"{SVG}text")] == ["a ]]>b"]
