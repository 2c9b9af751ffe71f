"""The choices of the print dialog: which events, in which layout, on which paper."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from timeline_app.scene.brief.request import Detail
from timeline_app.scene.paper.paging import Layout
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.paper.choice import CUSTOM_PAPER, PrintChoice, Scope
from timeline_app.state.paper.job import (
    BRIEF_MARGIN_MM,
    MARGIN_MM,
    ON_ONE_PAGE,
    PAPER_SIZES_MM,
    UPRIGHT,
    SectionBy,
)

# Texts of numbers stand under those of the choices.
_TEXT_INDENT_PX = 7
_SCOPES = (
    (Scope.FILTER, "What passes the filter"),
    (Scope.VISIBLE, "The visible span"),
    (Scope.RANGE, "A range of dates"),
    (Scope.EVERYTHING, "The whole list"),
)
_LAYOUTS = (
    (Layout.BRIEF, "Brief to hand over"),
    (Layout.AXIS, "Axis"),
    (Layout.CHRONOLOGY, "Chronology"),
    (Layout.PAGES, "Pages"),
    (Layout.POSTER, "Poster on one sheet"),
    (Layout.BOOKLET, "Booklet with sections"),
)
_SECTIONS = (
    (SectionBy.THEME, "One for each theme"),
    (SectionBy.LEADER, "One for each leader"),
    (SectionBy.YEAR, "One for each year"),
)
_DETAILS = (
    (Detail.FULL, "Whole, with the reasons"),
    (Detail.SHORT, "Citations alone"),
    (Detail.NONE, "None: title, date and basis"),
)
# The empty word stands for the tracks of the window: a combo box keeps no None.
_GROUPINGS = (
    ("", "As in the window"),
    (Grouping.THEME, "Themes"),
    (Grouping.LEADER, "Leaders"),
    (Grouping.KIND, "Kinds"),
    (Grouping.DOCUMENT, "Documents"),
    (Grouping.NONE, "None"),
)
_SIDES = ((True, "Portrait"), (False, "Landscape"))


class PrintForm(QWidget):
    """Fields for everything that can be chosen; those that matter for what is chosen are shown."""

    changed = Signal()

    def __init__(self, choice: PrintChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._build()
        self._show(choice)
        self.show_fitting()
        self._connect()

    def choice(self) -> PrintChoice:
        """Return what is chosen."""
        grouping = self._grouping.currentData()
        return PrintChoice(
            scope=Scope(self._scope.currentData()),
            first=self._first.text().strip(),
            last=self._last.text().strip(),
            layout=Layout(self._layout.currentData()),
            section_by=SectionBy(self._sections.currentData()),
            detail=Detail(self._detail.currentData()),
            grouping=Grouping(grouping) if grouping else None,
            is_one_page=self._one_page.isChecked(),
            page_range=self._range.text().strip(),
            paper_name=self._paper.currentText(),
            custom_size=self._size.text().strip(),
            is_portrait=bool(self._side.currentData()),
            margin_mm=float(self._margin.value()),
            across=self._across.value(),
            down=self._down.value(),
            is_greyscale=self._grey.isChecked(),
            has_list=self._list.isChecked(),
        )

    def begin(self) -> None:
        """Take the keyboard."""
        self._scope.setFocus()

    def show_fitting(self) -> None:
        """Show only what matters for the scope, layout and paper chosen."""
        choice = self.choice()
        is_range, is_pages = choice.scope is Scope.RANGE, choice.layout is Layout.PAGES
        is_one_page = choice.fits_one_page or choice.layout is Layout.POSTER
        for field, is_needed in (
            (self._first, is_range),
            (self._last, is_range),
            (self._one_page, choice.layout in ON_ONE_PAGE and choice.layout is not Layout.POSTER),
            (self._sections, choice.layout is Layout.BOOKLET),
            (self._grouping, choice.layout is not Layout.CHRONOLOGY),
            (self._range, not is_one_page),
            (self._size, choice.paper_name == CUSTOM_PAPER),
            (self._across, is_pages),
            (self._down, is_pages and choice.across > 0),
        ):
            with QSignalBlocker(field):
                self._form.setRowVisible(field, is_needed)

    def _build(self) -> None:
        self._scope = _combo(_SCOPES, "printScope")
        self._first = _field("printFirst", "from, such as 2025-12-01")
        self._last = _field("printLast", "to, such as 2026")
        self._layout = _combo(_LAYOUTS, "printLayout")
        self._one_page = _tick("Fit on one page", "printOnePage")
        self._sections = _combo(_SECTIONS, "printSections")
        self._detail = _combo(_DETAILS, "printNotes")
        self._grouping = _combo(_GROUPINGS, "printTracks")
        self._range = _field("printPages", "all, or such as 2-5, 8")
        papers = (*PAPER_SIZES_MM, CUSTOM_PAPER)
        self._paper = _combo(tuple((name, name) for name in papers), "printPaper")
        self._size = _field("printSize", "")
        self._side = _combo(_SIDES, "printSide")
        self._margin = _spin(0, 60, " mm")
        self._across, self._down = _spin(0, 20, ""), _spin(1, 99, "")
        self._across.setSpecialValueText("as needed")
        self._grey = _tick("No colours (greyscale)", "printGreyscale")
        self._list = _tick("With its list, to check later", "printList")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        for name, field in (
            ("Events", self._scope),
            ("From", self._first),
            ("To", self._last),
            ("Layout", self._layout),
            ("", self._one_page),
            ("Sections", self._sections),
            ("Tracks", self._grouping),
            ("Notes", self._detail),
            ("Paper", self._paper),
            ("Size", self._size),
            ("Held", self._side),
            ("Margin", self._margin),
            ("Sheets across", self._across),
            ("Sheets down", self._down),
            ("Pages", self._range),
            ("", self._grey),
            ("", self._list),
        ):
            self._form.addRow(name, field)

    def _show(self, choice: PrintChoice) -> None:
        for combo, value in (
            (self._scope, choice.scope),
            (self._layout, choice.layout),
            (self._sections, choice.section_by),
            (self._detail, choice.detail),
            (self._grouping, choice.grouping or ""),
            (self._paper, choice.paper_name),
            (self._side, choice.is_portrait),
        ):
            combo.setCurrentIndex(max(combo.findData(value), 0))
        if choice.paper_name not in (*PAPER_SIZES_MM, CUSTOM_PAPER):
            self._paper.setCurrentText(PrintChoice().paper_name)
        self._size.setText(choice.custom_size)
        self._one_page.setChecked(choice.is_one_page)
        self._margin.setValue(round(choice.margin_mm))
        self._across.setValue(choice.across)
        self._down.setValue(choice.down)
        self._grey.setChecked(choice.is_greyscale)
        self._list.setChecked(choice.has_list)

    def _connect(self) -> None:
        # First, so that what is laid out has the paper that suits it.
        self._layout.currentIndexChanged.connect(self._hold_as_suits)
        for combo in (
            self._scope, self._layout, self._sections, self._detail, self._grouping, self._paper,
            self._side,
        ):  # fmt: skip
            combo.currentIndexChanged.connect(self._tell)
        for text in (self._first, self._last, self._size, self._range):
            text.textChanged.connect(self._tell)
        for number in (self._margin, self._across, self._down):
            number.valueChanged.connect(self._tell)
        for tick in (self._one_page, self._grey):
            tick.toggled.connect(self._tell)

    def _hold_as_suits(self) -> None:
        """Hold the paper upright for columns and sideways for what is one wide drawing."""
        is_upright = self._layout.currentData() in UPRIGHT
        self._side.setCurrentIndex(self._side.findData(is_upright))
        # A margin that nobody has changed is that of the layout.
        if self._margin.value() in (round(MARGIN_MM), round(BRIEF_MARGIN_MM)):
            self._margin.setValue(round(BRIEF_MARGIN_MM if is_upright else MARGIN_MM))

    def _tell(self) -> None:
        self.show_fitting()
        self.changed.emit()


def _combo(entries: tuple[tuple[object, str], ...], name: str) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    for value, text in entries:
        combo.addItem(text, value)
    return combo


def _field(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setPlaceholderText(hint)
    return field


def _tick(text: str, name: str) -> QCheckBox:
    tick = QCheckBox(text)
    tick.setObjectName(name)
    return tick


def _spin(least: int, most: int, suffix: str) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(least, most)
    spin.setSuffix(suffix)
    # A style sheet does not reach it.
    spin.lineEdit().setTextMargins(_TEXT_INDENT_PX, 0, 0, 0)
    return spin
