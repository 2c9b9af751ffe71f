"""Saved pages as documents: what a reader of the page reads, without what frames it."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from timeline_app.exchange.documents.document import (
    DocumentError,
    ReadDocument,
    ReadKind,
    ReadParagraph,
    line_of,
)

# Never read: code, controls, what is drawn, and ways to other pages.
_UNREAD = frozenset((
    "script", "style", "noscript", "template", "nav", "svg", "math", "canvas", "iframe", "object",
    "embed", "audio", "video", "map", "button", "select", "textarea", "datalist", "dialog", "menu",
    "head",
))  # fmt: skip
# What stands around the document: kept, but left out unless a person wants it.
_AROUND = frozenset(["footer", "aside"])
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
_CELLS = frozenset(["td", "th"])
_KINDS: Mapping[str, ReadKind] = {
    **{"h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading"},
    **{"h6": "heading", "figcaption": "caption", "caption": "caption"},
}
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
# An end that is not written closes what must not hold another of the kind.
_CLOSES = {
    **{"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd")},
    **{"tr": ("td", "th", "tr"), "td": ("td", "th"), "th": ("td", "th")},
}
_OF_HEAD = frozenset((
    "base", "link", "meta", "noscript", "script", "style", "template", "title",
))  # fmt: skip
_WHOLES = frozenset(["html", "body", "main", "article", "section"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "menu", "dialog"])
_CREDIT = re.compile(r"\b(?:byline|author|credit|photo-?credit|copyright)\b", re.IGNORECASE)
_CAPTION = re.compile(r"\b(?:wp-caption-text|caption|photo-?caption)\b", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\b(?:footnote|endnote)-ref")
_TITLES = ("og:title", "dc.title", "citation_title", "twitter:title")
_DATES = (
    "article:published_time", "datepublished", "dc.date", "dc.date.issued", "citation_date",
    "date", "pubdate", "publishdate",
)  # fmt: skip
_PUBLISHERS = ("og:site_name", "dc.publisher", "citation_publisher")
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
# More open elements than any page nests; a hostile one only wants to make each step slow.
_DEEPEST = 500
# Ten times the largest pages of law; each takes some 25 µs.
_MOST_ELEMENTS = 500_000
# The parser looks through what a broken mark leaves open once for each mark in it.
_LONGEST_TAIL = 10_000
_BROKEN_OFF = "The page is broken in its markup near the end: what stands behind was not read."


def html_document(text: str) -> ReadDocument:
    """Return a page as a document. Raises DocumentError if its marks make no sense."""
    reader = _PageReader()
    try:
        reader.feed(text)
        is_whole = len(reader.rawdata) <= _LONGEST_TAIL
        if is_whole:
            reader.close()
    except AssertionError:
        raise DocumentError(
            "the page is broken in its markup: open it in a browser and save it anew"
        ) from None
    reader.flush()
    return reader.document(() if is_whole else (_BROKEN_OFF,))


class _Element(NamedTuple):
    """An open element: whether what is in it is read, belongs to the page's main part, and how."""

    name: str
    is_unread: bool = False
    is_around: bool = False
    is_main: bool = False
    kind: ReadKind = "body"
    is_in_cell: bool = False


