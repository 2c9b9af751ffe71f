"""What a new edition of a document has of each citation, and what somebody decides about it."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.citations.anchoring import CitationStatus
from timeline_app.core.record.citing import words_as_counted
from timeline_app.core.record.model import Citation
from timeline_app.program.plain_text import cut, plain, short
from timeline_app.state.editing.editions import Decision, Edition, EditionFinding, Place
from timeline_app.ui.widgets.plain_widgets import PlainLabel
from timeline_app.ui.widgets.screen_room import resize_to_fit

# A list of a dozen citations over two paragraphs to compare.
_SIZE_PX = (820, 560)
_DONE: dict[Decision, str] = {
    "take": "takes the new place",
    "keep": "stays, to be mended",
    "drop": "is dropped",
}
_ACTS: tuple[tuple[Decision, str, str], ...] = (
    ("take", "&Take the new place", "T"),
    ("keep", "&Keep, to be mended", "K"),
    ("drop", "&Drop", "D"),
)


class EditionDialog(QDialog):
    """Each citation is settled by a key, T, K or D; A takes all whose words only moved.

    `was` returns what is known of the words that a citation stands for.
    """

    def __init__(
        self, edition: Edition, name: str, was: Callable[[Citation], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("editionDialog")
        self.setWindowTitle("New edition")
        self.decisions: dict[Place, Decision] = {}
        self._edition = edition
        self._was = was
        self.summary = PlainLabel(_summary(edition, name), self)
        self.summary.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Citations to settle")
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName("What was cited, and what stands there now")
        self.buttons = {what: QPushButton(label, self) for what, label, _ in _ACTS}
        self.all = QPushButton("Take &all that moved", self)
        self.all.clicked.connect(lambda _checked: self.take_all())
        kinds = QDialogButtonBox.StandardButton
        self.ends = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.ends.button(kinds.Ok).setText("Take the edition &over")
        self.ends.accepted.connect(self.accept)
        self.ends.rejected.connect(self.reject)
        self._connect_keys()
        self._lay_out()
        self._fill()
        self.list.setFocus()

    def decide(self, what: Decision) -> None:
        """Decide about the chosen citation, and go on to the next one that waits."""
        finding = self._current
        if finding is not None and what in finding.choices:
            self.decisions[finding.place] = what
            self._fill()
            self._go_on()

    def take_all(self) -> None:
        """Take the new place of every citation whose words stand unaltered."""
        for finding in self._edition.open_findings:
            if "take" in finding.choices:
                self.decisions.setdefault(finding.place, "take")
        self._fill()
        self._go_on()

    @property
    def _current(self) -> EditionFinding | None:
        row, open_ones = self.list.currentRow(), self._edition.open_findings
        return open_ones[row] if 0 <= row < len(open_ones) else None

    def _connect_keys(self) -> None:
        for what, _label, key in _ACTS:
            self.buttons[what].clicked.connect(self._decider(what))
            shortcut = QShortcut(QKeySequence(key), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.buttons[what].click)
        shortcut = QShortcut(QKeySequence("A"), self.list)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.all.click)
        for button in (*self.buttons.values(), self.all):
            button.setAutoDefault(False)

    def _decider(self, what: Decision) -> Callable[[bool], None]:
        return lambda _checked: self.decide(what)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (*self.buttons.values(), self.all):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.text, 1)
        layout.addLayout(row)
        layout.addWidget(self.ends)
        resize_to_fit(self, *_SIZE_PX)

    def _fill(self) -> None:
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([self._line(one) for one in self._edition.open_findings])
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        waiting = [one for one in self._edition.open_findings if one.place not in self.decisions]
        self.ends.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not waiting)
        self.all.setEnabled(any("take" in one.choices for one in waiting))
        self._show_current()

    def _go_on(self) -> None:
        """Choose the next citation that waits, if there is one."""
        count, row = self.list.count(), self.list.currentRow()
        for step in range(count):
            at = (row + step) % count
            if self._edition.open_findings[at].place not in self.decisions:
                self.list.setCurrentRow(at)
                return
        self.ends.button(QDialogButtonBox.StandardButton.Ok).setFocus()

    def _line(self, finding: EditionFinding) -> str:
        place = f"¶{finding.citation.paragraph}"
        if finding.new is not None:
            place += f" → ¶{finding.new.paragraph}"
        decision = self.decisions.get(finding.place)
        done = f": {_DONE[decision]}" if decision else ""
        return f"{finding.status.value.capitalize()}{done} – {short(finding.event.title)} ({place})"

    def _show_current(self) -> None:
        finding = self._current
        for what, button in self.buttons.items():
            button.setEnabled(finding is not None and what in finding.choices)
        if finding is None:
            self.text.setPlainText("")
            return
        cited = finding.citation
        words = f"Cited (¶{cited.paragraph}, words {words_as_counted(cited)}):"
        now = finding.now or "Nothing like it stands in the new edition."
        text = f"{words}\n{self._was(cited)}\n\nNow:\n{now}"
        self.text.setPlainText(plain(cut(text)))


def _summary(edition: Edition, name: str) -> str:
    counts = Counter(one.status for one in edition.findings)
    parts = [
        f"{counts[status]:,} {status.value}"
        for status in CitationStatus
        if status is not CitationStatus.NOT_ATTACHED
    ]
    return (
        f"{short(name)}: of its citations {', '.join(parts)}. Settle each that is not exact;"
        " nothing changes before you take the edition over, and that can be undone. What you keep"
        " to be mended stands among the problems, from where Enter leads back here."
    )
