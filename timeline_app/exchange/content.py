"""What is written to a file, whatever its format."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.table.arrays import Rows

if TYPE_CHECKING:
    from timeline_app.core.citations.anchoring import AttachedText

    # Rows alone are written without what lays out paper, which takes long to load.
    from timeline_app.scene.display import TextMeasurer
    from timeline_app.scene.paper.paging import Page, Paper, PaperDocument
    from timeline_app.scene.web.strips import Strips


class NotWrittenError(Exception):
    """A file that could not be made; the message says why."""


class Written(NamedTuple):
    """A file as bytes, and one sentence without a full stop on what it lacks, if it lacks some.

    Lines below that sentence name each thing that is not there. What the file refers to lies
    `beside` it, by relative path.
    """

    data: bytes
    remark: str = ""
    beside: Mapping[str, bytes] = MappingProxyType({})


def _no_picture(_measurer: "TextMeasurer") -> "tuple[Page, Paper]":
    raise NotWrittenError("no picture was laid out")


def _no_strips(_measurer: "TextMeasurer") -> "Strips":
    raise NotWrittenError("no strips were laid out")


def _no_pages(_measurer: "TextMeasurer") -> "PaperDocument":
    raise NotWrittenError("no pages were laid out")


@dataclass(frozen=True)
class Content:
    """Rows of a list, and for formats that are drawn what lays them out, which may refuse.

    `scale` is pixels for one px, where the format has pixels. A picture may be `is_dark`, for a
    screen; paper is light. `chosen` says in words which of the events these are, where it is not
    all of them. Tables and web pages quote from the `originals` that are attached. A calendar may
    have promises without a date as tasks, and what lasts long. The `folder` is the one to be
    written to. Pages may carry rows as a list of their own: `attached_rows` says which.
    """

    events: EventList
    rows: Sequence[int]
    picture: "Callable[[TextMeasurer], tuple[Page, Paper]]" = _no_picture
    pages: "Callable[[TextMeasurer], PaperDocument]" = _no_pages
    scale: float = 2.0
    is_greyscale: bool = False
    is_dark: bool = False
    originals: "Mapping[str, AttachedText]" = field(default_factory=dict)
    has_promises: bool = False
    has_long: bool = False
    folder: Path | None = None
    strips: "Callable[[TextMeasurer], Strips]" = _no_strips
    chosen: str = ""
    attached_rows: Callable[[], Rows] | None = None
