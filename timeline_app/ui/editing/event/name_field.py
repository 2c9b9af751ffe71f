"""A field for names with commas between them; known ones are offered, new ones are said to be."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from timeline_app.core.finding.folding import is_begun_in
from timeline_app.state.editing.draft import Draft, NamedSection
from timeline_app.state.editing.entry_edits import name_of
from timeline_app.state.editing.proposing.written import new_names, split_names
from timeline_app.ui.widgets.plain_widgets import PlainLabel


class NameField(QWidget):
    """Holds names of one part of the list."""

    changed = Signal()

    def __init__(self, section: NamedSection, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._section: NamedSection = section
        self._draft: Draft | None = None
        self.line = offering_line(label, self, self._offered, self._take)
        self.line.textChanged.connect(self._tell)
        self.line.editingFinished.connect(self._say_new)
        self._note = PlainLabel(parent=self)
        self._note.setObjectName("fieldNote")
        self._note.setWordWrap(True)
        self._note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self._note)
        self.setFocusProxy(self.line)

    def show_draft(self, draft: Draft) -> None:
        """Offer the names of a draft."""
        self._draft = draft
        self._say_new()

    def names(self) -> tuple[str, ...]:
        """Return the names that stand in the field."""
        known = self._draft.section(self._section) if self._draft is not None else ()
        return split_names(self.line.text(), known)

    def set_names(self, names: Iterable[str]) -> None:
        """Put names into the field."""
        self.line.setText(", ".join(names))

    def _tell(self) -> None:
        self._say_new()
        self.changed.emit()

    def _say_new(self) -> None:
        names = self.names()
        if self.line.hasFocus() and self._offered(self.line.text()):
            # What is being typed may still become one that is known.
            names = names[:-1]
        new = new_names(self._draft, self._section, names) if self._draft else ()
        self._note.setText(f"New, and added with the event: {', '.join(new)}" if new else "")
        self._note.setVisible(bool(new))

    def _offered(self, text: str) -> Sequence[str]:
        typed = _last_part(text)
        entries = self._draft.section(self._section) if self._draft is not None else ()
        held = set(self.names())
        names = [name_of(entry) for entry in entries]
        return [one for one in names if one not in held and is_begun_in(one, typed)]

    def _take(self, text: str, name: str) -> str:
        return f"{text[: len(text) - len(_last_part(text))]}{name}, "


def offering_line(
    label: str,
    parent: QWidget,
    offered: Callable[[str], Sequence[str]],
    taken: Callable[[str, str], str],
) -> QLineEdit:
    """Return a field that offers texts for what is typed; `taken` is what it holds with one."""
    line = QLineEdit(parent)
    line.setAccessibleName(label)
    model = QStringListModel(line)
    completer = QCompleter(model, line)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setWidget(line)

    def offer(text: str) -> None:
        found = list(offered(text))
        model.setStringList(found)
        popup = completer.popup()
        if found:
            completer.complete()
        elif popup is not None:
            popup.hide()

    def take(name: str) -> None:
        line.setText(taken(line.text(), name))

    line.textEdited.connect(offer)
    completer.activated.connect(take)
    return line


def _last_part(text: str) -> str:
    start = max(text.rfind(","), text.rfind(";")) + 1
    return text[start:].lstrip()
