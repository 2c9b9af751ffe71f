"""HTML in the texts of other programs as plain text, and the links in it.

Python's own reader of HTML takes a minute for 90 kB of unclosed tags, so tags are found by
patterns that look at every letter once.
"""

import html
import re
from typing import NamedTuple

from timeline_app.program.plain_text import plain

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|noscript)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)([^<>]*)>|<[!?][^<>]*>")
_ADDRESS = re.compile(
    r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
# Within a line; every other tag ends a block, or is none that a browser knows.
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn"),
    *("em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike"),
    *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
}


class PlainText(NamedTuple):
    """What a reader of a text sees, on one line, and the web addresses that it leads to."""

    text: str
    links: tuple[str, ...] = ()


def plain_text(markup: str) -> PlainText:
    """Return a text without its tags, with a space where a block ends."""
    links: list[str] = []

    def replaced(tag: re.Match[str]) -> str:
        links.extend(filter(is_web_address, _addresses(tag[2] or "")))
        return "" if (tag[1] or "").lower() in _INLINE else " "

    words = _TAG.sub(replaced, _HIDDEN.sub(" ", markup))
    return PlainText(" ".join(plain(_decoded(words)).split()), tuple(dict.fromkeys(links)))


def is_web_address(text: str) -> bool:
    """Tell whether a text is an address on the web, which can be kept as that of a source."""
    return re.match(r"https?://[^\s/]", text, re.IGNORECASE) is not None and not re.search(
        r"\s", text
    )


def _addresses(attributes: str) -> list[str]:
    return [
        _decoded(found[1] or found[2] or found[3] or "").strip()
        for found in _ADDRESS.finditer(attributes)
    ]


def _decoded(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:
        # A character with more digits than a number may have.
        return text
