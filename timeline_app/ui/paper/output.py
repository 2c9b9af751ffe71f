"""Paper and files from the window: what is shown, through the same pages and writers."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from timeline_app.core.citations.anchoring import AttachedText
from timeline_app.core.dates.edtf import EdtfError
from timeline_app.core.record.model import FilterRecord
from timeline_app.exchange.files import DATA_ENDINGS, write_data_file
from timeline_app.program.whole_file import write_whole
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.paper import PdfWriteError, page_layout, paint_pages, pdf_of
from timeline_app.render.paper_theme import paper_theme
from timeline_app.render.picture import PictureWriteError, picture_of
from timeline_app.scene.paper.paging import PaperDocument, PaperTooSmallError
from timeline_app.state.paper.choice import PrintChoice, Scope
from timeline_app.state.paper.job import PrintJob
from timeline_app.ui.paper.page_making import MakePages
from timeline_app.ui.paper.picture_dialog import PictureDialog
from timeline_app.ui.paper.print_dialog import PrintActions, PrintDialog
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.source_shelf import SourceShelf

_OTHER_KINDS = (
    "Picture (*.png);;Drawing (*.svg);;Table (*.csv);;Calendar (*.ics);;Event list (*.json)"
)
_PICTURE_ENDINGS = (".png", ".svg")


class Output:
    """Prints and exports what the controller shows; every failure becomes one sentence."""

    def __init__(
        self, controller: Controller, window: QWidget, shelf: SourceShelf | None = None
    ) -> None:
        self._controller = controller
        self._window = window
        self._shelf = shelf

    def print_(self) -> None:
        """Let the user choose what goes on paper, see it, and save or print it."""
        dialog = PrintDialog(
            PrintActions(self.prepared, self._save_document, self._send_document), self._window
        )
        dialog.exec()
        dialog.deleteLater()

    def export_pdf(self) -> None:
        """The same dialog saves the PDF."""
        self.print_()

    def prepared(self, choice: PrintChoice) -> MakePages:
        """Return what lays out the pages of a choice. Raises PaperTooSmallError or EdtfError."""
        job, paper = self._job(choice), choice.paper()
        return lambda measurer: job.document(paper, measurer, choice.layout, choice.section_by)

    def laid_out(self, choice: PrintChoice) -> PaperDocument:
        """Return the pages of a choice. Raises PaperTooSmallError or EdtfError."""
        return self.prepared(choice)(FontMeasurer())

    def write_pdf(self, path: Path, choice: PrintChoice | None = None) -> bool:
        """Write a choice, by default what passes the filter, or say why it could not be."""
        chosen = choice or PrintChoice()
        try:
            return self._write(path, self.laid_out(chosen), chosen)
        except (PaperTooSmallError, EdtfError) as error:
            self._tell(f"The PDF was not written: {error}.")
            return False

    def print_on(self, printer: QPrinter, document: PaperDocument, choice: PrintChoice) -> bool:
        """Print pages on a printer, or say why it could not be."""
        printer.setPageLayout(page_layout(document.paper))
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
        path = self._ask_for("Export", "timeline.png", _OTHER_KINDS)
        if path is None:
            return
        if path.suffix.lower() not in _PICTURE_ENDINGS:
            self.write_other(path)
            return
        dialog = PictureDialog(path.suffix.lower() == ".png", self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted.value:
            scope = Scope.VISIBLE if dialog.is_view_only else Scope.FILTER
            choice = PrintChoice(scope, is_greyscale=dialog.is_greyscale)
            self.write_other(path, choice, dialog.scale)
        dialog.deleteLater()

    def write_other(
        self, path: Path, choice: PrintChoice | None = None, scale: float = 2.0
    ) -> None:
        """Write what is shown as picture, table, calendar or list, or say why it could not be."""
        ending = path.suffix.lower()
        try:
            if ending in DATA_ENDINGS:
                self._write_data(path)
            elif ending in _PICTURE_ENDINGS:
                self._write_picture(path, choice or PrintChoice(), scale)
            else:
                self._tell(f"{path.name} should end in .png, .svg, .csv, .ics or .json.")
        except OSError as error:
            self._tell(f"{path} cannot be written ({error.strerror}).")
        except (PictureWriteError, PaperTooSmallError) as error:
            self._tell(f"The file was not written: {error}.")

    def _write_data(self, path: Path) -> None:
        rows = self._job(PrintChoice()).rows
        left_out = write_data_file(path, self._controller.events, rows)
        if left_out:
            self._tell(
                f"{left_out:,} of {len(rows):,} events have no date that a calendar can hold and "
                "were left out."
            )

    def _write_picture(self, path: Path, choice: PrintChoice, scale: float) -> None:
        job = self._job(choice)
        page, paper = job.picture(FontMeasurer())
        theme, ending = paper_theme(choice.is_greyscale), path.suffix.lower()
        write_whole(path, picture_of(ending, page, paper, job.title, scale, theme))

    def _job(self, choice: PrintChoice) -> PrintJob:
        controller = self._controller
        state, record = controller.state, controller.state.filter
        rows = controller.model.rows.tolist()
        if choice.scope is Scope.EVERYTHING:
            rows, record = list(range(len(controller.events.table))), FilterRecord()
        if not rows:
            raise PaperTooSmallError("no event passes the filter")
        return PrintJob(
            controller.events, record, rows, state.grouping, choice.span(state.span),
            self._originals(), is_even=choice.scope is Scope.VISIBLE,
            has_colors=not choice.is_greyscale,
        )  # fmt: skip

    def _originals(self) -> dict[str, AttachedText]:
        if self._shelf is None:
            return {}
        texts = {name: self._shelf.text_of(name) for name in self._controller.events.paragraphs}
        return {name: text for name, text in texts.items() if text is not None}

    def _save_document(self, document: PaperDocument, choice: PrintChoice) -> bool:
        path = self._ask_for("Save as PDF", "timeline.pdf", "PDF (*.pdf)")
        return path is not None and self._write(path, document, choice)

    def _send_document(self, document: PaperDocument, choice: PrintChoice) -> bool:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(document.paper))
        printer.setDocName(document.info.title)
        printer.setFromTo(1, len(document.pages))
        printer.setPrintRange(QPrinter.PrintRange.AllPages)
        if QPrintDialog(printer, self._window).exec() != QDialog.DialogCode.Accepted.value:
            return False
        return self.print_on(printer, document, choice)

    def _write(self, path: Path, document: PaperDocument, choice: PrintChoice) -> bool:
        if path.suffix.lower() != ".pdf":
            self._tell(f"{path.name} should end in .pdf.")
            return False
        try:
            write_whole(path, pdf_of(document, paper_theme(choice.is_greyscale)))
        except PdfWriteError as error:
            self._tell(f"The PDF was not written: {error}.")
            return False
        except OSError as error:
            self._tell(f"{path} cannot be written ({error.strerror}).")
            return False
        return True

    def _ask_for(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, name, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(kind.rpartition("*")[2].rstrip(")"))

    def _tell(self, sentence: str) -> None:
        QMessageBox.warning(self._window, "timeline-app", sentence)
