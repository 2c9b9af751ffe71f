"""Questions answered in a real window, by mouse and keys alone."""

from __future__ import annotations

import shlex
from pathlib import Path

import pypdf
import pytest
from journey import await_file

from tests.journeys.conftest import Program, Start
from tests.lists import PARAGRAPHS, citation, event, event_list, write_list
from tests.ui.conftest import SOURCES
from timeline_app.core.event_list.filters import filter_of
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.program.locations import bundled_list


def titles_of(record: FilterRecord) -> list[str]:
    """The titles that a filter leaves, worked out without a window."""
    events = read_list(bundled_list()).events
    mask = filter_of(record).to_mask(events)
    return [events.table.event(row).title for row in range(len(mask)) if mask[row]]


def attach(program: Program, *paths: Path) -> None:
    """Attach original documents by the dialog."""
    program.hands.keys("ctrl+shift+a")
    program.await_window("QFileDialog")
    program.hands.type(" ".join(f'"{path.resolve()}"' for path in paths))
    program.hands.keys("Return")
    program.await_text("sourcePane", "is attached")


@pytest.fixture
def own_list(tmp_path: Path) -> Path:
    """A list of one event with a document of its own, attached as `paper.txt`."""
    (tmp_path / "paper.txt").write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    opening = event(citations=[citation(2, (0, 4)), citation(2, (4, 13), supports=["event"])])
    return write_list(tmp_path, event_list(opening))


def test_who_was_at_the_conference_on_the_afternoon_of_3_december_and_where_does_it_say_so(
    program: Program,
) -> None:
    if not SOURCES.is_dir():
        pytest.skip("the original documents do not lie beside the repository")
    attach(program, *sorted(SOURCES.glob("*.txt")))
    program.type_into("dateFrom", "3 Dec 2025")
    program.type_into("dateTo", "3 Dec 2025")
    program.search("investment conference")
    program.await_text("searchSummary", "match")
    program.hands.keys("Return")
    text = program.await_text("detailPane", "3 December 2025, afternoon")
    assert "Investment Promotion Conference" in program.ask("selected")
    assert "Sonexay Siphandone" in text
    program.click_link("detailPane", "¶ ")
    program.await_text("sourcePane", "stand there exactly")
    assert program.await_("marked", "sourcePane", "mark-text")


def test_what_did_sonexay_siphandone_do_on_3_december(program: Program) -> None:
    program.tick("leaders", "sonexay-siphandone")
    program.type_into("dateFrom", "3 Dec 2025")
    program.type_into("dateTo", "3 Dec 2025")
    program.hands.keys("ctrl+2")
    day = "2025-12-03"
    expected = titles_of(FilterRecord(leaders=("sonexay-siphandone",), from_=day, to=day))
    program.await_that(lambda: program.ask("listed") == expected, "the list never showed them")
    assert 1 < len(expected) < 50
    assert program.ask("text", "filterCount") == f"{len(expected)} of 225 events"
    assert program.ask("chips")[0].startswith("Sonexay Siphandone")


def test_where_did_both_prime_ministers_take_part(program: Program) -> None:
    both = ("pham-minh-chinh", "sonexay-siphandone")
    for leader in both:
        program.tick("leaders", leader)
    program.tick("leaders", "\x00all")
    program.await_that(
        lambda: any(" and " in chip for chip in program.ask("chips")), "no such chip"
    )
    program.hands.keys("ctrl+2")
    expected = titles_of(FilterRecord(leaders=both, all_leaders=True))
    program.await_that(lambda: program.ask("listed") == expected, "the list never showed them")


def test_what_is_said_of_hanoi_however_it_is_spelt(program: Program) -> None:
    found = set()
    for spelling in ("ha noi", "Hanoi"):
        program.search(spelling)
        program.await_text("searchSummary", "match")
        program.hands.keys("Return")
        program.await_text("searchSummary", "1 of")
        found.add(program.ask("selected"))
        marked = program.await_("matches", "detailPane")
        assert {"Ha Noi", "Hanoi", "Hà Nội"} & set(marked)
    assert len(found) == 1


def test_what_does_the_source_say_of_it_without_touching_the_mouse(program: Program) -> None:
    program.search("48th meeting")
    program.hands.keys("Return")
    program.await_that(lambda: "48th meeting" in program.ask("selected"), "it was not selected")
    program.hands.keys("F6")
    program.await_focus("filterTree")
    program.hands.keys("Down", "Down", "Down", "space")
    program.await_("chips")
    assert program.ask("text", "filterCount") != "225 of 225 events"
    program.hands.keys("ctrl+BackSpace")
    program.await_that(lambda: program.ask("chips") == [], "the filter stayed")
    program.hands.keys("F6", "F6")
    program.await_focus("detailPane")
    program.hands.keys("Right", "Return")
    program.await_focus("sourcePane")
    assert program.await_("marked", "sourcePane", "mark-paragraph")


def test_which_events_rest_on_this_paragraph(program: Program) -> None:
    program.search("48th meeting")
    program.hands.keys("Return")
    program.await_that(lambda: "48th meeting" in program.ask("selected"), "it was not selected")
    before = program.ask("selected")
    program.hands.keys("ctrl+3")
    program.click_link("sourcePane", "•")
    listed = program.await_text("sourcePane", "▶")
    assert program.ask("selected") == before
    title = listed.split("▶", 1)[1].strip().splitlines()[0]
    program.click_link("sourcePane", title)
    program.await_that(lambda: program.ask("selected") in title, "it was not selected")


