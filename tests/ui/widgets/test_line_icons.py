"""The icons: one set, crisp at every scale, in the colours of the theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from timeline_app.render.theme import ColorTheme, dark_theme, light_theme
from timeline_app.state.command_catalogue import COMMANDS
from timeline_app.ui.widgets.command_icons import ICON_OF_COMMAND
from timeline_app.ui.widgets.line_icons import ICON_PX, icon_folder, line_icon
from timeline_app.ui.window.look import palette_of, style_sheet

THEMES = (light_theme(), dark_theme())
CODE = Path(__file__).parents[3] / "timeline_app"


def names(folder: str) -> set[str]:
    return {file.stem for file in (icon_folder() / folder).glob("*.svg")}


def strongest(image: QImage) -> str:
    """Return the colour of the most opaque pixel."""
    colors = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(colors, key=QColor.alpha).name()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_given_a_theme_then_an_icon_has_the_colour_of_text(
    qapp: QApplication, theme: ColorTheme
) -> None:
    before, icon = qapp.palette(), line_icon("list")
    icon.pixmap(QSize(ICON_PX, ICON_PX))
    qapp.setPalette(palette_of(theme))
    drawn = {
        state: strongest(icon.pixmap(QSize(64, 64), 1.0, mode, state).toImage())
        for mode, state in (
            (QIcon.Mode.Normal, QIcon.State.Off),
            (QIcon.Mode.Normal, QIcon.State.On),
        )
    }
    disabled = strongest(icon.pixmap(QSize(64, 64), 1.0, QIcon.Mode.Disabled).toImage())
    qapp.setPalette(before)
    assert list(drawn.values()) == [theme.hex("ink"), theme.hex("accent")]
    assert disabled == theme.hex("ink-faint")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_given_a_scale_then_an_icon_is_drawn_for_it(qapp: QApplication, scale: float) -> None:
    assert qapp
    pixmap = line_icon("printer").pixmap(QSize(ICON_PX, ICON_PX), scale)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (round(ICON_PX * scale), scale)


def test_every_icon_of_the_set_is_used_and_there() -> None:
    code = "\n".join(file.read_text("utf-8") for file in CODE.rglob("*.py"))
    unused = {name for name in names("lucide") if f'"{name}"' not in code}
    asked = set(re.findall(r'line_icon\("([\w-]+)"\)', code))
    assert (unused, asked - names("lucide")) == (set(), set())


def test_every_icon_of_a_command_has_its_command() -> None:
    assert ICON_OF_COMMAND.keys() <= {command.id for command in COMMANDS}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_icons_of_the_style_sheet_have_the_colours_of_the_theme(theme: ColorTheme) -> None:
    files = [Path(found) for found in re.findall(r'url\("([^"]+)"\)', style_sheet(theme))]
    assert files
    for file in files:
        token = "on-theme" if file.stem.startswith("tick") else "ink-soft"
        assert f'stroke="{theme.hex(token)}"' in file.read_text("utf-8"), file.name
