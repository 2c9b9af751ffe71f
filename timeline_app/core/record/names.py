"""What people read instead of ids."""

from timeline_app.core.record.model import ListHead


def names_of(head: ListHead) -> dict[str, str]:
    """Return the names of leaders, organisations, themes and documents by id."""
    names = {leader.id: leader.name for leader in head.leaders}
    names |= {organisation.id: organisation.name for organisation in head.organisations}
    names |= {theme.id: theme.label for theme in head.themes}
    return names | {document.id: document.title for document in head.documents}
