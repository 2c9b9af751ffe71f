"""Paper and files from the window: what is shown, through the same pages and writers."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from timeline_app.exchange.files import DATA_ENDINGS, write_data_file
from timeline_app.render.fonts import FontMeasurer
from timeline_app.render.paper import PdfWriteError, page_layout, paint_pages, write_pdf
from timeline_app.render.picture import PictureWriteError, write_picture
from timeline_app.scene.paging import PAPER, Paper, PaperTooSmallError
from timeline_app.state.print_job import PrintJob, paper_of
from timeline_app.ui.controller import Controller

_OTHER_KINDS = (
    "Picture (*.png);;Drawing (*.svg);;Table (*.csv);;Calendar (*.ics);;Event list (*.json)"
)


class Output:
    """Prints and exports what the controller shows; every failure becomes one sentence."""

    def __init__(self, controller: Controller, window: QWidget) -> None:
        self._controller = controller
        self._window = window

    def print_(self) -> None:
        """Ask for a printer and print on it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(paper_of("A4", is_portrait=False)))
        printer.setDocName(self._controller.events.head.title)
        if QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted.value:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer, on the paper it is set to."""
        layout = printer.pageLayout()
        size = layout.fullRect(layout.Unit.Millimeter)
        paper = Paper(size.width(), size.height())
        printer.setFullPage(True)
        try:
            paint_pages(printer, self._job().pages(paper, FontMeasurer()), paper)
        except (PaperTooSmallError, PdfWriteError) as error:
            self._tell(f"Nothing was printed: {error}.")

    def export_pdf(self) -> None:
        """Ask for a file name and write the PDF."""
        path = self._ask_for("Export PDF", "timeline.pdf", "PDF (*.pdf)")
        if path is not None:
            self.write_pdf(path)

    def write_pdf(self, path: Path) -> None:
        """Write what is shown as PDF, or say why it could not be."""
        paper = paper_of("A4", is_portrait=False)
        try:
            job = self._job()
            write_pdf(path, job.pages(paper, FontMeasurer()), paper, job.title)
        except (PaperTooSmallError, PdfWriteError) as error:
            self._tell(f"The PDF was not written: {error}.")

    def export_other(self) -> None:
        """Ask for a file name and write the format that its ending names."""
        path = self._ask_for("Export", "timeline.png", _OTHER_KINDS)
        if path is not None:
            self.write_other(path)

    def write_other(self, path: Path) -> None:
        """Write what is shown as picture, table, calendar or list."""
        controller = self._controller
        try:
            job = self._job()
            if path.suffix.lower() in DATA_ENDINGS:
                write_data_file(path, controller.events, controller.model.rows.tolist())
            elif path.suffix.lower() in (".png", ".svg"):
                write_picture(path, job.picture(FontMeasurer()), PAPER, job.title)
            else:
                self._tell(f"{path.name} should end in .png, .svg, .csv, .ics or .json.")
        except OSError as error:
            self._tell(f"{path} cannot be written ({error.strerror}).")
        except (PictureWriteError, PaperTooSmallError) as error:
            self._tell(f"The file was not written: {error}.")

    def _job(self) -> PrintJob:
        controller = self._controller
        if not len(controller.model.rows):
            raise PaperTooSmallError("no event passes the filter")
        state = controller.state
        rows = controller.model.rows.tolist()
        return PrintJob(controller.events, state.filter, rows, state.grouping)

    def _ask_for(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, name, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(kind.rpartition("*")[2].rstrip(")"))

    def _tell(self, sentence: str) -> None:
        QMessageBox.warning(self._window, "timeline-app", sentence)