class _PageReader(HTMLParser):
    """Gathers paragraphs while it goes through a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Element] = []
        self._count = 0
        self._pieces: list[str] = []
        self._cells: list[str] = []
        self._paragraphs: list[tuple[ReadParagraph, bool]] = []
        self._meta: dict[str, str] = {}
        self._language = ""
        self._title: list[str] | None = None
        self._page_title = ""
        self._time = ""
        self._url = ""

    def document(self, notes: tuple[str, ...] = ()) -> ReadDocument:
        """Return what was gathered; where the page names its main part, the rest is left out."""
        has_main = any(is_main for _, is_main in self._paragraphs)
        found = [
            p if is_main or not has_main else ReadParagraph(p.text, "skip")
            for p, is_main in self._paragraphs
        ]
        titles = [p.text for p in found if p.kind == "title"]
        return ReadDocument(
            paragraphs=tuple(_one_title(found)),
            title=titles[0] if titles else self._named(_TITLES) or line_of(self._page_title),
            language=self._language,
            published=self._date(),
            publisher=self._named(_PUBLISHERS),
            url=self._url,
            notes=notes,
        )

    def _named(self, names: tuple[str, ...]) -> str:
        return next((line_of(self._meta[name]) for name in names if self._meta.get(name)), "")

    def _date(self) -> str:
        match = _DAY.match(self._named(_DATES) or self._time)
        return match[0] if match else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            raise DocumentError(
                f"the page has more than {_MOST_ELEMENTS:,} marks: save the part that is wanted"
            )
        values = {name: value or "" for name, value in attrs}
        self._look(tag, values)
        if tag in _VOID:
            self._break(tag)
            return
        self._close_before(tag)
        if tag in _BLOCKS and tag not in _CELLS:
            self.flush()
        if len(self._open) < _DEEPEST:
            outer = self._inmost
            is_unread = tag in _UNREAD or _is_unseen(values) or _is_note_mark(tag, values)
            is_main = tag in ("main", "article") or values.get("role") == "main"
            element = _Element(
                tag,
                outer.is_unread or is_unread,
                outer.is_around or tag in _AROUND,
                outer.is_main or is_main,
                _kind_of(tag, values, outer.kind) if tag in _BLOCKS else outer.kind,
                outer.is_in_cell or tag in _CELLS,
            )
            self._open.append(element)

    @property
    def _inmost(self) -> _Element:
        return self._open[-1] if self._open else _Element("")

    def _close_before(self, tag: str) -> None:
        """End what must not hold an element, if its end is not written."""
        ending = [*_CLOSES.get(tag, ())]
        if tag in _BLOCKS:
            ending.insert(0, "p")
        if tag not in _OF_HEAD:
            ending.append("head")
        for name in ending:
            if self._inmost.name == name:
                self.handle_endtag(name)

    def _look(self, tag: str, values: Mapping[str, str]) -> None:
        """Note what the page says of itself."""
        if tag == "html":
            self._language = values.get("lang", "")[:2].casefold()
        elif tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self._meta.setdefault(name.casefold(), values.get("content", ""))
        elif tag == "time" and not self._time:
            self._time = values.get("datetime", "")
        elif tag == "link" and values.get("rel") == "canonical":
            self._url = values.get("href", "") if "://" in values.get("href", "") else ""
        elif tag == "title" and not self._page_title:
            self._title = []

    def _break(self, tag: str) -> None:
        if tag == "br":
            # Old pages part their paragraphs by two of them.
            if self._pieces and not self._pieces[-1].strip() and "\n" in self._pieces:
                self.flush()
            else:
                self._pieces.append("\n")
        elif tag == "hr":
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those in it whose ends are missing."""
        if tag == "title" and self._title is not None:
            self._page_title, self._title = "".join(self._title), None
        if tag not in (element.name for element in self._open):
            return
        if tag in _CELLS:
            self._end_cell()
        elif tag in _BLOCKS:
            self.flush(is_row=tag == "tr")
        while self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Take some text."""
        if self._title is not None:
            self._title.append(data)
        elif not self._inmost.is_unread and (data.strip() or self._pieces):
            self._pieces.append(data)

    def _end_cell(self) -> None:
        cell = line_of("".join(self._pieces))
        self._pieces.clear()
        if cell:
            self._cells.append(cell)

    def flush(self, *, is_row: bool = False) -> None:
        """End the paragraph that was gathered; inside a row it goes on in its cell."""
        if self._inmost.is_in_cell and not is_row:
            self._pieces.append(" ")
            return
        if is_row:
            self._end_cell()
        cells = [*self._cells, line_of("".join(self._pieces))]
        self._pieces.clear()
        self._cells.clear()
        text = " | ".join(filter(None, cells))
        if text:
            here = self._inmost
            kind: ReadKind = "skip" if here.is_around else here.kind
            self._paragraphs.append((ReadParagraph(text, kind), here.is_main))


def _kind_of(tag: str, values: Mapping[str, str], outer: ReadKind) -> ReadKind:
    if tag in _WHOLES:
        return "body"
    names = f"{values.get('class', '')} {values.get('rel', '')} {values.get('itemprop', '')}"
    if tag in _KINDS:
        return _KINDS[tag]
    if _CAPTION.search(names):
        return "caption"
    if _CREDIT.search(names):
        return "credit"
    return outer


def _is_unseen(values: Mapping[str, str]) -> bool:
    return (
        "hidden" in values
        or values.get("aria-hidden") == "true"
        or values.get("role", "") in _ROLES
        or bool(_UNSEEN.search(values.get("style", "")))
    )


def _is_note_mark(tag: str, values: Mapping[str, str]) -> bool:
    """Tell whether this leads from the text to a note or back, and is no word of either."""
    if tag == "sup" and "reference" in values.get("class", "").split():
        return True
    goal = values.get("href", "")
    return tag == "a" and bool(_NOTE_MARK.match(values.get("id", "")) or _NOTE_MARK.search(goal))


def _one_title(paragraphs: list[ReadParagraph]) -> list[ReadParagraph]:
    """Return paragraphs of which only the first heading of the highest rank is the title."""
    result, has_title = [], False
    for paragraph in paragraphs:
        if paragraph.kind == "title":
            result.append(ReadParagraph(paragraph.text, "heading") if has_title else paragraph)
            has_title = True
        else:
            result.append(paragraph)
    return result
