"""A preview of pages: leafed through by buttons, wheel and keys, and looked at closely."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from timeline_app.render.theme import ColorTheme
from timeline_app.scene.paper.paging import PaperDocument
from timeline_app.ui.paper.page_canvas import FAR, PageDesk
from timeline_app.ui.widgets.line_icons import line_icon
from timeline_app.ui.widgets.plain_widgets import PlainLabel

# Of the px of a screen, as people give a zoom.
_PERCENT = 100


class PagePreview(QWidget):
    """Shows one page at a time, as large as there is room, or larger."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pagePreview")
        self._desk = PageDesk(self)
        self._desk.turned.connect(self._turn_on)
        self._desk.zoomed.connect(self._tell_zoom)
        self._number, self._size = PlainLabel(parent=self), PlainLabel(parent=self)
        self._size.setObjectName("pageZoom")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._button("arrow-left", "Previous page (Page Up)", lambda: self.turn(-1)))
        row.addWidget(self._number)
        row.addWidget(self._button("arrow-right", "Next page (Page Down)", lambda: self.turn(1)))
        row.addStretch(1)
        row.addWidget(self._button("minus", "Smaller (Ctrl+−)", lambda: self._desk.step(-1)))
        row.addWidget(self._size)
        row.addWidget(self._button("plus", "Larger (Ctrl++)", lambda: self._desk.step(1)))
        row.addWidget(self._button("maximize", "Whole page (Ctrl+0)", self._desk.show_whole))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._desk, 1)
        column.addLayout(row)
        self._add_keys()
        self._tell_number()

    def show_document(self, document: PaperDocument | None, theme: ColorTheme) -> None:
        """Show a document, on the page that was shown if it has so many."""
        self._desk.canvas.document = document
        self._desk.canvas.theme = theme
        self.turn(0)

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        canvas = self._desk.canvas
        count = len(canvas.document.pages) if canvas.document is not None else 1
        canvas.index = min(max(canvas.index + by, 0), count - 1)
        self._tell_number()
        self._desk.fit()

    def _turn_on(self, by: int) -> None:
        """Turn a page from its end to the beginning of the next one, and back."""
        before = self._desk.canvas.index
        self.turn(by)
        if self._desk.canvas.index != before:
            bar = self._desk.verticalScrollBar()
            bar.setValue(bar.minimum() if by > 0 else bar.maximum())

    def _add_keys(self) -> None:
        """Let keys work wherever the keyboard is in the dialog: no field has a use for them."""
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("PgUp", lambda: self.turn(-1)),
            ("PgDown", lambda: self.turn(1)),
            ("Ctrl+Home", lambda: self.turn(-FAR)),
            ("Ctrl+End", lambda: self.turn(FAR)),
            ("Ctrl++", lambda: self._desk.step(1)),
            ("Ctrl+=", lambda: self._desk.step(1)),
            ("Ctrl+-", lambda: self._desk.step(-1)),
            ("Ctrl+0", self._desk.show_whole),
            ("Ctrl+2", self._desk.show_width),
        )
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _button(self, icon: str, name: str, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(line_icon(icon))
        button.setAccessibleName(name.partition(" (")[0])
        button.setToolTip(name)
        button.setAutoRaise(True)
        button.clicked.connect(act)
        return button

    def _tell_number(self) -> None:
        document = self._desk.canvas.document
        count = len(document.pages) if document is not None else 0
        self._number.setText(f"page {self._desk.canvas.index + 1} of {count}" if count else "")

    def _tell_zoom(self) -> None:
        self._size.setText(f"{self._desk.zoom * _PERCENT:.0f} %")
