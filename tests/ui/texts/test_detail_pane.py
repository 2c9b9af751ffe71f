"""The reading pane: it claims no more than the record, and has in sight what is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication

from timeline_app.ui.window.main_window import MainWindow


def test_given_an_event_of_one_document_then_comparing_says_so(window: MainWindow) -> None:
    window.controller.select("investment-conference-2025")
    told: list[str] = []
    window.reading.told.connect(told.append)
    window.action("compare").trigger()
    assert told == [
        "Only “New momentum elevates Viet Nam–Laos cooperation to new heights” tells of this event"
    ]
    assert not window.action("compare").isChecked()
    assert not window.reading.comparison.isVisible()


def test_given_nothing_is_selected_then_comparing_says_what_to_do(window: MainWindow) -> None:
    told: list[str] = []
    window.reading.told.connect(told.append)
    assert window.action("compare").isEnabled()
    window.action("compare").trigger()
    assert told == ["Select an event that several documents tell of, to compare them"]
    assert not window.action("compare").isChecked()


def test_given_a_long_page_then_copying_is_offered_before_the_quotations(
    window: MainWindow,
) -> None:
    window.controller.select("state-visit-to-lam")
    text = window.detail_pane.toPlainText()
    assert text.index("Copy as text · Markdown · link") < text.index("WHAT THE SOURCES SAY")
    window.detail_pane.linkChosen.emit("copy", "link")
    assert "#event=state-visit-to-lam" in QGuiApplication.clipboard().text()


def test_given_a_match_far_down_in_a_quotation_then_it_is_brought_into_sight(
    window: MainWindow, sources: list[Path]
) -> None:
    window.session.attach(sources)
    window.resize(1280, 400)
    window.finder.set_query("witness")
    window.controller.select("signed-nine-enterprise-documents")
    QApplication.processEvents()
    pane = window.detail_pane
    assert pane.matches.first is not None
    assert pane.viewport().rect().contains(pane.cursorRect(pane.matches.first))


def test_given_a_match_beside_the_cited_words_then_the_quotation_reaches_to_it(
    window: MainWindow, sources: list[Path]
) -> None:
    window.session.attach(sources)
    window.controller.select("military-exercises")
    assert "cybercrime" not in window.detail_pane.toPlainText()
    window.controller.select("")
    window.finder.set_query("cybercrime")
    window.controller.select("military-exercises")
    assert "cybercrime" in window.detail_pane.toPlainText()
    assert window.detail_pane.matches.count


@pytest.mark.parametrize("basis", ["stated", "inferred", "derived", "undated"])
def test_given_a_date_basis_then_its_symbol_is_drawn_and_nothing_else_is_loaded(
    window: MainWindow, basis: str
) -> None:
    image = QTextDocument.ResourceType.ImageResource.value
    drawn = window.detail_pane.loadResource(image, QUrl(f"mark:{basis}"))
    nothing = window.detail_pane.loadResource(image, QUrl("mark:/etc/passwd"))
    assert drawn.width() > 1
    assert any(drawn.pixelColor(x, 6).alpha() for x in range(drawn.width()))
    assert nothing.width() == 1


def test_given_leaders_and_bodies_then_the_pane_claims_no_more_than_that_they_were_there(
    window: MainWindow,
) -> None:
    window.controller.select("meeting-48")
    text = window.detail_pane.toPlainText()
    assert "Took part,\nor present" in text.replace("\u2028", "\n")
    assert "Organisations" in text
    assert "Bodies" not in text


def test_given_several_passages_of_a_paragraph_on_the_date_then_it_is_named_once(
    window: MainWindow,
) -> None:
    window.controller.select("working-trip-pham-minh-chinh")
    event = window.controller.selected
    assert event is not None
    places = [
        (citation.document, citation.paragraph)
        for citation in event.citations
        if "date" in citation.supports
    ]
    assert len(places) > len(set(places))
    reason = window.detail_pane.toPlainText().split("WHAT THE SOURCES SAY")[0]
    assert reason.count("¶") == len(set(places))
    assert "ND ¶ 34" in reason


def test_given_no_originals_then_a_comparison_tells_each_gist_once(window: MainWindow) -> None:
    window.controller.select("working-trip-pham-minh-chinh")
    window.action("compare").trigger()
    text = window.reading.comparison.pane.toPlainText()
    paragraph = window.controller.events.paragraph("nhandan-2025-12", 2)
    assert paragraph is not None
    assert text.count(paragraph.gist) == 1
    assert "as told above ¶" in text.replace("\n", " ")
