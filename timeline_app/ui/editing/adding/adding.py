"""Takes a document into the list that is edited, and its text into reach."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from timeline_app.core.citations.sources import Attachment
from timeline_app.core.record.model import Document
from timeline_app.core.record.problems import Problem
from timeline_app.exchange.documents.adding import paragraphs_for
from timeline_app.exchange.documents.document import DocumentError, Look, ReadDocument
from timeline_app.program.locations import texts_folder
from timeline_app.state.editing.head_edits import add_document
from timeline_app.ui.editing.adding.beside import done_beside, read_beside
from timeline_app.ui.editing.adding.document_dialog import DocumentDialog
from timeline_app.ui.session.session import Session
from timeline_app.ui.session.source_shelf import Lent

_FILES = "Documents (*.txt *.md *.html *.htm *.docx *.pdf);;All files (*)"


def ask_for_documents(session: Session, window: QWidget) -> list[str]:
    """Ask for files to add, one after the other; return the ids of the documents added."""
    folder = str(session.controller.events.path.parent)
    names, _ = QFileDialog.getOpenFileNames(window, "Add document", folder, _FILES)
    return add_documents(session, [Path(name) for name in names], window)


def add_documents(session: Session, paths: Iterable[Path], window: QWidget) -> list[str]:
    """Show each document as it was read, and add what is accepted; return the ids."""
    return [added for path in paths if (added := _add(session, path, window))]


def documents_among(
    session: Session, names: Iterable[str], window: QWidget
) -> tuple[list[Path], list[str]]:
    """Return the files that can be added as documents, and the others.

    Originals that the list knows are others; what somebody gave up reading is neither.
    """
    from timeline_app.exchange.documents.attaching import attach_file
    from timeline_app.exchange.documents.reading import ENDINGS

    known = session.controller.events.paragraphs

    def attached(path: Path) -> Callable[[Look], Attachment | Problem]:
        return lambda _look: attach_file(path, known)

    new, others = [], []
    for name in filter(None, names):
        path = Path(name)
        if path.suffix.casefold() not in ENDINGS:
            others.append(name)
            continue
        try:
            found = done_beside(path, window, attached(path))
        except DocumentError:
            # Adding it says what is wrong.
            new.append(path)
            continue
        if isinstance(found, Problem):
            new.append(path)
        elif found is not None:
            others.append(name)
    return new, others


def _add(session: Session, path: Path, window: QWidget) -> str:
    try:
        read = read_beside(path, window)
    except DocumentError as error:
        # The sentence names file, fault and remedy.
        message, _, remedy = str(error).partition(": ")[2].partition(": ")
        session.complain(message, remedy[:1].upper() + remedy[1:], path)
        session.told.emit(str(error))
        return ""
    if read is None:
        return ""
    dialog = DocumentDialog(path, read, window)
    if dialog.exec() != QDialog.DialogCode.Accepted.value:
        return ""
    return take_document(session, path, dialog.read, dialog.document, keeps_text=dialog.keeps_text)


def take_document(
    session: Session, path: Path, read: ReadDocument, document: Document, *, keeps_text: bool
) -> str:
    """Add a document as an edit, and have its text at hand; return its id, or nothing."""
    editing = session.editing
    edit = add_document(editing.draft, document, paragraphs_for("", read))
    faults = editing.do(edit)
    if faults:
        session.told.emit(faults[0].sentence())
        return ""
    added = editing.draft.file.documents[-1].id
    if keeps_text:
        path = _kept(session, added, read) or path
    session.remember(attached={**session.settings.attached, added: str(path)})
    # As it was settled, which the file is not.
    session.shelf.lend(Lent(path, read.text), editing.draft.paragraphs[added])
    session.told.emit(f"Added: {document.title}")
    return added


def _kept(session: Session, document_id: str, read: ReadDocument) -> Path | None:
    from timeline_app.exchange.documents.adding import keep_text

    try:
        return keep_text(document_id, read.text, texts_folder())
    except OSError as error:
        reason = f"The text cannot be kept ({error.strerror})"
        session.complain(reason, "Make room and attach it", texts_folder())
    return None
