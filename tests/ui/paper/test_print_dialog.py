"""The print dialog: what it shows is what it writes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)

from tests.synthetic import synthetic_bytes
from timeline_app.core.open_list import read_list
from timeline_app.scene.brief.request import Detail
from timeline_app.scene.paper.paging import Layout, PaperDocument
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.state.paper.choice import PrintChoice, Scope
from timeline_app.ui.paper.output import Output
from timeline_app.ui.paper.print_dialog import PrintActions, PrintDialog
from timeline_app.ui.window.main_window import MainWindow

Owned = Callable[[QObject], None]
PATIENCE_S = 20.0
# Of a machine that does much else beside.
AT_ONCE_S = 0.3


class Taken:
    """Takes what the dialog would save or print."""

    def __init__(self) -> None:
        self.saved: list[PaperDocument] = []

    def save(self, document: PaperDocument, choice: PrintChoice) -> bool:
        self.saved.append(document)
        return True


def dialog_on(window: MainWindow, owned: Owned) -> tuple[PrintDialog, Taken]:
    window.controller.filtering.toggle("themes", "aid")
    output, taken = Output(window.controller, window), Taken()
    dialog = PrintDialog(PrintActions(output.prepared, taken.save, taken.save), window)
    owned(dialog)
    settle(dialog)
    return dialog, taken


def settle(dialog: PrintDialog) -> None:
    """Wait until the pages are laid out."""
    deadline = time.monotonic() + PATIENCE_S
    while dialog.is_laying_out:
        assert time.monotonic() < deadline
        QApplication.processEvents()


def choose(dialog: PrintDialog, name: str, value: str) -> None:
    combo = dialog.findChild(QComboBox, name)
    assert isinstance(combo, QComboBox)
    index = combo.findData(value) if combo.findData(value) >= 0 else combo.findText(value)
    assert index >= 0
    combo.setCurrentIndex(index)
    dialog.refresh()
    settle(dialog)


def laid_out(dialog: PrintDialog) -> PaperDocument:
    assert dialog.document is not None
    return dialog.document


def test_given_the_dialog_then_it_shows_the_pages_of_the_filter(
    window: MainWindow, owned: Owned
) -> None:
    dialog, _ = dialog_on(window, owned)
    document = laid_out(dialog)
    assert "Theme: Aid" in document.info.subject
    assert (document.paper.width_mm, document.paper.height_mm) == (210.0, 297.0)
    assert document.bookmarks[0].title == "At a glance"


def test_given_a_drawing_instead_of_a_brief_then_the_paper_is_held_sideways(
    window: MainWindow, owned: Owned
) -> None:
    dialog, _ = dialog_on(window, owned)
    choose(dialog, "printLayout", Layout.PAGES.value)
    paper = laid_out(dialog).paper
    assert (paper.width_mm, paper.height_mm) == (297.0, 210.0)
    choose(dialog, "printLayout", Layout.BRIEF.value)
    paper = laid_out(dialog).paper
    assert (paper.width_mm, paper.height_mm) == (210.0, 297.0)


def test_given_other_choices_then_the_pages_follow(window: MainWindow, owned: Owned) -> None:
    dialog, _ = dialog_on(window, owned)
    choose(dialog, "printLayout", Layout.BOOKLET.value)
    choose(dialog, "printPaper", "A3")
    choose(dialog, "printSide", "Portrait")
    document = laid_out(dialog)
    assert document.bookmarks[0].title == "Overview"
    assert (document.paper.width_mm, document.paper.height_mm) == (297.0, 420.0)
    choose(dialog, "printScope", Scope.EVERYTHING.value)
    assert laid_out(dialog).info.subject.startswith("All events")


def test_given_a_sheet_that_is_too_small_then_the_dialog_says_so_and_offers_nothing(
    window: MainWindow, owned: Owned
) -> None:
    dialog, _ = dialog_on(window, owned)
    choose(dialog, "printScope", Scope.EVERYTHING.value)
    choose(dialog, "printLayout", Layout.POSTER.value)
    assert len(laid_out(dialog).pages) == 1
    choose(dialog, "printPaper", "A5")
    problem = dialog.findChild(QWidget, "printProblem")
    save = dialog.findChild(QPushButton, "printSave")
    assert dialog.document is None
    assert problem is not None
    assert problem.isVisibleTo(dialog)
    assert "use A4 paper" in str(problem.property("text"))
    assert isinstance(save, QPushButton)
    assert not save.isEnabled()


def test_given_the_tick_for_one_page_then_an_axis_and_a_chronology_take_one(
    window: MainWindow, owned: Owned
) -> None:
    dialog, _ = dialog_on(window, owned)
    tick = dialog.findChild(QCheckBox, "printOnePage")
    assert isinstance(tick, QCheckBox)
    assert not tick.isVisibleTo(dialog)
    for layout in (Layout.AXIS, Layout.CHRONOLOGY):
        choose(dialog, "printLayout", layout.value)
        assert tick.isVisibleTo(dialog)
        tick.setChecked(True)
        dialog.refresh()
        settle(dialog)
        assert len(laid_out(dialog).pages) == 1
    choose(dialog, "printLayout", Layout.BRIEF.value)
    assert not tick.isVisibleTo(dialog)
    assert len(laid_out(dialog).pages) > 1


def test_given_a_range_of_pages_then_these_are_shown_and_saved(
    window: MainWindow, owned: Owned
) -> None:
    dialog, taken = dialog_on(window, owned)
    field = dialog.findChild(QLineEdit, "printPages")
    save = dialog.findChild(QPushButton, "printSave")
    assert isinstance(field, QLineEdit)
    assert isinstance(save, QPushButton)
    for text, pages in (("2-3", 2), ("2-", len(laid_out(dialog).pages) - 1)):
        field.setText(text)
        dialog.refresh()
        settle(dialog)
        assert len(laid_out(dialog).pages) == pages
    field.setText("90")
    dialog.refresh()
    settle(dialog)
    problem = dialog.findChild(QWidget, "printProblem")
    assert problem is not None
    assert "none of them is among 90" in str(problem.property("text"))
    field.setText("1")
    dialog.refresh()
    settle(dialog)
    save.click()
    assert [len(document.pages) for document in taken.saved] == [1]


def test_given_notes_and_tracks_then_the_pages_follow(window: MainWindow, owned: Owned) -> None:
    dialog, _ = dialog_on(window, owned)
    choose(dialog, "printScope", Scope.EVERYTHING.value)
    whole = len(laid_out(dialog).pages)
    choose(dialog, "printNotes", Detail.NONE.value)
    assert len(laid_out(dialog).pages) < whole
    choose(dialog, "printLayout", Layout.PAGES.value)
    choose(dialog, "printTracks", Grouping.LEADER.value)
    assert "To Lam" in [mark.title for mark in laid_out(dialog).bookmarks[0].children]


def test_given_what_was_chosen_then_it_is_proposed_the_next_time(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[PrintChoice] = []

    def choose_and_close(dialog: PrintDialog) -> int:
        seen.append(dialog.choice())
        if len(seen) == 1:
            choose(dialog, "printLayout", Layout.CHRONOLOGY.value)
            choose(dialog, "printPaper", "A3")
            choose(dialog, "printNotes", Detail.SHORT.value)
            choose(dialog, "printScope", Scope.RANGE.value)
        dialog.reject()
        return 0

    monkeypatch.setattr(PrintDialog, "exec", choose_and_close)
    window.action("print").trigger()
    window.action("print").trigger()
    first, second = seen
    assert first == PrintChoice()
    assert (second.layout, second.paper_name, second.detail) == (
        Layout.CHRONOLOGY, "A3", Detail.SHORT,
    )  # fmt: skip
    # A range of dates belongs to the list that it was chosen for.
    assert second.scope is Scope.FILTER


def test_given_save_then_the_very_pages_of_the_preview_are_saved(
    window: MainWindow, owned: Owned
) -> None:
    dialog, taken = dialog_on(window, owned)
    shown = laid_out(dialog)
    save = dialog.findChild(QPushButton, "printSave")
    assert isinstance(save, QPushButton)
    save.click()
    assert taken.saved == [shown]
    assert dialog.result() == QDialog.DialogCode.Accepted.value


def test_given_many_events_then_the_dialog_answers_while_they_are_laid_out(
    window: MainWindow, owned: Owned, tmp_path: Path
) -> None:
    source = tmp_path / "many.json"
    source.write_bytes(synthetic_bytes(3_000, 7))
    window.controller.open(read_list(source).events)
    output, taken = Output(window.controller, window), Taken()
    began = time.monotonic()
    dialog = PrintDialog(PrintActions(output.prepared, taken.save, taken.save), window)
    owned(dialog)
    assert dialog.is_laying_out
    save = dialog.findChild(QPushButton, "printSave")
    assert isinstance(save, QPushButton)
    save.click()
    assert len(taken.saved) == 0
    took_s = time.monotonic() - began
    settle(dialog)
    assert took_s < time.monotonic() - began
    assert taken.saved == [laid_out(dialog)]
    assert len(laid_out(dialog).pages) > 100


def test_given_ten_thousand_events_then_the_dialog_closes_at_once(
    window: MainWindow, owned: Owned, tmp_path: Path
) -> None:
    source = tmp_path / "many.json"
    source.write_bytes(synthetic_bytes(10_000, 7))
    window.controller.open(read_list(source).events)
    actions = PrintActions(Output(window.controller, window).prepared, no, no)
    for wait_s in (0.0, 0.3, 0.6):
        dialog = PrintDialog(actions, window)
        owned(dialog)
        began = time.monotonic()
        while time.monotonic() - began < wait_s:
            QApplication.processEvents()
        assert dialog.is_laying_out
        began = time.monotonic()
        dialog.reject()
        assert time.monotonic() - began < AT_ONCE_S
        assert not dialog.is_laying_out


def test_given_a_dialog_that_closes_then_its_pages_are_given_up(
    window: MainWindow, owned: Owned, tmp_path: Path
) -> None:
    source = tmp_path / "many.json"
    source.write_bytes(synthetic_bytes(3_000, 7))
    window.controller.open(read_list(source).events)
    actions = PrintActions(Output(window.controller, window).prepared, no, no)
    dialog = PrintDialog(actions, window)
    owned(dialog)
    before = dialog.is_laying_out
    dialog.reject()
    assert (before, dialog.is_laying_out) == (True, False)
    assert dialog.document is None


def no(_document: PaperDocument, _choice: PrintChoice) -> bool:
    return False


def test_given_greyscale_then_the_preview_has_no_colours(window: MainWindow, owned: Owned) -> None:
    dialog, _ = dialog_on(window, owned)
    grey = dialog.findChild(QCheckBox, "printGreyscale")
    assert isinstance(grey, QCheckBox)
    grey.setChecked(True)
    dialog.refresh()
    settle(dialog)
    canvas = dialog.findChild(QWidget, "pageCanvas")
    assert canvas is not None
    image = canvas.grab().toImage()
    middle = [image.pixelColor(x, image.height() // 3) for x in range(0, image.width(), 3)]
    # The desk around the sheet keeps its cool grey.
    inside = middle[len(middle) // 4 : -len(middle) // 4]
    assert all(max(c.red(), c.green(), c.blue()) - min(c.red(), c.green(), c.blue()) < 40
               for c in inside)  # fmt: skip


def test_given_the_view_then_only_its_events_are_written(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "view.pdf"
    choice = PrintChoice(Scope.RANGE, first="2045", last="2055")
    assert Output(window.controller, window).write_pdf(path, choice)
    assert len(pypdf.PdfReader(path).pages) >= 2


@pytest.mark.parametrize("ending", ["png", "svg", "html"])
def test_given_the_view_then_a_picture_of_it_is_written(
    window: MainWindow, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"view.{ending}"
    output = Output(window.controller, window)
    output.write_other(path, PrintChoice(Scope.VISIBLE), scale=1.0)
    assert path.stat().st_size > 5_000


def test_given_a_range_of_pages_then_the_printer_gets_these_alone(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "printed.pdf"
    output, choice = Output(window.controller, window), PrintChoice()
    document = output.laid_out(choice)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFromTo(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    assert output.print_on(printer, document, choice)
    pages = pypdf.PdfReader(path).pages
    assert len(pages) == 2
    assert f"page 2 of {len(document.pages)}" in " ".join(pages[0].extract_text().split())


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("odd")])
def test_given_pages_that_fail_for_an_unforeseen_reason_then_the_dialog_says_so(
    error: Exception, window: MainWindow, owned: Owned
) -> None:
    def fail(_measurer: object) -> PaperDocument:
        raise error

    taken = Taken()
    dialog = PrintDialog(PrintActions(lambda _choice: fail, taken.save, taken.save), window)
    owned(dialog)
    dialog.show()
    settle(dialog)
    told = dialog.findChild(QWidget, "printProblem")
    assert told is not None
    assert told.isVisible()
    assert "No pages could be made" in str(told.property("text"))
    dialog.close()


def test_given_a_printer_then_the_wide_sheet_of_a_brief_is_turned_and_whole(
    window: MainWindow, tmp_path: Path
) -> None:
    output, choice, path = Output(window.controller, window), PrintChoice(), tmp_path / "job.pdf"
    document = output.laid_out(choice)
    wide = [document.paper_of(page).width_mm > 250.0 for page in document.pages]
    assert wide[:2] == [False, True]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    assert output.print_on(printer, document, choice)
    pages = pypdf.PdfReader(path).pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {
        (595, 842)
    }
    text = "".join(pages[1].extract_text().split())
    assert f"page2of{len(document.pages)}" in text
    assert "Theaxis" in text


@pytest.mark.parametrize(("command", "name"), [("print", "printSend"), ("export-pdf", "printSave")])
def test_given_what_was_asked_for_then_enter_does_that(
    window: MainWindow, command: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults: list[str] = []

    def note(dialog: PrintDialog) -> int:
        buttons = dialog.findChildren(QPushButton)
        defaults.extend(button.objectName() for button in buttons if button.isDefault())
        dialog.reject()
        return 0

    monkeypatch.setattr(PrintDialog, "exec", note)
    window.action(command).trigger()
    assert defaults == [name]
