"""The rows of a filter as CSV, for people and for other programs."""

import csv
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import FilterRecord
from timeline_app.exchange.tables.harmless import harmless
from timeline_app.exchange.tables.records import Recorder

BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets take a file for one in the encoding of the machine."""
_NOTHING_ATTACHED: Mapping[str, AttachedText] = MappingProxyType({})


def to_csv(
    events: EventList,
    rows: Sequence[int],
    asked: FilterRecord = FilterRecord(),  # noqa: B008
    originals: Mapping[str, AttachedText] = _NOTHING_ATTACHED,
) -> str:
    """Return rows as CSV as RFC 4180 has it: CRLF line ends, a heading line.

    No cell begins as a formula does. Where a filter asks for a text or for people, a last column
    says what matched.
    """
    buffer = io.StringIO(newline="")
    recorder = Recorder(events, originals, asked)
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(recorder.columns)
    for row in rows:
        record = recorder.record(events.table.event(row))
        writer.writerow([harmless(record[name]) for name in recorder.columns])
    return buffer.getvalue()
