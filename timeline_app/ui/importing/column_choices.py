"""What each column of a table stands for, with something that stands in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QWidget

from timeline_app.exchange.incoming.intake import Column
from timeline_app.exchange.incoming.tables.headings import FIELDS
from timeline_app.program.plain_text import short
from timeline_app.ui.widgets.plain_widgets import PlainLabel, tool_tip

_SUMMARY = "the summary, under its heading"
# Enough of a cell to know it again; its column is as wide as two others.
_LONGEST_EXAMPLE = 60
# More would take longer to make than one waits, and nobody goes through them.
_MOST_COLUMNS = 100
# A heading and what stands below it must not look like one text.
_GAP_PX = 16
_TIP_ROLE = Qt.ItemDataRole.ToolTipRole


class ColumnChoices(QScrollArea):
    """A row for each column; `chosen` tells a heading and the field it stands for from now on."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnChoices")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._boxes: dict[str, QComboBox] = {}

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show columns; those that are there already only get their fields."""
        count, columns = len(columns), columns[:_MOST_COLUMNS]
        if list(self._boxes) != [column.heading for column in columns]:
            self._make(columns, count - len(columns))
        for column in columns:
            box = self._boxes[column.heading]
            box.blockSignals(True)
            box.setCurrentIndex(max(box.findData(column.field), 0))
            box.blockSignals(False)

    def _make(self, columns: Sequence[Column], more: int) -> None:
        page = QWidget(self)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP_PX)
        grid.setColumnStretch(1, 1)
        self._boxes = {}
        for row, column in enumerate(columns):
            box = self._boxes[column.heading] = _box(column.heading, page)
            box.currentIndexChanged.connect(
                lambda _index, one=box, heading=column.heading: self.chosen.emit(
                    heading, one.currentData()
                )
            )
            example = PlainLabel(short(column.example, _LONGEST_EXAMPLE), page)
            example.setToolTip(tool_tip(column.example))
            example.setEnabled(False)
            grid.addWidget(PlainLabel(short(column.heading, _LONGEST_EXAMPLE), page), row, 0)
            grid.addWidget(example, row, 1)
            grid.addWidget(box, row, 2)
        if more > 0:
            words = f"{more:,} more columns go as their headings say, or to the summary"
            grid.addWidget(PlainLabel(words, page), len(columns), 0, 1, 3)
        self.setWidget(page)
        # What is not needed for them is room for the timeline.
        self.setMaximumHeight(page.sizeHint().height())


def _box(heading: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(f"What {short(heading)} stands for")
    # The wheel scrolls the columns, and must not change one on its way.
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.addItem(_SUMMARY, "")
    for field, meaning in FIELDS.items():
        box.addItem("left out" if field == "ignore" else field.replace("_", " "), field)
        box.setItemData(box.count() - 1, tool_tip(meaning), _TIP_ROLE)
    return box
