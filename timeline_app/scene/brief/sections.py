"""The sections behind the axis: chronology, promises and sources, each a run of set lines."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline_app.scene.brief.leaf import Leaf
from timeline_app.scene.brief.request import BriefRequest, Entry, SourcePart
from timeline_app.scene.brief.setting import (
    EntrySetting,
    caption,
    gap,
    heading,
    paragraph,
    subheading,
)
from timeline_app.scene.display import TextStyle
from timeline_app.scene.paper.columns import SetLines
from timeline_app.scene.paper.flow import Run, Runs
from timeline_app.scene.paper.page import (
    Bookmark,
    LinkTarget,
    event_target,
    note_target,
    source_target,
)
from timeline_app.scene.tags import Role, Tag

# Two columns on a sheet of A4, held upright: some 55 letters a line.
ENTRY_COLUMN_PX = 343.0
# Three of them: promises and sources are looked up rather than read.
_NARROW_COLUMN_PX = 224.0
# Half a line parts the themes of an act.
_THEME_GAP_PX = 5.0


class PlaceWords(NamedTuple):
    """What stands on a page: dates or themes, and the numbers."""

    groups: str = ""
    numbers: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief with a heading of its own; `place_of` names what stands on a page.

    It gets the names of the places there, in their order. All of it is within its tag.
    """

    id: str
    title: str
    caption: Runs
    columns: int
    blocks: Sequence[SetLines]
    tag: Tag
    place_of: Callable[[Sequence[str]], PlaceWords]
    bookmarks: tuple[Bookmark, ...] = ()

    @property
    def bookmark(self) -> Bookmark:
        """What stands for it in the outline."""
        return Bookmark(self.title, self.id, self.bookmarks)


@dataclass(frozen=True, slots=True)
class _Places:
    """What the names of places stand for: the number of an event, and what groups it."""

    numbers: Mapping[str, int]
    groups: Mapping[str, str]

    def words(self, names: Sequence[str]) -> PlaceWords:
        """Return the groups from first to last, and the numbers."""
        found = [name for name in names if name in self.numbers]
        if not found:
            return PlaceWords()
        first, last = self.groups[found[0]], self.groups[found[-1]]
        groups = first if first == last else f"{first} to {last}"
        return PlaceWords(groups, numbers_in_words([self.numbers[name] for name in found]))


def _places(groups: Iterable[tuple[str, Sequence[Entry]]]) -> _Places:
    numbers: dict[str, int] = {}
    words: dict[str, str] = {}
    for text, entries in groups:
        for entry in entries:
            name = note_target(entry.number)
            numbers[name], words[name] = entry.number, text
    return _Places(numbers, words)


def numbers_in_words(numbers: Sequence[int]) -> str:
    """Return some numbers as runs: `3–7, 9`."""
    runs = number_runs(numbers)
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def number_runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return first and last of numbers that follow one another, in order."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def sections_of(request: BriefRequest, leaf: Leaf, on_axis: Mapping[int, str]) -> Iterator[Section]:
    """Yield the sections that have something; `on_axis` is where an event is on the axis."""
    narrow = leaf.columns(_NARROW_COLUMN_PX)
    if request.dates:
        yield chronology(request, leaf, leaf.columns(ENTRY_COLUMN_PX), on_axis)
    if request.acts:
        yield promises(request, leaf, narrow, on_axis)
    if request.sources:
        yield _sources(request, leaf, narrow)


def chronology(
    request: BriefRequest, leaf: Leaf, columns: int, on_axis: Mapping[int, str]
) -> Section:
    """Return what has a date, in some columns."""
    width, measurer = leaf.column_px(columns), request.measurer
    entries = [entry for group in request.dates for entry in group.entries]
    setting = EntrySetting(width, entries, measurer)
    tag = Tag(Role.SECTION)
    blocks: list[SetLines] = []
    bookmarks: list[Bookmark] = []
    for group in request.dates:
        name, within = f"date-{group.words}", tag.holding(Role.LIST)
        lead = list(heading(group.words, name, width, measurer, tag.holding(Role.HEADING_3)))
        for entry in group.entries:
            target = on_axis.get(entry.number, event_target(entry.number))
            lines = setting.lines(entry, target, within)
            blocks.append((*lead, *lines))
            lead = []
        below = tuple(_event_bookmark(entry) for entry in group.entries)
        bookmarks.append(Bookmark(group.words, name, below))
    places = _places((group.words, group.entries) for group in request.dates)
    noun = "event" if len(entries) == 1 else "events"
    return Section(
        "chronology", f"Chronology: {len(entries):,} {noun} with a date", (), columns, blocks,
        tag, places.words, tuple(bookmarks),
    )  # fmt: skip


