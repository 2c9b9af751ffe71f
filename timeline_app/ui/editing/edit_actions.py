"""What menus and title say of editing: on or off, what can be undone, what is not saved."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from timeline_app.state.command_catalogue import command
from timeline_app.ui.session.session import Session
from timeline_app.ui.widgets.plain_widgets import letters, window_title

_WHILE_ON = ("save-as", "list-properties", "edit-names", "new-edition", "annotations")

_TURN_ON = "The list is not being edited: “Edit this list” in the Edit menu turns that on"
_SELECT = "Select an event first"


class EditActions(QObject):
    """Carries the commands of editing out, and shows their state.

    While editing is on, undo and redo are of edits; back and forward are of views all the time.
    """

    def __init__(self, session: Session, action: Callable[[str], QAction], window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._action = action
        self._window = window
        for signal in (session.editing.changed, session.controller.listChanged):
            signal.connect(self.show)
        session.controller.historyChanged.connect(self._show_steps)
        session.controller.opened.connect(self.offer_draft)
        self._answer_key("edit-event")
        self.show()

    def show(self) -> None:
        """Show whether the list can be changed, and what of it is not saved."""
        editing, events = self._session.editing, self._session.controller.events
        mark = " [editing]" if editing.is_on else ""
        self._window.setWindowTitle(f"{window_title(events.head.title)}[*]{mark} – Timeline")
        self._window.setWindowModified(editing.is_changed)
        self._action("edit-list").setChecked(editing.is_on)
        self._action("save").setEnabled(editing.is_changed)
        for name in _WHILE_ON:
            self._action(name).setEnabled(editing.is_on)
        self._show_steps()

    def handlers(self) -> dict[str, Callable[..., object]]:
        """Return what the commands of editing do; dialogs are loaded when they are asked for."""
        session, window = self._session, self._window

        def ask(name: str) -> Callable[[], object]:
            def act() -> object:
                from timeline_app.ui.editing import questions

                return getattr(questions, name)(session, window)

            return act

        def take(name: str) -> Callable[[], object]:
            def act() -> object:
                from timeline_app.ui.editing.sources import taking

                return getattr(taking, name)(session, window)

            return act

        return {
            "undo": self._undo,
            "redo": self._redo,
            "edit-list": self._turn,
            "new-list": ask("new_list"),
            "save": ask("save"),
            "save-as": ask("save_as"),
            "list-properties": ask("list_properties"),
            "edit-names": ask("names"),
            "new-edition": take("new_edition"),
            "annotations": take("annotations"),
        }

    def may_close(self) -> bool:
        """Tell whether nothing would be lost, after asking what to do with what is not saved."""
        if not self._session.editing.is_changed:
            return True
        from timeline_app.ui.editing.questions import may_end

        return may_end(self._session, self._window)

    def offer_draft(self, *, begins: bool = False) -> bool:
        """Offer a draft that a program which was killed has left beside the list, if there is one.

        Editing begins with what is decided about it; until then there is none, since the first edit
        would take its place.
        """
        from timeline_app.state.editing.storage import draft_place
        from timeline_app.ui.editing.recovery import offer_draft

        with suppress(OSError, ValueError):
            if draft_place(self._session.controller.events.path).is_file():
                return offer_draft(self._session, self._window, begins=begins)
        return False

    def _answer_key(self, name: str) -> None:
        """Let the key of a command say what has to be done first, while it cannot be given."""
        action = self._action(name)
        key = QShortcut(self._window)
        key.setKeys([QKeySequence(one) for one in command(name).keys])
        key.activated.connect(self._say_what_first)
        key.setEnabled(not action.isEnabled())
        action.enabledChanged.connect(lambda is_on: key.setEnabled(not is_on))

    def _say_what_first(self) -> None:
        first = _SELECT if self._session.editing.is_on else _TURN_ON
        self._session.told.emit(first)

    def _turn(self, is_on: bool) -> None:
        if is_on:
            if not self.offer_draft(begins=True):
                self._session.editing.turn_on()
        elif self.may_close():
            self._session.editing.turn_off()
        self.show()

    def _undo(self) -> None:
        editing, history = self._session.editing, self._session.controller.history
        (editing.undo if editing.is_on else history.go_back)()

    def _redo(self) -> None:
        editing, history = self._session.editing, self._session.controller.history
        (editing.redo if editing.is_on else history.go_forward)()

    def _show_steps(self) -> None:
        editing, history = self._session.editing, self._session.controller.history
        undo, redo = self._action("undo"), self._action("redo")
        if not editing.is_on:
            undo.setText(command("undo").text)
            redo.setText(command("redo").text)
            undo.setEnabled(history.can_go_back)
            redo.setEnabled(history.can_go_forward)
            return
        sitting = editing.sitting
        for one, word, name in (
            (undo, "&Undo", sitting.undo_name),
            (redo, "R&edo", sitting.redo_name),
        ):
            one.setText(f"{word}: {letters(name)}" if name else word)
            one.setEnabled(bool(name))
