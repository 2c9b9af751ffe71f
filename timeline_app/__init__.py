"""A timeline viewer for source-cited events."""

__version__ = "0.1.0"
