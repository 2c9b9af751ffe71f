"""Questions of editing: where to save, what to do with another's changes, a new list, its names."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from timeline_app.core.writing.list_text import list_text
from timeline_app.core.writing.new_ids import new_id
from timeline_app.program.paths import resolved
from timeline_app.program.whole_file import write_whole
from timeline_app.state.editing.draft import new_draft
from timeline_app.state.editing.head_edits import change_head
from timeline_app.state.editing.storage import ChangedOnDiskError
from timeline_app.ui.editing.list_dialog import ListDialog
from timeline_app.ui.editing.names_dialog import NamesDialog
from timeline_app.ui.session.session import Session
from timeline_app.ui.widgets.plain_message import PlainMessage

_LIST_KINDS = "Event lists (*.json);;All files (*)"
_ENDING = ".events.json"
_Role = QMessageBox.ButtonRole


def save(session: Session, window: QWidget) -> bool:
    """Write the list, asking first if that took another's work away; tell whether it is written."""
    try:
        session.editing.save()
    except ChangedOnDiskError:
        return _settle(session, window)
    except OSError as error:
        return _say_why_not(session.editing.path, error, window)
    return _tell_saved(session)


def save_as(session: Session, window: QWidget) -> bool:
    """Ask for another file, write the list there and go on there; tell whether it is written."""
    editing = session.editing
    name, _ = QFileDialog.getSaveFileName(
        window, "Save the list as", str(editing.path), _LIST_KINDS
    )
    if not name:
        return False
    path = Path(name)
    is_same = resolved(path) == resolved(editing.path)
    try:
        editing.save(None if is_same else path, over_theirs=is_same)
    except OSError as error:
        return _say_why_not(path, error, window)
    return _tell_saved(session)


def new_list(session: Session, window: QWidget) -> None:
    """Ask for title and file of a new list, open it, and turn editing on."""
    dialog = ListDialog(new_draft("").head, "New list", window)
    if dialog.exec() != QDialog.DialogCode.Accepted.value:
        return
    head = dialog.head()
    folder = session.editing.path.parent
    start = folder / f"{new_id(head.title, (), 'list')}{_ENDING}"
    name, _ = QFileDialog.getSaveFileName(window, "Where the list is kept", str(start), _LIST_KINDS)
    if not name or not session.editing.turn_off():
        return
    draft = new_draft(head.title, head.language).with_section("head", (head,))
    try:
        write_whole(Path(name), list_text(draft.file).encode("utf-8", "replace"))
    except OSError as error:
        _say_why_not(Path(name), error, window)
        return
    session.open(Path(name))
    if resolved(session.editing.path) == resolved(Path(name)):
        session.editing.turn_on()


def list_properties(session: Session, window: QWidget) -> None:
    """Let title, description, state of knowledge and language of the list be changed."""
    dialog = ListDialog(session.editing.draft.head, "List properties", window)
    if dialog.exec() != QDialog.DialogCode.Accepted.value:
        return
    head = dialog.head()
    session.editing.do(
        change_head(
            session.editing.draft,
            title=head.title,
            description=head.description,
            as_of=head.as_of,
            language=head.language,
        )
    )


def names(session: Session, window: QWidget) -> None:
    """Let people, organisations, themes and views be changed."""
    NamesDialog(session.editing, session.controller, window).exec()


def may_end(session: Session, window: QWidget) -> bool:
    """Ask what to do with what is not saved; tell whether one can go on."""
    name = session.editing.path.name
    message = PlainMessage(
        "Save changes?", f"{name} has changes that are not saved.", window, "Save them?"
    )
    message.setObjectName("saveQuestion")
    wanted = message.addButton("&Save", _Role.AcceptRole)
    lost = message.addButton("&Discard", _Role.DestructiveRole)
    message.setEscapeButton(message.addButton("&Cancel", _Role.RejectRole))
    message.setDefaultButton(wanted)
    message.exec()
    if message.clickedButton() is wanted:
        return save(session, window)
    if message.clickedButton() is lost:
        return session.editing.turn_off(forgets=True)
    return False


def _settle(session: Session, window: QWidget) -> bool:
    """Ask whose state of a list is kept; tell whether one's own is written."""
    name = session.editing.path.name
    message = PlainMessage(
        "Changed on disk",
        f"{name} was changed on disk since you opened or saved it.",
        window,
        "Keep your list and write over theirs, take theirs (which can be undone), or save yours"
        " under another name?",
    )
    message.setObjectName("conflictQuestion")
    mine = message.addButton("&Keep mine", _Role.DestructiveRole)
    theirs = message.addButton("&Take theirs", _Role.ActionRole)
    elsewhere = message.addButton("&Save as…", _Role.AcceptRole)
    message.setEscapeButton(message.addButton("&Cancel", _Role.RejectRole))
    message.setDefaultButton(elsewhere)
    message.exec()
    if message.clickedButton() is elsewhere:
        return save_as(session, window)
    if message.clickedButton() is theirs:
        session.editing.take_theirs()
    if message.clickedButton() is not mine:
        return False
    try:
        session.editing.save(over_theirs=True)
    except OSError as error:
        return _say_why_not(session.editing.path, error, window)
    return _tell_saved(session)


def _tell_saved(session: Session) -> bool:
    session.told.emit(f"{session.editing.path.name} was saved")
    return True


def _say_why_not(path: Path, error: OSError, window: QWidget) -> bool:
    reason = error.strerror or "no reason is known"
    PlainMessage(
        "Not saved",
        f"{path.name} cannot be written ({reason}).",
        window,
        "Make room, or save it as another file. Nothing is lost: it stays open.",
    ).exec()
    return False
