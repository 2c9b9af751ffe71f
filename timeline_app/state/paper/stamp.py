"""What identifies a print: the bytes of its list, when it was printed and by which version."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from timeline_app import __version__
from timeline_app.core.wording.calendar_words import day_words
from timeline_app.program.regular_file import LARGEST_LIST_BYTES, read_regular

# Seconds since 1970 that stand for the time of printing, so that a print can be made again:
# https://reproducible-builds.org/specs/source-date-epoch/
_EPOCH = "SOURCE_DATE_EPOCH"
# As many digits as tell the versions of a list apart, and can be read out.
_SHORT_DIGITS = 12


class Stamp(NamedTuple):
    """The SHA-256 of a list, if it could be read, the time of printing in UTC and the version."""

    sha256: str = ""
    printed_at: datetime | None = None
    version: str = __version__

    @property
    def short_sha256(self) -> str:
        """The first digits of the SHA-256."""
        return self.sha256[:_SHORT_DIGITS]

    def words(self) -> tuple[str, str]:
        """Return what the foot of a page says: which file it was, and when and by what printed."""
        file = f"sha256 {self.short_sha256}" if self.sha256 else ""
        when = self.printed_at
        if when is None:
            return file, ""
        day = day_words(when.year, when.month, when.day)
        return file, f"printed {day} by timeline-app {self.version}"


NO_STAMP = Stamp()
"""Of what is drawn and not printed."""


def stamp_of(path: Path, environment: Mapping[str, str]) -> Stamp:
    """Return the stamp of a list that is printed now.

    Without a time in the environment it bears the day alone: the same list printed twice on a day
    is the same file.
    """
    try:
        sha256 = hashlib.sha256(read_regular(path, LARGEST_LIST_BYTES)).hexdigest()
    except (OSError, ValueError):
        sha256 = ""
    return Stamp(sha256, _time(environment.get(_EPOCH, "")))


def _time(epoch: str) -> datetime:
    try:
        found = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        found = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return found.replace(tzinfo=None)
