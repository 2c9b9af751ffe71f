"""What the widgets that edit need of whoever holds the draft."""

from typing import Protocol

from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.edits import Edit


class Desk(Protocol):
    """Holds the draft that is edited, and does edits so that they can be undone."""

    @property
    def is_on(self) -> bool:
        """Whether the list can be changed."""
        ...

    @property
    def draft(self) -> Draft:
        """The list as it is now."""
        ...

    def do(self, edit: Edit) -> object:
        """Change the list."""
        ...
