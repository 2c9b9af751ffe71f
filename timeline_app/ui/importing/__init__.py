"""Bringing other people's files in: a look at them, questions, and the report."""
