"""Private copies of texts, for whom the person says that they may be kept."""

from hashlib import sha256
from pathlib import Path

from timeline_app.program.whole_file import write_whole

# Beside an id, enough to keep two texts of one id apart.
_DIGITS = 8


def keep_text(document_id: str, text: str, folder: Path) -> Path:
    """Write a text into a folder that only its owner may enter; return the file.

    A paragraph is a line, so that attaching the file finds each where it is. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    data = text.encode("utf-8", "replace")
    path = folder / f"{document_id}-{sha256(data).hexdigest()[:_DIGITS]}.txt"
    write_whole(path, data)
    path.chmod(0o600)
    return path
