"""Editing in the window: its commands, its questions, and dialogs for what events refer to."""
