"""The example: a small list with its document, copied so that it can be changed."""

from timeline_app.program.locations import example_folder, own_example_folder
from timeline_app.program.whole_file import write_whole
from timeline_app.ui.session.session import Session

_LIST, _TEXT = "council.events.json", "council-minutes.txt"
_FILES = (_TEXT, "sources/council-minutes.json", _LIST)


def open_example(session: Session) -> None:
    """Open the copy, made when it is first asked for, with its document attached."""
    folder = own_example_folder()
    try:
        for name in _FILES:
            target = folder / name
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                write_whole(target, (example_folder() / name).read_bytes())
    except OSError as error:
        session.complain(f"The example cannot be copied ({error.strerror})", "Make room", folder)
        return
    session.open(folder / _LIST)
    if session.controller.events.path == folder / _LIST:
        session.attach([folder / _TEXT])
