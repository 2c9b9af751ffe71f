"""Drawing without a window: PDF and pictures of a filtered list, for the command line."""

import os
from pathlib import Path

from timeline_app.command_line.usage import UsageError, missing_library_sentence
from timeline_app.program import host
from timeline_app.program.whole_file import write_whole
from timeline_app.scene.paper.paging import Layout, Paper, PaperTooSmallError
from timeline_app.state.paper.job import PrintJob, SectionBy


def print_to_pdf(
    path: Path,
    job: PrintJob,
    paper: Paper,
    layout: Layout = Layout.PAGES,
    section_by: SectionBy = SectionBy.THEME,
    is_greyscale: bool = False,
) -> None:
    """Write a job as PDF. Raises UsageError."""
    application = _application()
    from timeline_app.render.fonts import FontMeasurer
    from timeline_app.render.paper import PdfWriteError, pdf_of
    from timeline_app.render.paper_theme import paper_theme

    try:
        document = job.document(paper, FontMeasurer(), layout, section_by)
        write_whole(path, pdf_of(document, paper_theme(is_greyscale)))
    except (PaperTooSmallError, PdfWriteError) as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})") from error
    finally:
        del application


def draw_picture(path: Path, job: PrintJob, scale: float, is_greyscale: bool = False) -> None:
    """Write a job as PNG or SVG, by the ending of the path. Raises UsageError."""
    application = _application()
    from timeline_app.render.fonts import FontMeasurer
    from timeline_app.render.paper_theme import paper_theme
    from timeline_app.render.picture import PictureWriteError, picture_of

    try:
        page, paper = job.picture(FontMeasurer())
        theme, ending = paper_theme(is_greyscale), path.suffix.lower()
        write_whole(path, picture_of(ending, page, paper, job.title, scale, theme))
    except (PaperTooSmallError, PictureWriteError) as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})") from error
    finally:
        del application


def _application() -> object:
    """Start Qt for drawing without a display. Raises UsageError if a library is missing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    complaint = host.complaint(is_windowed=False)
    if complaint:
        raise UsageError(complaint)
    host.use_utf8_locale()
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise UsageError(missing_library_sentence(error)) from error
    return QGuiApplication.instance() or QGuiApplication(["timeline-app"])
