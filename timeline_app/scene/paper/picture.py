"""A timeline in one piece, as wide as asked for and as high as it needs."""

from dataclasses import replace

from timeline_app.scene.paper.page import Page
from timeline_app.scene.paper.sheet import LEAST_BODY_PX, PX_PER_MM, Paper, Sheet
from timeline_app.scene.paper.timeline import Drawing, PrintRequest, check_count

# A page in a document or a slide, without being scaled up.
WIDTH_PX = 1600.0
# White that keeps a picture off the text it is put into.
MARGIN_PX = 28.0
# A picture has no pages: its paper is as high as it takes.
_HIGHER_THAN_ANY_MM = 1e9
# Less than a lane between heading, timeline and legend: they are one picture.
_GAP_PX = 10.0


def build_picture(request: PrintRequest) -> tuple[Page, Paper]:
    """Return the drawing as one page, and a paper of just its size."""
    check_count(request)
    paper = Paper(WIDTH_PX / PX_PER_MM, _HIGHER_THAN_ANY_MM, MARGIN_PX / PX_PER_MM)
    endless = Sheet(paper, 1.0, request.words, request.measurer)
    drawing = Drawing(request, endless)
    body_px = max(drawing.height_px + _GAP_PX, LEAST_BODY_PX)
    height_px = endless.body_top + body_px + endless.below_px
    fitting = replace(paper, height_mm=height_px / PX_PER_MM + 2 * paper.margin_mm)
    sheet = Sheet(fitting, 1.0, request.words, request.measurer)
    body = drawing.body((0.0, drawing.scene_height_px))
    items = (*sheet.heading(), *body.primitives, *sheet.legend(), *sheet.footer(""))
    return Page(items, 1.0, hits=drawing.hits()), fitting
