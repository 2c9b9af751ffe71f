"""The start picture: shown only where it is what the window is going to look like."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from timeline_app import app
from timeline_app.program.locations import bundled_list
from timeline_app.program.startup_trace import StartupTrace
from timeline_app.ui.window.main_window import MainWindow
from timeline_app.ui.window.start_picture import StartPictures, end_of_picture_s

OpenWindow = Callable[[Path | None], MainWindow]


@pytest.fixture
def pictures(own_settings: Path, tmp_path: Path) -> StartPictures:
    """Pictures in a cache of the test's own, which is not there yet."""
    return StartPictures(tmp_path / "cache", own_settings / "settings.json")


@pytest.fixture
def copied_list(tmp_path: Path) -> Path:
    """The bundled list where it may be changed."""
    shutil.copytree(bundled_list().parent / "resources" / "sources", tmp_path / "resources/sources")
    return Path(shutil.copy(bundled_list(), tmp_path / "events.json"))


def painted(window: MainWindow) -> QImage:
    image = QImage(window.size(), QImage.Format.Format_RGB32)
    window.render(image, QPoint())
    return image


def keep(pictures: StartPictures, window: MainWindow, end_s: float = float("inf")) -> None:
    geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    pictures.keep(window, window.session.files(), geometry, end_s)


def test_given_a_kept_picture_then_an_empty_window_looks_like_the_full_one(
    open_window: OpenWindow,
    pictures: StartPictures,
    owned: Callable[[QObject], None],
    qapp: QApplication,
) -> None:
    full = open_window(None)
    full.resize(700, 600)
    qapp.processEvents()
    keep(pictures, full)
    picture = pictures.find(None)
    assert picture is not None

    empty = MainWindow()
    owned(empty)
    empty.preview(picture)
    empty.show()
    qapp.processEvents()

    assert empty.shows_picture
    assert empty.windowTitle() == full.windowTitle()
    assert empty.size() == full.size()
    assert painted(empty) == painted(full)


def test_given_a_window_of_another_size_then_no_picture_is_drawn(
    open_window: OpenWindow, pictures: StartPictures, owned: Callable[[QObject], None]
) -> None:
    keep(pictures, open_window(None))
    picture = pictures.find(None)
    assert picture is not None
    empty = MainWindow()
    owned(empty)
    empty.preview(picture)
    empty.resize(900, 700)
    assert not empty.shows_picture
    assert painted(empty).pixelColor(450, 350) == QColor(empty.palette().window().color())


@pytest.mark.parametrize("what", ["list", "settings", "paragraphs"])
def test_given_a_change_since_then_the_picture_is_ignored(
    what: str,
    open_window: OpenWindow,
    pictures: StartPictures,
    copied_list: Path,
    own_settings: Path,
) -> None:
    keep(pictures, open_window(copied_list))
    assert pictures.find(copied_list) is not None

    if what == "list":
        os.utime(copied_list, ns=(1, 1))
    elif what == "settings":
        (own_settings / "settings.json").write_text(json.dumps({"theme": "dark"}))
    else:
        next((copied_list.parent / "resources" / "sources").glob("*.json")).unlink()

    assert pictures.find(copied_list) is None


def test_given_the_picture_is_over_then_it_is_ignored_and_made_anew(
    open_window: OpenWindow, pictures: StartPictures
) -> None:
    window = open_window(None)
    keep(pictures, window, time.time() + 60)
    assert pictures.find(None) is not None
    assert pictures.is_kept_for(window.session.files())
    keep(pictures, window, time.time() - 1)
    assert pictures.find(None) is None
    assert not pictures.is_kept_for(window.session.files())


@pytest.mark.parametrize(
    ("now_s", "end_s"),
    [(5.0, 1_000.0), (1_000.0, 86_400.0), (100_000.0, 172_800.0), (200_000.0, float("inf"))],
)
def test_picture_lasts_as_long_as_the_line_of_today_stays(now_s: float, end_s: float) -> None:
    assert end_of_picture_s(1_000.0, 200_000.0, now_s) == end_s


def test_given_another_list_or_a_link_then_the_picture_is_not_for_it(
    open_window: OpenWindow, pictures: StartPictures, copied_list: Path
) -> None:
    keep(pictures, open_window(copied_list))
    assert pictures.find(None) is not None
    assert pictures.find(bundled_list()) is None
    assert pictures.find(Path(f"{copied_list}#event=e1")) is None


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_given_a_broken_picture_then_there_is_none(
    content: bytes, pictures: StartPictures, tmp_path: Path
) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "start.png").write_bytes(content)
    assert pictures.find(None) is None


def test_given_a_cache_that_cannot_be_written_then_nothing_is_kept_and_nothing_fails(
    open_window: OpenWindow, pictures: StartPictures, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("in the way")
    keep(pictures, open_window(None))
    assert pictures.find(None) is None


def test_when_the_window_closes_then_the_view_it_was_left_with_is_kept(
    open_window: OpenWindow,
    pictures: StartPictures,
    owned: Callable[[QObject], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed = open_window(None)
    closed.controller.toggle_facet("leaders", "to-lam")
    closed.timeline.scroll_tracks(5)
    closed.close()
    made: list[MainWindow] = []
    create = app.create_window

    def create_and_note(path: Path | None) -> MainWindow:
        made.append(create(path))
        owned(made[-1])
        owned(made[-1].session)
        return made[-1]

    monkeypatch.setattr(app, "create_window", create_and_note)
    app.keep_picture(pictures, closed)
    picture = pictures.find(None)
    assert picture is not None
    assert picture.image == painted(open_window(None))

    app.keep_picture(pictures, closed)
    assert len(made) == 1, "a picture that still holds is not made again"


def test_given_only_the_view_changed_then_closing_saves_it(
    open_window: OpenWindow, own_settings: Path
) -> None:
    # The first closing saves the size, the second what a small screen makes of it.
    for _ in range(2):
        open_window(None).close()
    window = open_window(None)
    window.controller.toggle_facet("leaders", "to-lam")
    window.close()
    assert "to-lam" in (own_settings / "settings.json").read_text()


def test_given_a_window_that_was_never_filled_when_closed_then_nothing_happens(
    qapp: QApplication, pictures: StartPictures, owned: Callable[[QObject], None]
) -> None:
    window = MainWindow()
    owned(window)
    window.show()
    qapp.processEvents()
    window.close()
    app.keep_picture(pictures, window)
    assert pictures.find(None) is None


def test_when_the_picture_gives_way_then_every_pane_is_in_its_place_for_input_that_waits(
    open_window: OpenWindow,
    pictures: StartPictures,
    owned: Callable[[QObject], None],
    qapp: QApplication,
) -> None:
    keep(pictures, open_window(None))
    rooms: list[QSize] = []

    def look(line: str) -> None:
        if line.endswith("list and window"):
            tree = start.window.filter_pane.tree
            rooms.append(tree.size() if tree.isVisible() else QSize())

    start = app.Start(None, StartupTrace(look), app.TryOut())
    owned(start.window)
    start.begin(pictures.find(None))
    while not start.window.is_filled:
        qapp.processEvents()
    owned(start.window.session)
    qapp.processEvents()
    assert rooms == [start.window.filter_pane.tree.size()]
