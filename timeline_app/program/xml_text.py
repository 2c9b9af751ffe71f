"""Texts from files in XML and HTML: plain, on one line, and never markup."""

from html import escape

from timeline_app.program.plain_text import one_line


def content(text: str) -> str:
    """Return a text as it stands between tags."""
    return escape(one_line(text), quote=False)


def value(text: str) -> str:
    """Return a text as it stands in quotation marks."""
    return escape(one_line(text))
