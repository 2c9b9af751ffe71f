"""The typeface that the program brings, so that it looks and measures the same everywhere."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication

# All of Vietnamese, Greek and Cyrillic, and figures of one width in every face.
FAMILY = "Source Sans Pro"
# Static faces, because Qt ignores the weights of a variable font.
FACES = ("Regular", "Bold", "It")
PACKAGE = "font_source_sans_pro"


def face_paths() -> tuple[Path, ...]:
    """Return where the faces lie; the package itself is not run. Raises ImportError."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(f"No module named {PACKAGE!r}", name=PACKAGE)
    folder = Path(spec.submodule_search_locations[0], "files")
    return tuple(folder / f"{FAMILY.replace(' ', '')}-{face}.ttf" for face in FACES)


def use_typeface(application: QGuiApplication) -> None:
    """Give an application its typeface, in the size that the desktop has chosen."""
    for path in face_paths():
        QFontDatabase.addApplicationFont(str(path))
    font = application.font()
    font.setFamily(FAMILY)
    application.setFont(font)