def promises(
    request: BriefRequest, leaf: Leaf, columns: int, on_axis: Mapping[int, str]
) -> Section:
    """Return what has no date, in some columns."""
    width, measurer, acts = leaf.column_px(columns), request.measurer, request.acts
    themes = [theme for act in acts for theme in act.themes]
    setting = EntrySetting(width, (entry for theme in themes for entry in theme.entries), measurer)
    tag = Tag(Role.SECTION)
    blocks: list[SetLines] = []
    bookmarks: list[Bookmark] = []
    for number, act in enumerate(acts):
        name = f"act-{number}"
        title = f"{act.title}\u00a0·\u00a0{act.total:,}"
        lead = [*heading(title, name, width, measurer, tag.holding(Role.HEADING_3))]
        lead += caption(act.caption, width, measurer, tag.holding(Role.PARAGRAPH))
        below: list[Bookmark] = []
        for place, theme in enumerate(act.themes):
            theme_name = f"{name}-{place}"
            if place:
                lead.append(gap(_THEME_GAP_PX))
            if theme.label:
                its_tag = tag.holding(Role.HEADING_4)
                lead += subheading(theme.label, theme_name, width, measurer, its_tag)
            within = tag.holding(Role.LIST)
            for entry in theme.entries:
                lines = setting.lines(entry, on_axis.get(entry.number, "glance"), within)
                blocks.append((*lead, *lines))
                lead = []
            its_own = tuple(_event_bookmark(entry) for entry in theme.entries)
            below += [Bookmark(theme.label, theme_name, its_own)] if theme.label else its_own
        bookmarks.append(Bookmark(act.title, name, tuple(below)))
    count = sum(act.total for act in acts)
    places = _places(
        (theme.label or act.title, theme.entries) for act in acts for theme in act.themes
    )
    return Section(
        "promises", f"Promises without a date: {count:,}", promises_caption(count), columns, blocks,
        tag, places.words, tuple(bookmarks),
    )  # fmt: skip


def promises_caption(count: int) -> Runs:
    """Return what is said once of all promises."""
    none = "None of them has" if count > 1 else "It has no"
    text = (
        f"{none} a date in the sources. Each stands under the act in which it was announced; "
        "none is a deadline."
    )
    return (Run(text, TextStyle.NOTE, "ink-soft"),)


def _sources(request: BriefRequest, leaf: Leaf, columns: int) -> Section:
    width, measurer = leaf.column_px(columns), request.measurer
    tag = Tag(Role.SECTION)
    blocks: list[SetLines] = []
    for source in request.sources:
        text = f"{source.code} · {source.title}"
        its_tag = tag.holding(Role.HEADING_3)
        lead = list(heading(text, source_target(source.id), width, measurer, its_tag))
        lead += _details(source, width, request, tag.holding(Role.PARAGRAPH))
        for number, runs in source.paragraphs:
            name, words = source_target(source.id, number), f"{source.title}, paragraph {number}"
            place, its_tag = LinkTarget(name, 0.0, 0.0, words), tag.holding(Role.PARAGRAPH)
            blocks.append((*lead, *paragraph(runs, place, width, measurer, its_tag)))
            lead = []
    places = {
        source_target(source.id, number): f"{source.code} {number}"
        for source in request.sources
        for number, _ in source.paragraphs
    }

    def place_of(names: Sequence[str]) -> PlaceWords:
        found = [places[name] for name in names if name in places]
        return PlaceWords("", f"{found[0]} to {found[-1]}" if found[1:] else "".join(found))

    bookmarks = (Bookmark(source.title, source_target(source.id)) for source in request.sources)
    return Section(
        "sources", "Sources: what each paragraph says, and which events rest on it", (), columns,
        blocks, tag, place_of, tuple(bookmarks),
    )  # fmt: skip


def _event_bookmark(entry: Entry) -> Bookmark:
    return Bookmark(f"{entry.number} {entry.title}", note_target(entry.number))


def _details(source: SourcePart, width: float, request: BriefRequest, tag: Tag) -> SetLines:
    if not source.details:
        return ()
    runs = (Run(source.details, TextStyle.NOTE, "ink-soft"),)
    return tuple(caption(runs, width, request.measurer, tag))
