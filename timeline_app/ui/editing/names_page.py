"""One page of names: those there are, how often each is used, and the fields of the chosen one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.dates.edtf import edtf_day
from timeline_app.core.record.model import Leader, Organisation, Theme, Variant, View
from timeline_app.program.plain_text import short
from timeline_app.state.editing.draft import NamedEntry, NamedSection
from timeline_app.state.editing.edits import Edit
from timeline_app.state.editing.entry_edits import (
    add_entry,
    change_entry,
    delete_entry,
    merge_entries,
    move_entry,
    name_of,
    uses_of,
)
from timeline_app.state.editing.proposing.written import date_as_typed, edtf_of
from timeline_app.state.editing.spellings import spellings_in_a_line, spellings_typed
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.editing import Editing
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.widgets.plain_widgets import PlainLabel

_FIELDS: dict[NamedSection, tuple[tuple[str, str], ...]] = {
    "leaders": (
        ("name", "&Name"),
        ("role", "&Role"),
        ("country", "&Country"),
        ("variants", "Other &spellings"),
    ),
    "organisations": (
        ("name", "&Name"),
        ("description", "&Description"),
        ("variants", "Other &spellings"),
    ),
    "themes": (("label", "&Name"), ("description", "&Description")),
    "views": (("label", "&Name"), ("span", "&Time")),
}
_DATED = "span"
_SPELT = "variants"
_SPELT_HINT = "As documents print them, with ; between"
_NEW_NAMES = {
    "leaders": "New person",
    "organisations": "New organisation",
    "themes": "New theme",
    "views": "New view",
}
_ID = Qt.ItemDataRole.UserRole


class NamesPage(QWidget):
    """The entries of one part of the list; a new view is what the window shows."""

    def __init__(
        self,
        editing: Editing,
        controller: Controller,
        shelf: SourceShelf,
        section: NamedSection,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._editing = editing
        self._controller = controller
        self._shelf = shelf
        self._section: NamedSection = section
        self.names = QListWidget(self)
        self.names.setAccessibleName("Names")
        self.names.currentItemChanged.connect(lambda *_: self._show_fields())
        self.fields = {field: QLineEdit(self) for field, _ in _FIELDS[section]}
        for field, box in self.fields.items():
            box.setObjectName(f"{section}-{field}")
            box.setPlaceholderText(_SPELT_HINT if field == _SPELT else "")
            box.editingFinished.connect(partial(self._change, field))
        self.note = PlainLabel("", self)
        self.note.setWordWrap(True)
        self.buttons = {
            name: QPushButton(name, self)
            for name in ("&Add", "&Up", "Do&wn", "&Merge into…", "D&elete")
        }
        acts: tuple[Callable[[], object], ...] = (
            self._add, partial(self._move, -1), partial(self._move, 1), self._merge, self._delete,
        )  # fmt: skip
        for button, act in zip(self.buttons.values(), acts, strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(_without_state(act))
        self._lay_out()
        self.fill()

    @property
    def current_id(self) -> str:
        """The id of the chosen entry, if there is one."""
        return str(self.names.currentItem().data(_ID)) if self.names.currentRow() >= 0 else ""

    def fill(self, chosen: str = "") -> None:
        """List the entries anew, one of them chosen."""
        chosen = chosen or self.current_id
        self.names.blockSignals(True)
        self.names.clear()
        for entry in self._entries:
            uses = uses_of(self._editing.draft, self._section, entry.id)
            item = QListWidgetItem(f"{short(name_of(entry))}  ({uses})", self.names)
            item.setData(_ID, entry.id)
        ids = [entry.id for entry in self._entries]
        self.names.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self.names.blockSignals(False)
        self._show_fields()

    @property
    def _entries(self) -> tuple[NamedEntry, ...]:
        return self._editing.draft.section(self._section)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in self.buttons.values():
            row.addWidget(button)
        form = QFormLayout()
        for field, label in _FIELDS[self._section]:
            form.addRow(label, self.fields[field])
        form.addRow(self.note)
        middle = QHBoxLayout()
        middle.addWidget(self.names, 1)
        middle.addLayout(form, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(middle)
        layout.addLayout(row)

    def _show_fields(self) -> None:
        entry = next((one for one in self._entries if one.id == self.current_id), None)
        for field, box in self.fields.items():
            box.setEnabled(entry is not None)
            box.setText(_shown(field, getattr(entry, field)) if entry is not None else "")
            box.setCursorPosition(0)
        uses = uses_of(self._editing.draft, self._section, self.current_id) if entry else 0
        self.buttons["D&elete"].setEnabled(entry is not None and not uses)
        self.buttons["&Merge into…"].setEnabled(len(self._entries) > 1)
        self.buttons["&Merge into…"].setVisible(self._section != "views")
        self.note.setText(
            f"{_users(uses)} it: to delete it, merge it into another first." if uses else ""
        )

    def _do(self, edit: Edit, chosen: str = "") -> None:
        faults = self._editing.do(edit)
        if faults:
            self.note.setText(faults[0].sentence())
            return
        self.fill(chosen)

    def _change(self, field: str) -> None:
        if field == _SPELT:
            self._change_spellings()
            return
        entry = next((one for one in self._entries if one.id == self.current_id), None)
        text = self.fields[field].text().strip()
        if field == _DATED and text:
            text = edtf_of(text)
        if entry is not None and text != getattr(entry, field):
            draft = self._editing.draft
            self._do(change_entry(draft, self._section, entry.id, **{field: text}), entry.id)

    def _change_spellings(self) -> None:
        entry = next((one for one in self._entries if one.id == self.current_id), None)
        line = self.fields[_SPELT].text().strip()
        if not isinstance(entry, Leader | Organisation) or line == _shown(_SPELT, entry.variants):
            return
        typed = spellings_typed(line, entry.variants, self._shelf.first_print)
        if typed.variants != entry.variants:
            draft = self._editing.draft
            self._do(
                change_entry(draft, self._section, entry.id, variants=typed.variants), entry.id
            )
        if typed.nowhere:
            self.fields[_SPELT].setText(line)
            self.note.setText(
                f"No attached document prints “{short(typed.nowhere[0])}”: a spelling stands where"
                " it can be looked up. Attach the document that does."
            )

    def _add(self) -> None:
        edit = add_entry(self._editing.draft, self._section, self._new())
        self._do(edit, edit.splices[0].after[0].id)
        first = next(iter(self.fields.values()))
        first.setFocus()
        first.selectAll()

    def _new(self) -> NamedEntry:
        name = _NEW_NAMES[self._section]
        if self._section == "views":
            state = self._controller.state
            first, last = edtf_day(state.span.start_s), edtf_day(state.span.end_s - 1)
            return View("", name, first if first == last else f"{first}/{last}", state.filter)
        if self._section == "leaders":
            return Leader("", name)
        return Theme("", name) if self._section == "themes" else Organisation("", name)

    def _move(self, steps: int) -> None:
        if self.current_id:
            edit = move_entry(self._editing.draft, self._section, self.current_id, steps)
            self._do(edit, self.current_id)

    def _merge(self) -> None:
        others = [one for one in self._entries if one.id != self.current_id]
        labels = [f"{number}. {short(name_of(one))}" for number, one in enumerate(others, 1)]
        label, is_wanted = QInputDialog.getItem(
            self, "Merge", "Name it from now on as", labels, 0, False
        )
        if is_wanted:
            into = others[labels.index(label)].id
            draft = self._editing.draft
            self._do(merge_entries(draft, self._section, self.current_id, into), into)

    def _delete(self) -> None:
        draft = self._editing.draft
        if self.current_id and not uses_of(draft, self._section, self.current_id):
            self._do(delete_entry(draft, self._section, self.current_id))


def _shown(field: str, held: str | tuple[Variant, ...]) -> str:
    if isinstance(held, tuple):
        return spellings_in_a_line(held)
    return date_as_typed(held) if field == _DATED else held


def _without_state(act: Callable[[], object]) -> Callable[[bool], object]:
    return lambda _is_checked: act()


def _users(count: int) -> str:
    return "1 event or view uses" if count == 1 else f"{count:,} events and views use"
