"""Editing a list: a draft, edits as values that can be undone, and what checks say of them."""
