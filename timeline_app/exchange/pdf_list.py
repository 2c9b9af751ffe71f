"""Reading the list that travels inside a PDF, which may come from anybody."""

import ctypes
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium

from timeline_app.core.open_list import read_list
from timeline_app.core.reading.files import file_text, read_data, unreadable
from timeline_app.core.reading.thorough import Reading
from timeline_app.core.record.problems import Problem, UnreadableFileError
from timeline_app.exchange.attached_list import LIST_NAME, is_attached_name
from timeline_app.exchange.packed_streams import swells_beyond

# No print has more than 10,000 events, which take 12 MB: there is room for long texts.
_LARGEST_PDF_BYTES = 100_000_000
# Eight times what that print unpacks to.
_LARGEST_UNPACKED_BYTES = 600_000_000
# Its list takes 3 MB; most of this is for the paragraphs of long documents.
_LARGEST_LIST_BYTES = 100_000_000
# As many documents as nobody cites in one list.
_MOST_FILES = 1_000
_REMEDY = "Name the list itself, or a PDF that `timeline-app print --attach` wrote"


def read_pdf_list(path: Path) -> Reading:
    """Read the list inside a PDF thoroughly. Raises UnreadableFileError if there is none."""
    data = read_data(path, _LARGEST_PDF_BYTES)
    if swells_beyond(data, _LARGEST_UNPACKED_BYTES):
        raise unreadable(path, "this PDF is too large when it is unpacked", _REMEDY)
    with tempfile.TemporaryDirectory(prefix="timeline-app-") as name:
        folder = Path(name)
        for own_name, content in _attached(path, data):
            (folder / own_name).write_bytes(content)
        if not (folder / LIST_NAME).exists():
            raise unreadable(path, "this PDF has no event list inside", _REMEDY)
        return _read(path, folder / LIST_NAME)


def _attached(path: Path, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files inside a PDF that may belong to a list. Raises UnreadableFileError."""
    left = _LARGEST_LIST_BYTES
    try:
        with pypdfium2.PdfDocument(data) as document:
            for index in range(min(document.count_attachments(), _MOST_FILES)):
                attachment = document.get_attachment(index)
                name = attachment.get_name()
                if is_attached_name(name):
                    left -= _unpacked_bytes(attachment)
                    if left < 0:
                        message = "the list inside this PDF is too large"
                        raise unreadable(path, message, _REMEDY)
                    yield name, bytes(attachment.get_data())
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            message, remedy = "this PDF asks for a password", "Save it without one"
        else:
            message, remedy = "this PDF is broken, or is none", _REMEDY
        raise unreadable(path, message, remedy) from error
    except UnicodeDecodeError as error:
        raise unreadable(path, "a file inside this PDF has no sound name", _REMEDY) from error


def _unpacked_bytes(attachment: pypdfium2.PdfAttachment) -> int:
    """Return how large a file inside a PDF is, whatever it says of itself."""
    size = ctypes.c_ulong()
    pdfium.FPDFAttachment_GetFile(attachment, None, 0, size)
    return size.value


def _read(path: Path, unpacked: Path) -> Reading:
    """Read a list that was unpacked, and name the PDF in place of where it lies for a moment."""
    try:
        reading = read_list(unpacked)
    except UnreadableFileError as error:
        raise UnreadableFileError(_inside(path, error.problem)) from error
    problems = tuple(_inside(path, problem) for problem in reading.problems)
    events = msgspec.structs.replace(reading.events, path=path)
    return msgspec.structs.replace(reading, events=events, problems=problems)


def _inside(path: Path, problem: Problem) -> Problem:
    name = f"{file_text(path)} ({Path(problem.file).name})"
    return msgspec.structs.replace(problem, file=name)
