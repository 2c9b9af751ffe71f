"""A recurrence as it is chosen: every so many units, on what it was before; a rule in the file."""

import msgspec

from timeline_app.core.wording.recurrence_words import recurrence_in_words

UNITS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
"""What a recurrence is counted in, and how rules name it."""

# Parts of a rule that say until when; they fit every unit, as days and months do not.
_ENDS = ("COUNT", "UNTIL")


class Rhythm(msgspec.Struct, frozen=True):
    """Every so many units; `rest` are the other parts of the rule."""

    unit: str
    interval: int = 1
    rest: tuple[tuple[str, str], ...] = ()

    @property
    def rule(self) -> str:
        """The rule as a list holds it."""
        parts = [("FREQ", UNITS[self.unit])]
        if self.interval > 1:
            parts.append(("INTERVAL", str(self.interval)))
        return ";".join(f"{name}={value}" for name, value in (*parts, *self.rest))

    def every(self, interval: int, unit: str) -> "Rhythm":
        """Return another rhythm that ends as this one; with the unit its days are others, too."""
        kept = [part for part in self.rest if unit == self.unit or part[0] in _ENDS]
        return Rhythm(unit, interval, tuple(kept))


def rhythm_of(rule: str) -> Rhythm | None:
    """Return the rhythm of a rule; None for what is no rule, or counts hours and less."""
    try:
        recurrence_in_words(rule)
    except ValueError:
        return None
    text = rule.strip().upper().removeprefix("RRULE:")
    parts = dict(part.partition("=")[::2] for part in text.split(";"))
    frequency, interval = parts.pop("FREQ"), int(parts.pop("INTERVAL", "1"))
    unit = next((unit for unit, name in UNITS.items() if name == frequency), None)
    return Rhythm(unit, interval, tuple(parts.items())) if unit else None
