"""Large made-up lists for measurements: the same count and seed give the same list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

THEMES, LEADERS, PLACES, BURSTS = 14, 40, 25, 60
KINDS = ("meeting", "visit", "signing", "speech", "commitment", "project", "goal", "milestone")
_VERBS = ("opens", "signs", "visits", "discusses", "promises", "reviews", "extends", "completes")
_THINGS = ("the bridge", "a railway", "the border", "a school", "the treaty", "a power line")
_DAY = np.timedelta64(1, "D")
_FIRST = np.datetime64("1950-01-01")
_DAYS = 100 * 365
# When the bursts of a list in bursts begin, how much of it each holds, and in how many days.
BURST_DAYS = ("1962-03-10", "1994-07-01", "2025-12-01", "2041-05-20")
BURST_SHARES = (0.1, 0.15, 0.6, 0.15)
BURST_SPREADS = (40, 90, 3, 60)
# Shares of all events; what is left has a plain day.
_SHARES = {"undated": 0.06, "inferred": 0.10, "approximate": 0.08, "timed": 0.15, "period": 0.25}


def synthetic_list(count: int, seed: int) -> dict[str, Any]:
    """A valid list in the shape of events.json."""
    return {**_head(count), "events": list(_events(count, seed))}


def synthetic_bytes(count: int, seed: int, *, is_bursting: bool = False) -> bytes:
    """The list as a file: one event a line; all in a few bursts, or spread over a century."""
    head = json.dumps(_head(count), indent=1)
    lines = ",\n".join(json.dumps(event) for event in _events(count, seed, is_bursting))
    return f'{head[:-2]},\n "events": [\n{lines}\n ]\n}}\n'.encode()


def _events(count: int, seed: int, is_bursting: bool = False) -> Iterator[dict[str, Any]]:
    columns = _columns(count, np.random.default_rng(seed), is_bursting)
    return (_event(index, row) for index, row in enumerate(zip(*columns, strict=True)))


def _head(count: int) -> dict[str, Any]:
    return {
        "format": "timeline-events/1",
        "title": f"{count:,} made-up events",
        "as_of": "2025-12",
        "leaders": [
            {"id": f"leader-{i}", "name": f"Leader {i}", "role": f"Office {i}"}
            for i in range(LEADERS)
        ],
        "themes": [{"id": f"theme-{i}", "label": f"Theme {i}"} for i in range(THEMES)],
        "views": [{"id": "all", "label": "All", "span": "1950/2050"}],
    }


def _columns(count: int, random: np.random.Generator, is_bursting: bool) -> list[list[Any]]:
    """Everything that differs from event to event, drawn at once."""
    start = (_days_in_bursts if is_bursting else _start_days)(count, random)
    # From minutes to decades: evenly spread over the powers of ten; in bursts to two days.
    minutes = np.power(10, random.uniform(0, 3.5 if is_bursting else 7.2, count))
    end = start + np.maximum(1, minutes / 1440).astype(np.int64)
    return [
        random.choice([*_SHARES, "day"], count, p=_probabilities()).tolist(),
        _iso(start),
        _iso(end),
        (random.integers(0, 1320, count)).tolist(),
        np.minimum(minutes.astype(np.int64), 100).tolist(),
        random.integers(0, THEMES, (count, 2)).tolist(),
        np.minimum(random.integers(0, LEADERS, (count, 3)), LEADERS - 1).tolist(),
        random.integers(0, 4, count).tolist(),
        random.integers(0, 2**31, count).tolist(),
    ]


def _probabilities() -> list[float]:
    shares = list(_SHARES.values())
    return [*shares, 1 - sum(shares)]


def _start_days(count: int, random: np.random.Generator) -> NDArray[np.int64]:
    """Half the events evenly spread over a century, half in bursts of a few days."""
    even = random.integers(0, _DAYS, count)
    centres = random.integers(0, _DAYS, BURSTS)
    burst = centres[random.integers(0, BURSTS, count)] + random.exponential(3, count)
    return np.where(random.random(count) < 0.5, even, burst).astype(np.int64)


def _days_in_bursts(count: int, random: np.random.Generator) -> NDArray[np.int64]:
    """All events in a few bursts, most of them within days, with empty decades in between."""
    centres = (np.array(BURST_DAYS, "datetime64[D]") - _FIRST).astype(np.int64)
    chosen = random.choice(len(BURST_DAYS), count, p=BURST_SHARES)
    spread = np.array(BURST_SPREADS)[chosen]
    days: NDArray[np.int64] = centres[chosen] + (random.random(count) * spread).astype(np.int64)
    return days


def _iso(days: NDArray[np.int64]) -> list[str]:
    texts: list[str] = np.datetime_as_string(_FIRST + days * _DAY, unit="D").tolist()
    return texts


def _event(index: int, row: tuple[Any, ...]) -> dict[str, Any]:
    sort, start, end, minute, length, themes, leaders, leader_count, noise = row
    kind = KINDS[noise % len(KINDS)]
    verb, thing = _VERBS[noise // 8 % len(_VERBS)], _THINGS[noise // 64 % len(_THINGS)]
    date, basis = _date(sort, start, end, minute, length)
    event = {
        "id": f"event-{index}",
        "title": f"Leader {leaders[0]} {verb} {thing} no. {index}",
        "summary": f"Made up: a {kind} about {thing} of theme {themes[0]}.",
        "kind": kind,
        "date": date,
        "date_basis": basis,
        "leaders": [f"leader-{i}" for i in dict.fromkeys(leaders[:leader_count])],
        "themes": [f"theme-{i}" for i in dict.fromkeys(themes)],
        "place": f"Place {noise // 512 % PLACES}",
    }
    if basis == "undated":
        event["announced"] = start
    elif basis == "inferred":
        event["date_note"] = "Made up, and reasoned from nothing."
    return event


def _date(sort: str, start: str, end: str, minute: int, length: int) -> tuple[str | None, str]:
    if sort == "undated":
        return None, "undated"
    if sort == "inferred":
        return f"[{start}..{end}]", "inferred"
    if sort == "approximate":
        return f"{start[:7]}~", "stated"
    if sort == "timed":
        begin, stop = divmod(minute, 60), divmod(minute + length, 60)
        return f"{start}T{begin[0]:02}:{begin[1]:02}/{start}T{stop[0]:02}:{stop[1]:02}", "stated"
    return (f"{start}/{end}", "stated") if sort == "period" else (start, "stated")
