"""The ruler of a drawing as far as it belongs on a sheet, and its grid through what is drawn."""

from collections.abc import Iterator

from timeline_app.scene.cutting import cropped, moved
from timeline_app.scene.display import Box, Label, Line, Primitive, Ruler, TextMeasurer
from timeline_app.scene.paper.flow import ELLIPSIS
from timeline_app.scene.tags import Tag

# A hair of white, so that the first lane does not touch the ruler.
RULER_GAP_PX = 3.0


def ruler_on_sheet(
    ruler: Ruler, across: tuple[float, float], dx: float, top: float, bottom: float,
    measurer: TextMeasurer, tag: Tag,
) -> Iterator[Primitive]:  # fmt: skip
    """Yield what lies between two x of a drawing, moved sideways, from the top to the bottom.

    The tag is for the ruler; the grid is there for the eye alone.
    """
    body_top = top + ruler.height_px + RULER_GAP_PX
    for item in cropped(ruler.grid, *across, measurer):
        if isinstance(item, Line):
            yield item._replace(x1=item.x1 + dx, y1=body_top, x2=item.x1 + dx, y2=bottom)
        elif isinstance(item, Box):
            yield item._replace(x=item.x + dx, y=body_top, height=bottom - body_top)
    for item in cropped(ruler.items, *across, measurer):
        # On screen a tip tells a name whole that is cut; paper has none.
        if not (isinstance(item, Label) and item.text.endswith(ELLIPSIS)):
            yield moved(item, dx, top)._replace(tag=tag)
