"""Spreadsheets: rows and columns in many formats, and what their headings and cells mean."""
