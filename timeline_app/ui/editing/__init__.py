"""Editing in the window: its commands and dialogs, words to events, forms, documents added."""
