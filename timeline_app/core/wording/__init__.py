"""Dates, spans and rhythms in words."""
