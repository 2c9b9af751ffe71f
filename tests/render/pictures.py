"""Pictures of whole scenes, drawn by the timeline widget, to see what a change does to the eye.

`python -m tests.render.pictures` draws them anew into `tests/render/pictures/`. Day and date names
are fixed; the typeface is the program's own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from tests.synthetic import synthetic_bytes
from timeline_app.core.dates.civil import second_of
from timeline_app.core.dates.edtf import parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import open_list
from timeline_app.program.locations import bundled_list
from timeline_app.render.theme import ColorTheme, dark_theme, light_theme
from timeline_app.render.typeface import use_typeface
from timeline_app.scene.ticks import ENGLISH
from timeline_app.state.view_state import span_of_date
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.session.controller import Controller

FOLDER = Path(__file__).parent / "pictures"
DETAILS = Path(__file__).parent / "details.json"
MOST_COLORS = 200
Numbers = NDArray[np.int64]
NOW_S = float(second_of(2025, 12, 3, 11))


@dataclass(frozen=True)
class Picture:
    """One picture: a list, what of it is looked at, and in which theme.

    Without a span it shows the story as a window opens on it, else all tracks open.
    """

    events: Callable[[], EventList]
    span: str = ""
    theme: Callable[[], ColorTheme] = light_theme
    selection: str = ""
    width_px: int = 900
    height_px: int = 520

    def image(self) -> QImage:
        """Draw it. There has to be an application object."""
        with fixed_surroundings():
            controller = Controller(self.events())
            if self.span:
                controller.set_span(span_of_date(parse(self.span)))
                controller.folding.collapse(())
            controller.select(self.selection)
            view = TimelineView(controller, self.theme())
            try:
                view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
                view.resize(self.width_px, self.height_px)
                view.show()
                view.settle()
                view.supply.finish()
                return view.viewport().grab().toImage()
            finally:
                delete(view)
                delete(controller)


@contextmanager
def fixed_surroundings() -> Iterator[None]:
    """The same day and date names on every machine."""
    names = patch("timeline_app.ui.canvas.timeline_view.desktop_date_names", return_value=ENGLISH)
    clock = patch("timeline_app.state.scene_requests.time.time", return_value=NOW_S)
    with names, clock:
        yield


def bundled() -> EventList:
    return open_list(bundled_list()).events


def crowds() -> EventList:
    """Enough made-up events that most tracks are shaded."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "crowds.json"
        path.write_bytes(synthetic_bytes(20_000, 7))
        return open_list(path).events


def details() -> EventList:
    """An event for each symbol, bar and fade, and a crowd."""
    return open_list(DETAILS).events


PICTURES = {
    "first-view-light": Picture(bundled),
    "first-view-dark": Picture(bundled, theme=dark_theme),
    "density": Picture(crowds, "1950/2049"),
    "density-at-a-glance": Picture(crowds),
    "details-of-days": Picture(
        details, "2025-12-01/2025-12-03", selection="event-2", height_px=720
    ),
    "details-of-hours": Picture(details, "2025-12-03T08:00/2025-12-03T16:00", dark_theme),
}


def with_few_colors(image: QImage) -> QImage:
    """Return a picture in so few colours that its file is small, and the eye does not see it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    dots = np.frombuffer(plain.constBits(), np.uint32)
    colors, places, counts = np.unique(dots, return_inverse=True, return_counts=True)
    channels = colors.view(np.uint8).reshape(-1, 4).astype(np.int64)
    kept = [int(counts.argmax())]
    far = _distances(channels, kept[0])
    while len(kept) < min(MOST_COLORS, len(colors)):
        # What is common may be a little off, what is rare may be farther off.
        kept.append(int((far * np.sqrt(counts)).argmax()))
        far = np.minimum(far, _distances(channels, kept[-1]))
    table = np.array([_distances(channels, index) for index in kept])
    indices = table.argmin(axis=0).astype(np.uint8)[places]
    size = image.width(), image.height(), image.width()
    few = QImage(indices.tobytes(), *size, QImage.Format.Format_Indexed8)
    few.setColorTable(colors[kept].tolist())
    return few.copy()


def _distances(channels: Numbers, index: int) -> Numbers:
    """Return how far all colours are from one of them, squared."""
    squares: Numbers = ((channels - channels[index]) ** 2).sum(axis=1)
    return squares


def stored(name: str) -> QImage:
    """Return the picture that is kept."""
    return QImage(str(FOLDER / f"{name}.png"))


def main() -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication([])
    use_typeface(application)
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.png"):
        path.unlink()
    for name, picture in PICTURES.items():
        with_few_colors(picture.image()).save(str(FOLDER / f"{name}.png"))
    application.quit()
    print(f"{len(PICTURES)} pictures written to {FOLDER}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
