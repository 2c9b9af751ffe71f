"""What the subcommands share: what each of them is, exit codes, and wrong use."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from timeline_app.program.paths import is_file, is_folder

# Scripts rely on them: `diff` and `grep` use the same three.
FINE, PROBLEMS, WRONG_USE = 0, 1, 2


class Subcommand(NamedTuple):
    """What a subcommand is for, what adds its options to a parser, and what runs it.

    It returns the exit code of the program.
    """

    purpose: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class UsageError(Exception):
    """Wrong use or unusable input: the message is the one sentence that the user reads."""


def missing_library_sentence(error: ImportError) -> str:
    """Say which system library is missing, where the check before did not know of it."""
    return f"a system library is missing ({error}); install the package that holds it"


def require_sources(place: Path | str) -> None:
    """Raise UsageError if originals can be neither in a place nor be it."""
    if not is_folder(place) and not is_file(place):
        raise UsageError(
            f"{place} is neither a folder nor a file: name the originals or their folder"
        )
