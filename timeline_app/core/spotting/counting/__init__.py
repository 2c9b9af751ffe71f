"""Dates and anniversaries that count from another date in the text."""
