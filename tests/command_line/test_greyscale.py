"""Pictures and paper without colours, and in the sizes asked for."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from timeline_app.cli import main
from timeline_app.command_line.usage import FINE
from timeline_app.render.paper_theme import greyscale_theme
from timeline_app.render.theme import contrast

NAMES = [f"theme-{number}" for number in range(14)]


@pytest.mark.usefixtures("qapp")
def test_given_greyscale_when_exported_then_no_pixel_has_a_colour(tmp_path: Path) -> None:
    path = tmp_path / "aid.png"
    options = ["--theme", "aid", "--greyscale", "--scale", "1"]
    assert main(["export", "-o", str(path), *options]) == FINE
    image = QImage(str(path))
    for y in range(0, image.height(), 3):
        for x in range(0, image.width(), 7):
            color = image.pixelColor(x, y)
            assert color.red() == color.green() == color.blue()


@pytest.mark.usefixtures("qapp")
def test_given_a_scale_when_exported_then_the_picture_is_so_much_larger(tmp_path: Path) -> None:
    sizes = {}
    for scale in ("1", "3"):
        path = tmp_path / f"aid-{scale}.png"
        assert main(["export", "-o", str(path), "--theme", "aid", "--scale", scale]) == FINE
        image = QImage(str(path))
        sizes[scale] = (image.width(), image.height())
    assert sizes["3"][0] == 3 * sizes["1"][0]
    assert abs(sizes["3"][1] - 3 * sizes["1"][1]) <= 3


@pytest.mark.usefixtures("qapp")
def test_given_svg_when_exported_then_it_has_the_size_and_the_words_of_the_picture(
    tmp_path: Path,
) -> None:
    for ending in ("png", "svg"):
        path = tmp_path / f"roads.{ending}"
        assert main(["export", "-o", str(path), "--theme", "transport", "--scale", "1"]) == FINE
    image = QImage(str(tmp_path / "roads.png"))
    root = ElementTree.parse(tmp_path / "roads.svg").getroot()
    _, _, width, height = (float(part) for part in root.attrib["viewBox"].split())
    assert (round(width), round(height)) == (image.width(), image.height())
    words = " ".join(element.text or "" for element in root.iter() if element.tag.endswith("text"))
    for expected in ("Laos–Viet Nam", "Theme: Transport", "no date given", "not shown"):
        assert expected in words


def test_given_the_greys_then_text_and_symbols_stand_out() -> None:
    theme = greyscale_theme()
    for name in ("ink", "ink-soft", "ink-faint", *NAMES):
        assert contrast(theme.hex(name), theme.hex("paper")) >= 4.5
    for name in NAMES:
        assert contrast(theme.hex("on-theme"), theme.hex(name)) >= 4.5
        assert contrast(theme.hex("ink"), theme.hex(f"{name}-tint")) >= 4.5
