"""Moving the keyboard from pane to pane."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class Stop(NamedTuple):
    """A pane, and what in it takes the keyboard.

    Its `fields` are gone through before that. In a row the arrows go from button to button, so
    that each of them is left for the next pane.
    """

    pane: QWidget
    target: QWidget
    fields: tuple[QWidget, ...] = ()
    is_row: bool = False


def step_focus(stops: Callable[[], Sequence[Stop]], step: int) -> Callable[[], None]:
    """Return what moves the focus to the next (1) or previous (-1) of the panes there are."""

    def move() -> None:
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        next_target(stops(), QApplication.focusWidget(), step).setFocus(reason)

    return move


def next_target(stops: Sequence[Stop], focus: QWidget | None, step: int) -> QWidget:
    """Return what takes the keyboard after, or with -1 before, what has it."""
    place = next((i for i, stop in enumerate(stops) if _is_in(stop, focus)), None)
    if place is None:
        return stops[0 if step > 0 else -1].target
    stop = stops[place]
    if focus in stop.fields:
        chain = (*stop.fields, stop.target)
        there = chain.index(focus) + step
        if there >= 0:
            return chain[there]
    elif focus is not stop.target and not stop.is_row and step > 0:
        return stop.target
    return stops[(place + step) % len(stops)].target


def _is_in(stop: Stop, focus: QWidget | None) -> bool:
    return focus is not None and (stop.pane is focus or stop.pane.isAncestorOf(focus))
