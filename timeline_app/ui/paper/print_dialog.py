"""The print dialog: what goes on paper, with a live preview of the very pages."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from timeline_app.core.dates.edtf import EdtfError
from timeline_app.render.paper_theme import paper_theme
from timeline_app.scene.paper.paging import Layout, PaperDocument
from timeline_app.scene.paper.refusals import PaperError
from timeline_app.state.paper.choice import CUSTOM_PAPER, PrintChoice, Scope
from timeline_app.state.paper.job import BRIEF_MARGIN_MM, PAPER_SIZES_MM, SectionBy
from timeline_app.ui.paper.page_making import MakePages, PageMaking
from timeline_app.ui.paper.page_preview import PagePreview
from timeline_app.ui.widgets.plain_widgets import PlainLabel
from timeline_app.ui.widgets.screen_room import resize_to_fit

# Between two letters typed or steps of a number, so that pages are laid out when these end.
_REFRESH_MS = 200
# Texts of numbers stand under those of the choices.
_TEXT_INDENT_PX = 7
# The longest choice fits; every px more is taken from the pages.
_SIDE_PX = 290
_SCOPES = (
    (Scope.FILTER, "What passes the filter"),
    (Scope.VISIBLE, "The visible span"),
    (Scope.RANGE, "A range of dates"),
    (Scope.EVERYTHING, "The whole list"),
)
_LAYOUTS = (
    (Layout.BRIEF, "Brief to hand over"),
    (Layout.PAGES, "Pages"),
    (Layout.POSTER, "Poster on one sheet"),
    (Layout.BOOKLET, "Booklet with sections"),
)
_SECTIONS = ((SectionBy.THEME, "A section for each theme"), (SectionBy.YEAR, "… for each year"))


Action = Callable[[PaperDocument, PrintChoice], bool]


class PrintActions(NamedTuple):
    """What the dialog can have done: prepare a layout, save as PDF, print on a printer."""

    layout: Callable[[PrintChoice], MakePages]
    save: Action
    send: Action


class PrintDialog(QDialog):
    """Asks what to print and shows at once how it will look; Enter prints or, else, saves."""

    def __init__(self, actions: PrintActions, parent: QWidget, is_to_print: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("printDialog")
        self.setWindowTitle("Print or save as PDF")
        self._actions = actions
        self.document: PaperDocument | None = None
        self._making = PageMaking(self)
        self._wanted: Action | None = None
        self._build_choices()
        self._preview = PagePreview(self)
        self._told = PlainLabel(parent=self)
        self._told.setObjectName("printProblem")
        self._told.setWordWrap(True)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._build(is_to_print)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self.finished.connect(self._timer.stop)
        self.finished.connect(self._making.close)
        self._making.made.connect(self._show)
        self._making.refused.connect(self._refuse)
        self._connect()
        resize_to_fit(self, 1040, 700)
        self.refresh()

    def choice(self) -> PrintChoice:
        """Return what is chosen."""
        return PrintChoice(
            scope=Scope(self._scope.currentData()),
            first=self._first.text().strip(),
            last=self._last.text().strip(),
            layout=Layout(self._layout.currentData()),
            section_by=SectionBy(self._sections.currentData()),
            paper_name=self._paper.currentText(),
            custom_size=self._size.text().strip(),
            is_portrait=bool(self._side.currentData()),
            margin_mm=float(self._margin.value()),
            across=self._across.value(),
            down=self._down.value(),
            is_greyscale=self._grey.isChecked(),
        )

    @property
    def is_laying_out(self) -> bool:
        """Whether the pages that are chosen are not there yet."""
        return self._making.is_running

    def refresh(self) -> None:
        """Lay out what is chosen, and show it or say why it does not go."""
        self._timer.stop()
        choice = self.choice()
        self._show_fitting(choice)
        self.document = self._wanted = None
        try:
            self._making.start(self._actions.layout(choice))
        except (PaperError, EdtfError) as error:
            self._making.cancel()
            self._refuse(str(error))
        if self._making.is_running:
            self._tell("The pages are being laid out…")

    def _show(self, document: PaperDocument) -> None:
        self.document = document
        self._preview.show_document(document, paper_theme(self._grey.isChecked()))
        self._tell("")
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._act(wanted)

    def _refuse(self, sentence: str) -> None:
        self._wanted = None
        self._tell(f"This cannot be printed: {sentence}.")

    def _tell(self, sentence: str) -> None:
        """Say something in the place of the pages, or show them."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
        self._preview.setVisible(not sentence)
        for button in (self._save, self._send):
            button.setEnabled(self.document is not None or self.is_laying_out)

    def _build_choices(self) -> None:
        self._scope = _combo(_SCOPES, "printScope")
        self._first, self._last = QLineEdit(), QLineEdit()
        self._first.setPlaceholderText("from, such as 2025-12-01")
        self._last.setPlaceholderText("to, such as 2026")
        self._layout = _combo(_LAYOUTS, "printLayout")
        self._sections = _combo(_SECTIONS, "printSections")
        self._paper = QComboBox()
        self._paper.setObjectName("printPaper")
        self._paper.addItems([*PAPER_SIZES_MM, CUSTOM_PAPER])
        self._paper.setCurrentText("A4")
        self._size = QLineEdit("300x200mm")
        self._side = _combo(((True, "Portrait"), (False, "Landscape")), "printSide")
        self._margin = _spin(0, 60, int(BRIEF_MARGIN_MM), " mm")
        self._across, self._down = _spin(0, 20, 0, ""), _spin(1, 99, 1, "")
        self._across.setSpecialValueText("as needed")
        self._grey = QCheckBox("No colours (greyscale)")
        self._grey.setObjectName("printGreyscale")

    def _build(self, is_to_print: bool) -> None:
        self._form = QFormLayout()
        for name, field in (
            ("Events", self._scope),
            ("From", self._first),
            ("To", self._last),
            ("Layout", self._layout),
            ("Sections", self._sections),
            ("Paper", self._paper),
            ("Size", self._size),
            ("Held", self._side),
            ("Margin", self._margin),
            ("Sheets across", self._across),
            ("Sheets down", self._down),
            ("", self._grey),
        ):
            self._form.addRow(name, field)
        self._save = QPushButton("&Save as PDF…", self)
        self._save.setObjectName("printSave")
        self._send = QPushButton("&Print…", self)
        self._send.setObjectName("printSend")
        close = QPushButton("Close", self)
        close.clicked.connect(self.reject)
        # Where nothing can be saved, Enter is not to close the dialog.
        first, second = (self._send, self._save) if is_to_print else (self._save, self._send)
        first.setDefault(True)
        for button in (second, close):
            button.setAutoDefault(False)
        side = QWidget(self)
        side.setFixedWidth(_SIDE_PX)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.addLayout(self._form)
        left.addStretch(1)
        for button in (first, second, close):
            left.addWidget(button)
        whole = QHBoxLayout(self)
        whole.addWidget(side, 0)
        whole.addSpacing(8)
        whole.addWidget(self._told, 1)
        whole.addWidget(self._preview, 1)
        self._scope.setFocus()

    def _connect(self) -> None:
        for combo in (self._scope, self._layout, self._sections, self._paper, self._side):
            combo.currentIndexChanged.connect(self._timer.start)
        for text in (self._first, self._last, self._size):
            text.textChanged.connect(self._timer.start)
        for number in (self._margin, self._across, self._down):
            number.valueChanged.connect(self._timer.start)
        self._grey.toggled.connect(self._timer.start)
        self._layout.currentIndexChanged.connect(self._hold_as_suits)
        self._save.clicked.connect(self._do_save)
        self._send.clicked.connect(self._do_send)

    def _show_fitting(self, choice: PrintChoice) -> None:
        """Show only what matters for the scope, layout and paper chosen."""
        is_range, is_pages = choice.scope is Scope.RANGE, choice.layout is Layout.PAGES
        for field, is_needed in (
            (self._first, is_range),
            (self._last, is_range),
            (self._sections, choice.layout is Layout.BOOKLET),
            (self._size, choice.paper_name == CUSTOM_PAPER),
            (self._across, is_pages),
            (self._down, is_pages and choice.across > 0),
        ):
            with QSignalBlocker(field):
                self._form.setRowVisible(field, is_needed)

    def _hold_as_suits(self) -> None:
        """Hold the paper upright for a brief and sideways for what is one wide drawing."""
        is_portrait = self._layout.currentData() == Layout.BRIEF
        self._side.setCurrentIndex(self._side.findData(is_portrait))

    def _do_save(self) -> None:
        self._act(self._actions.save)

    def _do_send(self) -> None:
        self._act(self._actions.send)

    def _act(self, action: Action) -> None:
        """Save or print the pages, as soon as they are laid out."""
        if self._timer.isActive():
            self.refresh()
        if self.is_laying_out:
            self._wanted = action
        elif self.document is not None and action(self.document, self.choice()):
            self.accept()


def _combo(entries: tuple[tuple[object, str], ...], name: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    for value, text in entries:
        combo.addItem(text, value)
    return combo


def _spin(least: int, most: int, value: int, suffix: str) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setValue(value)
    spin.setSuffix(suffix)
    # A style sheet does not reach it.
    spin.lineEdit().setTextMargins(_TEXT_INDENT_PX, 0, 0, 0)
    return spin
