"""What the command line's modules share: exit codes, wrong use, and the filter options."""

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
FACET_OPTIONS = {
    "leader": "leaders",
    "theme": "themes",
    "kind": "kinds",
    "document": "documents",
    "basis": "basis",
    "organisation": "organisations",
    "place": "places",
}
_QT_PACKAGES = (
    "libegl1 libgl1 libx11-6 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
)


class UsageError(Exception):
    """Wrong use or unusable input: the message is the one sentence that the user reads."""


def missing_library_sentence(error: ImportError) -> str:
    """Say which packages bring the system library whose lack an import error reports."""
    return f"a system library is missing ({error}); on Debian or Ubuntu: apt install {_QT_PACKAGES}"
