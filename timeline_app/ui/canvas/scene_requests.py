"""What a scene of the canvas is made of."""

import time
from collections.abc import Mapping

from PySide6.QtCore import QLocale

from timeline_app.scene.axis.span import LinearScale
from timeline_app.scene.display import TextMeasurer
from timeline_app.scene.layout import SceneRequest
from timeline_app.scene.ticks import DateNames
from timeline_app.ui.session.controller import Controller


class SceneRequests:
    """Asks for scenes of what a controller shows."""

    def __init__(self, controller: Controller, measurer: TextMeasurer) -> None:
        self._controller = controller
        self._measurer = measurer
        self._names = desktop_date_names()

    def request(
        self, scale: LinearScale, heights: tuple[float, float], lanes: Mapping[tuple[str, int], int]
    ) -> SceneRequest:
        """Return the request for a part of time and some heights, keeping lanes where it can."""
        return SceneRequest(
            self._controller.tracks,
            scale,
            self._measurer,
            self._controller.title_of,
            names=self._names,
            collapsed=self._controller.state.collapsed,
            kept_lanes=lanes,
            now_s=time.time(),
            labels_within=self._controller.first_span,
            view_y=heights,
        )


def desktop_date_names() -> DateNames:
    """Return the names of months and days as the desktop's locale has them."""
    locale = QLocale.system()
    short, long = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
    months, days = range(1, 13), range(1, 8)
    return DateNames(
        tuple(locale.standaloneMonthName(month, long) for month in months),
        tuple(locale.standaloneMonthName(month, short) for month in months),
        tuple(locale.standaloneDayName(day, short) for day in days),
    )
