"""Questions for files: which list to open, which originals to attach."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from timeline_app.ui.session.session import Session

_LIST_KINDS = "Event lists (*.json);;All files (*)"
_IMPORT_KINDS = (
    "Tables, calendars, timelines (*.csv *.tsv *.xlsx *.ods *.ics *.timeline *.json);;All files (*)"
)
_SOURCE_KINDS = "Documents (*.txt *.md *.html *.htm *.docx *.pdf);;All files (*)"


def ask_for_list(session: Session, window: QWidget) -> None:
    """Let the user choose a list to open."""
    folder = str(session.controller.events.path.parent)
    name, _ = QFileDialog.getOpenFileName(window, "Open event list", folder, _LIST_KINDS)
    if name:
        session.open(Path(name))


def ask_for_import(session: Session, window: QWidget) -> Path | None:
    """Let the user choose a file of another program."""
    folder = str(session.controller.events.path.parent)
    name, _ = QFileDialog.getOpenFileName(window, "Import", folder, _IMPORT_KINDS)
    return Path(name) if name else None


def ask_for_sources(session: Session, window: QWidget) -> None:
    """Let the user choose originals to attach."""
    names, _ = QFileDialog.getOpenFileNames(window, "Attach sources", "", _SOURCE_KINDS)
    if names:
        session.attach(Path(name) for name in names)
