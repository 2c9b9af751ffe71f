"""What an event looks like before it has a lane: its traits, its shape at a scale, its colours."""

import math
from enum import IntEnum
from typing import NamedTuple

from timeline_app.core.table.table import Basis, Form, Trait
from timeline_app.scene.display import Fade
from timeline_app.scene.lanes.packing import Item

_BASES = tuple(Basis)
_FORMS = tuple(Form)
# Longer than any label is drawn, so that nothing is measured in vain.
_LONGEST_TEXT = 300
_OPEN_START = int(Trait.OPEN_START)


class LabelPlace(IntEnum):
    """Where the label of an event stands."""

    INSIDE = 0
    RIGHT = 1
    LEFT = 2


class EventLook(NamedTuple):
    """What is known of an event before a scale gives it a size; `traits` are flags."""

    row: int
    form: Form
    basis: Basis
    traits: int
    color: str


class Figure(NamedTuple):
    """The shape an event takes at a scale, before it has a lane.

    From `x_low` to `x_high` it needs with its label, to `x_short` with the shortest label. What has
    no known end, or recurs, goes on to `x_lasts`. It is `cut` at an edge of the paper.
    """

    look: EventLook
    x_start: float
    x_end: float
    is_box: bool
    place: LabelPlace
    inner_px: float
    text: str
    text_px: float
    caption: str
    x_low: float
    x_short: float
    x_high: float
    x_lasts: float = -math.inf
    cut: Fade = Fade.NONE

    @property
    def row(self) -> int:
        """The row of the event."""
        return self.look.row

    @property
    def item(self) -> Item:
        """What packing needs to know."""
        return Item(self.look.row, self.x_low, self.x_short, self.x_high)

    @property
    def threaded_item(self) -> Item:
        """What packing needs to know if the thread of an open end is to have room as well."""
        x_low = -math.inf if self.look.traits & _OPEN_START else self.x_low
        x_short, x_high = max(self.x_short, self.x_lasts), max(self.x_high, self.x_lasts)
        return Item(self.look.row, x_low, x_short, x_high)


class Way(NamedTuple):
    """A shape that an event may take, and how many lines its label then has; 0 if not known."""

    figure: Figure
    lines: int


def look_of(row: int, form: int, basis: int, traits: int, color: str) -> EventLook:
    """Return a look from the codes in the table."""
    return EventLook(row, _FORMS[form], _BASES[basis], traits, color)


def plain_text(title: str) -> str:
    """Return a title as one line of bearable length."""
    text = title[:_LONGEST_TEXT]
    return text if text.isprintable() else " ".join(text.split())


def is_solid_bar(look: EventLook) -> bool:
    """Tell whether an event is a bar filled with its colour."""
    return look.form is Form.PERIOD and look.basis is Basis.STATED


def inner_color(look: EventLook) -> str:
    """Return the colour of a label inside its box."""
    return "on-theme" if is_solid_bar(look) else "ink"


def outer_color(look: EventLook) -> str:
    """Return the colour of a label beside its figure."""
    return "ink-soft" if look.basis is Basis.UNDATED else "ink"
