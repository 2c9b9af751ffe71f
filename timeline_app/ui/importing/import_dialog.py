"""One page on which a file is looked at before it is brought in, and what became of it after."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from timeline_app.exchange.incoming.importing import usual_out
from timeline_app.exchange.incoming.intake import Intake, Look
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.exchange.incoming.report import Report, counted
from timeline_app.program.plain_text import plain, short
from timeline_app.render.theme import ColorTheme
from timeline_app.ui.importing.column_choices import ColumnChoices
from timeline_app.ui.importing.date_questions import DateQuestions
from timeline_app.ui.importing.import_work import ImportWork, Seen
from timeline_app.ui.importing.preview_timeline import PreviewTimeline
from timeline_app.ui.session.session import Session
from timeline_app.ui.widgets.plain_widgets import PlainLabel, letters, tool_tip, window_title
from timeline_app.ui.widgets.screen_room import resize_to_fit

_LEAST_PREVIEW_PX = 160
"""A ruler and some lines; below it the columns would take all room of a small screen."""
_LIST_KINDS = "Event lists (*.events.json *.json)"


class ImportDialog(QDialog):
    """Asks what a file leaves open while it shows what comes of it; `imported` tells the list."""

    imported = Signal(Path)

    def __init__(self, session: Session, path: Path, theme: ColorTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Import {window_title(path.name)}")
        self._session, self._path, self._out = session, path, usual_out(path)
        self._intake: Intake | None = None
        self._columns: dict[str, str] = {}
        self._sheet = ""
        self._work = ImportWork(self)
        self._add_parts(theme)
        self._connect()
        resize_to_fit(self, 860, 680)
        self._read()

    def _add_parts(self, theme: ColorTheme) -> None:
        self._what = PlainLabel(parent=self)
        self._what.setWordWrap(True)
        self._sheets = QComboBox(self)
        self._sheets.setAccessibleName("Sheet")
        self._choices = ColumnChoices(self)
        self._questions = DateQuestions(self)
        self._preview = PreviewTimeline(theme, self)
        self._around = QScrollArea(self)
        self._around.setWidgetResizable(True)
        self._around.setFrameShape(QFrame.Shape.StyledPanel)
        self._around.setWidget(self._preview)
        self._around.setMinimumHeight(_LEAST_PREVIEW_PX)
        self._report = QPlainTextEdit(self)
        self._report.setObjectName("importReport")
        self._report.setReadOnly(True)
        self._report.setAccessibleName("Report")
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName("Progress")
        self._place = QPushButton(self)
        self._place.setToolTip("Choose another place for the list")
        box = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(box.Ok | box.Cancel, self)
        self._button = self._buttons.button(box.Ok)
        self._button.setText("&Import")
        layout = QVBoxLayout(self)
        for widget, stretch in (
            (self._what, 0), (self._sheets, 0), (self._choices, 2), (self._questions, 0),
            (self._around, 3), (self._report, 3), (self._bar, 0),
        ):  # fmt: skip
            layout.addWidget(widget, stretch)
        row = QHBoxLayout()
        row.addWidget(self._place)
        row.addStretch(1)
        row.addWidget(self._buttons)
        layout.addLayout(row)
        for widget in (self._sheets, self._choices, self._questions, self._around, self._report):
            widget.hide()
        self._show_place()

    def _connect(self) -> None:
        self._work.seen.connect(self._show_seen)
        self._work.refused.connect(self._show_refusal)
        self._work.written.connect(self._show_report)
        self._work.progressed.connect(self._show_progress)
        self._choices.chosen.connect(self._choose_column)
        self._questions.answered.connect(self._look)
        self._sheets.activated.connect(self._choose_sheet)
        self._place.clicked.connect(self._choose_place)
        self._buttons.accepted.connect(self._import)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self._work.close)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read or written."""
        return self._work.is_running

    def _options(self) -> ReadOptions:
        return ReadOptions(
            columns=self._columns,
            is_day_first_in=dict(self._questions.orders),
            century_ends=self._questions.century_ends,
            sheet=self._sheet,
        )

    def _read(self) -> None:
        self._intake = None
        self._wait(f"Reading {short(self._path.name)}…")
        self._work.read(self._path, self._options())

    def _look(self) -> None:
        if self._intake is not None:
            self._work.look(self._intake, self._options())

    def _wait(self, words: str) -> None:
        self._what.setText(words)
        self._button.setEnabled(False)
        self._bar.setRange(0, 0)
        self._bar.show()

    def _show_seen(self, seen: Seen) -> None:
        if self._intake is None:
            known = self._session.settings.columns_of(seen.intake.headings)
            self._intake = seen.intake
            self._questions.remember(seen.orders)
            if known and known != self._columns:
                self._columns = known
                self._look()
                return
        look = seen.look
        self._bar.hide()
        self._what.setText(_what_it_is(self._path, look))
        self._show_sheets(look)
        self._choices.setVisible(bool(look.columns))
        self._choices.show_columns(look.columns)
        self._questions.show_questions(look.asked)
        self._questions.setVisible(bool(look.asked))
        self._preview.show_events(look.first)
        self._around.show()
        self._button.setEnabled(True)

    def _show_sheets(self, look: Look) -> None:
        self._sheets.clear()
        for sheet in look.sheets:
            self._sheets.addItem(letters(sheet), sheet)
        self._sheets.setCurrentIndex(self._sheets.findData(look.sheet))
        self._sheets.setVisible(len(look.sheets) > 1)

    def _show_refusal(self, sentence: str) -> None:
        self._bar.hide()
        self._what.setText(sentence)
        self._button.setEnabled(self._intake is not None)

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(min(done, max(total, 1)))

    def _choose_column(self, heading: str, field: str) -> None:
        self._columns[heading] = field
        self._look()

    def _choose_sheet(self, _index: int) -> None:
        self._sheet = self._sheets.currentData()
        self._columns = {}
        self._read()

    def _choose_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Where the list goes", str(self._out), _LIST_KINDS,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )  # fmt: skip
        if name:
            self._out = Path(name)
            self._show_place()

    def _show_place(self) -> None:
        self._place.setText(letters(f"List: {self._out.name}"))
        self._place.setToolTip(tool_tip(str(self._out)))

    def _import(self) -> None:
        if self._intake is not None:
            settings = self._session.settings.with_columns(self._intake.headings, self._columns)
            self._session.remember(import_columns=settings.import_columns)
            self._wait(f"Writing {short(self._out.name)}…")
            self._work.write(self._intake, self._options(), self._out)

    def _show_report(self, report: Report) -> None:
        for widget in (self._bar, self._sheets, self._choices, self._questions, self._around):
            widget.hide()
        self._what.setText(report.headline())
        # Its first line stands above.
        remarks = report.text().partition("\n")[2]
        self._report.setPlainText(plain(remarks))
        self._report.setVisible(bool(remarks))
        self._place.setEnabled(False)
        self._button.hide()
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("&Close")
        if not remarks:
            self.resize(self.width(), self.sizeHint().height())
        self.imported.emit(self._out)


def _what_it_is(path: Path, look: Look) -> str:
    """Return what a file was recognised as, how much of it is shown, and what is to be settled."""
    kind = look.known_as or look.reader
    words = f"{short(path.name)}: {kind}, {counted(look.count, look.what)}."
    if not look.is_whole:
        words += f" Below are the first {len(look.first.events):,}."
    if look.to_settle:
        remark = look.to_settle[0]
        words += f" {counted(len(look.to_settle), 'date')} to settle, such as {remark.place}: "
        words += f"{short(remark.text)}."
    return words
