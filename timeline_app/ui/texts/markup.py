"""Texts from files as HTML: everything is escaped, and shown as it is."""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import quote

_BIDI_CONTROLS = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
)
_CONTROLS = {
    code: "\ufffd" for code in [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)]
}
_WEB_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"'“”]+[^\s<>\"'“”.,;:!?)\]]", re.IGNORECASE)


def plain(text: str) -> str:
    """Return a text without control characters and direction overrides."""
    return text.translate(_BIDI_CONTROLS).translate(_CONTROLS)


def html(text: str) -> str:
    """Return a text from a file as HTML that shows it as it is."""
    return escape(plain(text), quote=True)


def html_with_links(text: str) -> str:
    """Return a text from a file as HTML, with its http(s) addresses as links."""
    pieces, position = [], 0
    for match in _WEB_ADDRESS.finditer(text):
        pieces.append(html(text[position : match.start()]))
        pieces.append(link("web", match.group(), match.group()))
        position = match.end()
    return "".join([*pieces, html(text[position:])])


def link(scheme: str, target: str, text: str) -> str:
    """Return a link that the window understands; both parts may come from a file."""
    return f'<a href="{scheme}:{quote(target, safe="")}">{html(text)}</a>'


def shared_style(hexes: Callable[[str], str]) -> str:
    """Return the style rules that all text panes share, in the colours of a theme."""
    return (
        f"a {{color:{hexes('accent')};text-decoration:none}} body {{color:{hexes('ink')}}}"
        f" .soft {{color:{hexes('ink-soft')}}} .faint {{color:{hexes('ink-faint')}}}"
        f" .warn {{color:{hexes('warning')}}}"
    )
