"""What people read instead of ids."""

from timeline_app.core.record.facet_kinds import CLOSED_FACETS
from timeline_app.core.record.model import ListHead


def names_of(head: ListHead) -> dict[str, str]:
    """Return the names of leaders, organisations, themes and documents by id."""
    return {named.value: named.label for kind in CLOSED_FACETS for named in kind.named_by(head)}
