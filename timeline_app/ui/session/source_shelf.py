"""The shelf of attached originals: recognises, remembers and re-reads them."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from timeline_app.core.citations.anchoring import Anchor, AttachedText, CitationStatus, attach
from timeline_app.core.citations.sources import Attachment
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.citing import citations_of
from timeline_app.core.record.model import Citation, ParagraphFile
from timeline_app.core.record.normal_words import normalised_words
from timeline_app.core.record.problems import Problem
from timeline_app.exchange.documents.attaching import attach_file

# Lists with more events are verified citation by citation, as each is looked at.
MOST_VERIFIED = 5_000


class Lent(NamedTuple):
    """A text that is at hand for this time only, and the file that it was read of."""

    path: Path
    text: str


class SourceShelf(QObject):
    """Holds the original of each document that is attached."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attachments: dict[str, Attachment] = {}
        self._lent: dict[str, Lent] = {}
        self._anchors: dict[Citation, Anchor] = {}
        self.refusals: dict[str, str] = {}

    def text_of(self, document: str) -> AttachedText | None:
        """Return the attached original of a document."""
        attachment = self._attachments.get(document)
        return attachment.text if attachment else None

    def file_name(self, document: str) -> str:
        """Return the name of the file that is attached for a document."""
        attachment = self._attachments.get(document)
        return attachment.path.name if attachment else ""

    def paths(self) -> dict[str, str]:
        """Return the files that are attached, by document id."""
        return {document: str(item.path) for document, item in self._attachments.items()}

    def paragraph_texts(self) -> dict[tuple[str, int], str]:
        """Return the text of every recognised paragraph, by document id and number."""
        return {
            (document, number): attached.content.text
            for document, item in self._attachments.items()
            for number, attached in item.text.found_again.items()
        }

    def first_print(self, text: str) -> tuple[str, int] | None:
        """Return the first document and paragraph of those attached in which some words stand."""
        sought = normalised_words(text)
        return next(
            (
                (document, paragraph.matches)
                for document, item in self._attachments.items()
                for paragraph, _ in item.text.find_quote(sought)
                if paragraph.matches is not None
            ),
            None,
        )

    def attach(self, paths: Iterable[Path], events: EventList) -> list[Problem]:
        """Attach files; return why some were refused."""
        refused = []
        self.refusals = {}
        for path in paths:
            item = attach_file(path, events.paragraphs)
            if isinstance(item, Problem):
                refused.append(item)
                self.refusals[path.name] = f"{item.message}. {item.remedy}"
            elif not self._is_lent(item):
                self._attachments[item.text.document] = item
        self._anchors.clear()
        self.changed.emit()
        return refused

    def read_again(self, path: Path, events: EventList) -> list[Problem]:
        """Look at a changed file anew: verify it again, or take it off if it is no original."""
        for document, item in list(self._attachments.items()):
            if item.path == path:
                del self._attachments[document]
                self._lent.pop(document, None)
        return self.attach([path], events)

    def lend(self, lent: Lent, file: ParagraphFile) -> None:
        """Have a text at hand until the program ends, as it was read of whatever file."""
        self._lent[file.document] = lent
        self._attachments[file.document] = Attachment(lent.path, attach(lent.text, file))
        self._anchors.clear()
        self.changed.emit()

    def _is_lent(self, item: Attachment) -> bool:
        """Tell whether a document is at hand as somebody has settled it, of this very file."""
        lent = self._lent.get(item.text.document)
        return lent is not None and lent.path == item.path

    def reset(self, paths: Iterable[Path], events: EventList) -> list[Problem]:
        """Forget what is attached and attach these files instead."""
        self._attachments = {
            document: Attachment(lent.path, attach(lent.text, events.paragraphs[document]))
            for document, lent in self._lent.items()
            if document in events.paragraphs
        }
        return self.attach(paths, events)

    def summary(self, events: EventList) -> str:
        """Return how many originals are attached and, for small lists, what their citations are."""
        text = f"{len(self._attachments)} of {len(events.paragraphs)} originals attached"
        if len(events.table) > MOST_VERIFIED:
            return text
        statuses = [
            self.anchor(citation).status
            for event in events.table.events(range(len(events.table)))
            for citation in citations_of(event)
        ]
        exact = statuses.count(CitationStatus.EXACT)
        return f"{text}: {exact:,} of {len(statuses):,} citations exact"

    def differences(self, events: EventList) -> dict[str, Counter[CitationStatus]]:
        """Return for each attached document how many of its citations are not exact, by status.

        Large lists are verified citation by citation, as each is looked at.
        """
        found = {document: Counter[CitationStatus]() for document in self._attachments}
        if len(events.table) > MOST_VERIFIED:
            return found
        for event in events.table.events(range(len(events.table))):
            for citation in citations_of(event):
                status = self.anchor(citation).status
                if citation.document in found and status is not CitationStatus.EXACT:
                    found[citation.document][status] += 1
        return found

    def anchor(self, citation: Citation) -> Anchor:
        """Return where a citation's words stand in the attached original."""
        text = self.text_of(citation.document)
        if text is None:
            return Anchor(CitationStatus.NOT_ATTACHED)
        if citation not in self._anchors:
            self._anchors[citation] = text.anchor(citation)
        return self._anchors[citation]

    def cited_words(self, citation: Citation) -> str:
        """Return the words of a citation as the attached original prints them, if it does."""
        anchor = self.anchor(citation)
        if anchor.paragraph is None or anchor.words is None:
            return ""
        first, end = anchor.paragraph.content.char_range(*anchor.words)
        return anchor.paragraph.content.text[first:end]
