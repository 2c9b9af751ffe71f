"""One HTML file that needs nothing beside it: no network, no program, not even a script.

Its style and its script are files in `resources/web`; the policy in its head lets a browser run
just these.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from string import Template

import numpy as np

from timeline_app import __version__
from timeline_app.core.dates.edtf import parse
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.table.arrays import distinct
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.exchange.content import Content, NotWrittenError, Written
from timeline_app.exchange.web.articles import ArticleWriter
from timeline_app.exchange.web.languages import Languages
from timeline_app.exchange.web.palette import Palette
from timeline_app.exchange.web.picture import PictureWriter
from timeline_app.exchange.web.search_data import search_data
from timeline_app.exchange.web.sources import SourceWriter
from timeline_app.program.locations import data_folder
from timeline_app.program.xml_text import content, value
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.paper_theme import paper_theme
from timeline_app.render.theme import dark_theme
from timeline_app.scene.paper.refusals import PaperError
from timeline_app.scene.web.strips import Strips

_FILTERS = ("leaders", "themes")


def write_page(asked: Content) -> Written:
    """Return the rows as a page for a browser. Raises NotWrittenError."""
    measurer = FontMeasurer()
    try:
        strips = asked.strips(measurer)
    except PaperError as error:
        raise NotWrittenError(str(error)) from error
    return Written(_Page(asked, strips, measurer).text().encode("utf-8"))


class _Page:
    """The parts of a page, each as it stands in the template."""

    def __init__(self, asked: Content, strips: Strips, measurer: FontMeasurer) -> None:
        self._asked = asked
        self._events = asked.events
        self._strips = strips
        self._palette = Palette()
        self._languages = Languages(asked.events.head.language)
        self._picture = PictureWriter(measurer, self._palette, asked.events)
        self._sources = SourceWriter(asked.events, self._languages)
        self._articles = ArticleWriter(
            asked.events, asked.originals, self._palette, self._languages, self._sources
        )

    def text(self) -> str:
        """Return the whole page."""
        head = self._events.head
        parts = {
            "language": self._languages.of_list,
            "own": self._languages.own,
            "version": __version__,
            "title": content(head.title),
            "description": _paragraph("description", head.description),
            "about": self._about(),
            "symbols": _lines("svg", self._picture.basis_symbols(), ' class="symbols"'),
            "facets": "\n".join(self._facets()),
            "strips": "\n".join(self._picture.strips(self._strips)),
            "legend": "\n".join(self._picture.legend(self._strips)),
            "articles": "\n".join(self._articles.sections(self._strips.rows)),
            "sources": self._source_section(),
            "search_data": search_data(self._events, self._articles.kinds),
            "made": content(f"{self._events.path.name} · made with timeline-app {__version__}"),
        }
        script = "\n".join(_packed(_resource(name)) for name in ("search.js", "page.js"))
        own, is_grey = self._articles.colors(), self._asked.is_greyscale
        colors = self._palette.rules(paper_theme(is_grey), None if is_grey else dark_theme())
        style = "\n".join((colors, own, _resource("page.css")))
        return Template(_resource("page.html")).substitute(
            parts, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script)
        )

    def _about(self) -> str:
        count, head = len(self._strips.rows), self._events.head
        said = [f"{count:,} {'event' if count == 1 else 'events'}"]
        if self._asked.chosen:
            said.append(self._asked.chosen)
        if head.as_of:
            said.append(f"as of {date_in_words(parse(head.as_of))}")
        return content(" · ".join(said))

    def _facets(self) -> Iterator[str]:
        """Yield the values to choose from that occur, with how many events have each."""
        shown = distinct(np.array(self._strips.rows, dtype=np.int64))
        for facet in _FILTERS:
            column = self._events.table.facets[facet]
            rows = zip(column.values, column.labels, column.counts(shown), strict=True)
            boxes = [
                f'<label><input type="checkbox" name="{facet}" value="{value(one)}"'
                f' data-code="{code}"/>{content(label)} <span>{count:,}</span></label>'
                for code, (one, label, count) in enumerate(rows)
                if count
            ]
            if boxes:
                heading = FACETS[facet].heading
                yield f'<details class="facet"><summary>{heading}</summary>'
                yield f"<fieldset><legend>{heading}</legend>{''.join(boxes)}</fieldset></details>"

    def _source_section(self) -> str:
        items = list(self._sources.items())
        if not items:
            return ""
        heading = f"<h2{self._languages.own}>Sources</h2>"
        return f'<section class="sources">{heading}{_lines("ul", items)}</section>'


def _paragraph(name: str, text: str) -> str:
    return f'<p class="{name}">{content(text)}</p>' if text else ""


def _lines(tag: str, lines: Iterable[str], attributes: str = "") -> str:
    return "\n".join((f"<{tag}{attributes}>", *lines, f"</{tag}>"))


def _resource(name: str) -> str:
    return Path(data_folder(), "resources", "web", name).read_text(encoding="utf-8")


def _packed(script: str) -> str:
    """Return a script without indents and remarks, which are for who reads the source."""
    lines = map(str.strip, script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _hash(text: str) -> str:
    """Return what lets a browser use a style or script within the page, and no other."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"
