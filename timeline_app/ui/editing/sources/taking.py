"""Takes new editions and annotations from files into the list that is edited."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from timeline_app.core.citations.anchoring import recognise
from timeline_app.core.record.model import Citation
from timeline_app.exchange.annotations import AnnotationsError, read_annotations
from timeline_app.exchange.documents.adding import paragraphs_for
from timeline_app.exchange.documents.arranging import arranged_as
from timeline_app.exchange.documents.document import DocumentError
from timeline_app.state.editing.annotation_edits import add_annotated
from timeline_app.state.editing.editions import edition_of, take_edition
from timeline_app.ui.editing.adding.beside import read_beside
from timeline_app.ui.editing.sources.annotations_dialog import AnnotationsDialog
from timeline_app.ui.editing.sources.edition_dialog import EditionDialog
from timeline_app.ui.session.session import Session

_DOCUMENTS = "Documents (*.txt *.md *.html *.htm *.docx *.pdf);;All files (*)"
_ANNOTATIONS = "Annotations (*.json *.jsonld);;All files (*)"


def new_edition(session: Session, window: QWidget) -> None:
    """Ask for a newer text of a document, and for what becomes of the citations."""
    folder = str(session.controller.events.path.parent)
    name, _ = QFileDialog.getOpenFileName(window, "New edition of a document", folder, _DOCUMENTS)
    if name:
        take_file(session, Path(name), window)


def take_file(session: Session, path: Path, window: QWidget) -> None:
    """Take a file for a new edition of the document that it is recognised as."""
    draft = session.editing.draft
    try:
        read = read_beside(path, window)
    except DocumentError as error:
        session.told.emit(str(error))
        return
    if read is None:
        return
    found = recognise(read.text, draft.paragraphs.values())
    if found is None:
        session.told.emit(
            f"{path.name} is like none of the list's documents: add it as a document of its own"
        )
        return
    arranged = arranged_as(read, draft.paragraphs[found.document])
    settled = read if arranged is None else arranged
    edition = edition_of(draft, settled.text, paragraphs_for(found.document, settled))
    # Of an edition that was taken over, citations may have been kept to be mended.
    if arranged is not None and not edition.open_findings:
        session.told.emit(f"{path.name} is the edition that the list knows")
        session.attach([path])
        return
    title = draft.file.documents[draft.place_of("documents", found.document)].title
    dialog = EditionDialog(edition, title, lambda cited: _was(session, cited), window)
    if dialog.exec() != QDialog.DialogCode.Accepted.value:
        return
    faults = session.editing.do(take_edition(draft, edition, dialog.decisions))
    if faults:
        session.told.emit(faults[0].sentence())
        return
    session.attach([path])
    differing = session.shelf.differences(session.controller.events).get(found.document)
    count = sum(differing.values()) if differing else 0
    if count:
        noun = "citation is" if count == 1 else "citations are"
        session.told.emit(f"{count:,} {noun} to be mended: Enter among the problems leads to them")


def annotations(session: Session, window: QWidget) -> None:
    """Ask for a file of annotations, and which of them become events."""
    folder = str(session.controller.events.path.parent)
    name, _ = QFileDialog.getOpenFileName(window, "Import annotations", folder, _ANNOTATIONS)
    if not name:
        return
    try:
        found = read_annotations(Path(name))
    except AnnotationsError as error:
        session.told.emit(str(error))
        return
    draft = session.editing.draft
    texts = [session.shelf.text_of(document.id) for document in draft.file.documents]
    dialog = AnnotationsDialog(draft, found, [text for text in texts if text], window)
    if dialog.exec() != QDialog.DialogCode.Accepted.value or not dialog.events():
        return
    faults = session.editing.do(add_annotated(draft, dialog.events()))
    if faults:
        session.told.emit(faults[0].sentence())


def _was(session: Session, citation: Citation) -> str:
    """Return the words of a citation as the attached edition has them, else the gist of them."""
    words = session.shelf.cited_words(citation)
    if words:
        return words
    paragraph = session.controller.events.paragraph(citation.document, citation.paragraph)
    gist = paragraph.gist if paragraph is not None else ""
    return f"In our own words: {gist}" if gist else "The older edition is not attached."
