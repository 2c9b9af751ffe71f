"""How something was printed last, for the next time."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class PrintMemory(NamedTuple):
    """What was chosen last, as plain values, and what remembers another choice."""

    last: Mapping[str, Any]
    remember: Callable[[dict[str, Any]], object]


NO_MEMORY = PrintMemory({}, lambda _choice: None)
"""Of a window that remembers nothing."""
