"""What a brief is made from: words and numbers that have no place on paper yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from timeline_app.scene.display import MarkShape, TextMeasurer
from timeline_app.scene.paper.flow import Runs
from timeline_app.scene.paper.page import DocumentInfo
from timeline_app.scene.paper.timeline import PrintRequest


class Detail(StrEnum):
    """How much is said of an event besides its title, date and basis."""

    NONE = "none"
    SHORT = "short"
    FULL = "full"


class Entry(NamedTuple):
    """An event in the small print; without a `shape` it has no mark beside its number."""

    number: int
    title: str
    paragraphs: tuple[Runs, ...]
    color: str = "theme-none"
    shape: MarkShape | None = None


class DateGroup(NamedTuple):
    """The events of a date, which is said once."""

    words: str
    entries: tuple[Entry, ...]


class ThemeGroup(NamedTuple):
    """The promises of a theme that were made in one act."""

    label: str
    entries: tuple[Entry, ...]


class Act(NamedTuple):
    """What announced some promises; `caption` says it of all of them."""

    title: str
    caption: Runs
    themes: tuple[ThemeGroup, ...]

    @property
    def total(self) -> int:
        """How many promises it made."""
        return sum(len(theme.entries) for theme in self.themes)


class SourcePart(NamedTuple):
    """A document that is cited, and what is said of its paragraphs."""

    id: str
    code: str
    title: str
    details: str
    paragraphs: tuple[tuple[int, Runs], ...]


class GlanceMark(NamedTuple):
    """An event at a glance; `words` say what it is to who cannot see it."""

    number: int
    shape: MarkShape
    color: str
    words: str


class GlanceRow(NamedTuple):
    """A theme at a glance: what of it lies in each column of time."""

    label: str
    cells: tuple[tuple[GlanceMark, ...], ...]

    @property
    def total(self) -> int:
        """How many events it has."""
        return sum(map(len, self.cells))


class Glance(NamedTuple):
    """Themes down and time across; `legend` says what each shape stands for."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[GlanceRow, ...]
    legend: tuple[tuple[MarkShape, str], ...]
    remark: str


class Choice(NamedTuple):
    """An event on the first page; the lower its `rank`, the later it is left out."""

    number: int
    shape: MarkShape
    color: str
    when: str
    basis: str
    title: str
    rank: int


class ChoiceColumn(NamedTuple):
    """Events of the first page under one heading, in the order of time."""

    title: str
    choices: tuple[Choice, ...]
    total: int
    """Of how many events they are chosen."""


class Fold(NamedTuple):
    """The promises of a track that have no date."""

    track: str
    label: str
    color: str
    numbers: tuple[int, ...]


class Imprint(NamedTuple):
    """What stands on every page: the title above; below file, filter and print."""

    title: str
    file: str
    filter: str
    printed: str


@dataclass(frozen=True, slots=True)
class BriefRequest:
    """All of a brief; `axis` is nothing where no event has a date.

    One without a front has neither its first page nor the contents.
    """

    info: DocumentInfo
    imprint: Imprint
    deck: Sequence[str]
    glance: Glance
    choices: Sequence[ChoiceColumn]
    axis: PrintRequest | None
    folds: Sequence[Fold]
    dates: Sequence[DateGroup]
    acts: Sequence[Act]
    sources: Sequence[SourcePart]
    measurer: TextMeasurer
    has_front: bool = True
