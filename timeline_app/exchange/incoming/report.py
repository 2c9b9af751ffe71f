"""What became of a file that was brought in, row by row, for people and for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from timeline_app.exchange.incoming.draft import Remark


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What was read, what came of it, and every place that somebody may want to look at."""

    file: str
    out: str
    what: str
    count_read: int
    count_events: int
    count_undated: int
    to_settle: tuple[Remark, ...] = ()
    changed: tuple[Remark, ...] = ()
    left_out: tuple[Remark, ...] = ()
    is_again: bool = False
    added: int = 0
    updated: int = 0
    removed: tuple[Remark, ...] = ()
    kept: tuple[Remark, ...] = ()

    @property
    def has_loose_ends(self) -> bool:
        """Whether somebody should look at it: at dates to settle, or at what was left out."""
        return bool(self.to_settle or self.left_out)

    def text(self) -> str:
        """Return the report as plain lines."""
        return "\n".join(self._lines())

    def as_dict(self) -> dict[str, Any]:
        """Return the report as plain data, for `--json`."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    def headline(self) -> str:
        """Return the report in one sentence without a full stop."""
        sentence = (
            f"{self.file}: {counted(self.count_read, self.what)} read, "
            f"{counted(self.count_events, 'event')} written to {self.out}"
        )
        if self.to_settle:
            sentence += f", {counted(len(self.to_settle), 'date')} to settle"
        if self.left_out:
            sentence += f", {self.what_left_out()} left out"
        return sentence

    def what_left_out(self) -> str:
        """Return how much was left out."""
        return counted(len(self.left_out), self.what)

    def _lines(self) -> Iterator[str]:
        yield self.headline()
        if self.is_again:
            yield (
                f"brought in before: {self.added:,} added, {self.updated:,} updated, "
                f"{len(self.removed):,} taken out"
            )
        for heading, remarks in (
            ("To settle, with the words of the file in the note", self.to_settle),
            ("Left out", self.left_out),
            ("Changed", self.changed),
            ("Kept as they are in the list", self.kept),
            ("Taken out of the list", self.removed),
        ):
            yield from _section(heading, remarks)


def counted(count: int, noun: str) -> str:
    """Return a number of things, such as `3 entries`."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun[:-1]}ies" if noun.endswith("y") else f"{count:,} {noun}s"


def _section(heading: str, remarks: Sequence[Remark]) -> Iterator[str]:
    if remarks:
        yield f"{heading}:"
        yield from (f"  {remark.place}: {remark.text}" for remark in remarks)
