"""What the sources say of an event, as HTML: its paragraphs with the cited words marked."""

from collections.abc import Sequence

from timeline_app.core.citations.anchoring import Anchor, CitationStatus
from timeline_app.core.citations.comparison import SUPPORT_WORDS
from timeline_app.core.citations.excerpt import Piece, excerpt
from timeline_app.core.citations.weight import order_of_evidence
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.matching import match_ranges
from timeline_app.core.finding.query import Query
from timeline_app.core.record.model import Citation
from timeline_app.program.plain_text import LONGEST_LABEL, LONGEST_TEXT
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.texts.markup import html, link

STATUS_SIGNS = {
    CitationStatus.EXACT: ("✓ exact", "good"),
    CitationStatus.MOVED: ("→ moved", "warning"),
    CitationStatus.CHANGED: ("≠ changed", "bad"),
    CitationStatus.LOST: ("× lost", "bad"),
}
# More than anybody reads of one event; Qt takes a second to set some thousands.
_MOST_PARAGRAPHS = 100
_NO_BREAK = "\u00a0"

Numbered = tuple[int, Citation]


class Quotations:
    """Writes what each document says of an event, paragraph by paragraph.

    Of long paragraphs it keeps the words of a search as well as those cited.
    """

    def __init__(
        self, events: EventList, shelf: SourceShelf, theme: ColorTheme, sought: Query
    ) -> None:
        self._sought = sought
        self._events = events
        self._shelf = shelf
        self._theme = theme
        self._told: set[str] = set()

    def html(self, citations: Sequence[Citation]) -> str:
        """Return all quotations by document, those that tell of the event before when and where."""
        paragraphs: dict[tuple[str, int], list[Numbered]] = {}
        for number, citation in enumerate(citations):
            place = citation.document, citation.paragraph
            paragraphs.setdefault(place, []).append((number, citation))
        parts, told = [], ""
        for place in sorted(paragraphs, key=order_of_evidence(citations))[:_MOST_PARAGRAPHS]:
            document = place[0]
            if document != told:
                parts.append(self._document(document))
                told = document
            parts.append(self._paragraph(paragraphs[place]))
        more = len(paragraphs) - _MOST_PARAGRAPHS
        if more > 0:
            parts.append(f"<p class='faint'>and {more:,} more paragraphs</p>")
        return "".join(parts)

    def _document(self, document: str) -> str:
        name = html(self._events.name_of_id.get(document, document), LONGEST_LABEL)
        line = f"<b>{name}</b>"
        if self._shelf.text_of(document) is None:
            note = "Gists in our own words:" if document in self._events.paragraphs else ""
            attach = link("attach", "", "attach the original")
            line += f"<br><span class='faint'>{note} {attach} to read what it says</span>"
        return f"<p class='doc'>{line}</p>"

    def _paragraph(self, cited: Sequence[Numbered]) -> str:
        """Return one paragraph under a line that says what it is cited for and how it stands."""
        number, citation = cited[0]
        supports = dict.fromkeys(s for _, one in cited for s in one.supports)
        what = ", ".join(SUPPORT_WORDS[support] for support in supports)
        anchors = [self._shelf.anchor(one) for _, one in cited]
        is_in_a_place = self._events.is_in_a_place(citation.document, citation.paragraph)
        where = f"¶\u00a0{citation.paragraph}" if is_in_a_place else "named"
        place = link("cite", str(number), where)
        about = f"<span class='faint'>on {html(what)}</span>"
        head = " · ".join(filter(None, (f"{place} {about}", self._states(anchors))))
        text = self._text(citation, anchors)
        quote = f"<tr><td class='quote'>{text}</td></tr>" if text else ""
        return f"<table class='quotation' width='100%'><tr><td>{head}</td></tr>{quote}</table>"

    def _states(self, anchors: Sequence[Anchor]) -> str:
        """Return each state that citations of a paragraph have, once."""
        states = dict.fromkeys(anchor.status for anchor in anchors)
        signs = [STATUS_SIGNS[state] for state in states if state in STATUS_SIGNS]
        return " ".join(
            f"<span style='color:{self._theme.hex(token)}'>{sign.replace(' ', _NO_BREAK)}</span>"
            for sign, token in signs
        )

    def _text(self, citation: Citation, anchors: Sequence[Anchor]) -> str:
        """Return the paragraphs in which words were found, or else the gist."""
        found = {a.paragraph.number: a.paragraph for a in anchors if a.paragraph is not None}
        if not found:
            return self._gist(citation)
        texts = []
        for number, paragraph in found.items():
            ranges = [
                paragraph.content.char_range(*anchor.words)
                for anchor in anchors
                if anchor.words is not None and anchor.paragraph is not None
                if anchor.paragraph.number == number
            ]
            text = paragraph.content.text
            sought = match_ranges(text, self._sought) if self._sought.wanted else ()
            texts.append(marked_pieces(excerpt(text, ranges, sought)))
        return "<br>".join(texts)

    def _gist(self, citation: Citation) -> str:
        """Return the gist of a paragraph; that of two alike paragraphs once."""
        paragraph = self._events.paragraph(citation.document, citation.paragraph)
        if paragraph is None or paragraph.gist in self._told:
            return ""
        self._told.add(paragraph.gist)
        return f"<span class='soft'>{html(paragraph.gist)}</span>"


def marked_pieces(pieces: Sequence[Piece], most: int = LONGEST_TEXT, look: str = "mark") -> str:
    """Return pieces of a text as HTML, with those marked that are cited or differ."""
    texts = ((html(piece.text, most), piece.is_cited) for piece in pieces)
    return "".join(
        f"<span class='{look}'>{text}</span>" if is_cited else text for text, is_cited in texts
    )
