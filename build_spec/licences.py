"""Collects the licence of everything that a bundle holds, and writes its bill of materials."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from timeline_app import __version__
from timeline_app.program.components import (
    ICONS,
    INDEX_NAME,
    Component,
    licence_of,
    required_distributions,
)

ROOT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "licences"
ENDINGS = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")
# Where projects keep their texts, by a custom of their own, under the names of the licences.
TEXT_FOLDER = "LICENSES"
QT_PACKAGES = ("pyside6-essentials", "shiboken6")
# Parts of Qt's wheels that have a licence of their own; the wheels bring no texts.
QT_PARTS = (
    ("Code of others inside Qt", "see the text", "qt-third-party.txt"),
    ("ICU, as Qt brings it", "ICU", "icu.txt"),
)

# Licences of what is inside PDFium, a folder of texts in the package that brings it.
PDFIUM_FOLDER, PDFIUM_TEXTS = "BUILD_LICENSES", ("pdfium.txt", "SHARED/Apache-2.0.txt")
# Texts for platforms and parts that the packages' builds do without.
PDFIUM_UNUSED = ("android/", "cibw_musl/", "pbin_musl/", "v8_xfa/")

# What Debian's machine-readable notes leave unsaid in one word, by the name of the package.
LICENCE_OF_PACKAGE = {
    "libbz2": "bzip2-1.0.6",
    "libffi": "MIT",
    "libxcb": "X11",
    "libxkbcommon": "MIT",
    "zlib": "Zlib",
}

Entry = tuple[str, str, str]
Part = tuple[Component, str]


def write_licences(binaries: Iterable[Entry], folder: Path) -> list[Path]:
    """Write a text for each part and the index of all, and return these files."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found = sorted(parts(binaries), key=lambda part: part[0].name.lower())
    for component, text in found:
        (folder / component.text).write_text(text, encoding="utf-8", newline="\n")
    index = [component._asdict() for component, _ in found]
    (folder / INDEX_NAME).write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    return sorted(folder.iterdir())


def parts(binaries: Iterable[Entry]) -> Iterator[Part]:
    """Everything inside: Python, its packages, Qt, icons, the loader, the system's libraries."""
    yield from python_packages()
    qt = metadata.distribution(QT_PACKAGES[0]).version
    for name, licence, file in QT_PARTS:
        yield Component(name, qt, licence, file), (TEXTS / file).read_text(encoding="utf-8")
    yield from pdfium()
    yield icons()
    yield python()
    yield loader()
    yield from system_libraries(binaries)


def python_packages() -> Iterator[Part]:
    """The packages that the program needs."""
    for package in required_distributions():
        name = package.metadata["Name"]
        text = text_of(package)
        if name.lower().replace("_", "-") in QT_PACKAGES:
            text = (TEXTS / "qt.txt").read_text(encoding="utf-8")
        own = TEXTS / f"{name.lower()}.txt"
        if not text and own.is_file():
            text = own.read_text(encoding="utf-8")
        if not text:
            raise SystemExit(f"the licence text of {name} was not found")
        yield Component(name, package.version, licence_of(package), f"{name.lower()}.txt"), text


def text_of(package: metadata.Distribution) -> str:
    """Every licence text that a package brings, one after the other."""
    files = [
        file
        for file in package.files or ()
        if file.name.upper().startswith(ENDINGS) or file.parent.name == TEXT_FOLDER
    ]
    # Old packages keep theirs among their modules.
    chosen = [file for file in files if ".dist-info" in file.parts[0]] or files
    return "\n\n".join(
        file.read_text(encoding="utf-8") for file in sorted(chosen, key=lambda f: f.as_posix())
    )


def pdfium() -> Iterator[Part]:
    """The library that reads PDF, and what is inside it."""
    package = metadata.distribution("pypdfium2")
    texts = {
        file.as_posix().partition(f"/{PDFIUM_FOLDER}/")[2]: as_text(file.read_binary())
        for file in package.files or ()
        if PDFIUM_FOLDER in file.parts
    }
    others = sorted(set(texts) - set(PDFIUM_TEXTS[:1]))
    used = [name for name in others if not name.startswith(PDFIUM_UNUSED)]
    for name, licence, file, chosen in (
        ("PDFium", "BSD-3-Clause AND Apache-2.0", "pdfium.txt", PDFIUM_TEXTS),
        ("Code of others inside PDFium", "see the text", "pdfium-third-party.txt", used),
    ):
        text = "\n\n".join(f"{one.removesuffix('.txt')}\n\n{texts[one]}" for one in chosen)
        yield Component(name, pdfium_version(package), licence, file), text


