"""What the source pane shows of a document, as HTML: paragraphs, margin and cited words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from timeline_app.core.citations.anchoring import (
    Anchor,
    AttachedParagraph,
    AttachedText,
    CitationStatus,
)
from timeline_app.core.citations.excerpt import pieces_of
from timeline_app.core.citations.verification import SILENT_KINDS
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.model import UNSET, Citation, Paragraph, ParagraphFile
from timeline_app.core.table.arrays import Mask
from timeline_app.program.plain_text import LONGEST_LABEL
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.source_shelf import MOST_VERIFIED, SourceShelf
from timeline_app.ui.texts.markup import html, link, shared_style
from timeline_app.ui.texts.quotations import marked_pieces

_STATUS_WORDS = {
    CitationStatus.EXACT: ("✓ The cited words stand there exactly.", "good"),
    CitationStatus.MOVED: ("→ Moved: the cited words stand in another place now.", "warning"),
    CitationStatus.CHANGED: ("≠ Changed: the paragraph no longer holds the cited words.", "bad"),
    CitationStatus.LOST: ("× Lost: no paragraph of this text holds the cited words.", "bad"),
}
# More links than anybody looks through; the filter pane finds the others.
_MOST_NAMED = 100
# An original may be one line from beginning to end, and is there to be read.
_LONGEST_PARAGRAPH = 200_000
_HOW_TO_CHOOSE = (
    "Select words and press Enter: an event. By keys: ← → ↑ ↓ from word to word, Shift selects,"
    " Space takes the sentence."
)
_MARGIN = "width='58' valign='top' align='right'"


class SourcePage:
    """Writes the page of one document.

    `cited` are the citations to mark, `chosen` the one in focus, `opened` the number of the
    paragraph whose events are listed, `mask` the rows that pass the filter, `refusals` why files
    were refused, `is_edited` whether its words can be chosen.
    """

    def __init__(
        self, events: EventList, shelf: SourceShelf, theme: ColorTheme, document: str
    ) -> None:
        self._events = events
        self._shelf = shelf
        self._theme = theme
        self._document = document
        self._text: AttachedText | None = shelf.text_of(document)
        self._chosen_anchor: Anchor | None = None
        self.cited: Sequence[Citation] = ()
        self.chosen: Citation | None = None
        self.opened: int | None = None
        self.mask: Mask | None = None
        self.refusals: Mapping[str, str] = {}
        self.is_edited = False

    def html(self) -> str:
        """Return the whole page."""
        if self._text is not None and self.chosen is not None and self._is(self.chosen.document):
            self._chosen_anchor = self._shelf.anchor(self.chosen)
        file = self._events.paragraphs.get(self._document)
        if file is None:
            return self._style() + "<p class='faint'>This list has no source paragraphs.</p>"
        rows = "".join(self._attached_rows(self._text, file) if self._text else self._gists(file))
        table = f"<table width='100%' cellspacing='0'>{rows}</table>"
        return f"{self._style()}{self._heading(file)}{table}"

    def _style(self) -> str:
        hexes = self._theme.hex
        return (
            f"<style>{shared_style(self._theme.hex)}"
            f" .cited {{background-color:{hexes('mark-paragraph')}}}"
            f" .bare {{background-color:{hexes('paper')}}}"
            " td {padding:4px 6px 7px 4px}</style>"
        )

    def _heading(self, file: ParagraphFile) -> str:
        events = self._events
        names = events.name_of_id
        lines = []
        if self._text is None:
            lines.append(
                "<span class='faint'>Gists in our own words.</span> "
                + link("attach", "", "Attach the original…")
                + " <span class='faint'>or drop it on the window, to read its text and check"
                " every citation.</span>"
            )
        else:
            lines += self._attached_lines(self._text, file)
        if self.is_edited and self._text is not None:
            lines.append(f"<span class='soft'>{_HOW_TO_CHOOSE}</span>")
        lines += [
            f"<span class='bad'>{html(name, LONGEST_LABEL)} was refused: {html(reason)}</span>"
            for name, reason in self.refusals.items()
        ]
        lines.append(
            "<span class='faint'>• how many events rest on a paragraph: click to list them."
            " ○ it supports none.</span>"
        )
        ids = [i for i in events.paragraphs if not self._is(i)]
        others = [link("document", i, names.get(i, i)) for i in ids[:_MOST_NAMED]]
        if len(ids) > _MOST_NAMED:
            others.append(f"and {len(ids) - _MOST_NAMED:,} more")
        if others:
            lines.append(f"<span class='faint'>Other documents:</span> {' · '.join(others)}")
        return f"<p>{'<br>'.join(lines)}</p>"

    def _is(self, document: str) -> bool:
        return document == self._document

    def _attached_lines(self, text: AttachedText, file: ParagraphFile) -> Iterator[str]:
        name = html(self._shelf.file_name(self._document))
        yield f"<span class='faint'>{name} is attached.</span>"
        if self._chosen_anchor is not None and self._chosen_anchor.paragraph is None:
            yield self._state()
        counts = self._status_counts()
        if counts:
            states = ", ".join(f"{count:,} {status}" for status, count in counts.items())
            yield f"<span class='faint'>All citations of it: {states}.</span>"
        missing = len(file.paragraphs) - len(text.found_again)
        if missing:
            yield f"<span class='warn'>{missing} of its paragraphs are not in this text.</span>"

    def _state(self) -> str:
        """Return what became of the chosen citation; nothing if no original is attached."""
        if self._chosen_anchor is None:
            return ""
        words, token = _STATUS_WORDS[self._chosen_anchor.status]
        return f"<span style='color:{self._theme.hex(token)}'>{words}</span>"

    def _status_counts(self) -> dict[str, int]:
        """Return how many citations of the document have each status; small lists only."""
        table = self._events.table
        if len(table) > MOST_VERIFIED:
            return {}
        counts = Counter(
            self._shelf.anchor(citation).status
            for row in range(len(table))
            for citation in table.event(row).citations
            if self._is(citation.document)
        )
        return {status.value: counts[status] for status in _STATUS_WORDS if counts[status]}

    def _gists(self, file: ParagraphFile) -> Iterator[str]:
        cited = {citation.paragraph for citation in self.cited}
        for paragraph in file.paragraphs:
            text = html(paragraph.gist)
            number = paragraph.number
            yield self._row(number, paragraph, str(number), text, number in cited)

    def _attached_rows(self, text: AttachedText, file: ParagraphFile) -> Iterator[str]:
        anchors = [self._shelf.anchor(citation) for citation in self.cited]
        for attached in text.paragraphs:
            here = [anchor for anchor in anchors if anchor.paragraph is attached]
            paragraph = file.paragraphs[attached.matches - 1] if attached.matches else None
            body = _marked_words(attached, here)
            if self._chosen_anchor is not None and self._chosen_anchor.paragraph is attached:
                body += f"<br>{self._state()}"
            yield self._row(attached.number, paragraph, _number_of(attached), body, bool(here))

    def _row(
        self, place: int, paragraph: Paragraph | None, number: str, body: str, is_cited: bool
    ) -> str:
        if paragraph is not None and paragraph.kind in ("title", "heading"):
            body = f"<b>{body}</b>"
        elif paragraph is not None and paragraph.kind in ("caption", "credit"):
            body = f"<i>{body}</i> <span class='faint'>({paragraph.kind})</span>"
        margin, is_bare = self._margin(paragraph)
        mark = " class='cited'" if is_cited else " class='bare'" if is_bare else ""
        return (
            f"<tr><td{mark} align='right' valign='top'><a name='p{place}'></a>"
            f"<span class='faint'>{number}</span></td><td{mark}>{body}"
            f"{self._listed(paragraph)}</td><td{mark} {_MARGIN}>{margin}</td></tr>"
        )

    def _margin(self, paragraph: Paragraph | None) -> tuple[str, bool]:
        """Return what stands in the margin, and whether the paragraph supports nothing."""
        if paragraph is None:
            return "<span class='warn'>new</span>", False
        count = len(self._supported(paragraph))
        if count:
            return link("events", str(paragraph.number), f"•{count:,}"), False
        if paragraph.duplicate_of is not UNSET:
            return f"<span class='faint'>=&nbsp;¶&nbsp;{paragraph.duplicate_of}</span>", False
        if paragraph.kind in SILENT_KINDS:
            return "", False
        return "<span class='warn'>○&nbsp;none</span>", True

    def _listed(self, paragraph: Paragraph | None) -> str:
        if paragraph is None or paragraph.number != self.opened:
            return ""
        table = self._events.table
        rows = [table.row_with_id(event_id) for event_id in self._supported(paragraph)]
        shown = [row for row in rows if row is not None and self._is_shown(row)]
        hidden = [row for row in rows if row is not None and not self._is_shown(row)]
        lines = [f"&nbsp;▶ {self._event_link(row)}" for row in shown]
        if hidden:
            count = f"all {len(hidden)}" if not shown else f"{len(hidden)}"
            clear = link("unfilter", str(paragraph.number), "clear the filter")
            lines.append(f"<span class='warn'>The filter hides {count} of these:</span> {clear}")
            lines += [f"&nbsp;▷ {self._event_link(row)}" for row in hidden]
        return "".join(f"<br>{line}" for line in lines)

    def _is_shown(self, row: int) -> bool:
        return self.mask is None or bool(self.mask[row])

    def _event_link(self, row: int) -> str:
        event = self._events.table.event(row)
        return link("event", event.id, event.title)

    def _supported(self, paragraph: Paragraph) -> list[str]:
        return self._events.events_of_paragraph.get((self._document, paragraph.number), [])


def _number_of(attached: AttachedParagraph) -> str:
    """Return the paragraph's number, and where it stands now if it has moved."""
    if attached.matches is None:
        return "+"
    return (
        str(attached.matches)
        if attached.matches == attached.number
        else f"{attached.matches}→{attached.number}"
    )


def _marked_words(attached: AttachedParagraph, anchors: list[Anchor]) -> str:
    """Return a paragraph's text with the words of some citations marked."""
    ranges = [
        attached.content.char_range(*anchor.words) for anchor in anchors if anchor.words is not None
    ]
    return marked_pieces(pieces_of(attached.content.text, ranges), _LONGEST_PARAGRAPH)
