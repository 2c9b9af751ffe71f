"""`timeline-app new`: an empty list to begin with."""

import argparse
from pathlib import Path

from timeline_app.command_line.usage import FINE, Subcommand, UsageError
from timeline_app.core.record.model import FORMAT, EventFile
from timeline_app.core.writing.list_text import list_text, with_ending
from timeline_app.program.whole_file import write_whole

_ENDING = ".events.json"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `new`."""
    parser.add_argument("output", type=Path, metavar="OUT.events.json")
    parser.add_argument("--title", default="", help="of the list; the name of the file by default")
    parser.add_argument("--language", default="en", metavar="CODE", help="such as en or vi")


def run(options: argparse.Namespace) -> int:
    """Write an empty list, unless there is something already."""
    named: Path = options.output
    title = options.title.strip() or named.name.removesuffix(_ENDING) or named.name
    path = with_ending(named)
    file = EventFile(format=FORMAT, title=title, language=options.language)
    try:
        if path.exists() or path.is_symlink():
            raise UsageError(f"{path} is there already: name a new file")
        write_whole(path, list_text(file).encode("utf-8", "replace"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is no file name"
        raise UsageError(f"{path} cannot be written ({reason})") from error
    print(f"{path}: an empty list; add a document with timeline-app source FILE --into {path}")
    return FINE


SUBCOMMAND = Subcommand("Write an empty list.", add_options, run)
