"""The PDF of the bundled list, read back with programs that know nothing of this one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from tests.lists import event, event_list, write_list
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE, WRONG_USE
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import Event
from timeline_app.program.locations import bundled_list
from timeline_app.render.glyphs import missing_letters

Capture = pytest.CaptureFixture[str]
# For private use, and the last of all: it is in no font that anybody installs.
NOWHERE = "\U0010fffd"


@pytest.fixture(scope="module")
def whole_pdf(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole list on A3."""
    assert qapp is not None
    path = tmp_path_factory.mktemp("pdf") / "all.pdf"
    wanted = ["--layout", "pages", "--paper", "A3"]
    assert main(["print", "-o", str(path), *wanted]) == FINE
    return path


@cache
def events() -> list[Event]:
    table = read_list(bundled_list()).events.table
    return table.events(range(len(table)))


def text_of(page: pypdf.PageObject) -> str:
    return "".join(page.extract_text().split())


def halves(texts: list[str], space: str = "") -> tuple[str, str]:
    """The text of drawing and notes with no spaces, or even ones, so that line ends vanish."""
    whole = [space.join(text.split()) for text in texts]
    mark = space.join(["December", "2025", "Notes"])
    first = next(number for number, text in enumerate(whole) if mark in text)
    return space.join(whole[:first]), space.join(whole[first:])


def links(reader: pypdf.PdfReader) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(reader.pages):
        for link in page.get("/Annots", ()):
            yield number, link.get_object()


