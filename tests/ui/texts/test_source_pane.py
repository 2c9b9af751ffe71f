"""The document: the numbers in its margin list events, and leave the selection alone."""

from __future__ import annotations

import pytest

from tests.ui.texts.test_reading_panes import click_link
from timeline_app.core.finding.matching import FoldedText
from timeline_app.ui.window.main_window import MainWindow


def test_what_does_this_paragraph_support(window: MainWindow) -> None:
    window.controller.select("meeting-48")
    window.action("show-document").trigger()
    click_link(window.source_pane, "•9")
    assert window.controller.state.selection == "meeting-48"
    events = window.controller.events
    supported = events.events_of_paragraph["nhandan-2025-12", 18]
    listed = window.source_pane.toPlainText()
    assert listed.count("▶") == len(supported)
    other = next(event_id for event_id in supported if event_id != "meeting-48")
    click_link(window.source_pane, events.table.event(events.table.row_of_id[other]).title)
    assert window.controller.state.selection == other
    assert "▶" in window.source_pane.toPlainText()
    click_link(window.source_pane, "•9")
    assert "▶" not in window.source_pane.toPlainText()


def test_given_a_filter_then_a_paragraph_tells_what_is_shown_from_what_is_hidden(
    window: MainWindow,
) -> None:
    window.controller.select("meeting-48")
    events = window.controller.events
    ids = events.events_of_paragraph["nhandan-2025-12", 18]
    last = events.table.event(events.table.row_of_id[ids[-1]])
    window.controller.filtering.toggle("kinds", last.kind)
    kinds = [events.table.event(events.table.row_of_id[i]).kind for i in ids]
    window.source_pane.list_events_of(18)
    text = window.source_pane.toPlainText()
    assert text.count("▶") == kinds.count(last.kind)
    assert text.count("▷") == len(ids) - kinds.count(last.kind) > 0


def test_given_a_filter_that_hides_all_of_a_paragraph_then_it_says_so_and_offers_to_clear_it(
    window: MainWindow,
) -> None:
    window.controller.select("meeting-48")
    window.controller.filtering.toggle("leaders", "to-lam")
    ids = window.controller.events.events_of_paragraph["nhandan-2025-12", 18]
    window.action("show-document").trigger()
    window.source_pane.list_events_of(18)
    assert f"The filter hides all {len(ids)} of these" in window.source_pane.toPlainText()
    click_link(window.source_pane, "clear the filter")
    assert not window.filter_bar.chip_texts()
    assert window.source_pane.toPlainText().count("▶") == len(ids)
    assert window.controller.state.selection == "meeting-48"


@pytest.mark.parametrize(
    "words", ["strategic connectivity", "Ho Chi Minh", "ministers -trade -photo"]
)
def test_given_words_sought_in_a_document_then_only_paragraphs_with_all_of_them_are_marked(
    window: MainWindow, words: str
) -> None:
    window.action("show-document").trigger()
    pane, events = window.source_pane, window.controller.events
    query = events.text_index.query(words)
    found = 0
    for document, file in events.paragraphs.items():
        pane.linkChosen.emit("document", document)
        pane.seek(words)
        texts = {paragraph.gist: FoldedText(paragraph.gist) for paragraph in file.paragraphs}
        holding = {
            gist
            for gist, text in texts.items()
            if all(text.holds(term) != term.is_excluded for term in query.terms)
        }
        marked = [part.cursor.block().text() for part in pane.extraSelections()]
        assert set(marked) == holding
        assert pane.matches.count == len(marked)
        found += len(marked)
    assert found
