"""Paper and files from the window: what is shown, through the same pages and writers."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.dates.edtf import EdtfError
from timeline_app.core.record.model import FilterRecord
from timeline_app.exchange.content import Content, NotWrittenError
from timeline_app.exchange.formats import (
    PAGED,
    UNPAGED,
    Kind,
    UnknownFormatError,
    format_of,
    write_file,
)
from timeline_app.program.plain_text import short
from timeline_app.program.whole_file import write_whole
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.paper import PdfWriteError, page_layout, paint_pages
from timeline_app.render.paper_theme import paper_theme
from timeline_app.scene.paper.paging import PaperDocument
from timeline_app.scene.paper.refusals import NothingToPrintError, PaperError
from timeline_app.state.file_names import proposed_name
from timeline_app.state.paper.choice import PrintChoice, Scope, recalled, remembered
from timeline_app.state.paper.job import PrintJob
from timeline_app.state.paper.stamp import stamp_of
from timeline_app.ui.paper.calendar_dialog import CalendarDialog
from timeline_app.ui.paper.making_file import made_beside
from timeline_app.ui.paper.page_making import MakePages
from timeline_app.ui.paper.picture_dialog import PictureDialog
from timeline_app.ui.paper.print_dialog import PrintActions, PrintDialog
from timeline_app.ui.paper.print_memory import NO_MEMORY, PrintMemory
from timeline_app.ui.paper.saving import Saving
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.source_shelf import SourceShelf
from timeline_app.ui.widgets.plain_message import PlainMessage


class Output:
    """Prints and exports what the controller shows; every failure becomes one sentence."""

    def __init__(
        self,
        controller: Controller,
        window: QWidget,
        shelf: SourceShelf | None = None,
        saving: Saving | None = None,
        memory: PrintMemory = NO_MEMORY,
    ) -> None:
        self._controller = controller
        self._window = window
        self._shelf = shelf
        self._saving = saving or Saving(window)
        self._memory = memory

    def print_(self) -> None:
        """Let the user choose what goes on paper, see it, and print or save it."""
        self._ask(is_to_print=True)

    def export_pdf(self) -> None:
        """Let the user choose in the same dialog what to save as PDF."""
        self._ask(is_to_print=False)

    def _ask(self, is_to_print: bool) -> None:
        actions = PrintActions(self.prepared, self._save_document, self._send_document)
        proposed = recalled(self._memory.last)
        dialog = PrintDialog(actions, self._window, is_to_print, proposed)
        dialog.exec()
        self._memory.remember(remembered(dialog.choice()))
        dialog.deleteLater()

    def prepared(self, choice: PrintChoice) -> MakePages:
        """Return what lays out the pages of a choice. Raises PaperError or EdtfError."""
        job, paper = self._job(choice), choice.paper()
        return lambda measurer: job.document(paper, measurer, choice.layout, choice.section_by)

    def laid_out(self, choice: PrintChoice) -> PaperDocument:
        """Return the pages of a choice. Raises PaperError or EdtfError."""
        return self.prepared(choice)(FontMeasurer())

    def write_pdf(self, path: Path, choice: PrintChoice | None = None) -> bool:
        """Write a choice, by default what passes the filter, or say why it could not be."""
        chosen = choice or PrintChoice()
        try:
            return self._write(path, self.laid_out(chosen), chosen)
        except (PaperError, EdtfError) as error:
            self._tell(f"The PDF was not written: {error}.")
            return False

    def print_on(self, printer: QPrinter, document: PaperDocument, choice: PrintChoice) -> bool:
        """Print pages on a printer, or say why it could not be."""
        printer.setPageLayout(page_layout(document.first_paper))
        printer.setFullPage(True)
        if printer.printRange() is QPrinter.PrintRange.PageRange:
            pages = document.pages[max(printer.fromPage(), 1) - 1 : printer.toPage() or None]
            document = replace(document, pages=pages)
        try:
            paint_pages(printer, document, paper_theme(choice.is_greyscale))
        except PdfWriteError as error:
            self._tell(f"Nothing was printed: {error}.")
            return False
        return True

    def export_other(self) -> None:
        """Ask for a file name and write the format that its ending names."""
        path = self._saving.ask("Export", self._name(self._controller.state.filter), UNPAGED)
        if path is None:
            return
        try:
            chosen_format = format_of(path, UNPAGED)
        except UnknownFormatError as error:
            self._tell(f"{error}.")
            return
        if chosen_format.kind is Kind.PICTURE:
            self._export_picture(path, chosen_format.has_pixels)
        elif chosen_format.has_days:
            self._export_calendar(path)
        else:
            self.write_other(path)

    def _export_picture(self, path: Path, has_pixels: bool) -> None:
        dialog = PictureDialog(has_pixels, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted.value:
            scope = Scope.VISIBLE if dialog.is_view_only else Scope.FILTER
            choice = PrintChoice(scope, is_greyscale=dialog.is_greyscale)
            self.write_other(path, choice, dialog.scale)
        dialog.deleteLater()

    def _export_calendar(self, path: Path) -> None:
        dialog = CalendarDialog(self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted.value:
            self.write_other(path, has_promises=dialog.has_promises, has_long=dialog.has_long)
        dialog.deleteLater()

    def write_other(
        self,
        path: Path,
        choice: PrintChoice | None = None,
        scale: float = 2.0,
        *,
        has_promises: bool = False,
        has_long: bool = False,
    ) -> None:
        """Write what is shown in the format that the name asks for, or say why it could not be."""
        chosen = choice or PrintChoice()
        try:
            job = self._job(chosen)
            content = Content(
                job.events, job.rows, job.picture, scale=scale, is_greyscale=chosen.is_greyscale,
                strips=job.strips, chosen=job.chosen_words, originals=job.originals,
                has_promises=has_promises, has_long=has_long,
            )  # fmt: skip
            remark = write_file(path, content, UNPAGED)
        except UnknownFormatError as error:
            self._tell(f"{error}.")
        except OSError as error:
            self._tell(f"{path} cannot be written ({error.strerror}).")
        except (NotWrittenError, PaperError, ValueError) as error:
            self._tell(f"The file was not written: {error}.")
        else:
            self._tell_saved(path, remark)

    def _tell_saved(self, path: Path, remark: str) -> None:
        sentence, _, details = remark.partition("\n")
        if sentence:
            self._tell(f"{sentence}.", details)
        self._saving.saved(path)

    def _job(self, choice: PrintChoice) -> PrintJob:
        controller = self._controller
        state, record = controller.state, controller.state.filter
        rows = controller.model.rows.tolist()
        if choice.scope is Scope.EVERYTHING:
            rows, record = list(range(len(controller.events.table))), FilterRecord()
        if not rows:
            raise NothingToPrintError("no event passes the filter")
        is_visible = choice.scope is Scope.VISIBLE
        span = None if is_visible and state.story else choice.span(state.span)
        return PrintJob(
            controller.events, record, rows, choice.grouping or state.grouping, span,
            self._originals(), is_even=is_visible and not state.story,
            has_colors=not choice.is_greyscale,
            pieces=state.pieces if is_visible and state.story else (),
            stamp=stamp_of(controller.events.path, os.environ), detail=choice.detail,
            is_one_page=choice.fits_one_page, page_range=choice.page_range,
        )  # fmt: skip

    def _originals(self) -> dict[str, AttachedText]:
        if self._shelf is None:
            return {}
        texts = {name: self._shelf.text_of(name) for name in self._controller.events.paragraphs}
        return {name: text for name, text in texts.items() if text is not None}

    def _save_document(self, document: PaperDocument, choice: PrintChoice) -> bool:
        is_whole = choice.scope is Scope.EVERYTHING
        record = FilterRecord() if is_whole else self._controller.state.filter
        path = self._saving.ask("Save as PDF", self._name(record), PAGED)
        return path is not None and self._write(path, document, choice)

    def _send_document(self, document: PaperDocument, choice: PrintChoice) -> bool:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(document.first_paper))
        printer.setDocName(short(document.info.title))
        printer.setFromTo(1, len(document.pages))
        printer.setPrintRange(QPrinter.PrintRange.AllPages)
        if QPrintDialog(printer, self._window).exec() != QDialog.DialogCode.Accepted.value:
            return False
        return self.print_on(printer, document, choice)

    def _write(self, path: Path, document: PaperDocument, choice: PrintChoice) -> bool:
        content = Content(
            self._controller.events,
            (),
            pages=lambda _measurer: document,
            is_greyscale=choice.is_greyscale,
            attached_rows=self._job(choice).printed_rows if choice.has_list else None,
        )
        try:
            writer = format_of(path, PAGED).writer
            sentence = f"Writing {len(document.pages):,} pages…"
            made = made_beside(self._window, partial(writer, content), sentence)
            if made is None:
                return False
            write_whole(path, made.data)
        except UnknownFormatError as error:
            self._tell(f"{error}.")
            return False
        except NotWrittenError as error:
            self._tell(f"The PDF was not written: {error}.")
            return False
        except OSError as error:
            self._tell(f"{path} cannot be written ({error.strerror}).")
            return False
        self._tell_saved(path, made.remark)
        return True

    def _name(self, record: FilterRecord) -> str:
        return proposed_name(self._controller.events, record)

    def _tell(self, sentence: str, details: str = "") -> None:
        PlainMessage("timeline-app", sentence, self._window, details=details).exec()
