"""Annotations of others: what each quotes, where that stands, and which become events."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.citations.quotes import UnplacedQuoteError, citations_of_quote
from timeline_app.core.record.model import Citation, Event
from timeline_app.exchange.annotations import Annotation
from timeline_app.program.plain_text import short
from timeline_app.state.editing.annotation_edits import event_of_annotation, quoted_text
from timeline_app.state.editing.draft import Draft
from timeline_app.ui.widgets.plain_widgets import PlainLabel, tool_tip
from timeline_app.ui.widgets.screen_room import resize_to_fit

# A title, some words and a sentence side by side.
_SIZE_PX = (900, 480)
# Some 40 letters of a title, and a line of words to know a quote by.
_TITLE_PX, _WORDS_PX = 260, 320
_TITLE, _WORDS, _PLACE = range(3)
_HINT = (
    "Tick what becomes an event; a double click or F2 changes its title. An event is dated by its"
    " words where they give one date alone; else it has none, until you give it one."
)


class AnnotationsDialog(QDialog):
    """Lists annotations; those whose words stand in an attached document can become events."""

    def __init__(
        self,
        draft: Draft,
        annotations: Sequence[Annotation],
        texts: Sequence[AttachedText],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("annotationsDialog")
        self.setWindowTitle("Annotations")
        self._draft = draft
        self._annotations = annotations
        self._texts = {text.document: text for text in texts}
        self._citations: list[tuple[Citation, ...]] = []
        self._items: list[QTreeWidgetItem] = []
        self.tree = QTreeWidget(self)
        self.tree.setHeaderLabels(["Title of the event", "Words", "Where they stand"])
        self.tree.setRootIsDecorated(False)
        self.tree.setColumnWidth(_TITLE, _TITLE_PX)
        self.tree.setColumnWidth(_WORDS, _WORDS_PX)
        hint = PlainLabel(_HINT, self)
        hint.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        self.ends = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.ends.button(kinds.Ok).setText("&Make events")
        self.ends.accepted.connect(self.accept)
        self.ends.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (hint, self.tree, self.ends):
            layout.addWidget(widget)
        resize_to_fit(self, *_SIZE_PX)
        for annotation in annotations:
            self._add(annotation)
        self.tree.itemChanged.connect(lambda *_: self._show_count())
        self._show_count()

    def events(self) -> list[Event]:
        """Return the events of what is ticked and has a title."""
        return [
            event_of_annotation(
                self._draft,
                self._items[row].text(_TITLE).strip(),
                quoted_text(self._texts[citations[0].document], citations),
                citations,
                self._annotations[row].tags,
            )
            for row, citations in enumerate(self._citations)
            if citations and self._is_wanted(row)
        ]

    def _is_wanted(self, row: int) -> bool:
        item = self._items[row]
        is_ticked = item.checkState(_TITLE) is Qt.CheckState.Checked
        return is_ticked and bool(item.text(_TITLE).strip())

    def _add(self, annotation: Annotation) -> None:
        title = short(annotation.note.partition("\n")[0])
        words = short(annotation.quote.exact)
        item = QTreeWidgetItem(self.tree, [title, words, ""])
        item.setToolTip(_WORDS, tool_tip(words))
        self._items.append(item)
        try:
            citations = citations_of_quote(self._texts.values(), annotation.quote)
        except UnplacedQuoteError as error:
            self._citations.append(())
            item.setText(_PLACE, str(error))
            item.setToolTip(_PLACE, tool_tip(str(error)))
            item.setDisabled(True)
            return
        self._citations.append(citations)
        name = next(
            one.title for one in self._draft.file.documents if one.id == citations[0].document
        )
        numbers = ", ".join(f"¶{one.paragraph}" for one in citations)
        item.setText(_PLACE, f"{numbers} of {short(name)}")
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_TITLE, Qt.CheckState.Checked if title else Qt.CheckState.Unchecked)

    def _show_count(self) -> None:
        count = sum(
            bool(citations) and self._is_wanted(row)
            for row, citations in enumerate(self._citations)
        )
        button = self.ends.button(QDialogButtonBox.StandardButton.Ok)
        button.setEnabled(count > 0)
        button.setText(f"&Make {count} event{'' if count == 1 else 's'}")
