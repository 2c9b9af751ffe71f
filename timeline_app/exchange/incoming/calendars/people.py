"""Who takes part in an entry of a calendar."""

from typing import Any

from timeline_app.exchange.incoming.calendars.content import Content, parameter_of
from timeline_app.program.plain_text import one_line

# Rooms and things are invited as people are; groups are bodies.
_THINGS, _BODIES = {"ROOM", "RESOURCE"}, {"GROUP"}


def people_of(content: Content) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of people and of bodies that take part, who invited first.

    Who declined does not take part.
    """
    invited = [*content.all("ORGANIZER"), *content.all("ATTENDEE")]
    people: dict[str, None] = {}
    bodies: dict[str, None] = {}
    for value in invited:
        kind = parameter_of(value, "CUTYPE").upper()
        name = one_line(_name(value))
        if name and kind not in _THINGS and parameter_of(value, "PARTSTAT").upper() != "DECLINED":
            (bodies if kind in _BODIES else people)[name] = None
    return tuple(people), tuple(bodies)


def _name(value: Any) -> str:
    """Return a name; of whom only an address is known, that."""
    name = parameter_of(value, "CN")
    address = str(value).strip()
    is_mail = address.lower().startswith("mailto:")
    return name or (address[len("mailto:") :] if is_mail else address)
