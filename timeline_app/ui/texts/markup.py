"""Texts from files as HTML: everything is escaped, and shown as it is."""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from timeline_app.program.plain_text import LONGEST_LABEL, LONGEST_TEXT, cut, plain

_WEB_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"'“”]+[^\s<>\"'“”.,;:!?)\]]", re.IGNORECASE)


def html(text: str, most: int = LONGEST_TEXT) -> str:
    """Return a text from a file as HTML that shows it as it is, as far as anybody reads it."""
    return escape(plain(cut(text, most)), quote=True)


def html_with_links(text: str) -> str:
    """Return a text from a file as HTML, with its http(s) addresses as links."""
    pieces, position = [], 0
    text = cut(text)
    for match in _WEB_ADDRESS.finditer(text):
        pieces.append(html(text[position : match.start()]))
        pieces.append(link("web", match.group(), match.group()))
        position = match.end()
    return "".join([*pieces, html(text[position:])])


def link(scheme: str, target: str, text: str) -> str:
    """Return a link that the window understands; both parts may come from a file."""
    return f'<a href="{scheme}:{quote(target, safe="")}">{html(text, LONGEST_LABEL)}</a>'


def shared_style(hexes: Callable[[str], str]) -> str:
    """Return the style rules that all text panes share, in the colours of a theme."""
    return (
        f"a {{color:{hexes('accent')};text-decoration:none}} body {{color:{hexes('ink')}}}"
        f" .soft {{color:{hexes('ink-soft')}}} .faint {{color:{hexes('ink-faint')}}}"
        f" .warn {{color:{hexes('warning')}}} .bad {{color:{hexes('bad')}}}"
        f" .mark {{background-color:{hexes('mark-text')};color:{hexes('ink')}}}"
    )
