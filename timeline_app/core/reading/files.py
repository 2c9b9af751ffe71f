"""Reading text files whole, and placing faults in them."""

from collections.abc import Iterable
from pathlib import Path

from timeline_app.core.reading.json_text import JsonText
from timeline_app.core.record.problems import Fault, Problem, UnreadableFileError, path_text


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark.

    Raises UnreadableFileError with the reason in plain words.
    """
    return decoded(path, read_data(path))


def read_data(path: Path) -> bytes:
    """Return the bytes of a file that is there and not empty. Raises UnreadableFileError."""
    try:
        if path.is_dir():
            raise unreadable(path, "this is a folder", "Name a file in it")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is no file name"
        message = f"the file cannot be read ({reason})"
        raise unreadable(path, message, "Check its name and permissions") from error
    if not data or data.isspace():
        raise unreadable(path, "the file is empty", "Restore the file or name another")
    return data


def decoded(path: Path, data: bytes) -> str:
    """Return the text of a file's bytes. Raises UnreadableFileError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1} of the file is not UTF-8"
        raise unreadable(path, message, "Save the file as UTF-8", line) from error


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
