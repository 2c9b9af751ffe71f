"""The detail pane: one event in full, every part of it linked to where it leads."""

from collections.abc import Iterator
from urllib.parse import unquote

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QWidget

from timeline_app.core.anchoring import CitationStatus
from timeline_app.core.edtf import parse
from timeline_app.core.model import Citation, Event
from timeline_app.core.wording import date_in_words, recurrence_in_words
from timeline_app.render.theme import Theme
from timeline_app.ui.controller import Controller
from timeline_app.ui.event_list_view import short_date
from timeline_app.ui.html_text import TextPane, html, link
from timeline_app.ui.source_shelf import SourceShelf

_BASIS_TEXTS = {
    "stated": "stated",
    "inferred": "inferred",
    "derived": "derived",
    "undated": "no date given",
}
_STATUS_SIGNS = {
    CitationStatus.EXACT: ("✓", "good"),
    CitationStatus.MOVED: ("→ moved", "warning"),
    CitationStatus.CHANGED: ("≠ changed", "bad"),
    CitationStatus.LOST: ("✗ lost", "bad"),
    CitationStatus.NOT_ATTACHED: ("", "ink-faint"),
}
_MOST_PARTS = 40


class DetailPane(TextPane):
    """Shows the selected event; links filter, select other events, or open a citation."""

    citationChosen = Signal(object)

    def __init__(
        self,
        controller: Controller,
        shelf: SourceShelf,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("detailPane", "Event details", parent)
        self._controller = controller
        self._shelf = shelf
        self._theme = theme
        self.anchorClicked.connect(self._follow)
        for signal in (controller.selectionChanged, controller.listChanged, shelf.changed):
            signal.connect(self.refresh)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Show the selected event anew."""
        event = self._controller.selected
        self.setHtml(self._style() + (self._event(event) if event else self._nothing()))

    def _style(self) -> str:
        hexes = self._theme.hex
        return (
            f"<style>a {{color:{hexes('accent')};text-decoration:none}}"
            f" body {{color:{hexes('ink')}}} h2 {{font-size:17px;margin:2px 0 6px 0}}"
            f" .soft {{color:{hexes('ink-soft')}}} .faint {{color:{hexes('ink-faint')}}}"
            f" .box {{background-color:{hexes('accent-soft')}}}"
            f" .warn {{color:{hexes('warning')}}} td {{padding:1px 10px 3px 0}}</style>"
        )

    def _nothing(self) -> str:
        head = self._controller.events.head
        return (
            f"<h2>{html(head.title)}</h2><p class='soft'>{html(head.description)}</p>"
            "<p class='faint'>Select an event to see what is known of it and where it says so.</p>"
        )

    def _event(self, event: Event) -> str:
        return (
            f"<h2>{html(event.title)}</h2>{self._date(event)}"
            f"<p>{html(event.summary)}</p>{self._facts(event)}"
            f"{self._discrepancies(event)}{self._citations(event)}{self._steps()}"
        )

    def _date(self, event: Event) -> str:
        basis = f"<span class='box'>&nbsp;{_BASIS_TEXTS[event.date_basis]}&nbsp;</span>"
        if event.date is None:
            announced = date_in_words(parse(event.announced))
            text = f"<b>No date given</b> · announced {html(announced)}"
        else:
            text = f"<b>{html(_upper_first(short_date(event)))}</b> {basis}"
            if event.announced:
                text += (
                    f"<br><span class='soft'>announced "
                    f"{html(date_in_words(parse(event.announced)))}</span>"
                )
        if event.recurrence:
            text += f"<br><span class='soft'>{html(recurrence_in_words(event.recurrence))}</span>"
        note = f"<br><span class='soft'>{html(event.date_note)}</span>" if event.date_note else ""
        return f"<p>{text}{note}</p>"

    def _facts(self, event: Event) -> str:
        rows = "".join(
            f"<tr><td class='faint'>{name}</td><td>{value}</td></tr>"
            for name, value in self._fact_rows(event)
            if value
        )
        return f"<table cellspacing='0'>{rows}</table>"

    def _fact_rows(self, event: Event) -> Iterator[tuple[str, str]]:
        yield "Leaders", self._leaders(event.leaders)
        yield "Spoken of", self._leaders(event.subjects)
        yield "Bodies", self._links("organisations", event.organisations)
        yield "Place", link("places", event.place, event.place) if event.place else ""
        yield "Themes", self._links("themes", event.themes)
        yield "Kind", link("kinds", event.kind, event.kind.replace("-", " "))
        yield "Part of", self._event_link(event.part_of)
        yield "Contains", "<br>".join(self._parts(event))

    def _leaders(self, ids: tuple[str, ...]) -> str:
        people = self._controller.events.leader_of_id
        texts = []
        for leader in ids:
            person = people.get(leader)
            role = f" <span class='faint'>{html(person.role)}</span>" if person else ""
            texts.append(link("leaders", leader, person.name if person else leader) + role)
        return "<br>".join(texts)

    def _links(self, facet: str, ids: tuple[str, ...]) -> str:
        names = self._controller.events.name_of_id
        return ", ".join(link(facet, i, names.get(i, i)) for i in ids)

    def _event_link(self, event_id: str) -> str:
        row = self._controller.events.table.row_of_id.get(event_id)
        if row is None:
            return ""
        return link("event", event_id, self._controller.events.table.event(row).title)

    def _parts(self, event: Event) -> list[str]:
        ids = self._controller.events.parts_of.get(event.id, [])
        links = [self._event_link(part) for part in ids[:_MOST_PARTS]]
        more = len(ids) - _MOST_PARTS
        return [*links, f"and {more} more"] if more > 0 else links

    def _discrepancies(self, event: Event) -> str:
        if not event.discrepancies:
            return ""
        items = []
        for index, discrepancy in enumerate(event.discrepancies):
            places = " ".join(
                self._citation_link(f"{index}.{number}", citation)
                for number, citation in enumerate(discrepancy.citations)
            )
            items.append(f"<li>{html(discrepancy.text)} {places}</li>")
        return f"<p class='warn'><b>The sources differ</b></p><ul>{''.join(items)}</ul>"

    def _citations(self, event: Event) -> str:
        items = []
        for index, citation in enumerate(event.citations):
            name = self._controller.events.name_of_id.get(citation.document, citation.document)
            gist = self._controller.events.paragraph(citation.document, citation.paragraph)
            supports = ", ".join(citation.supports)
            items.append(
                f"<p>{self._citation_link(str(index), citation)} {html(name)}"
                f" <span class='faint'>· {html(supports)}</span> {self._status(citation)}<br>"
                f"<span class='soft'>{html(gist.gist) if gist else ''}</span></p>"
            )
        return f"<p class='faint'><b>WHERE IT SAYS SO</b></p>{''.join(items)}"

    def _citation_link(self, key: str, citation: Citation) -> str:
        return link("cite", key, f"¶ {citation.paragraph}")

    def _status(self, citation: Citation) -> str:
        sign, token = _STATUS_SIGNS[self._shelf.anchor(citation).status]
        return f"<span style='color:{self._theme.hex(token)}'>{sign}</span>"

    def _steps(self) -> str:
        return (
            "<p><a href='step:-1'>◀ previous</a> &nbsp;&nbsp; <a href='copy:'>Copy citation"
            "</a> &nbsp;&nbsp; <a href='step:1'>next ▶</a></p>"
        )

    def _follow(self, url: QUrl) -> None:
        scheme, target = (
            url.scheme(),
            unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded)),
        )
        event = self._controller.selected
        if scheme == "event":
            self._controller.select(target)
            row = self._controller.selected_row
            if row is not None:
                self._controller.reveal_row(row)
        elif scheme == "step":
            self._controller.step_selection(int(target))
        elif scheme == "copy":
            self.copyRequested.emit()
        elif scheme == "cite" and event is not None:
            self.citationChosen.emit(_citation_of(event, target))
        elif scheme in ("leaders", "themes", "organisations", "places", "kinds"):
            self._controller.toggle_facet(scheme, target)

    copyRequested = Signal()


def _citation_of(event: Event, key: str) -> Citation:
    """Return a citation by its number, or by discrepancy and number."""
    first, _, second = key.partition(".")
    if second:
        return event.discrepancies[int(first)].citations[int(second)]
    return event.citations[int(first)]


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
