"""The sources of a brief: what each cited paragraph says, once, and which events rest on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline_app.core.citations.anchoring import AttachedText, CitationStatus
from timeline_app.core.citations.quoting import quoted
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.record.citing import citations_of
from timeline_app.core.record.model import Citation, Document, Event
from timeline_app.core.wording.document_words import publication_in_words
from timeline_app.core.wording.plain_text import one_line
from timeline_app.scene.brief.request import SourcePart
from timeline_app.scene.brief.sections import number_runs
from timeline_app.scene.display import TextStyle
from timeline_app.scene.paper.flow import Run, Runs
from timeline_app.scene.paper.page import note_target
from timeline_app.state.paper.codes import Codes
from timeline_app.state.paper.sources import NO_GIST

# Cited words that stand so near to each other are quoted with what is between them.
_NEAR_WORDS = 3
# Two numbers are as short as their series.
_LEAST_SERIES = 3
_REMARKS = {
    CitationStatus.MOVED: "Some of it was found elsewhere in the attached text.",
    CitationStatus.CHANGED: "The attached text differs here.",
    CitationStatus.LOST: "Some of it was not found in the attached text.",
}

_Cited = dict[int, dict[int, list[Citation]]]
"""By paragraph and then by the number of the event: what is cited of it."""


class BriefSources:
    """Writes the sources, from gists or from the attached texts."""

    def __init__(
        self, events: EventList, originals: Mapping[str, AttachedText], codes: Codes
    ) -> None:
        self._events = events
        self._originals = originals
        self._codes = codes
        self._documents = {document.id: document for document in events.head.documents}

    def parts(self, numbered: Iterable[tuple[int, Event]]) -> list[SourcePart]:
        """Return all that some numbered events cite, in the order of the list."""
        cited: dict[str, _Cited] = {}
        for number, event in numbered:
            for citation in citations_of(event):
                paragraphs = cited.setdefault(citation.document, {})
                by_number = paragraphs.setdefault(citation.paragraph, {})
                by_number.setdefault(number, []).append(citation)
        order = [*self._documents, *(name for name in cited if name not in self._documents)]
        return [self._part(name, cited[name]) for name in order if name in cited]

    def _part(self, name: str, cited: _Cited) -> SourcePart:
        document = self._documents.get(name, Document(name, name))
        parts = (publication_in_words(document), one_line(document.url))
        return SourcePart(
            name, self._codes.of(name), one_line(document.title),
            ", ".join(filter(None, parts)),
            tuple(
                (paragraph, tuple(self._runs(name, paragraph, cited[paragraph])))
                for paragraph in sorted(cited)
            ),
        )  # fmt: skip

    def _runs(
        self, document: str, paragraph: int, by_number: Mapping[int, Sequence[Citation]]
    ) -> Iterator[Run]:
        is_in_a_place = self._events.is_in_a_place(document, paragraph)
        code = self._codes.of(document)
        if is_in_a_place:
            code += f"\u00a0{paragraph}"
        yield Run(f"{code} ", TextStyle.NOTE_STRONG, "accent")
        citations = [citation for found in by_number.values() for citation in found]
        original = self._originals.get(document)
        said = _quoted(original, citations) if original is not None else ""
        if not said:
            stored = self._events.paragraph(document, paragraph)
            said = one_line(stored.gist) if stored is not None else NO_GIST
        if is_in_a_place:
            yield Run(f"{said} ", TextStyle.NOTE, "ink")
        if original is not None:
            for remark in _remarks(original, citations):
                yield Run(f"{remark} ", TextStyle.NOTE, "ink-soft")
        yield from _numbers(sorted(by_number))


def _numbers(numbers: Sequence[int]) -> Runs:
    runs = [Run("→\u00a0", TextStyle.NOTE, "ink-soft")]
    for first, last in _series(numbers):
        text = str(first) if first == last else f"{first}–{last}"
        end = "" if last == numbers[-1] else ", "
        runs.append(Run(f"{text}{end}", TextStyle.NOTE, "accent", note_target(first)))
    return tuple(runs)


def _series(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield numbers in order, those that follow one another as one from three of them on."""
    for first, last in number_runs(numbers):
        if last - first + 1 >= _LEAST_SERIES:
            yield first, last
        else:
            yield from ((number, number) for number in range(first, last + 1))


def _quoted(original: AttachedText, citations: Sequence[Citation]) -> str:
    """Return the cited words as the attached text has them, each once and in their order."""
    passages = quoted(original, citations, _NEAR_WORDS).passages
    return f"“{' … '.join(map(one_line, passages))}”" if passages else ""


def _remarks(original: AttachedText, citations: Sequence[Citation]) -> list[str]:
    statuses = {original.anchor(citation).status for citation in citations}
    return [remark for status, remark in _REMARKS.items() if status in statuses]
