"""Panes of text: an event, its sources."""
