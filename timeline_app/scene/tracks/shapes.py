"""The shapes that events of a track take where they lie on the axis of a scene."""

from collections.abc import Iterator

import msgspec

from timeline_app.core.table.arrays import Rows
from timeline_app.scene.tracks.figures import EventLook, Figure, Way, look_of
from timeline_app.scene.tracks.request import SceneRequest
from timeline_app.scene.tracks.shaper import Shaper
from timeline_app.scene.tracks.spacing import LASTING
from timeline_app.scene.tracks.threads import x_lasts


class Shapes(msgspec.Struct, frozen=True):
    """Gives events their shapes, with threads where they go on."""

    request: SceneRequest
    shaper: Shaper

    def figures(self, rows: Rows) -> Iterator[Figure]:
        """Yield the shape of each event."""
        figure = self.shaper.figure
        for look, x_start, x_end, title in self._looks(rows):
            yield self._lasting(figure(look, x_start, x_end, title))

    def ways(self, rows: Rows) -> Iterator[list[Way]]:
        """Yield the shapes among which there is a choice for each event, the best first."""
        ways = self.shaper.ways
        for look, x_start, x_end, title in self._looks(rows):
            found = ways(look, x_start, x_end, title)
            yield [way._replace(figure=self._lasting(way.figure)) for way in found]

    def _lasting(self, figure: Figure) -> Figure:
        if not figure.look.traits & LASTING:
            return figure
        return figure._replace(x_lasts=x_lasts(self.request, figure.row))

    def _looks(self, rows: Rows) -> Iterator[tuple[EventLook, float, float, str]]:
        """Yield how each event looks, where it lies and what it is called."""
        request, table = self.request, self.request.track_set.table
        x_starts = request.scale.x_of(table.draw_start_s[rows]).tolist()
        x_ends = request.scale.x_of(table.draw_end_s[rows]).tolist()
        looks = map(
            look_of, rows.tolist(), table.form[rows].tolist(), table.basis[rows].tolist(),
            table.traits[rows].tolist(), request.track_set.colors_of(rows),
        )  # fmt: skip
        titles = map(request.title_of, rows.tolist())
        yield from zip(looks, x_starts, x_ends, titles, strict=True)
