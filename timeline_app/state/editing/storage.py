"""A list on disk while it is being edited: read, kept as a draft beside it, and saved.

The draft is `.NAME.draft` beside the list. It holds the whole list as it was last, so that a
program that is killed loses nothing but what is being typed, and it knows of which state on disk
it is a draft.
"""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

import msgspec

from timeline_app.core.reading.files import decoded, read_data
from timeline_app.core.reading.paragraph_file import paragraph_path
from timeline_app.core.record.model import EventFile, ParagraphFile
from timeline_app.core.record.problems import UnreadableFileError
from timeline_app.core.writing.kept_text import text_over
from timeline_app.core.writing.list_text import paragraph_text
from timeline_app.program.regular_file import LARGEST_LIST_BYTES, read_regular
from timeline_app.program.whole_file import write_together, write_whole
from timeline_app.state.editing.draft import Draft, draft_of
from timeline_app.state.editing.edits import Edit, Splice
from timeline_app.state.editing.sitting import Sitting

_FORMAT: Final = "timeline-draft/1"
# The longest name of a file on most systems, and what the draft adds to it.
_LONGEST_NAME_BYTES = 255
# As many digits as tell a few versions of a paragraph file apart.
_DIGITS = 12


class NotEditableError(Exception):
    """A list that cannot be edited: one sentence, fault and remedy."""


class ChangedOnDiskError(Exception):
    """The list on disk is not the one that was read: saving would take another's work away."""


class OnDisk(msgspec.Struct, frozen=True):
    """A list as it stands on disk: its text, and the draft that it is."""

    text: str
    draft: Draft


class KeptDraft(msgspec.Struct, frozen=True):
    """What a file of a draft holds; `base` is the fingerprint of the list that it was made of."""

    format: Literal["timeline-draft/1"]
    base: str
    file: EventFile
    paragraph_files: tuple[ParagraphFile, ...]

    @property
    def draft(self) -> Draft:
        """The list as it was being edited."""
        return Draft(self.file, self.paragraph_files)


def read_to_edit(path: Path, paragraphs: Mapping[str, ParagraphFile]) -> OnDisk:
    """Read a list that is to be edited. Raises NotEditableError."""
    try:
        data = read_data(path)
        text = decoded(path, data)
        draft = draft_of(data, paragraphs)
    except UnreadableFileError as error:
        raise NotEditableError(error.problem.sentence()) from error
    except msgspec.MsgspecError as error:
        raise NotEditableError(
            f"{path.name} has parts that are no parts of a list, and saving it would lose them."
            " Mend what the problems name first"
        ) from error
    ids = [event.id for event in draft.file.events]
    if len(set(ids)) < len(ids):
        raise NotEditableError(f"{path.name} has two events of one id. Give each its own first")
    return OnDisk(text, draft)


def text_on_disk(path: Path) -> str | None:
    """Return the text of a list as it stands on disk now; None if there is none to read."""
    try:
        return decoded(path, read_data(path))
    except UnreadableFileError:
        return None


def save_list(
    path: Path,
    draft: Draft,
    saved: OnDisk,
    *,
    is_elsewhere: bool = False,
    over_theirs: bool = False,
) -> OnDisk:
    """Write a list with the paragraph files that changed, all or none of them.

    `saved` is what was read or written last; another place gets all paragraph files. Raises
    OSError, and ChangedOnDiskError unless it is to be written over what others have written.
    """
    there = None if is_elsewhere else text_on_disk(path)
    if there not in (saved.text, None) and not over_theirs:
        raise ChangedOnDiskError(path.name)
    known = {} if is_elsewhere else saved.draft.paragraphs
    text = text_over(draft.file, there or saved.text)
    beside = {
        document.paragraphs: paragraph_text(file).encode()
        for document in draft.file.documents
        if document.paragraphs
        and (file := draft.paragraphs.get(document.id)) is not None
        and file != known.get(document.id)
    }
    write_together(path, text.encode("utf-8", "replace"), beside)
    return OnDisk(text, draft)


def settled(sitting: Sitting, path: Path, *, is_elsewhere: bool) -> Sitting:
    """Return the sitting with new paragraph files where they take no place of another file."""
    known = {} if is_elsewhere else sitting.saved.paragraphs
    documents = list(sitting.draft.file.documents)
    for place, document in enumerate(documents):
        file = sitting.draft.paragraphs.get(document.id)
        if not document.paragraphs or file is None or document.id in known:
            continue
        data = paragraph_text(file).encode()
        target = paragraph_path(path.parent, document.paragraphs)
        if target is None or (os.path.lexists(target) and not _holds(target, data)):
            digest = sha256(data).hexdigest()[:_DIGITS]
            free = f"sources/{document.id}-{digest}.json"
            documents[place] = msgspec.structs.replace(document, paragraphs=free)
    after = sitting.draft.with_section("documents", documents)
    return sitting.do(difference("place of files", sitting.draft, after))


def draft_place(path: Path) -> Path:
    """Return where the draft of a list is kept."""
    name = f".{path.name}.draft"
    if len(os.fsencode(name)) > _LONGEST_NAME_BYTES:
        name = f".{sha256(os.fsencode(path.name)).hexdigest()[:_DIGITS]}.draft"
    return path.with_name(name)


def keep_draft(path: Path, draft: Draft, base: str) -> None:
    """Write the draft of a list, made of a text of it, whole or not at all. Raises OSError."""
    kept = KeptDraft(_FORMAT, fingerprint(base), draft.file, draft.paragraph_files)
    write_whole(draft_place(path), msgspec.json.encode(kept))


def drop_draft(path: Path) -> None:
    """Take the draft of a list away, if there is one. Raises OSError."""
    draft_place(path).unlink(missing_ok=True)


def kept_draft(path: Path) -> KeptDraft | None:
    """Return the draft of a list, if one is there that can be read."""
    try:
        data = read_regular(draft_place(path), LARGEST_LIST_BYTES)
        return msgspec.json.decode(data, type=KeptDraft)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def fingerprint(text: str) -> str:
    """Return by what a state of a list is known."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def difference(name: str, before: Draft, after: Draft) -> Edit:
    """Return the edit that makes one draft of another, such as what came from disk."""
    splices = []
    for section in (
        "head", "documents", "leaders", "organisations", "themes", "views", "events",
        "paragraph_files",
    ):  # fmt: skip
        old, new = before.section(section), after.section(section)
        if old != new:
            splices.append(Splice(section, 0, old, new))
    return Edit(name, tuple(splices))


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_regular(path, len(data)) == data
    except (OSError, ValueError):
        return False
