"""Dates in running text, never more precise than the words that yield them."""
