"""Offering the draft that a program which was killed has left beside a list."""

from PySide6.QtWidgets import QMessageBox, QWidget

from timeline_app.program.file_lock import Hold
from timeline_app.state.editing.storage import (
    KeptDraft,
    drop_draft,
    fingerprint,
    kept_draft,
    text_on_disk,
)
from timeline_app.ui.session.session import Session
from timeline_app.ui.widgets.plain_message import PlainMessage

_Role = QMessageBox.ButtonRole


def offer_draft(session: Session, window: QWidget, *, begins: bool = False) -> bool:
    """Offer to go on with a draft of the open list, unless another window is at it.

    Return whether somebody is asked. What `begins` editing begins it once the draft is deleted.
    """
    path = session.controller.events.path
    kept, hold = kept_draft(path), Hold()
    is_free = not session.editing.is_on and hold.take(path)
    hold.release()
    if kept is None or not is_free:
        return False
    is_newer = fingerprint(text_on_disk(path) or "") == kept.base
    more = "Going on with it can be undone; nothing is written until you save."
    if not is_newer:
        more = f"The list on disk was changed since, and the draft does not have that. {more}"
    message = PlainMessage(
        "Draft found", f"There is a draft of {path.name} that was not saved.", window, more
    )
    message.setObjectName("draftQuestion")
    go_on = message.addButton("&Go on with the draft", _Role.AcceptRole)
    drop = message.addButton("&Delete the draft", _Role.DestructiveRole)
    message.setEscapeButton(message.addButton("&Later", _Role.RejectRole))
    message.setDefaultButton(go_on)

    draft: KeptDraft = kept

    def take(_result: int) -> None:
        if message.clickedButton() is go_on:
            session.editing.recover(draft)
        elif message.clickedButton() is drop:
            try:
                drop_draft(path)
            except OSError as error:
                session.told.emit(f"The draft cannot be deleted ({error.strerror})")
            else:
                if begins:
                    session.editing.turn_on()
        message.deleteLater()

    message.finished.connect(take)
    message.open()
    return True
