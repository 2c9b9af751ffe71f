"""The list on a page: every event as an article, with what it rests on."""

import re
from collections.abc import Iterator, Mapping, Sequence

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.citations.passages import Passage, PassageWriter
from timeline_app.core.dates.edtf import Precision, Shape, parse
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import Event
from timeline_app.core.wording.date_words import recurrence_in_words
from timeline_app.core.wording.event_words import (
    announced_in_words,
    basis_of_event_in_words,
    discrepancy_heading,
    own_date_in_words,
)
from timeline_app.core.wording.plain_text import upper_first
from timeline_app.exchange.web.languages import Languages
from timeline_app.exchange.web.palette import Palette
from timeline_app.exchange.web.sources import SourceWriter
from timeline_app.program.xml_text import content, value
from timeline_app.scene.tracks.tracks import theme_color

# What `datetime` may hold: HTML knows no year 0, no season and no doubt.
_MACHINE_DATE = re.compile(r"(?!0000)\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")
# Half a line beside people and place; the whole title stands where the link leads.
_LONGEST_POINTER = 40
_EXACT = (Precision.SECOND, Precision.MINUTE, Precision.DAY, Precision.MONTH, Precision.YEAR)


class ArticleWriter:
    """Writes some rows of a list; links lead only to what is on the page.

    `kinds` are those of the events, in the order in which they stand there.
    """

    def __init__(
        self,
        events: EventList,
        originals: Mapping[str, AttachedText],
        palette: Palette,
        languages: Languages,
        sources: SourceWriter,
    ) -> None:
        self._events = events
        self._passages = PassageWriter(events, originals.get)
        self._sources = sources
        self._palette = palette
        self._languages = languages
        themes, leaders = (events.table.facets[facet].values for facet in ("themes", "leaders"))
        self._codes = [{one: code for code, one in enumerate(v)} for v in (leaders, themes)]
        self._titles: dict[str, str] = {}
        self.kinds: list[str] = []

    def sections(self, rows: Sequence[int]) -> Iterator[str]:
        """Yield the events with a date, then those without one."""
        events = self._events.table.events(rows)
        self._titles = {event.id: event.title for event in events}
        for heading, has_date in (("Chronology", True), ("No date given", False)):
            its = [event for event in events if bool(event.date) is has_date]
            self.kinds += [event.kind for event in its]
            if its:
                yield "<section>"
                yield f"<h2{self._languages.own}>{heading} <small>{len(its):,}</small></h2>"
                yield from map(self._article, its)
                yield "</section>"

    def colors(self) -> str:
        """Return the style that gives each article the colour of its first theme."""
        themes = self._events.table.facets["themes"].values
        rules = [f"article{{--c:{self._palette.paint(theme_color(-1))}}}"]
        for code in range(len(themes)):
            chosen = f'[data-themes="{code}"],[data-themes^="{code} "]'
            rules.append(f"{chosen}{{--c:{self._palette.paint(theme_color(code))}}}")
        return "\n".join(rules)

    def _article(self, event: Event) -> str:
        id_ = value(event.id)
        parts = [
            f'<article id="event={id_}"{self._codes_of(event)}>',
            f"<p{self._languages.own}>{''.join(self._when(event))}</p>",
            f'<h3><a href="#event={id_}">{content(event.title)}</a></h3>',
            *self._facts(event),
            *self._remarks(event),
            *self._rests_on(event),
            "</article>",
        ]
        return "".join(parts)

    def _when(self, event: Event) -> Iterator[str]:
        """Yield the date in words, its basis as symbol and word, and when it was announced."""
        announced, basis = announced_in_words(event), event.date_basis
        if event.date is not None:
            words = content(upper_first(own_date_in_words(event)))
            exact = machine_date(event.date)
            yield f"<b>{_time(words, exact) if exact else words}</b> "
        symbol = f'<svg><use href="#{basis[0]}"/></svg>'
        yield f"<span>{symbol}{content(basis_of_event_in_words(event))}</span>"
        if announced:
            yield f" <small>announced {content(announced)}</small>"
        if event.recurrence:
            words = content(recurrence_in_words(event.recurrence))
            yield f" <small>repeats {words}</small>"

    def _codes_of(self, event: Event) -> str:
        """Return by what the script filters."""
        facets = zip(("leaders", "themes"), self._codes, strict=True)
        codes = [
            (name, [of[one] for one in getattr(event, name) if one in of]) for name, of in facets
        ]
        return "".join(
            f' data-{name}="{" ".join(map(str, found))}"' for name, found in codes if found
        )

    def _facts(self, event: Event) -> Iterator[str]:
        if event.summary:
            yield f"<p>{content(event.summary)}</p>"
        own = self._languages.own_words
        facts = [
            self._names(event.leaders),
            self._subjects(event),
            self._names(event.organisations),
            content(event.place),
            self._names(event.themes),
        ]
        if event.part_of in self._titles:
            title = content(_beginning(self._titles[event.part_of]))
            link = f'<a href="#event={value(event.part_of)}">{title}</a>'
            facts.append(f"{own('part of ')}{link}")
        if any(facts):
            yield f'<p class="who">{" · ".join(filter(None, facts))}</p>'

    def _subjects(self, event: Event) -> str:
        if not event.subjects:
            return ""
        said = self._languages.own_words("spoken of: ")
        return f"<small>{said}</small>{self._names(event.subjects)}"

    def _names(self, ids: Sequence[str]) -> str:
        """Return names, each on a line of its own, so that the search tells where one ends."""
        names = self._events.name_of_id
        return ",\n".join(content(names.get(one, one)) for one in ids)

    def _remarks(self, event: Event) -> Iterator[str]:
        if event.date_note:
            yield f'<p class="note">{content(event.date_note)}</p>'
        for one in event.discrepancies:
            heading = self._languages.own_words(f"{discrepancy_heading(one)}: ")
            places = f"<small>{self._sources.places(one.citations)}</small>"
            yield f'<p class="differs"><b>{heading}</b>{content(one.text)}{places}</p>'

    def _rests_on(self, event: Event) -> Iterator[str]:
        """Yield the passages that an event rests on.

        A gist of what many events rest on stands once, among the sources.
        """
        passages = list(self._passages.passages(event.citations))
        if not passages:
            return
        noun = "passage" if len(passages) == 1 else "passages"
        said = self._languages.own_words(f"{len(passages)} {noun}")
        yield f"<details><summary>{said}</summary>"
        others = [one for one in passages if not one.quotes and self._sources.is_common(one)]
        if len(others) < len(passages):
            told = (self._passage(one) for one in passages if one not in others)
            yield f"<blockquote>{''.join(told)}</blockquote>"
        if others:
            links = ", ".join(self._sources.link(one) for one in others)
            yield f"<p>{self._languages.own_words('Gist of')} {links}</p>"
        yield "</details>"

    def _passage(self, passage: Passage) -> str:
        """Return what a paragraph says: the cited words in its language, or the gist in ours."""
        said = f"<i>{content(passage.gist)}</i>" if passage.gist else ""
        if passage.quotes:
            document = self._sources.document(passage.document)
            lang = self._languages.of(document.language)
            said = content(passage.quotation)
            said = f"<span{lang}>{said}</span>" if lang else said
        name = self._sources.short_name(passage.document)
        source = f"{name} {content(passage.place)}".strip()
        return f"<p>{said}<cite>{source}</cite></p>"


def machine_date(date: str) -> str:
    """Return a date as HTML has it, if it is known that exactly; else nothing."""
    when = parse(date)
    is_exact = when.shape is Shape.POINT and not (when.approximate or when.uncertain)
    is_sayable = when.precision in _EXACT and _MACHINE_DATE.fullmatch(date)
    return date if is_exact and is_sayable else ""


def _beginning(title: str) -> str:
    """Return as much of a title as tells where a link leads, and all of a short one."""
    if len(title) <= _LONGEST_POINTER:
        return title
    return f"{title[:_LONGEST_POINTER].rpartition(' ')[0] or title[:_LONGEST_POINTER]}…"


def _time(words: str, exact: str) -> str:
    return f'<time datetime="{exact}">{words}</time>'
