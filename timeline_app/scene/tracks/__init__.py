"""Tracks of events: figures in lanes, or density."""
