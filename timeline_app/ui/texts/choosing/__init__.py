"""Choosing words of a document while its list is edited."""
