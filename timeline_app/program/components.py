"""What the program is made of: the packages and libraries inside it, with their licences.

A bundle carries an index that its build has written, with every licence text beside it; elsewhere
the installed packages tell.
"""

import json
import platform
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

INDEX_NAME = "licences.json"
PROJECT = "timeline-app"

# What older packages call their licence, as SPDX has it.
_SPDX_OF_CLASSIFIER = {
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}

# Of packages whose own data is not that clear, what their files say.
_SPDX_OF_PACKAGE = {
    "cobble": "BSD-2-Clause",
    "mammoth": "BSD-2-Clause",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
}


class Component(NamedTuple):
    """A part of the program: `licence` is an SPDX expression, `text` the name of its file."""

    name: str
    version: str
    licence: str
    text: str = ""


ICONS = Component("Lucide icons", "1.62.0", "ISC AND MIT")
"""The drawings in `resources/icons/lucide`, where their licence lies too."""


def components(data: Path) -> tuple[Component, ...]:
    """Return every part, from the index in the data folder or else from what is installed."""
    index = data / "licences" / INDEX_NAME
    if index.is_file():
        return tuple(Component(**entry) for entry in json.loads(index.read_text("utf-8")))
    return installed()


def installed() -> tuple[Component, ...]:
    """Return Python, the icons and the installed packages that the program needs, by name."""
    packages = [
        Component(found.metadata["Name"], found.version, licence_of(found))
        for found in required_distributions()
    ]
    python = Component("Python", platform.python_version(), "PSF-2.0")
    return tuple(sorted([python, ICONS, *packages], key=lambda part: part.name.lower()))


def required_distributions(project: str = PROJECT) -> list[metadata.Distribution]:
    """Return what the project needs to run, directly or through others."""
    found: dict[str, metadata.Distribution] = {}
    waiting = list(_requirements(project))
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # needed on another platform or by another version of Python
        waiting += _requirements(name)
    return list(found.values())


def licence_of(package: metadata.Distribution) -> str:
    """Return the licence of a package as its own data, or else its files, state it."""
    stated = package.metadata
    if stated["Name"] in _SPDX_OF_PACKAGE:
        return _SPDX_OF_PACKAGE[stated["Name"]]
    if "License-Expression" in stated:
        return stated["License-Expression"]
    for classifier in stated.get_all("Classifier") or ():
        name = str(classifier).rpartition(" :: ")[2]
        if str(classifier).startswith("License ::") and name in _SPDX_OF_CLASSIFIER:
            return _SPDX_OF_CLASSIFIER[name]
    lines = [line for text in stated.get_all("License") or () for line in str(text).splitlines()]
    return lines[0] if lines else "see its home page"


def _requirements(name: str) -> Iterator[str]:
    """Yield the names of what a package needs, but not what it only offers as an extra."""
    try:
        requirements = metadata.requires(name) or ()
    except metadata.PackageNotFoundError:
        return
    for requirement in requirements:
        if "extra ==" not in requirement:
            words = re.match(r"[\w.-]+", requirement)
            if words:
                yield re.sub(r"[-_.]+", "-", words[0]).lower()
