"""Fonts of the machine make no difference: scenes, pages and files are the same with any of them.

Each set is what a program sees that is started with a fontconfig file of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from tests.fonts import fontconfig_file

ROOT = Path(__file__).resolve().parent.parent
SYSTEM = Path("/usr/share/fonts/truetype")
SETS = {
    "no font": [],
    "DejaVu alone": [SYSTEM / "dejavu"],
    "Noto besides": [SYSTEM / "dejavu", SYSTEM / "noto"],
}
# What looks at letters and widths; the whole suite would say no more and take minutes.
TESTS = (
    "tests/render/test_pictures.py",
    "tests/render/test_glyphs.py",
    "tests/render/test_typeface.py",
    "tests/command_line/test_pdf.py::test_given_letters_with_marks_then_they_can_be_copied",
)
pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux has fontconfig"
)


@pytest.fixture(params=SETS)
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """What a program is given so that it sees the fonts of one set."""
    folders = SETS[request.param]
    for folder in folders:
        if not folder.is_dir():
            pytest.skip(f"{folder} does not exist: install its package")
    return {**os.environ, "FONTCONFIG_FILE": str(fontconfig_file(tmp_path, folders))}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is drawn on the pages that this machine prints."""
    return printed(tmp_path_factory.mktemp("here"), dict(os.environ))


def printed(folder: Path, environment: dict[str, str]) -> list[str]:
    """What is drawn on each page, stroke by stroke."""
    path = folder / "out.pdf"
    command = [sys.executable, "-m", "timeline_app", "print", "-o", str(path)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    drawn: list[str] = []
    for page in pypdf.PdfReader(path).pages:
        contents = page.get_contents()
        assert contents is not None
        drawn.append(contents.get_data().decode("latin-1"))
    return drawn


def test_print_is_the_same_to_the_stroke(
    environment: dict[str, str], here: list[str], tmp_path: Path
) -> None:
    found = printed(tmp_path, environment)
    assert len(found) == len(here)
    assert [number for number, page in enumerate(found) if page != here[number]] == []


def test_what_depends_on_letters_passes(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "pytest", "-q", *TESTS]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
