"""List, state and history that the widgets share."""
