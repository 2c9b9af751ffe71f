"""What is written to a file, whatever its format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.core.event_list.event_list import EventList

if TYPE_CHECKING:
    # Rows alone are written without what lays out paper, which takes long to load.
    from timeline_app.scene.display import TextMeasurer
    from timeline_app.scene.paper.paging import Page, Paper, PaperDocument


class NotWrittenError(Exception):
    """A file that could not be made; the message says why."""


class Written(NamedTuple):
    """A file as bytes, and one sentence without a full stop on what it lacks, if it lacks some."""

    data: bytes
    remark: str = ""


def _no_picture(_measurer: "TextMeasurer") -> "tuple[Page, Paper]":
    raise NotWrittenError("no picture was laid out")


def _no_pages(_measurer: "TextMeasurer") -> "PaperDocument":
    raise NotWrittenError("no pages were laid out")


@dataclass(frozen=True)
class Content:
    """Rows of a list, and for formats that are drawn what lays them out, which may refuse.

    `scale` is pixels for one px, where the format has pixels. A picture may be `is_dark`, for a
    screen; paper is light.
    """

    events: EventList
    rows: Sequence[int]
    picture: "Callable[[TextMeasurer], tuple[Page, Paper]]" = _no_picture
    pages: "Callable[[TextMeasurer], PaperDocument]" = _no_pages
    scale: float = 2.0
    is_greyscale: bool = False
    is_dark: bool = False
