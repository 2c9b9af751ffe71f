"""History: every filter and every zoom is a step to go back from."""

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")
# More steps than anybody goes back; a state is small, and a busy day must not grow for ever.
_LONGEST = 200


class History(msgspec.Struct, Generic[T], frozen=True):
    """A line of states with a place on it; going somewhere new cuts off what lay ahead."""

    states: tuple[T, ...]
    place: int = 0

    @property
    def current(self) -> T:
        """The state at the present place."""
        return self.states[self.place]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a state before."""
        return self.place > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a state after."""
        return self.place + 1 < len(self.states)

    def visited(self, state: T) -> "History[T]":
        """Return the history with a new state after the present one."""
        if state == self.current:
            return self
        kept = (*self.states[: self.place + 1], state)[-_LONGEST:]
        return History(kept, len(kept) - 1)

    def replaced(self, state: T) -> "History[T]":
        """Return the history with another state at the present place."""
        states = (*self.states[: self.place], state, *self.states[self.place + 1 :])
        return History(states, self.place)

    def back(self) -> "History[T]":
        """Return the history one step back, if there is one."""
        return History(self.states, max(0, self.place - 1))

    def forward(self) -> "History[T]":
        """Return the history one step forward, if there is one."""
        return History(self.states, min(len(self.states) - 1, self.place + 1))
