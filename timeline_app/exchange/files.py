"""Data files by their ending."""

from collections.abc import Sequence
from pathlib import Path

from timeline_app.core.event_list.event_list import EventList
from timeline_app.exchange import rows as writers
from timeline_app.program.whole_file import write_whole

DATA_ENDINGS = (".csv", ".ics", ".json")


def write_data_file(path: Path, events: EventList, rows: Sequence[int]) -> int:
    """Write rows as CSV, iCalendar or JSON, whole or not at all.

    Returns how many events the format could not hold. Raises OSError.
    """
    left_out = 0
    ending = path.suffix.lower()
    if ending == ".ics":
        from timeline_app.exchange.calendar import to_calendar

        data, left_out = to_calendar(events, rows)
    elif ending == ".csv":
        data = writers.to_csv(events, rows).encode("utf-8")
    else:
        data = writers.to_event_file(events, rows).encode("utf-8")
    write_whole(path, data)
    return left_out
