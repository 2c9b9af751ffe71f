"""What the search of a page knows beside what is read there: other spellings, and kinds."""

from collections.abc import Sequence

import msgspec

from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.program.plain_text import one_line

_NAMED = ("leaders", "organisations", "themes")
# No letter that begins markup, be it read as HTML or as XML.
_IN_MARKUP = str.maketrans({"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"})


def search_data(events: EventList, kinds: Sequence[str]) -> str:
    """Return as JSON pairs of spellings as folded words, and of names with others they go by.

    The kinds of the events follow, as places in a list of those that there are.
    """
    place_of = {kind: place for place, kind in enumerate(dict.fromkeys(kinds))}
    spellings = [
        (" ".join(one), " ".join(other))
        for one, others in events.text_index.spellings.items()
        for other in others
        if one < other
    ]
    names = [
        (one_line(one.label), one_line(one.spellings))
        for facet in _NAMED
        for one in FACETS[facet].named_by(events.head)
        if one.spellings
    ]
    data = {
        "spellings": spellings,
        "names": names,
        "kinds": list(place_of),
        "places": [place_of[kind] for kind in kinds],
    }
    encoded = msgspec.json.encode(data)
    return encoded.decode("utf-8").translate(_IN_MARKUP)
