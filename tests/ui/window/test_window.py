"""The window as people use it: filter, select, read, zoom, go back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QTableView,
    QTextBrowser,
    QWidget,
)

from tests.lists import event, event_list, write_list
from tests.ui.conftest import OpenWindow, waited_for, wheel
from timeline_app.cli import main
from timeline_app.core.record.model import FilterRecord
from timeline_app.scene.display import HitKind
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.canvas.cluster_popup import ClusterPopup
from timeline_app.ui.window.main_window import MainWindow

NAMES = (
    "timelineView",
    "overview",
    "filterPane",
    "searchBox",
    "eventList",
    "detailPane",
    "sourcePane",
    "problemsPane",
)


def text_of(window: MainWindow, name: str) -> str:
    pane = window.findChild(QTextBrowser, name)
    assert isinstance(pane, QTextBrowser)
    return pane.toPlainText()


def shown_ids(window: MainWindow) -> list[str]:
    controller = window.controller
    return [controller.events.table.event(row).id for row in controller.model.rows]


def middle_of_event(window: MainWindow, event_id: str) -> QPoint:
    view = window.timeline
    place = view.placed.place_of_row(window.controller.events.table.row_of_id[event_id])
    assert place is not None
    return QPoint(max(place.left(), 0) + 12, place.center().y())


@pytest.mark.parametrize("name", NAMES)
def test_every_pane_has_the_name_that_scripts_rely_on(window: MainWindow, name: str) -> None:
    assert window.findChild(QWidget, name) is not None


def test_given_nothing_is_selected_then_the_text_panes_say_what_they_are_for(
    window: MainWindow,
) -> None:
    assert "Select an event" in text_of(window, "detailPane")
    assert window.source_pane.title == window.controller.events.head.documents[0].title


def test_given_a_leader_and_a_day_then_window_and_command_line_agree(
    window: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    item = window.filter_pane.item("leaders", "sonexay-siphandone")
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked)
    record = window.controller.state.filter
    assert record.leaders == ("sonexay-siphandone",)
    window.controller.set_filter(
        FilterRecord(leaders=record.leaders, from_="2025-12-03", to="2025-12-03")
    )
    day = ["--from", "2025-12-03", "--to", "2025-12-03"]
    main(["list", "--leader", "sonexay-siphandone", *day, "--format", "json"])
    listed = [event["id"] for event in json.loads(capsys.readouterr().out)]
    assert shown_ids(window) == listed
    assert listed


def test_given_a_theme_is_ticked_then_counts_chips_and_list_follow(window: MainWindow) -> None:
    item = window.filter_pane.item("themes", "aid")
    assert item is not None
    promised = int(item.text(1))
    item.setCheckState(0, Qt.CheckState.Checked)
    table = window.findChild(QTableView, "eventList")
    assert isinstance(table, QTableView)
    assert table.model().rowCount() == promised == len(shown_ids(window))
    window.controller.filtering.clear()
    assert len(shown_ids(window)) == len(window.controller.events.table)


def test_given_a_click_on_an_event_then_details_and_source_show_it(window: MainWindow) -> None:
    place = middle_of_event(window, "state-visit-to-lam")
    QTest.mouseClick(window.timeline.viewport(), Qt.MouseButton.LeftButton, pos=place)
    event = window.controller.selected
    assert event is not None
    assert event.id == "state-visit-to-lam"
    assert event.title in text_of(window, "detailPane")
    assert "¶" in text_of(window, "detailPane")
    assert "Attach the original" in text_of(window, "sourcePane")


def test_given_the_originals_are_dropped_then_the_cited_words_are_marked_exact(
    window: MainWindow, sources: list[Path]
) -> None:
    window.controller.select("investment-conference-2025")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in sources])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    assert "stand there exactly" in text_of(window, "sourcePane")
    assert "✓" in text_of(window, "detailPane")
    pane = window.findChild(QTextBrowser, "sourcePane")
    assert isinstance(pane, QTextBrowser)
    assert "background-color" in pane.toHtml()
    assert set(window.session.settings.attached) == set(window.controller.events.paragraphs)


def test_given_ctrl_and_wheel_then_the_second_under_the_cursor_stays(
    even_window: MainWindow,
) -> None:
    window = even_window
    view, at = window.timeline, QPointF(400, 300)
    before, duration = view.axis.seconds_at(400), window.controller.state.span.duration_s
    wheel(view, at, 3, Qt.KeyboardModifier.ControlModifier)
    assert window.controller.state.span.duration_s < duration
    assert view.axis.seconds_at(400) == pytest.approx(before, abs=1.0)


def test_given_a_plain_wheel_then_it_scrolls_and_over_the_ruler_zooms(window: MainWindow) -> None:
    view, span = window.timeline, window.controller.state.span
    none = Qt.KeyboardModifier.NoModifier
    wheel(view, QPointF(200, 300), -2, none)
    assert view.verticalScrollBar().value() > 0
    assert window.controller.state.span == span
    wheel(view, QPointF(200, SCREEN.ruler_px / 2), 1, none)
    assert window.controller.state.span != span


def test_given_a_drag_then_the_view_pans_with_the_hand(even_window: MainWindow) -> None:
    window = even_window
    view = window.timeline.viewport()
    grabbed = window.timeline.axis.seconds_at(300)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 400))
    QTest.mouseMove(view, QPoint(420, 400))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(420, 400))
    assert window.timeline.axis.seconds_at(420) == pytest.approx(grabbed, abs=1.0)


def test_given_zoom_and_filter_then_back_and_forward_retrace_them(
    even_window: MainWindow,
) -> None:
    controller = even_window.controller
    first = controller.state
    controller.navigation.zoom(0.5)
    controller.filtering.toggle("themes", "aid")
    last = controller.state
    controller.history.go_back()
    assert controller.state.filter == first.filter
    controller.history.go_back()
    assert controller.state.span == first.span
    controller.history.go_forward()
    controller.history.go_forward()
    assert controller.state == last


def test_given_a_cluster_then_its_list_selects_an_event(window: MainWindow) -> None:
    window.action("collapse-all").trigger()
    hit = next(hit for hit in window.timeline.scene.hits if hit.kind is HitKind.STACK)
    window.timeline.clusterOpened.emit(hit, QPoint(10, 10))
    popup = window.findChild(ClusterPopup)
    assert isinstance(popup, ClusterPopup)
    entries = popup.findChild(QListWidget, "clusterList")
    assert isinstance(entries, QListWidget)
    assert entries.count() == len(hit.rows)
    QTest.keyClick(entries, Qt.Key.Key_Down)
    QTest.keyClick(entries, Qt.Key.Key_Return)
    assert window.controller.selected_row == hit.rows[1]


def test_given_a_search_and_shift_enter_then_only_matches_are_shown(window: MainWindow) -> None:
    box = window.findChild(QLineEdit, "searchBox")
    assert isinstance(box, QLineEdit)
    box.setText("HÀ NỘI expressway")
    assert len(shown_ids(window)) == len(window.controller.events.table)
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert 0 < len(shown_ids(window)) < 20


def test_given_an_unreadable_file_then_the_window_opens_and_says_why(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "missing.json")
    assert len(window.controller.events.table) == 0
    assert len(window.session.problems) == 1
    assert "missing.json" in window.session.problems[0].sentence()


def test_given_a_broken_list_then_the_sound_part_is_open_and_the_problems_listed(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "events.json"
    event = {"title": "T", "kind": "meeting", "date_basis": "stated"}
    events = [event | {"id": "a", "date": "2025-12-03"}, event | {"id": "b", "date": "nonsense"}]
    path.write_text(json.dumps({"format": "timeline-events/1", "title": "t", "events": events}))
    window = open_window(path)
    assert shown_ids(window) == ["a"]
    assert window.problems_pane.count() == 1
    assert "$.events[1].date" in window.problems_pane.item(0).text()


def test_given_another_list_is_opened_and_fails_then_the_first_one_stays(
    window: MainWindow, tmp_path: Path
) -> None:
    before = window.controller.events
    window.session.open(tmp_path / "missing.json")
    assert window.controller.events is before
    assert window.session.problems


def test_given_html_in_a_list_then_it_is_shown_as_text(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "events.json"
    title = "<img src='file:///etc/passwd'><b>bold</b>"
    event = {"id": "a", "title": title, "kind": "x", "date": "2025", "date_basis": "stated"}
    path.write_text(json.dumps({"format": "timeline-events/1", "title": "t", "events": [event]}))
    window = open_window(path)
    window.controller.select("a")
    assert title in text_of(window, "detailPane")


def test_given_the_window_is_closed_then_the_next_one_has_its_size(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(None)
    window.resize(770, 640)
    window.close()
    assert open_window(None).size().width() == 770


def test_given_an_export_then_the_pdf_is_written(window: MainWindow, tmp_path: Path) -> None:
    from timeline_app.ui.paper.output import Output

    window.controller.filtering.toggle("themes", "aid")
    Output(window.controller, window).write_pdf(tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_given_about_then_parts_places_and_licence_texts_are_shown(window: MainWindow) -> None:
    from timeline_app.program.locations import settings_path
    from timeline_app.ui.dialogs.about_dialog import AboutDialog

    dialog = AboutDialog(window)
    text = dialog.findChild(QTextBrowser, "aboutText")
    assert isinstance(text, QTextBrowser)
    assert "numpy" in text.toPlainText()
    assert str(settings_path()) in text.toPlainText()
    dialog.show_licence("none.txt")
    assert "cannot be read" in text.toPlainText()
    dialog.show_overview()
    assert "Made of" in text.toPlainText()


def test_given_a_letter_in_no_font_then_the_window_names_it_and_the_remedy(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "timeline_app.render.glyphs.missing_letters",
        lambda letters: sorted(set(letters) & {"ກ", "🎉"}),
    )
    window = open_window(write_list(tmp_path, event_list(event(title="Festival 🎉 ກ"))))

    def told() -> str:
        return " ".join(problem.sentence() for problem in window.session.problems)

    assert waited_for(lambda: "U+0E81" in told())
    assert "ກ (U+0E81), 🎉 (U+1F389); a box stands for each" in told()
    assert "sudo apt install fonts-noto-color-emoji fonts-noto-core" in told()
    window.session.open(write_list(tmp_path / "other", event_list(event(title="Festival"))))
    assert not waited_for(lambda: "U+0E81" in told(), 700)


def test_given_the_problems_badge_then_it_opens_and_closes_their_pane(window: MainWindow) -> None:
    from PySide6.QtWidgets import QToolButton

    badge = window.findChild(QToolButton, "problemsBadge")
    assert isinstance(badge, QToolButton)
    badge.click()
    assert window.problems_pane.isVisible()
    badge.click()
    assert not window.problems_pane.isVisible()


def test_given_a_command_with_a_state_then_it_reaches_what_it_switches(window: MainWindow) -> None:
    legend = window.findChild(QWidget, "legend")
    assert isinstance(legend, QWidget)
    before = legend.visibleRegion().isEmpty()
    window.action("show-legend").trigger()
    assert legend.visibleRegion().isEmpty() is not before
