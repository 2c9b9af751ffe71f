"""The texts of cells taken apart: several names in one cell, sources with addresses, HTML."""

import re
from enum import Enum, auto
from functools import lru_cache

from timeline_app.exchange.incoming.draft import DraftSource
from timeline_app.exchange.incoming.web_text import is_web_address, plain_text

# Names and sources come again in many rows of a table.
_KEPT_CELLS = 16_384
_ENDS_OF_NAMES = re.compile(r"[;|\n]+")
_COMMA = re.compile(r",\s*")
_HTML = re.compile(
    r"</?(?:a|b|blockquote|br|div|em|h[1-6]|i|iframe|img|li|ol|p|small|span|strong|table|td|th|tr|u"
    r"|ul)\b[^<>]*>",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
# What stands behind an address in a sentence, and is hardly ever a part of it.
_BEHIND_ADDRESS = ".,;:!?)]}>'\""
_SAID_AROUND = re.compile(
    r"(?:The sources differ|Remark on the source): (.*?)(?: \([^()]* ¶ \d+\))?$", re.DOTALL
)
_LOCATION = re.compile(r"\s*¶.*", re.DOTALL)


class Commas(Enum):
    """What commas do between names: "Lovelace, Ada" is one, "Ada Lovelace, To Lam" are two."""

    PART = auto()
    PART_FULL_NAMES = auto()
    BELONG_TO_NAMES = auto()


@lru_cache(maxsize=_KEPT_CELLS)
def names_in(text: str, commas: Commas) -> tuple[str, ...]:
    """Return the names in a cell; what commas mean there, its column says."""
    parts = [" ".join(part.split()) for part in _ENDS_OF_NAMES.split(text)]
    found: list[str] = []
    for part in filter(None, parts):
        pieces = [piece.strip() for piece in _COMMA.split(part) if piece.strip()]
        is_list = commas is Commas.PART or (
            commas is Commas.PART_FULL_NAMES
            and len(pieces) > 1
            and all(" " in piece for piece in pieces)
        )
        found += pieces if is_list else [part]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=_KEPT_CELLS)
def sources_in(text: str) -> tuple[DraftSource, ...]:
    """Return the sources that a cell names, each on a line or behind a semicolon."""
    text, links = without_html(text)
    found = [DraftSource(url=link) for link in links]
    for part in re.split(r"\n+|;\s+", text):
        addresses = addresses_in(part)
        title = " ".join(_ADDRESS.sub(" ", part).split()).strip(" -–:()[]<>,;")
        # Where in a document it is said is no part of the document's name.
        title = _LOCATION.sub("", title)
        if len(addresses) <= 1:
            found.append(DraftSource(title, addresses[0] if addresses else ""))
        else:
            found += [DraftSource(url=address) for address in addresses]
            found.append(DraftSource(title))
    return tuple(source for source in dict.fromkeys(found) if source.title or source.url)


@lru_cache(maxsize=_KEPT_CELLS)
def addresses_in(text: str) -> tuple[str, ...]:
    """Return the web addresses in a text, also those that HTML leads to."""
    text, links = without_html(text)
    found = [_address(match[0]) for match in _ADDRESS.finditer(text)]
    return tuple(dict.fromkeys([*links, *filter(is_web_address, found)]))


def _address(text: str) -> str:
    """Return an address without what stands behind it in a sentence."""
    while text and text[-1] in _BEHIND_ADDRESS:
        if text[-1] == ")" and text.count("(") >= text.count(")"):
            break
        text = text[:-1]
    return text


def cited_in(text: str) -> tuple[DraftSource, ...]:
    """Return the documents that this program named in a cell, a paragraph of one on each line."""
    titles = (_LOCATION.sub("", line).strip() for line in text.splitlines())
    return tuple(DraftSource(title) for title in dict.fromkeys(titles) if title)


def discrepancies_in(text: str) -> tuple[str, ...]:
    """Return what this program said of documents that differ, without what it set around it."""
    lines = (_SAID_AROUND.sub(r"\1", line.strip()) for line in text.splitlines())
    return tuple(filter(None, lines))


def without_html(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without tags of HTML and the addresses in them; as it is, if it has none."""
    if "<" not in text or not _HTML.search(text):
        return text, ()
    plain = plain_text(text)
    return plain.text, plain.links
