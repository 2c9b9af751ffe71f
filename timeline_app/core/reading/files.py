"""Reading text files whole, and placing faults in them."""

import errno
from collections.abc import Iterable
from pathlib import Path

from timeline_app.core.reading.json_text import JsonText
from timeline_app.core.record.problems import Fault, Problem, UnreadableFileError, path_text
from timeline_app.program.regular_file import LARGEST_LIST_BYTES, read_regular

_REMEDIES: dict[int | None, str] = {
    errno.EFBIG: "Split it or name another file",
    errno.ENOMEM: "Close other programs or split the file",
    errno.EINVAL: "Save what it holds as a file and name that",
}
_PDF = b"%PDF-"


def read_text(path: Path, most_bytes: int = LARGEST_LIST_BYTES) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark.

    Raises UnreadableFileError with the reason in plain words.
    """
    return decoded(path, read_data(path, most_bytes))


def read_data(path: Path, most_bytes: int = LARGEST_LIST_BYTES) -> bytes:
    """Return the bytes of a regular file that is not empty. Raises UnreadableFileError."""
    try:
        data = read_regular(path, most_bytes)
    except IsADirectoryError as error:
        raise unreadable(path, "this is a folder", "Name a file in it") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is no file name"
        message = f"the file cannot be read ({reason})"
        remedy = _REMEDIES.get(getattr(error, "errno", None), "Check its name and permissions")
        raise unreadable(path, message, remedy) from error
    if not data or data.isspace():
        raise unreadable(path, "the file is empty", "Restore the file or name another")
    return data


def decoded(path: Path, data: bytes) -> str:
    """Return the text of a file's bytes. Raises UnreadableFileError."""
    if data.startswith(_PDF):
        # It may be written in letters alone.
        _refuse_what_is_no_text(path, data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse_what_is_no_text(path, data)
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1} of the file is not UTF-8"
        raise unreadable(path, message, "Save the file as UTF-8", line) from error


def _refuse_what_is_no_text(path: Path, data: bytes) -> None:
    # Few files are no text, and a start needs none of this.
    from timeline_app.core.reading.recognition import recognise

    kind = recognise(data, path.name)
    if not kind.is_text:
        remedy = "Save what it says as a text in UTF-8 and name that"
        raise unreadable(path, f"this is {kind.name} and no text", remedy)


def unreadable(path: Path, message: str, remedy: str, line: int = 0) -> UnreadableFileError:
    """Return the error that says why a file cannot be used at all."""
    return UnreadableFileError(Problem(file_text(path), line, "", message, remedy))


def placed(path: Path, json: JsonText, faults: Iterable[Fault]) -> list[Problem]:
    """Return what is wrong with a JSON file, syntax included, in the order of the file."""
    spoken = [(json.offset_of(fault.path), fault) for fault in faults if fault.message]
    name = file_text(path)
    return [
        Problem(name, json.line_of(offset), path_text(fault.path), fault.message, fault.remedy)
        for offset, fault in sorted(json.faults + spoken, key=lambda item: item[0])
    ]


def file_text(path: Path) -> str:
    """Return a file name that can be printed anywhere."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
