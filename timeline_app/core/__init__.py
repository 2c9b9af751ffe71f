"""Dates, events and filters: everything that needs no window."""