def as_text(data: bytes) -> str:
    """An old text may be in the encoding of its time."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def pdfium_version(package: metadata.Distribution) -> str:
    """The version of PDFium that a package brings, as PDFium counts."""
    told = json.loads(Path(str(package.locate_file("pypdfium2_raw/version.json"))).read_text())
    return ".".join(str(told[part]) for part in ("major", "minor", "build", "patch"))


def icons() -> Part:
    """The line icons."""
    text = (ROOT / "resources" / "icons" / "lucide" / "LICENSE").read_text(encoding="utf-8")
    return ICONS._replace(text="lucide.txt"), text


def python() -> Part:
    """Python itself, with the libraries inside its standard library."""
    component = Component("Python", platform.python_version(), "PSF-2.0", "python.txt")
    version = ".".join(platform.python_version_tuple()[:2])
    folder = Path(os.__file__).parent
    places = (
        folder / "LICENSE.txt",
        folder.parent / "LICENSE.txt",
        folder.parent.parent / "LICENSE.txt",
        Path(f"/usr/share/doc/python{version}/copyright"),
    )
    for place in places:
        if place.is_file():
            return component, place.read_text(encoding="utf-8")
    raise SystemExit(f"the licence text of Python {version} was not found")


def loader() -> Part:
    """The small program of PyInstaller that starts the bundle."""
    package = metadata.distribution("pyinstaller")
    component = Component(
        "PyInstaller loader",
        package.version,
        "GPL-2.0-or-later WITH Bootloader-exception",
        "pyinstaller.txt",
    )
    return component, text_of(package)


def system_libraries(binaries: Iterable[Entry]) -> Iterator[Part]:
    """Libraries taken from this machine, by the Debian package that owns them."""
    if not shutil.which("dpkg-query"):
        return
    found = {}
    for place, source, kind in binaries:
        if kind == "BINARY" and "/" not in place and source.startswith(("/lib/", "/usr/lib/")):
            found[owner_of(source)] = True
    for package in sorted(name for name in found if name):
        name = package.partition(":")[0]
        version = query("--showformat=${source:Upstream-Version}", "--show", package)
        text = Path(f"/usr/share/doc/{name}/copyright").read_text(encoding="utf-8")
        known = (code for start, code in LICENCE_OF_PACKAGE.items() if name.startswith(start))
        yield Component(name, version, next(known, "see the text"), f"{name}.txt"), text


def owner_of(file: str) -> str:
    """The package that holds a file; packages may know it by its place before /usr was merged."""
    real = os.path.realpath(file)
    for path in (file, real, file.removeprefix("/usr"), real.removeprefix("/usr")):
        owner = query("--search", path).partition(": ")[0]
        if owner:
            return owner
    return ""


def query(*arguments: str) -> str:
    """The answer of Debian's package database; nothing if it does not know."""
    finished = subprocess.run(
        ["dpkg-query", *arguments], capture_output=True, text=True, check=False
    )
    return finished.stdout.strip() if finished.returncode == 0 else ""


def bill_of_materials(components: Iterable[Component], stamp_s: int) -> str:
    """The parts as CycloneDX JSON, the same for the same parts."""
    from datetime import UTC, datetime
    from uuid import NAMESPACE_URL, uuid5

    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component as Entry_
    from cyclonedx.model.component import ComponentType
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    licences = LicenseFactory()
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"timeline-app {__version__}"))
    bom.metadata.timestamp = datetime.fromtimestamp(stamp_s, UTC)
    program = Entry_(
        name="timeline-app",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="timeline-app",
        licenses=[licences.make_from_string("MIT")],
    )
    bom.metadata.component = program
    packages = {d.metadata["Name"] for d in required_distributions()}
    entries = [
        Entry_(
            name=part.name,
            version=part.version,
            type=ComponentType.LIBRARY,
            bom_ref=f"{part.name}@{part.version}",
            licenses=[licences.make_from_string(part.licence)],
            purl=PackageURL("pypi", name=part.name.lower().replace("_", "-"), version=part.version)
            if part.name in packages
            else None,
        )
        for part in components
    ]
    for entry in entries:
        bom.components.add(entry)
    bom.register_dependency(program, entries)
    return str(JsonV1Dot6(bom).output_as_string(indent=1)) + "\n"
