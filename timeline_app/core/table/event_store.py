"""The events of a table as encoded bytes: an `Event` object is made only when asked for."""

import re
from collections.abc import Sequence
from typing import TypeVar

import msgspec
import numpy as np

from timeline_app.core.record.model import Event
from timeline_app.core.table.arrays import Offsets, Rows

Decoded = TypeVar("Decoded")


class EventStore:
    """The events as encoded bytes, decoded one at a time; `starts` and `ends` are offsets.

    `ids` are those of the events, where they were at hand.
    """

    def __init__(
        self, buffer: bytes, starts: Offsets, ends: Offsets, ids: Sequence[str] | None = None
    ) -> None:
        self.ids = ids
        self.buffer = buffer
        self._view = memoryview(buffer)
        self.starts = starts
        self.ends = ends
        self._decoder = msgspec.json.Decoder(Event)

    def __len__(self) -> int:
        return len(self.starts)

    def index_of_id(self, event_id: str) -> int | None:
        """Find an event by its id in the encoded bytes, without decoding the others."""
        sought = msgspec.json.encode(event_id)
        position = self.buffer.find(sought)
        while position >= 0:
            index = int(np.searchsorted(self.starts, position, side="right")) - 1
            if index >= 0 and position < self.ends[index] and self[index].id == event_id:
                return index
            position = self.buffer.find(sought, position + 1)
        return None

    def parts_of(self, event_id: str) -> Rows:
        """Find the events that are part of another, without decoding them."""
        named = re.escape(msgspec.json.encode(event_id))
        parts = re.finditer(rb'"part_of"\s*:\s*' + named, self.buffer)
        positions = [part.start() for part in parts]
        return np.searchsorted(self.starts, positions, side="right") - 1

    def __getitem__(self, index: int) -> Event:
        return self._decoder.decode(self._view[int(self.starts[index]) : int(self.ends[index])])

    def decoded(self, indices: Offsets, decoder: msgspec.json.Decoder[Decoded]) -> list[Decoded]:
        """Return some events as another type, for instance one with fewer fields."""
        buffer, decode = self._view, decoder.decode
        places = zip(self.starts[indices].tolist(), self.ends[indices].tolist(), strict=True)
        return [decode(buffer[start:end]) for start, end in places]


def stored(events: Sequence[Event]) -> EventStore:
    """Return the store of some events."""
    encoder = msgspec.json.Encoder()
    pieces = [encoder.encode(event) for event in events]
    lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
    ends = np.cumsum(lengths)
    return EventStore(b"".join(pieces), ends - lengths, ends, [event.id for event in events])
