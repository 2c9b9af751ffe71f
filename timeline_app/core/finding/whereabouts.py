"""Whereabouts: where in an event, its names and its paragraphs a query was found, in words."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from timeline_app.core.finding.matching import FoldedText
from timeline_app.core.finding.query import Query, Term
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.core.record.model import Citation, Event, ListHead, ParagraphFile
from timeline_app.core.record.normal_words import normalised_words, words_sha256


class _Part(NamedTuple):
    """A text that belongs to an event, and what it is called."""

    name: str
    text: str


class Whereabouts:
    """Says of an event where it holds what was asked for."""

    def __init__(
        self,
        head: ListHead,
        paragraphs: Mapping[str, ParagraphFile],
        source_texts: Mapping[tuple[str, int], str],
    ) -> None:
        self._head = head
        self._paragraphs = paragraphs
        self._source_texts = source_texts

    def matched(self, event: Event, query: Query) -> list[str]:
        """Return the places that hold what was wanted, such as “title” and “gist of ¶ 3”.

        Paragraphs are only named for what the event does not say itself.
        """
        places: dict[str, None] = {}
        rest: list[Term] = []
        own = [(part.name, FoldedText(part.text)) for part in self._own(event) if part.text]
        for term in query.wanted:
            found = [name for name, text in own if text.holds(term)]
            places.update(dict.fromkeys(found))
            rest += [] if found else [term]
        if rest:
            cited = [(part.name, FoldedText(part.text)) for part in self._cited(event)]
            found = [name for name, text in cited if any(map(text.holds, rest))]
            places.update(dict.fromkeys(found))
        return list(places)

    def _own(self, event: Event) -> Iterator[_Part]:
        yield _Part("title", event.title)
        yield _Part("summary", event.summary)
        yield _Part("place", event.place)
        yield _Part("kind", event.kind)
        yield _Part("note on the date", event.date_note)
        for note in event.discrepancies:
            yield _Part("discrepancy", note.text)
        for name, facet, ids in (
            ("people", "leaders", event.leaders),
            ("spoken of", "leaders", event.subjects),
            ("organisation", "organisations", event.organisations),
            ("theme", "themes", event.themes),
        ):
            for id in ids:
                yield _Part(name, self._names[facet].get(id, ""))

    def _cited(self, event: Event) -> Iterator[_Part]:
        notes = (note.citations for note in event.discrepancies)
        citations = dict.fromkeys((*event.citations, *(c for cited in notes for c in cited)))
        for citation in citations:
            yield from self._parts_of(citation)

    def _parts_of(self, citation: Citation) -> Iterator[_Part]:
        document, number = citation.document, citation.paragraph
        label = f"{self._labels.get(document, document)} ¶ {number}".strip()
        text = self._source_texts.get((document, number), "")
        first, end = citation.words
        words = normalised_words(text)[first:end]
        if words and words_sha256(words) == citation.sha256:
            yield _Part(f"quotation from {label}", " ".join(words))
        yield _Part(f"text of {label}", text)
        file = self._paragraphs.get(document)
        if file is not None and number <= len(file.paragraphs):
            yield _Part(f"gist of {label}", file.paragraphs[number - 1].gist)

    @cached_property
    def _names(self) -> dict[str, dict[str, str]]:
        return {
            facet: {
                one.value: f"{one.label}\n{one.spellings}"
                for one in FACETS[facet].named_by(self._head)
            }
            for facet in ("leaders", "organisations", "themes")
        }

    @cached_property
    def _labels(self) -> dict[str, str]:
        """What tells documents apart: nothing where there is but one."""
        one, others = self._head.documents[:1], self._head.documents[1:]
        if not others:
            return {document.id: "" for document in one}
        return {document.id: document.short or document.id for document in (*one, *others)}
