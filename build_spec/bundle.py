"""What the spec asks for on each platform: icon, version, originals and licences."""

from __future__ import annotations

import os
from pathlib import Path

from icons import write_program_icon

from timeline_app import __version__
from timeline_app.render.typeface import PACKAGE, face_paths

NAME = "timeline-app"
BUNDLE_IDENTIFIER = "app.timeline.viewer"
DATA = "timeline_app/data"

VERSION_RESOURCE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004,
    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'timeline-app contributors'),
      StringStruct('FileDescription', 'Timeline'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'timeline-app'),
      StringStruct('LegalCopyright', 'MIT licence'),
      StringStruct('OriginalFilename', 'timeline-app.exe'),
      StringStruct('ProductName', 'Timeline'),
      StringStruct('ProductVersion', '{version}'),
    ])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])]),
  ])
"""


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """The four numbers that Windows wants."""
    numbers = [int(part) for part in version.split(".")[:3] if part.isdigit()]
    first, second, third = [*numbers, 0, 0, 0][:3]
    return first, second, third, 0


def look(platform: str, spec_folder: Path, work_folder: Path) -> dict[str, object]:
    """Icon, version resource and manifest for the program file."""
    icon = write_program_icon(platform, work_folder / "icons")
    given: dict[str, object] = {"icon": str(icon)} if icon else {}
    if platform == "win32":
        resource = work_folder / "version.txt"
        resource.write_text(
            VERSION_RESOURCE.format(numbers=version_numbers(__version__), version=__version__),
            encoding="utf-8",
        )
        manifest = (spec_folder / "timeline-app.manifest").read_text(encoding="utf-8")
        given |= {"version": str(resource), "manifest": manifest}
    return given


def info_plist() -> dict[str, object]:
    """What macOS should know about the program."""
    return {
        "CFBundleDisplayName": "Timeline",
        "CFBundleShortVersionString": __version__,
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "List of source-cited events",
                "CFBundleTypeExtensions": ["json"],
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
            }
        ],
    }


def typeface() -> list[tuple[str, str]]:
    """The faces that the program uses, where it looks for them; their package has many more."""
    return [(str(face), f"{PACKAGE}/{face.parent.name}") for face in face_paths()]


def originals() -> list[tuple[str, str]]:
    """The source texts to build in, from the folder that TIMELINE_SOURCES names; none without."""
    folder = os.environ.get("TIMELINE_SOURCES", "")
    if not folder:
        return []
    texts = sorted(Path(folder).glob("*.txt"))
    if not texts:
        raise SystemExit(f"{folder} holds no .txt file to build in")
    return [(str(text), f"{DATA}/originals") for text in texts]
