"""What a command is: a row of the catalogue."""

from typing import NamedTuple


class Command(NamedTuple):
    """One action: its id, text, menu, keys (Qt's own notation) and a tip.

    `checkable` commands show a state; `separated` ones begin a new part of their menu, and those
    of a `submenu` stand in that.
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    checkable: bool = False
    separated: bool = False
    submenu: str = ""
