"""What a measurement is, and how it is taken."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

MS = 1_000.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `floor` is what the bare platform needs for the same step, `ratio` the two."""

    name: str
    events: int
    value: float
    unit: str
    floor: float
    target: str

    @property
    def ratio(self) -> float:
        """The value as a multiple of the floor."""
        return self.value / self.floor if self.floor else 0.0

    def as_dict(self) -> dict[str, str | float]:
        """Return the figure for `--json`."""
        return {**asdict(self), "ratio": round(self.ratio, 3)}


@dataclass(frozen=True, slots=True)
class Times:
    """Some durations in ms."""

    ms: tuple[float, ...]

    def share(self, share: float) -> float:
        """Return the duration that a share of all stays under, for instance 0.99."""
        ordered = sorted(self.ms)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def median(self) -> float:
        """The middle duration."""
        return self.share(0.5)

    @property
    def p99(self) -> float:
        """The duration that 99 in 100 stay under."""
        return self.share(0.99)


def timed(steps: Iterable[Callable[[], object]]) -> Times:
    """Run steps one after the other and return how long each took."""
    durations = []
    gc.collect()
    for step in steps:
        began = time.perf_counter()
        step()
        durations.append((time.perf_counter() - began) * MS)
    return Times(tuple(durations))