def test_what_do_both_documents_say_of_it(program: Program) -> None:
    program.search("state visit to Laos")
    program.hands.keys("Return")
    program.await_text("detailPane", "Compare the documents")
    program.click_link("detailPane", "Compare the documents")
    program.await_focus("comparisonPane")
    assert "only in" in program.ask("text", "comparisonPane")
    program.hands.keys("Escape")
    program.await_focus("detailPane")
    program.click_link("detailPane", "¶ ")
    program.await_focus("sourcePane")
    program.hands.keys("alt+Left")
    program.await_focus("detailPane")


def test_can_it_be_read_at_night(program: Program) -> None:
    bright = program.ask("color", "detailPane")
    program.hands.keys("ctrl+k")
    program.await_window("commandPalette")
    program.hands.type("dark")
    program.hands.keys("Return")
    program.await_that(lambda: program.ask("color", "detailPane") != bright, "it stayed bright")
    dark = program.ask("color", "detailPane")
    assert int(bright[1:3], 16) > 200
    assert int(dark[1:3], 16) < 80


def test_what_happened_on_the_days_under_the_cursor(program: Program) -> None:
    start, end = (program.await_("place_on_ruler", share) for share in (0.05, 0.45))
    program.hands.drag(start, end, "shift")
    program.await_that(lambda: "December" in program.ask("text", "dateFrom"), "no days were taken")
    assert program.ask("text", "dateFrom") == "1 December 2025"
    assert program.ask("chips")[0].startswith("from 1 December 2025")


def test_how_to_show_a_colleague_the_same_view(program: Program, start: Start) -> None:
    program.tick("themes", "aid")
    program.hands.keys("ctrl+f")
    program.search("grant")
    program.hands.keys("Return")
    program.await_that(lambda: program.ask("selected") != "", "nothing was selected")
    program.hands.keys("ctrl+shift+l")
    command = shlex.split(program.await_("clipboard"))
    seen = [program.ask(what) for what in ("selected", "chips", "span_words")]
    program.quit()
    other = start(command[1])
    assert [other.ask(what) for what in ("selected", "chips", "span_words")] == seen


def test_how_to_take_it_to_a_meeting_on_paper(program: Program, tmp_path: Path) -> None:
    program.tick("leaders", "sonexay-siphandone")
    program.await_that(lambda: bool(program.ask("chips")), "no chip")
    program.hands.keys("ctrl+e")
    program.await_window("printDialog")
    program.hands.keys("alt+s")
    program.await_window("QFileDialog")
    program.hands.type(str(tmp_path / "meeting.pdf"))
    program.hands.keys("Return")
    paper = pypdf.PdfReader(await_file(tmp_path, "meeting.pdf"))
    assert "Sonexay Siphandone" in " ".join(paper.pages[0].extract_text().split())
    program.await_window("mainWindow")


def test_what_is_that_mark_on_the_timeline(program: Program) -> None:
    title = "To Lam pays a state visit to Laos"
    program.click("place_of_event", title)
    program.await_text("detailPane", title)
    program.hands.keys("F1")
    program.await_window("keySheet")
    program.hands.keys("Escape")
    program.await_window("mainWindow")


def test_do_the_cited_words_still_stand_in_the_source(start: Start, own_list: Path) -> None:
    program = start(str(own_list))
    program.click("place_of_event", "Title of bridge-opened")
    program.await_text("detailPane", "Title of bridge-opened")
    source = own_list.with_name("paper.txt")
    attach(program, source)
    program.click_link("detailPane", "¶ 2")
    program.await_text("sourcePane", "stand there exactly")
    assert " ".join(program.ask("marked", "sourcePane", "mark-text")).startswith(PARAGRAPHS[1][:18])
    source.write_text("\n".join(PARAGRAPHS).replace("3 December", "4 December"), encoding="utf-8")
    program.await_text("sourcePane", "no longer holds the cited words")
    assert "≠ changed" in program.await_text("detailPane", "✓ exact")


def test_what_becomes_of_the_view_when_the_list_is_edited(start: Start, own_list: Path) -> None:
    program = start(str(own_list))
    program.click("place_of_event", "Title of bridge-opened")
    program.await_text("detailPane", "Title of bridge-opened")
    seen = program.ask("span_words")
    text = own_list.read_text(encoding="utf-8")
    own_list.write_text(text.replace("Title of", "Edited title of"), encoding="utf-8")
    program.await_text("detailPane", "Edited title of bridge-opened")
    own_list.write_text(text[: len(text) // 2], encoding="utf-8")
    program.await_that(lambda: "broken" in program.ask("told"), "it never said what is wrong")
    assert "Edited title of bridge-opened" in program.ask("text", "detailPane")
    assert program.ask("span_words") == seen


def test_how_to_put_an_event_with_its_words_into_a_letter(program: Program) -> None:
    program.hands.keys("ctrl+2")
    program.await_("place", "eventList")
    program.click("place", "eventList")
    title = program.await_("selected")
    program.hands.keys("ctrl+c")
    program.await_that(lambda: program.ask("clipboard").startswith(title), "nothing was copied")
    assert ", ¶ " in program.ask("clipboard")
    program.hands.keys("shift+Down", "ctrl+c")
    program.await_that(lambda: "2 events copied" in program.ask("told"), "only one was copied")
    assert title in program.ask("clipboard")