def test_given_a_theme_then_each_event_stands_once_in_drawing_and_notes(
    qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    path = tmp_path / "out.pdf"
    wanted = ["--theme", "energy-resources", "--layout", "pages", "--paper", "A3"]
    assert main(["print", "-o", str(path), *wanted]) == FINE
    shown = [
        (number, one) for number, one in enumerate(events(), 1) if "energy-resources" in one.themes
    ]
    drawing, notes = halves([page.extract_text() for page in pypdf.PdfReader(path).pages])
    for number, one in shown:
        words = f"{number}{one.title}".replace(" ", "")
        assert drawing.count(words) == notes.count(words) == 1, one.title


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_given_the_whole_list_then_poppler_finds_each_event_drawn_and_noted(
    whole_pdf: Path,
) -> None:
    run = ["pdftotext", "-raw", str(whole_pdf), "-"]
    text = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    drawing, notes = halves(text.split("\f"), " ")
    for number, one in enumerate(events(), 1):
        # A title that is cut in the drawing stands whole in the notes.
        words = f" {number} {one.title}"[:34]
        assert drawing.count(words) == 1, one.title
        assert one.title in notes, one.title


def test_given_the_whole_list_then_every_link_lands_on_a_page(whole_pdf: Path) -> None:
    reader = pypdf.PdfReader(whole_pdf)
    pages = [page.indirect_reference for page in reader.pages]
    box = reader.pages[0].mediabox
    targets: Counter[int] = Counter()
    for _, link in links(reader):
        page, kind, x, y, _ = link["/Dest"]
        targets[pages.index(page.indirect_reference if hasattr(page, "keys") else page)] += 1
        assert kind == "/XYZ"
        assert 0 <= x <= box.width
        assert 0 <= y <= box.height
        left, bottom, right, top = link["/Rect"]
        assert left < right
        assert bottom < top
    assert sum(targets.values()) >= 2 * len(events())
    assert len(targets) == len(pages)


def test_given_the_whole_list_then_bookmarks_lead_to_themes_years_and_sources(
    whole_pdf: Path,
) -> None:
    reader = pypdf.PdfReader(whole_pdf)
    names = [item if isinstance(item, list) else str(item.title) for item in reader.outline]
    assert [name for name in names if isinstance(name, str)] == ["Timeline", "Notes", "Sources"]
    outline: Any = reader.outline
    themes, years, documents = (item for item in outline if isinstance(item, list))
    assert "Aid" in [item.title for item in themes]
    assert [item.title for item in years if not isinstance(item, list)][-1] == "2055"
    noted = [item for year in years if isinstance(year, list) for item in year]
    assert [str(item.title).split(" ")[0] for item in noted] == [
        str(number) for number in range(1, len(events()) + 1)
    ]
    years = [item for item in years if not isinstance(item, list)]
    assert [item.title for item in documents][-1] == "Laos-Vietnam Joint Statement"
    for item in (*themes, *years, *documents):
        assert reader.get_destination_page_number(item) is not None


def test_given_a_filter_then_the_file_says_what_it_is(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    path = tmp_path / "aid.pdf"
    assert main(["print", "-o", str(path), "--theme", "aid"]) == FINE
    reader = pypdf.PdfReader(path)
    info = reader.metadata
    assert info is not None
    assert info.title == "Laos–Viet Nam high-level exchanges, December 2025"
    assert info.author == "timeline-app"
    assert "Theme: Aid" in (info.subject or "")
    assert "as of 2025-12" in str(info["/Keywords"])
    assert str(reader.root_object["/Lang"]) == "en"


def test_given_the_whole_list_then_fonts_are_embedded_and_nothing_is_a_picture(
    whole_pdf: Path,
) -> None:
    for page in pypdf.PdfReader(whole_pdf).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        shapes = [shape.get_object() for shape in resources.get("/XObject", {}).values()]
        assert not [shape for shape in shapes if shape.get("/Subtype") == "/Image"]


def test_given_the_whole_list_then_a_font_holds_only_the_glyphs_it_needs(
    whole_pdf: Path,
) -> None:
    resources: Any = pypdf.PdfReader(whole_pdf).pages[0]["/Resources"]
    for reference in resources["/Font"].values():
        font = reference.get_object()
        descendant = font["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"].get_object()
        name = descriptor["/FontName"]
        assert re.fullmatch(r"/[A-Z]{6}\+.+", name)
        assert font["/BaseFont"] == descendant["/BaseFont"] == name
        assert 20 < glyphs_of(descriptor["/FontFile2"].get_data()) < 200


def glyphs_of(font: bytes) -> int:
    """The number of glyphs that a TrueType font declares in its table of maxima."""
    for entry in range(12, 12 + 16 * int.from_bytes(font[4:6]), 16):
        if font[entry : entry + 4] == b"maxp":
            start = int.from_bytes(font[entry + 8 : entry + 12])
            return int.from_bytes(font[start + 4 : start + 6])
    raise AssertionError("the font has no table of maxima")


LAO = "ສາທາລະນະລັດ ເປີດກອງປະຊຸມ ເຂົ້າ"


@pytest.mark.parametrize("lao", ["", pytest.param(LAO, id="Lao")])
def test_given_letters_with_marks_then_they_can_be_copied(
    qapp: QApplication, tmp_path: Path, lao: str
) -> None:
    assert qapp is not None
    if missing_letters([lao]):
        pytest.skip("no font with Lao letters is installed")
    title = f"Thượng đỉnh Việt–Lào ở Viêng Chăn: {lao} first office AVATAR To"
    path = tmp_path / "out.pdf"
    source = write_list(tmp_path, event_list(event(title=title)))
    assert main(["print", str(source), "-o", str(path), "--layout", "pages"]) == FINE
    text = "".join(text_of(page) for page in pypdf.PdfReader(path).pages)
    assert text.count(title.replace(" ", "")) == 2


@pytest.mark.parametrize("ending", ["pdf", "png", "svg"])
def test_given_a_letter_in_no_font_then_one_sentence_names_it_and_the_file_is_written(
    qapp: QApplication, tmp_path: Path, capsys: Capture, ending: str
) -> None:
    assert qapp is not None
    path = tmp_path / f"out.{ending}"
    source = write_list(tmp_path, event_list(event(title=f"Festival {NOWHERE}")))
    command = "print" if ending == "pdf" else "export"
    assert main([command, str(source), "-o", str(path)]) == FINE
    message = capsys.readouterr().err
    assert "No font here has the letter U+10FFFD; a box stands for it. " in message
    assert message.count("\n") == 1
    if ending == "pdf":
        text = "".join(text_of(page) for page in pypdf.PdfReader(path).pages)
        assert "Festival☐" in text
    else:
        assert path.stat().st_size > 1_000


def test_given_the_originals_then_the_notes_quote_the_cited_words(
    qapp: QApplication, tmp_path: Path
) -> None:
    from tests.lists import PARAGRAPHS, citation

    assert qapp is not None
    source = write_list(tmp_path, event_list(event(citations=[citation()])))
    originals = tmp_path / "originals"
    originals.mkdir()
    (originals / "any name.txt").write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    path = tmp_path / "out.pdf"
    wanted = ["print", str(source), "-o", str(path), "--layout", "pages"]
    assert main(wanted) == FINE
    without = "".join(text_of(page) for page in pypdf.PdfReader(path).pages)
    assert main([*wanted, "--sources", str(originals)]) == FINE
    text = "".join(text_of(page) for page in pypdf.PdfReader(path).pages)
    assert "¶2forevent,date:“3December2025”" in text
    assert "“3December2025”" not in without
    assert "¶2forevent,date.SourcesReport¶2Gist2Note1" in without


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--paper", "B7"], "there is no paper"),
        (["--paper", "20x20mm"], "sides may have"),
        (["--paper", "A5", "--margin", "70"], "margin"),
        (["--span", "2025-13"], "2025-13"),
        (["--span", "1800"], "take a wider span"),
        (["--layout", "poster", "--pages", "2x2"], "--layout pages"),
        (["--fit-one-page", "--layout", "pages"], "--fit-one-page goes with --layout axis"),
        (["--by", "leader", "--layout", "brief"], "--by goes with --layout booklet"),
        (["--fit-one-page", "--paper", "100x100mm"], "not fit one sheet of this paper"),
        (["--page-range", "90"], "none of them is among 90"),
        (["--page-range", "two"], "write for example 2-5"),
        (["--pages", "1x1"], "--pages 1x"),
    ],
)
def test_given_what_cannot_be_printed_then_one_sentence_and_the_old_file_stays(
    qapp: QApplication, options: list[str], sentence: str, tmp_path: Path, capsys: Capture
) -> None:
    assert qapp is not None
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")
    assert main(["print", "-o", str(path), "--kind", "commitment", *options]) == WRONG_USE
    message = capsys.readouterr().err
    assert sentence in message
    assert message.count("\n") == 1
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["out.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is set the POSIX way")
def test_given_a_disk_that_is_full_then_the_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")
    code = (
        "import resource, sys; from timeline_app.cli import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000));"
        f"sys.exit(main(['print', '--theme', 'aid', '-o', {str(path)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == WRONG_USE, done.stderr
    assert "cannot be written (File too large)" in done.stderr
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["out.pdf"]


def test_given_a_span_then_only_its_events_are_printed(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    path = tmp_path / "out.pdf"
    assert main(["print", "-o", str(path), "--span", "2045/2055", "--layout", "pages"]) == FINE
    text = "".join(text_of(page) for page in pypdf.PdfReader(path).pages)
    assert "2045" in text
    assert "1920" not in text.replace("105th", "")[:400]
    assert "225events,5onthesepages" in text


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_given_the_whole_list_then_qpdf_finds_no_fault(whole_pdf: Path) -> None:
    done = subprocess.run(
        ["qpdf", "--check", str(whole_pdf)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_given_the_whole_list_then_poppler_reads_it_in_order(whole_pdf: Path) -> None:
    run = ["pdftotext", "-l", "1", str(whole_pdf), "-"]
    text = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    places = [
        text.index(words)
        for words in ("Laos–Viet Nam", "All events", "The relationship", "page 1 of")
    ]
    assert places == sorted(places)


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler is not installed")
def test_given_the_whole_list_then_poppler_finds_a_subset_of_every_font_inside(
    whole_pdf: Path,
) -> None:
    run = ["pdffonts", str(whole_pdf)]
    lines = subprocess.run(run, capture_output=True, text=True, check=True).stdout.splitlines()
    for line in lines[2:]:
        answers = line[line.index("Identity-H") :].split()[1:4]
        assert answers == ["yes"] * 3, "embedded, as a subset, with Unicode"


def outline_chains(reader: pypdf.PdfReader) -> Iterator[tuple[Any, list[Any]]]:
    """Each parent in the outline, and its children as their /Next leads from one to another."""
    parents: list[Any] = [reader.root_object["/Outlines"]]
    while parents:
        parent = parents.pop()
        chain = [parent.get_object()["/First"]]
        while "/Next" in chain[-1]:
            chain.append(chain[-1]["/Next"])
        yield parent, chain
        parents += [child for child in chain if "/First" in child]


def test_given_the_whole_list_then_each_bookmark_knows_its_neighbours_and_its_parent(
    whole_pdf: Path,
) -> None:
    """Viewers walk the outline both ways; one that leads back to itself hangs some of them."""
    chains = list(outline_chains(pypdf.PdfReader(whole_pdf)))
    assert len(chains) > 4
    for parent, chain in chains:
        titles = [str(child["/Title"]) for child in chain]
        assert titles
        assert ["/Prev" in child for child in chain] == [False] + [True] * (len(chain) - 1)
        assert [str(child["/Prev"]["/Title"]) for child in chain[1:]] == titles[:-1]
        assert parent["/Last"]["/Title"] == titles[-1]
        assert abs(parent["/Count"]) == len(chain)
        assert all(child["/Parent"].get("/Title") == parent.get("/Title") for child in chain)
