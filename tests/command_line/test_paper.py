"""PDF and pictures from the command line, read back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pypdf
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.browser import CHROMIUM, ask_chromium
from tests.fonts import fontconfig_file
from tests.lists import event, event_list, write_list
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE, WRONG_USE
from timeline_app.render.typeface import face_paths

Capture = pytest.CaptureFixture[str]
BLOCK_PX = 12
# Letters whose edges are smoothed otherwise: 18. A frame that should fade but is black: 27.
MOST_DIFFERENCE = 24.0
PX_OF_FIRST_BYTES = b"\x89PNG"


def text_of(path: Path) -> str:
    pages = pypdf.PdfReader(path).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.usefixtures("qapp")
def test_given_a_filter_when_printed_then_title_filter_pages_and_events_can_be_found(
    tmp_path: Path,
) -> None:
    path = tmp_path / "aid.pdf"
    assert main(["print", "-o", str(path), "--theme", "aid"]) == FINE
    reader = pypdf.PdfReader(path)
    text = text_of(path)
    assert "Laos–Viet Nam" in text
    assert "Theme:" in text
    assert f"page 1 of {len(reader.pages)}" in text
    assert "no date given" in text
    assert [item for item in path.parent.iterdir() if item != path] == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("options", "width", "height"),
    [
        ([], 595, 842),
        (["--landscape"], 842, 595),
        (["--layout", "pages"], 842, 595),
        (["--layout", "pages", "--portrait"], 595, 842),
        (["--layout", "pages", "--paper", "A3"], 1191, 842),
        (["--paper", "Letter", "--portrait"], 612, 792),
    ],
)
def test_given_a_paper_when_printed_then_the_sheets_have_its_size(
    options: list[str], width: int, height: int, tmp_path: Path
) -> None:
    path = tmp_path / "aid.pdf"
    assert main(["print", "-o", str(path), "--theme", "aid", *options]) == FINE
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (width, height)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("options", "size"),
    [
        (["--leader", "to-lam"], (842, 595)),
        (["--theme", "coordination", "--layout", "chronology"], (595, 842)),
        (["--layout", "poster", "--paper", "A3"], (1191, 842)),
    ],
)
def test_given_one_page_when_printed_then_it_says_what_is_on_it_and_what_is_not(
    options: list[str], size: tuple[int, int], tmp_path: Path
) -> None:
    path = tmp_path / "one.pdf"
    fit = [] if "poster" in options else ["--fit-one-page"]
    assert main(["print", "-o", str(path), *fit, *options]) == FINE
    (page,) = pypdf.PdfReader(path).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size
    assert "Left out, for want of room in type of 7 pt: the notes" in text_of(path)


@pytest.mark.usefixtures("qapp")
def test_given_a_page_range_when_printed_then_the_pages_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "some.pdf"
    wanted = ["--theme", "aid", "--by", "leader", "--page-range", "2,3"]
    assert main(["print", "-o", str(path), *wanted]) == FINE
    first, second = (page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert "page 2 of" in " ".join(first.split())
    assert "page 3 of" in " ".join(second.split())


@pytest.mark.usefixtures("qapp")
def test_given_less_notes_when_printed_then_there_are_fewer_pages(tmp_path: Path) -> None:
    counts = []
    for detail in ("full", "short", "none"):
        path = tmp_path / f"{detail}.pdf"
        assert main(["print", "-o", str(path), "--notes", detail]) == FINE
        counts.append(len(pypdf.PdfReader(path).pages))
    assert counts == sorted(set(counts), reverse=True)


@pytest.mark.usefixtures("qapp")
def test_given_too_few_sheets_when_printed_then_a_number_that_fits_is_named(
    tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "all.pdf"
    path.write_bytes(b"old")
    assert main(["print", "-o", str(path), "--pages", "1x1"]) == WRONG_USE
    assert "--pages 1x" in capsys.readouterr().err
    assert path.read_bytes() == b"old"


@pytest.mark.usefixtures("qapp")
def test_given_a_folder_that_is_not_there_when_printed_then_one_sentence(
    tmp_path: Path, capsys: Capture
) -> None:
    assert main(["print", "-o", str(tmp_path / "no" / "out.pdf")]) == WRONG_USE
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are those of POSIX")
def test_given_a_link_to_a_private_file_when_printed_then_both_stay(tmp_path: Path) -> None:
    private, link = tmp_path / "private.pdf", tmp_path / "link.pdf"
    private.write_bytes(b"old")
    private.chmod(0o600)
    link.symlink_to(private)
    assert main(["print", "-o", str(link), "--theme", "aid"]) == FINE
    assert link.is_symlink()
    assert private.read_bytes().startswith(b"%PDF")
    assert private.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("qapp")
def test_given_png_and_svg_when_exported_then_they_hold_the_drawing(tmp_path: Path) -> None:
    assert main(["export", "-o", str(tmp_path / "aid.png"), "--theme", "aid"]) == FINE
    assert (tmp_path / "aid.png").read_bytes().startswith(PX_OF_FIRST_BYTES)
    assert main(["export", "-o", str(tmp_path / "aid.svg"), "--theme", "aid"]) == FINE
    root = ElementTree.parse(tmp_path / "aid.svg").getroot()
    words = [element.text or "" for element in root.iter() if element.tag.endswith("text")]
    assert any("grant aid" in word for word in words)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ending", ["png", "svg"])
def test_given_a_single_event_when_exported_then_there_is_a_picture(
    ending: str, tmp_path: Path
) -> None:
    source = write_list(tmp_path, event_list(event()))
    path = tmp_path / f"one.{ending}"
    assert main(["export", str(source), "-o", str(path)]) == FINE
    assert path.stat().st_size > 1_000


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(not shutil.which("rsvg-convert"), reason="librsvg is not installed")
def test_given_svg_and_png_then_another_program_draws_the_same(tmp_path: Path) -> None:
    picture, drawing = tmp_path / "aid.png", tmp_path / "aid.svg"
    assert main(["export", "-o", str(picture), "--theme", "aid", "--scale", "2"]) == FINE
    assert main(["export", "-o", str(drawing), "--theme", "aid"]) == FINE
    ours, svg = QImage(str(picture)), drawing.read_text(encoding="utf-8")
    assert set(re.findall('font-family="([^"]*)"', svg)) == {"Source Sans Pro, sans-serif"}
    assert largest_difference(ours, drawn_by_librsvg(svg, tmp_path)) < MOST_DIFFERENCE
    for words in ("stated", "grant aid to Laos"):
        label = re.search(rf"<text[^>]*>[^<]*{words}[^<]*</text>", svg)
        assert label is not None
        lacking = drawn_by_librsvg(svg.replace(label[0], "", 1), tmp_path)
        assert largest_difference(ours, lacking) > MOST_DIFFERENCE


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_given_svg_and_png_then_a_browser_draws_the_same(tmp_path: Path) -> None:
    picture, drawing = tmp_path / "aid.png", tmp_path / "aid.svg"
    assert main(["export", "-o", str(picture), "--theme", "aid", "--scale", "2"]) == FINE
    assert main(["export", "-o", str(drawing), "--theme", "aid"]) == FINE
    ours = QImage(str(picture))
    assert largest_difference(ours, drawn_by_chromium(drawing, ours, tmp_path)) < MOST_DIFFERENCE


def drawn_by_chromium(drawing: Path, ours: QImage, folder: Path) -> QImage:
    picture = folder / "browser.png"
    fonts = fontconfig_file(folder, [face_paths()[0].parent])
    size = f"--window-size={ours.width() // 2},{ours.height() // 2}"
    ask_chromium(
        drawing.as_uri(), folder, size, "--force-device-scale-factor=2", f"--screenshot={picture}",
        fonts=fonts,
    )  # fmt: skip
    return QImage(str(picture))


def drawn_by_librsvg(svg: str, folder: Path) -> QImage:
    source, picture = folder / "given.svg", folder / "drawn.png"
    source.write_text(svg, encoding="utf-8")
    fonts = fontconfig_file(folder, [face_paths()[0].parent])
    subprocess.run(
        ["rsvg-convert", "-z", "2", str(source), "-o", str(picture)],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        check=True,
    )
    return QImage(str(picture))


def largest_difference(one: QImage, other: QImage) -> float:
    """How far the mean colours of two pictures are apart in some block of a few px."""
    assert abs(one.width() - other.width()) <= 2
    assert abs(one.height() - other.height()) <= 2
    first, second = block_means(one), block_means(other)
    rows, columns = min(len(first), len(second)), min(first.shape[1], second.shape[1])
    return float(np.abs(first[:rows, :columns] - second[:rows, :columns]).max())


def block_means(image: QImage) -> NDArray[np.float64]:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows, columns = plain.height() // BLOCK_PX, plain.width() // BLOCK_PX
    data = np.frombuffer(plain.constBits(), dtype=np.uint8)
    lines = data.reshape(plain.height(), plain.bytesPerLine())[: rows * BLOCK_PX]
    blocks = lines[:, : columns * BLOCK_PX * 3].reshape(rows, BLOCK_PX, columns, BLOCK_PX, 3)
    means: NDArray[np.float64] = blocks.mean(axis=(1, 3))
    return means


def test_given_data_formats_when_exported_then_they_are_written_whole(tmp_path: Path) -> None:
    names = [f"signings.{ending}" for ending in ("csv", "ics", "json")]
    for name in names:
        path = tmp_path / name
        assert main(["export", "-o", str(path), "--kind", "signing"]) == FINE
        assert path.stat().st_size > 500
    # The paragraph files go with the list.
    assert {path.name for path in tmp_path.iterdir()} == {*names, "paragraphs"}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["signings", "documents signed in laos"])
def test_given_a_named_view_when_printed_then_its_filter_and_time_are_kept(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / "signings.pdf"
    wanted = ["--view", name, "--layout", "pages"]
    assert main(["print", "-o", str(path), *wanted]) == FINE
    text = text_of(path)
    assert "7 on these pages" in text
    assert "1–3 December 2025" in text


@pytest.mark.usefixtures("qapp")
def test_given_a_view_in_pieces_when_printed_then_only_they_are_on_the_axis(
    tmp_path: Path,
) -> None:
    days = [event(f"day-{day}", date=f"2025-12-0{day}") for day in (1, 3)]
    years = [event("between", date="2026"), event("plan", date="2030"), event("late", date="2040")]
    view = {"id": "two", "label": "Two", "span": "2025/2031",
            "pieces": ["2025-12-01/2025-12-03", "2030"]}  # fmt: skip
    path = write_list(tmp_path / "pieces.json", event_list(*days, *years, views=[view]))
    printed = tmp_path / "pieces.pdf"
    wanted = ["-o", str(printed), "--view", "two", "--layout", "pages"]
    assert main(["print", str(path), *wanted]) == FINE
    text = text_of(printed)
    assert "5 events, 3 on these pages" in text
    assert "3 days" in text


def test_given_an_unknown_view_when_printed_then_the_known_ones_are_named(
    tmp_path: Path, capsys: Capture
) -> None:
    wanted = ["print", "-o", str(tmp_path / "a.pdf"), "--view", "singings"]
    assert main(wanted) == WRONG_USE
    assert "the list has no view 'singings': did you mean 'signings'?" in capsys.readouterr().err
