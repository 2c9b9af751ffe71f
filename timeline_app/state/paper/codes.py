"""Citations as codes: a document by two letters or so, and the numbers of its paragraphs."""

import re
from collections.abc import Iterable, Iterator

from timeline_app.core.record.model import Citation, Document
from timeline_app.core.wording.plain_text import one_line
from timeline_app.scene.display import TextStyle
from timeline_app.scene.paper.flow import Run
from timeline_app.scene.paper.page import source_target

# Four letters are still a code; more is a word that tells nothing.
_MOST_LETTERS = 4


class Codes:
    """The code of each document: its own, or one made of the letters of its id."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._code_of: dict[str, str] = {}
        found = list(documents)
        self._without_paragraphs = {one.id for one in found if not one.paragraphs}
        taken = {one_line(document.short) for document in found if document.short}
        for document in found:
            self._code_of[document.id] = one_line(document.short) or _free(document.id, taken)
            taken.add(self._code_of[document.id])
        self._taken = taken

    def of(self, document_id: str) -> str:
        """Return the code of a document, also of one that the list does not describe."""
        if document_id not in self._code_of:
            self._code_of[document_id] = _free(document_id, self._taken)
            self._taken.add(self._code_of[document_id])
        return self._code_of[document_id]

    def runs(self, citations: Iterable[Citation]) -> Iterator[Run]:
        """Yield what some citations name, each paragraph once and linked to what it says."""
        cited: dict[str, dict[int, None]] = {}
        for citation in citations:
            cited.setdefault(citation.document, {})[citation.paragraph] = None
        last_document = next(reversed(cited), "")
        for document, paragraphs in cited.items():
            lead, numbers = f"{self.of(document)}\u00a0", sorted(paragraphs)
            for paragraph in numbers:
                end = ", "
                if paragraph == numbers[-1]:
                    end = "" if document == last_document else "\u00a0· "
                target = source_target(document, paragraph)
                # What follows a number stays on its line.
                is_whole = paragraph == 1 and document in self._without_paragraphs
                words = self.of(document) if is_whole else f"{lead}{paragraph}"
                yield Run(f"{words}{end}", TextStyle.NOTE, "accent", target)
                lead = ""


def _free(document_id: str, taken: set[str]) -> str:
    """Return a code that no other document has."""
    words = re.findall("[a-z]+", document_id)
    letters = "".join(word[0] for word in words) if len(words) > 1 else "".join(words)[:2]
    code = letters[:_MOST_LETTERS].upper() or "D"
    number, found = 1, code
    while found in taken:
        number += 1
        found = f"{code}{number}"
    return found
