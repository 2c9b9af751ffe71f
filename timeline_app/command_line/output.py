"""Writing to standard output what another program may read."""

import json
import sys


def write_utf8(text: str) -> None:
    """Write a text with its own line ends and in UTF-8, whatever the encoding of the terminal."""
    sys.stdout.reconfigure(  # type: ignore[union-attr]
        encoding="utf-8", errors="backslashreplace", newline=""
    )
    sys.stdout.write(text)


def write_json(value: object) -> None:
    """Write a value as JSON; in ASCII where the encoding of the terminal lacks letters."""
    has_all_letters = (sys.stdout.encoding or "").lower().startswith("utf")
    sys.stdout.write(f"{json.dumps(value, ensure_ascii=not has_all_letters, indent=1)}\n")
