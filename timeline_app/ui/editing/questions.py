"""Questions of editing: where to save, what to do with another's changes, a new list, its names."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from timeline_app.core.writing.list_text import list_text, with_ending
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
    return _write(session, window)


def save_as(session: Session, window: QWidget) -> bool:
    """Ask for another file, write the list there and go on there; tell whether it is written."""
    editing = session.editing
    path = _asked_place("Save the list as", editing.path, window)
    if path is None:
        return False
    is_same = resolved(path) == resolved(editing.path)
    return _write(session, window, None if is_same else path, over_theirs=is_same)


def new_list(session: Session, window: QWidget) -> None:
    """Ask for title and file of a new list, open it, and turn editing on."""
    dialog = ListDialog(new_draft("").head, "New list", window)
    if dialog.exec() != QDialog.DialogCode.Accepted.value:
        return
    head = dialog.head()
    folder = session.editing.path.parent
    start = folder / f"{new_id(head.title, (), 'list')}{_ENDING}"
    path = _asked_place("Where the list is kept", start, window)
    if path is None or not session.editing.turn_off():
        return
    draft = new_draft(head.title, head.language).with_section("head", (head,))
    try:
        write_whole(path, list_text(draft.file).encode("utf-8", "replace"))
    except OSError as error:
        _say_why_not(path, error, window)
        return
    session.open(path)
    if resolved(session.editing.path) == resolved(path):
        session.editing.turn_on()


def _asked_place(title: str, start: Path, window: QWidget) -> Path | None:
    """Ask where a list is kept; None if somebody thinks better of it.

    The ending that a name lacks is added, but not so as to write over a file nobody named.
    """
    name, _ = QFileDialog.getSaveFileName(window, title, str(start), _LIST_KINDS)
    path = with_ending(Path(name)) if name else None
    if path is not None and path != Path(name) and path.exists():
        PlainMessage(
            "Not saved",
            f"{path.name} is there already.",
            window,
            "Choose another name, or that one with its ending to write over it.",
        ).exec()
        return None
    return path


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
    NamesDialog(session.editing, session.controller, session.shelf, window).exec()


def may_end(session: Session, window: QWidget) -> bool:
    """Ask what to do with what is not saved; tell whether one can go on."""
    name = session.editing.path.name
    answer = _answer(
        "saveQuestion",
        ("Save changes?", f"{name} has changes that are not saved.", "Save them?"),
        {"&Save": _Role.AcceptRole, "&Discard": _Role.DestructiveRole},
        window,
    )
    if answer == "&Save":
        return save(session, window)
    return answer == "&Discard" and session.editing.turn_off(forgets=True)


def _write(
    session: Session, window: QWidget, path: Path | None = None, *, over_theirs: bool = False
) -> bool:
    """Write the list, and say what came of it; tell whether it is written."""
    try:
        session.editing.save(path, over_theirs=over_theirs)
    except ChangedOnDiskError:
        return _settle(session, window)
    except OSError as error:
        return _say_why_not(path or session.editing.path, error, window)
    session.told.emit(f"{session.editing.path.name} was saved")
    return True


def _settle(session: Session, window: QWidget) -> bool:
    """Ask whose state of a list is kept; tell whether one's own is written."""
    answer = _answer(
        "conflictQuestion",
        (
            "Changed on disk",
            f"{session.editing.path.name} was changed on disk since you opened or saved it.",
            "Keep your list and write over theirs, take theirs (which can be undone), or save yours"
            " under another name?",
        ),
        {
            "&Save as…": _Role.AcceptRole,
            "&Keep mine": _Role.DestructiveRole,
            "&Take theirs": _Role.ActionRole,
        },
        window,
    )
    if answer == "&Save as…":
        return save_as(session, window)
    if answer == "&Take theirs":
        session.editing.take_theirs()
    return answer == "&Keep mine" and _write(session, window, over_theirs=True)


def _answer(
    name: str,
    texts: tuple[str, str, str],
    answers: Mapping[str, QMessageBox.ButtonRole],
    window: QWidget,
) -> str:
    """Ask something, and return the answer; the first is at hand, and Escape has none.

    `texts` are the title, what is so, and what is asked.
    """
    title, sentence, more = texts
    message = PlainMessage(title, sentence, window, more)
    message.setObjectName(name)
    buttons = {text: message.addButton(text, role) for text, role in answers.items()}
    message.setEscapeButton(message.addButton("&Cancel", _Role.RejectRole))
    message.setDefaultButton(next(iter(buttons.values())))
    message.exec()
    pressed = message.clickedButton()
    return next((text for text, button in buttons.items() if button is pressed), "")


def _say_why_not(path: Path, error: OSError, window: QWidget) -> bool:
    reason = error.strerror or "no reason is known"
    PlainMessage(
        "Not saved",
        f"{path.name} cannot be written ({reason}).",
        window,
        "Make room, or save it as another file. Nothing is lost: it stays open.",
    ).exec()
    return False
