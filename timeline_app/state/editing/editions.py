"""A new edition of a document: what became of each citation, and the edit that takes it over.

A list knows one edition of a document by its fingerprints. Those of a new one take their place
only together with a decision on every citation whose words do not stand where they stood: nothing
is repaired silently.
"""

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any, Literal

import msgspec

from timeline_app.core.citations.anchoring import AttachedText, CitationStatus, attach
from timeline_app.core.record.citing import placed_citations_of
from timeline_app.core.record.model import Citation, Event, Leader, Organisation, ParagraphFile
from timeline_app.core.record.problems import JsonPath
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.edits import Edit, Splice, replaced
from timeline_app.state.editing.head_edits import paragraph_splices
from timeline_app.state.editing.names import called

Decision = Literal["take", "keep", "drop"]
"""Take the place where the words stand now, keep the citation as one that is to be mended, or drop
it."""
Place = tuple[str, JsonPath]
"""A citation: the id of its event, and where it stands in that."""


class EditionFinding(msgspec.Struct, frozen=True):
    """What a new edition has of a citation.

    `new` is the citation where the words stand now, `kept` the one that stays if it is kept, and
    `now` the paragraph in which its words stood, as it is now; each is empty where there is none.
    """

    event: Event
    path: JsonPath
    citation: Citation
    status: CitationStatus
    new: Citation | None
    kept: Citation | None
    now: str = ""

    @property
    def place(self) -> Place:
        """By what the citation is told from others."""
        return self.event.id, self.path

    @property
    def choices(self) -> tuple[Decision, ...]:
        """What can be decided about it."""
        can_take: tuple[Decision, ...] = ("take",) if self.new is not None else ()
        can_keep: tuple[Decision, ...] = ("keep",) if self.kept is not None else ()
        return (*can_take, *can_keep, "drop")


class Edition(msgspec.Struct, frozen=True):
    """A new edition of a document beside the one that the list knows."""

    document: str
    text: str
    file: ParagraphFile
    findings: tuple[EditionFinding, ...]

    @property
    def open_findings(self) -> tuple[EditionFinding, ...]:
        """The citations about which somebody has to decide."""
        return tuple(one for one in self.findings if one.status is not CitationStatus.EXACT)


class UnsettledEditionError(ValueError):
    """Some citations wait for a decision."""


def edition_of(draft: Draft, text: str, file: ParagraphFile) -> Edition:
    """Compare a new edition, its text a paragraph a line, with the one that a list knows."""
    old = draft.paragraphs[file.document]
    attached = attach(text, old)
    ways = _Ways(attached, file)
    findings = [
        ways.finding(event, path, citation)
        for event in draft.file.events
        for path, citation in placed_citations_of(event)
        if citation.document == file.document
    ]
    return Edition(file.document, text, ways.with_gists(old), tuple(findings))


def take_edition(draft: Draft, edition: Edition, decisions: Mapping[Place, Decision]) -> Edit:
    """Take a new edition over, with what was decided about each citation.

    Raises UnsettledEditionError as long as a citation that is not exact waits for a decision.
    """
    if any(one.place not in decisions for one in edition.open_findings):
        raise UnsettledEditionError(edition.document)
    outcome = {one.place: _outcome(one, decisions) for one in edition.findings}
    splices = paragraph_splices(draft, edition.file)
    for place, event in enumerate(draft.file.events):
        splices += replaced(draft, "events", place, _with_outcome(event, outcome))
    ways = _Ways(attach(edition.text, draft.paragraphs[edition.document]), edition.file)
    splices += _spellings(draft, ways)
    document = draft.file.documents[draft.place_of("documents", edition.document)]
    return Edit(f"new edition of {called(document)}", tuple(splices))


