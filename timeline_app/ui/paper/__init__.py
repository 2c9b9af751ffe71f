"""Printing, pictures and files."""
