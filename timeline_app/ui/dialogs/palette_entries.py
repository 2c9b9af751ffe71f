"""What Ctrl+K finds: commands, views, tracks, and everything in the list that has a name."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from timeline_app.core.finding.folding import fold
from timeline_app.core.finding.matching import FoldedText
from timeline_app.core.finding.query import Query
from timeline_app.core.record.facet_kinds import FACETS, FacetKind
from timeline_app.state.command_catalogue import COMMANDS
from timeline_app.state.command_places import NEED_EDITING, NEED_EVENT
from timeline_app.state.commands.command import Command
from timeline_app.state.lookup import Fit, Lookup, Named, fit_of, words_of
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.views import Views

# As many of one kind as names; who wants more searches.
_MOST_EVENTS = 8
# They are decoded and compared in some 3 ms.
_MOST_TITLES = 200
# So many are searched before the next letter is typed.
_SMALL_LIST = 2_000


class Entry(NamedTuple):
    """One line of the palette: its name and kind, its key, what it does, and other words for it.

    `first` says what has to be done before, if it cannot be done at once.
    """

    text: str
    kind: str
    act: Callable[[], object]
    key: str = ""
    also: str = ""
    first: str = ""


class Answer(NamedTuple):
    """What fits a query; where `is_reading`, events are still to come."""

    entries: list[Entry]
    is_reading: bool = False


class Ways(NamedTuple):
    """Where the palette leads: the commands, the views, and what opens things of the list."""

    controller: Controller
    views: Views
    action_of: Callable[[str], QAction]
    tracks: QMenu
    open_document: Callable[[str], object]
    search: Callable[[str], object]


class NamedThings:
    """Everything with a name, made ready to be found; the events by the index of the search."""

    def __init__(self, ways: Ways) -> None:
        self._ways = ways
        commands, views, tracks = map(list, (_commands(ways), _views(ways), _tracks(ways)))
        self._offered = [*(one for one in commands if not one.first), *views, *tracks]
        # Of equal names, a value that filters comes before a view, which also leads elsewhere.
        self._entries = [*commands, *_values(ways), *views, *tracks]
        spellings = ways.controller.events.text_index.spellings
        named = [Named(e.text, e.kind, e.also) for e in self._entries]
        self._lookup = Lookup(named, spellings)

    def answer(self, query: str) -> Answer:
        """Return what fits; without a query, what can be done."""
        index = self._ways.controller.events.text_index
        read = index.query(query)
        words = words_of(read)
        if not read.terms:
            return Answer(self._offered)
        found = [self._entries[place] for place in self._lookup.find(query)]
        if not index.is_complete and len(self._ways.controller.events.table) > _SMALL_LIST:
            return Answer(found, is_reading=True)
        matches = index.find(query)
        # What is only to be left out names nothing.
        most = min(matches.direct_count, _MOST_TITLES) if words else 0
        rows = matches.rows[:most].tolist()
        events = [self._event(row) for row in islice(self._named(rows, read), _MOST_EVENTS)]
        if events and found and _fit(events[0], words) < _fit(found[0], words):
            found = events + found
        else:
            found += events
        return Answer([*found, *self._search(query, len(matches.rows))])

    def _named(self, rows: list[int], query: Query) -> Iterator[int]:
        """Yield the rows whose titles hold all words; others are left to the search."""
        for row in rows:
            title = FoldedText(self._ways.controller.title_of(row))
            if all(map(title.holds, query.wanted)):
                yield row

    def _event(self, row: int) -> Entry:
        return Entry(self._ways.controller.title_of(row), "Event", partial(self._show_event, row))

    def _show_event(self, row: int) -> None:
        """Select an event and bring it into view, out of a filter that hides it."""
        controller = self._ways.controller
        if not controller.model.mask[row]:
            controller.filtering.clear()
            controller.told.emit("The filter was cleared to show this event. Alt+← leads back.")
        controller.select_row(row)
        controller.navigation.reveal_row(row)

    def _search(self, query: str, count: int) -> Iterator[Entry]:
        if count:
            noun = "event" if count == 1 else "events"
            text = f"Search everything for “{query.strip()}”"
            yield Entry(text, f"{count:,} {noun}", partial(self._ways.search, query))


def _fit(entry: Entry, words: list[str]) -> Fit:
    return fit_of(fold(entry.text), words)


def _commands(ways: Ways) -> Iterator[Entry]:
    for command in COMMANDS:
        action = ways.action_of(command.id)
        key, text = "".join(command.keys[:1]), _named(command)
        if action.isEnabled() and command.id != "palette":
            yield Entry(text, "Command", action.trigger, key, command.tip)
        elif command.id in NEED_EDITING:
            act, first = _what_first(ways, command.id)
            yield Entry(text, "Command", act, key, command.tip, first)


def _what_first(ways: Ways, command: str) -> tuple[Callable[[], object], str]:
    """Return what a command does that cannot be given yet, and what has to be done before it."""
    if command in NEED_EVENT and ways.controller.selected_row is None:
        sentence = "Select an event first"
        return partial(ways.controller.told.emit, sentence), sentence.lower()

    def turn_on_and_go_on() -> None:
        ways.action_of("edit-list").trigger()
        if ways.action_of(command).isEnabled():
            ways.action_of(command).trigger()

    return turn_on_and_go_on, "turns on “Edit this list” first"


def _named(command: Command) -> str:
    """Return what a command is called away from its menu, with that of a submenu before it."""
    names = filter(None, (command.submenu, command.text))
    return ": ".join(names).replace("&", "")


def _views(ways: Ways) -> Iterator[Entry]:
    for view in ways.views.all():
        kind = "Your view" if view.is_own else "View"
        yield Entry(view.label, kind, partial(ways.views.go_to, view), also=kind)


def _tracks(ways: Ways) -> Iterator[Entry]:
    for action in ways.tracks.actions():
        text = action.text().replace("&&", "&")
        yield Entry(text, "Tracks", action.trigger, also="Tracks")


def _values(ways: Ways) -> Iterator[Entry]:
    """Yield the values of all facets: one opens a document, and filters by any other."""
    head = ways.controller.events.head
    for kind in FACETS.values():
        column = ways.controller.events.table.facets[kind.id]
        spellings = {named.value: named.spellings for named in kind.named_by(head)}
        for value, label in zip(column.values, column.labels, strict=True):
            act = _opening(ways, kind, value)
            yield Entry(kind.label_as_read(label), kind.noun, act, also=spellings.get(value, ""))


def _opening(ways: Ways, kind: FacetKind, value: str) -> Callable[[], object]:
    if kind.id == "documents":
        return partial(ways.open_document, value)
    return partial(ways.controller.filtering.add, kind.id, value)
