"""The source pane: a whole document, paragraph by paragraph, with the cited words marked."""

from collections.abc import Iterator
from urllib.parse import unquote

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QWidget

from timeline_app.core.anchoring import Anchor, AttachedText, Block, CitationStatus
from timeline_app.core.model import Citation, Paragraph, ParagraphFile
from timeline_app.render.theme import Theme
from timeline_app.ui.controller import Controller
from timeline_app.ui.html_text import TextPane, html, link
from timeline_app.ui.source_shelf import SourceShelf

_STATUS_WORDS = {
    CitationStatus.EXACT: "The cited words stand there exactly.",
    CitationStatus.MOVED: "The cited words stand there, but have moved.",
    CitationStatus.CHANGED: "The paragraph was changed: the cited words are no longer in it.",
    CitationStatus.LOST: "The cited words are lost: no paragraph of this text holds them.",
    CitationStatus.NOT_ATTACHED: "",
}


class SourcePane(TextPane):
    """Shows the document of the chosen citation, or of the selected event's first one."""

    attachRequested = Signal()

    def __init__(
        self,
        controller: Controller,
        shelf: SourceShelf,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("sourcePane", "Source text", parent)
        self._controller = controller
        self._shelf = shelf
        self._theme = theme
        self._document = ""
        self._chosen: Citation | None = None
        self.anchorClicked.connect(self._follow)
        controller.selectionChanged.connect(self._follow_selection)
        controller.listChanged.connect(self._follow_selection)
        shelf.changed.connect(self.refresh)
        self._follow_selection()

    def set_theme(self, theme: Theme) -> None:
        """Show in another theme."""
        self._theme = theme
        self.refresh()

    def show_citation(self, citation: Citation) -> None:
        """Scroll to the words of one citation."""
        self._document = citation.document
        self._chosen = citation
        self.refresh()

    def _follow_selection(self) -> None:
        event = self._controller.selected
        self._chosen = event.citations[0] if event is not None and event.citations else None
        if self._chosen is not None:
            self._document = self._chosen.document
        elif self._document not in self._controller.events.paragraphs:
            self._document = next(iter(self._controller.events.paragraphs), "")
        self.refresh()

    def refresh(self) -> None:
        """Show the document anew and scroll to the chosen citation."""
        file = self._controller.events.paragraphs.get(self._document)
        if file is None:
            self.setHtml(self._style() + "<p class='faint'>This list has no source paragraphs.</p>")
            return
        text = self._shelf.text_of(self._document)
        body = "".join(self._text(text, file) if text else self._gists(file))
        self.setHtml(self._style() + self._heading(text) + f"<table cellspacing='0'>{body}</table>")
        if self._chosen is not None:
            anchor = self._shelf.anchor(self._chosen)
            number = anchor.block.number if anchor.block else self._chosen.paragraph
            self.scrollToAnchor(f"p{number}")

    def _cited_here(self) -> list[Citation]:
        event = self._controller.selected
        cited = list(event.citations) if event is not None else []
        if self._chosen is not None and self._chosen not in cited:
            cited.append(self._chosen)
        return [citation for citation in cited if citation.document == self._document]

    def _style(self) -> str:
        hexes = self._theme.hex
        return (
            f"<style>a {{color:{hexes('accent')};text-decoration:none}}"
            f" body {{color:{hexes('ink')}}} .faint {{color:{hexes('ink-faint')}}}"
            f" .mark {{background-color:{hexes('mark-text')}}}"
            f" .cited {{background-color:{hexes('mark-paragraph')}}}"
            f" td {{padding:4px 6px 5px 4px}}</style>"
        )

    def _heading(self, text: AttachedText | None) -> str:
        events = self._controller.events
        title = events.name_of_id.get(self._document, self._document)
        others = " · ".join(
            link("document", i, events.name_of_id.get(i, i))
            for i in events.paragraphs
            if i != self._document
        )
        if text is None:
            state = (
                "Gists in our own words. "
                + link("attach", "", "Attach the original…")
                + " to read its text and check every citation."
            )
        elif self._chosen is not None:
            state = _STATUS_WORDS[self._shelf.anchor(self._chosen).status]
        else:
            state = "The original is attached."
        more = f"<br><span class='faint'>Other documents: {others}</span>" if others else ""
        return f"<p><b>{html(title)}</b><br><span class='faint'>{state}</span>{more}</p>"

    def _gists(self, file: ParagraphFile) -> Iterator[str]:
        cited = {citation.paragraph for citation in self._cited_here()}
        for paragraph in file.paragraphs:
            text = html(paragraph.gist)
            if paragraph.kind in ("title", "heading"):
                text = f"<b>{text}</b>"
            yield self._row(paragraph.number, text, paragraph.number in cited)

    def _text(self, text: AttachedText, file: ParagraphFile) -> Iterator[str]:
        anchors = [self._shelf.anchor(citation) for citation in self._cited_here()]
        kinds = {paragraph.number: paragraph for paragraph in file.paragraphs}
        for block in text.blocks:
            here = [anchor for anchor in anchors if anchor.block is block]
            body = _marked(block, here)
            paragraph: Paragraph | None = kinds.get(block.matches or 0)
            if paragraph is not None and paragraph.kind in ("title", "heading"):
                body = f"<b>{body}</b>"
            yield self._row(block.number, body, bool(here))

    def _row(self, number: int, body: str, is_cited: bool) -> str:
        mark = " class='cited'" if is_cited else ""
        supported = self._controller.events.events_of_paragraph.get((self._document, number), [])
        count = link("events", str(number), str(len(supported))) if supported else ""
        return (
            f"<tr><td{mark} align='right' valign='top'><a name='p{number}'></a>"
            f"<span class='faint'>{number}</span></td><td{mark}>{body}</td>"
            f"<td{mark} valign='top' align='right'>{count}</td></tr>"
        )

    def _follow(self, url: QUrl) -> None:
        scheme, target = (
            url.scheme(),
            unquote(url.path(QUrl.ComponentFormattingOption.FullyEncoded)),
        )
        if scheme == "attach":
            self.attachRequested.emit()
        elif scheme == "document":
            self._document, self._chosen = target, None
            self.refresh()
        elif scheme == "events":
            self._select_next_of(int(target))

    def _select_next_of(self, number: int) -> None:
        """Select the events of a paragraph one after the other."""
        ids = self._controller.events.events_of_paragraph[self._document, number]
        place = (
            ids.index(self._controller.state.selection)
            if (self._controller.state.selection in ids)
            else -1
        )
        chosen = ids[(place + 1) % len(ids)]
        self._controller.select(chosen)
        row = self._controller.selected_row
        event = self._controller.selected
        if row is not None and event is not None:
            self._controller.reveal_row(row)
            self.show_citation(
                next(
                    c
                    for c in event.citations
                    if (c.document == self._document and c.paragraph == number)
                )
            )


def _marked(block: Block, anchors: list[Anchor]) -> str:
    """Return a paragraph's text with the words of some citations marked."""
    ranges = sorted(
        block.content.char_range(*anchor.words) for anchor in anchors if anchor.words is not None
    )
    pieces, position = [], 0
    for first, end in ranges:
        if end <= position:
            continue
        start = max(first, position)
        pieces.append(html(block.content.text[position:start]))
        pieces.append(f"<span class='mark'>{html(block.content.text[start:end])}</span>")
        position = end
    return "".join([*pieces, html(block.content.text[position:])])
