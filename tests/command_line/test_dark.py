"""Pictures in dark colours, for a screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from timeline_app.cli import main
from timeline_app.render.theme import dark_theme

pytestmark = pytest.mark.usefixtures("qapp")


def test_given_dark_when_exported_then_a_picture_has_the_dark_ground(tmp_path: Path) -> None:
    picture = tmp_path / "aid.png"
    chosen = ["--theme", "aid", "--scale", "1", "-o", str(picture)]
    assert main(["export", "--dark", *chosen]) == 0
    assert QImage(str(picture)).pixelColor(1, 1).name() == dark_theme().hex("paper")
    assert main(["export", *chosen]) == 0
    assert QImage(str(picture)).pixelColor(1, 1).name() == "#ffffff"


def test_given_dark_and_greyscale_then_one_sentence_refuses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "aid.png"
    assert main(["export", "--dark", "--greyscale", "--theme", "aid", "-o", str(out)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "--dark has colours" in error
    assert not out.exists()
