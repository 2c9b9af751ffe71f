"""Attached texts that are not as the list knows them, as problems that can be settled."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from timeline_app.core.citations.anchoring import AttachedText, CitationStatus
from timeline_app.core.record.citing import citations_of
from timeline_app.core.record.problems import Problem
from timeline_app.state.editing.draft import Draft

_STATUSES = (CitationStatus.MOVED, CitationStatus.CHANGED, CitationStatus.LOST)
_PLACE = "document "


def edition_problems(
    draft: Draft, texts: Iterable[AttachedText], files: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Return a problem for each document of which another edition is attached.

    `files` are the names of the attached files by the id of their document.
    """
    others = [text for text in texts if _differs(text)]
    return tuple(_problem(draft, text, files.get(text.document, "")) for text in others)


def document_of(problem: Problem) -> str:
    """Return the document of which another edition is attached; nothing for other problems."""
    return problem.path.removeprefix(_PLACE) if problem.path.startswith(_PLACE) else ""


def _differs(text: AttachedText) -> bool:
    return any(not one.is_exact or one.number != one.matches for one in text.paragraphs)


def _problem(draft: Draft, text: AttachedText, file: str) -> Problem:
    counts = Counter(_statuses(draft, text))
    told = [f"{counts[status]} {status.value}" for status in _STATUSES if counts[status]]
    message = "the attached text is another edition"
    message += f": of its citations {', '.join(told)}" if told else ", and every citation is exact"
    remedy = "Press Enter here to settle each of them"
    return Problem(file, 0, f"{_PLACE}{text.document}", message, remedy)


def _statuses(draft: Draft, text: AttachedText) -> Iterator[CitationStatus]:
    for event in draft.file.events:
        for citation in citations_of(event):
            if citation.document == text.document:
                yield text.anchor(citation).status
