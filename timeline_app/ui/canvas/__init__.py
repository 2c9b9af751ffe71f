"""The timeline widget."""