class _Ways:
    """Leads from paragraphs of an older edition to those of a new one.

    Both readings of the new text have the same words in the same order, however they part them.
    """

    def __init__(self, attached: AttachedText, file: ParagraphFile) -> None:
        self.attached = attached
        self.file = file
        counts = [len(one.content.words) for one in attached.paragraphs]
        self._first_word = dict(
            zip(
                (one.number for one in attached.paragraphs),
                accumulate(counts, initial=0),
                strict=False,
            )
        )
        self._ends = list(accumulate(one.word_count for one in file.paragraphs))

    def finding(self, event: Event, path: JsonPath, citation: Citation) -> EditionFinding:
        """Return what became of a citation."""
        anchor = self.attached.anchor(citation)
        new = None
        if anchor.paragraph is not None and anchor.words is not None:
            first = self._first_word[anchor.paragraph.number]
            new = self._cited(citation, first + anchor.words[0], first + anchor.words[1])
        status = (
            anchor.status if new is not None or anchor.words is None else CitationStatus.CHANGED
        )
        now = anchor.paragraph.content.text if anchor.paragraph is not None else ""
        return EditionFinding(event, path, citation, status, new, self._kept(citation), now)

    def paragraph_of(self, old_number: int) -> int | None:
        """Return which paragraph an older one is now."""
        found = self.attached.found_again.get(old_number)
        if found is None:
            return None
        first = self._first_word[found.number]
        return next((n for n, end in enumerate(self._ends, 1) if first < end), None)

    def with_gists(self, old: ParagraphFile) -> ParagraphFile:
        """Return the new paragraphs, those that did not change with the gists they had."""
        by_print = {one.sha256: one.gist for one in old.paragraphs}
        paragraphs = tuple(
            msgspec.structs.replace(one, gist=by_print.get(one.sha256, one.gist))
            for one in self.file.paragraphs
        )
        return msgspec.structs.replace(self.file, paragraphs=paragraphs)

    def _cited(self, citation: Citation, first: int, end: int) -> Citation | None:
        """Return a citation of words counted through the whole text, if one paragraph has them."""
        start = 0
        for number, stop in enumerate(self._ends, 1):
            if first < stop:
                words = (first - start, end - start)
                is_whole = end <= stop
                return _moved(citation, number, words) if is_whole else None
            start = stop
        return None

    def _kept(self, citation: Citation) -> Citation | None:
        """Return the citation as one that still says what its words were, within what is there."""
        number = self.paragraph_of(citation.paragraph)
        if number is None:
            return None
        count = self.file.paragraphs[number - 1].word_count
        first = min(citation.words[0], max(0, count - 1))
        end = min(citation.words[1], count)
        return _moved(citation, number, (first, end)) if first < end else None


def _moved(citation: Citation, number: int, words: tuple[int, int]) -> Citation:
    return msgspec.structs.replace(citation, paragraph=number, words=words)


def _outcome(finding: EditionFinding, decisions: Mapping[Place, Decision]) -> Citation | None:
    decision = decisions.get(finding.place, "take")
    if decision == "take":
        return finding.new
    return finding.kept if decision == "keep" else None


def _with_outcome(event: Event, outcome: Mapping[Place, Citation | None]) -> Event:
    def settled(path: JsonPath, citation: Citation) -> tuple[Citation, ...]:
        found = outcome.get((event.id, path), citation)
        return (found,) if found is not None else ()

    citations = [
        one
        for number, citation in enumerate(event.citations)
        for one in settled(("citations", number), citation)
    ]
    discrepancies = tuple(
        msgspec.structs.replace(
            part,
            citations=tuple(
                one
                for number, citation in enumerate(part.citations)
                for one in settled(("discrepancies", index, "citations", number), citation)
            ),
        )
        for index, part in enumerate(event.discrepancies)
    )
    return msgspec.structs.replace(
        event, citations=tuple(dict.fromkeys(citations)), discrepancies=discrepancies
    )


def _spellings(draft: Draft, ways: _Ways) -> Iterator[Splice]:
    """Yield what leads spellings to where they stand now; one whose paragraph is gone has none."""
    sections: tuple[tuple[Any, tuple[Leader | Organisation, ...]], ...] = (
        ("leaders", draft.file.leaders),
        ("organisations", draft.file.organisations),
    )
    for section, bearers in sections:
        for place, who in enumerate(bearers):
            variants = []
            for variant in who.variants:
                number: int | None = variant.paragraph
                if variant.document == ways.file.document:
                    number = ways.paragraph_of(variant.paragraph)
                if number is not None:
                    variants.append(msgspec.structs.replace(variant, paragraph=number))
            changed = msgspec.structs.replace(who, variants=tuple(variants))
            yield from replaced(draft, section, place, changed)
