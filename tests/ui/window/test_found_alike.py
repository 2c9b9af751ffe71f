"""One query, one answer: in the window, its palette and documents, on the terminal, on a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.browser import CHROMIUM
from tests.exchange.web.test_in_browser import answer
from tests.exchange.web.test_page import page_of
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE, WRONG_USE
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.finding.matching import FoldedText
from timeline_app.core.open_list import read_list
from timeline_app.program.locations import bundled_list
from timeline_app.ui.dialogs.palette import CommandPalette
from timeline_app.ui.window.main_window import MainWindow

WITH_WORDS = (
    "2026-2030",
    "2026–2030",
    "2026 — 2030",
    "2026\u00ad\u20112030",
    "２０２６-２０３０",
    "Laos-Viet Nam",
    "Laos\u00a0– Việt\u202fNam",
    "Lao People's Revolutionary Party",
    "Lao Peopleʼs Revolutionary Party",
    "Ho Chi Minh",
    "Hồ Chí Minh",
    "HoChiMinh",
    '"Ho Chi Minh"',
    "Somxay",
    "Sonexay",
    "Sou Panouvong",
    "Souphanouvong",
    "Intergovernmental",
    "İnter‑Governmental",
    "inter governmental",
    "Ha Noi",
    "HÀNỘI",
    "VN",
    "VN's",
    "Vietnam's",
    "vietnam -laos",
    "2045",
    "2055",
    "-2045",
    "cyber-crime",
    "ﬁnancial",
    "co\u00adop",
    "“strategic connectivity”",
    "«strategic connectivity»",
    "「strategic connectivity」",
    "'strategic connectivity'",
    "strategic −connectivity",
    "strategic - connectivity",
    '-"strategic connectivity" strategic',
    '"strategic con',
    "connectivity strategic",
    "egic",
    "goal",
    "speech -to",
    "Đảng",
    "ປະເທດລາວ",
    "constructor",
    "a very long query " * 40,
)
WITHOUT_WORDS = ("-", '"', '"-"', "– –", "…", "'")


@pytest.fixture(scope="module")
def events() -> EventList:
    return read_list(bundled_list()).events


def ids(events: EventList, rows: Any) -> list[str]:
    return [event.id for event in events.table.events(sorted(int(row) for row in rows))]


def offered(palette: CommandPalette, query: str) -> list[str]:
    """What the palette says of its rows: their names and kinds."""
    palette.box.setText(query)
    items = (palette.list.item(row) for row in range(palette.list.count()))
    return [str(item.data(Qt.ItemDataRole.AccessibleTextRole)) for item in items]


def test_given_queries_then_window_terminal_and_palette_have_the_same_answer(
    events: EventList, window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    window.action("palette").trigger()
    palette = window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    for query in WITH_WORDS:
        window.finder.set_query(query)
        rows = window.finder.found.rows
        assert main(["list", f"--text={query}", "--format", "json"]) == FINE
        listed = json.loads(capsys.readouterr().out)
        assert [one["id"] for one in listed] == ids(events, rows), query
        assert all(one["matched"] for one in listed) or query.startswith("-"), query
        names = offered(palette, query)
        counts = [name for name in names if name.startswith("Search everything")]
        noun = "event" if len(rows) == 1 else "events"
        assert bool(counts) == bool(len(rows)), query
        assert not counts or counts[0].endswith(f", {len(rows):,} {noun}"), query
        titles = {event.title for event in events.table.events(rows)}
        named = {name.removesuffix(", Event") for name in names if name.endswith(", Event")}
        assert named <= titles, query


def test_given_queries_then_a_document_marks_the_paragraphs_by_which_events_are_found(
    events: EventList, window: MainWindow
) -> None:
    index, pane = events.text_index, window.source_pane
    for query in WITH_WORDS:
        terms = index.query(query).terms
        if any(term.is_excluded for term in terms):
            continue
        found = {*ids(events, index.find(query).rows)}
        for document, file in events.paragraphs.items():
            pane.linkChosen.emit("document", document)
            pane.seek(query)
            marked = {part.cursor.block().text() for part in pane.extraSelections()}
            for paragraph in file.paragraphs:
                holds_all = all(map(FoldedText(paragraph.gist).holds, terms))
                assert any(text.startswith(paragraph.gist) for text in marked) == holds_all, query
                cited = events.events_of_paragraph.get((document, paragraph.number), [])
                assert not holds_all or found >= set(cited), query


def test_given_queries_without_a_word_then_nothing_is_sought_anywhere(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    for query in WITHOUT_WORDS:
        window.finder.set_query(query)
        assert not len(window.finder.found.rows)
        assert main(["list", f"--text={query}"]) == WRONG_USE
        assert "no word" in capsys.readouterr().err
        window.source_pane.seek(query)
        assert not window.source_pane.matches.count


@pytest.mark.usefixtures("qapp")
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_given_queries_then_a_page_shows_what_the_program_finds(
    events: EventList, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text(page_of(events), encoding="utf-8")
    script = f"""(tell) => {{
      const search = document.querySelector('input[type=search]');
      const found = [], queries = {json.dumps(WITH_WORDS)};
      const next = (place) => {{
        if (place === queries.length) return tell(found);
        search.value = queries[place];
        search.dispatchEvent(new Event('input'));
        setTimeout(() => {{
          const shown = [...document.querySelectorAll('article:not([hidden])')];
          found.push(shown.map((one) => one.id.slice(6)).join(' '));
          next(place + 1);
        }}, 60);
      }};
      next(0);
    }}"""
    index, table = events.text_index, events.table
    # Paragraphs that only tell how sources differ are named on a page, but not told.
    only_there = {event.id for event in table.events(range(len(table))) if event.discrepancies}
    for query, shown in zip(WITH_WORDS, answer(page, tmp_path, script), strict=True):
        found, on_page = index.find(query), set(shown.split())
        assert {*ids(events, found.rows[: found.direct_count])} <= on_page, query
        differing = on_page ^ {*ids(events, found.rows)}
        assert differing <= only_there, query
