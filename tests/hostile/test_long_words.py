"""Texts without end are cut for display, so that the window stays quick; copies keep them whole."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTextEdit

from tests.hostile.strings import LONG, NORMAL, write_hostile_list
from tests.hostile.test_widgets import action_texts, item_texts
from tests.lists import event, event_list, paragraph_file, write_list
from tests.ui.conftest import OpenWindow, waited_for
from timeline_app.program.plain_text import LONGEST_LABEL, LONGEST_TEXT
from timeline_app.ui.texts.describe import describe_hit
from timeline_app.ui.window.main_window import MainWindow

# A normal event takes some 30 ms; 18 s, as it once was, is 600 times as long. What lies between
# leaves room for busy machines.
MOST_TIMES = 60
LEAST_S = 0.02
MOST_IN_A_LABEL = LONGEST_LABEL + 100
MOST_IN_A_SENTENCE = 1_100
MOST_IN_A_PANE = 25 * LONGEST_TEXT

each_long = pytest.mark.parametrize("text", LONG.values(), ids=LONG)


def opened(open_window: OpenWindow, path: Path) -> MainWindow:
    """Open a list, and wait for one that is so large that it is read beside the window."""
    window = open_window(path)
    assert waited_for(lambda: len(window.controller.events.table) > 0)
    return window


def seconds_to_show(window: MainWindow) -> float:
    """Return how much processor time it takes to select an event, and to show the list."""
    start_s = time.thread_time()
    window.controller.select("bridge-opened")
    window.action("show-list").trigger()
    for pane in (window.detail_pane, window.source_pane, window.event_list, window.filter_pane):
        pane.grab()
    window.action("show-timeline").trigger()
    window.timeline.grab()
    QApplication.processEvents()
    return time.thread_time() - start_s


@each_long
def test_given_a_text_without_end_then_selecting_takes_little_more_than_usual(
    text: str, open_window: OpenWindow, tmp_path: Path
) -> None:
    usual_s = seconds_to_show(opened(open_window, write_hostile_list(tmp_path / "usual", NORMAL)))
    window = opened(open_window, write_hostile_list(tmp_path / "long", text))
    assert seconds_to_show(window) < MOST_TIMES * max(usual_s, LEAST_S)


@each_long
def test_given_a_text_without_end_then_qt_gets_but_its_beginning(
    text: str, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(open_window, write_hostile_list(tmp_path, text))
    window.controller.select("bridge-opened")
    window.session.told.emit(text)
    assert len(window.windowTitle()) <= MOST_IN_A_LABEL
    assert len(window.statusBar().currentMessage()) <= MOST_IN_A_LABEL
    texts = [label.text() for label in window.findChildren(QLabel)]
    texts += [button.text() for button in window.findChildren(QAbstractButton)]
    assert max(map(len, texts)) <= MOST_IN_A_SENTENCE
    for view in (window.filter_pane.tree, window.event_list, window.problems_pane):
        for _, shown in item_texts(view.model(), view.rootIndex()):
            assert len(shown) <= 6 * MOST_IN_A_LABEL, view.objectName()
    assert max(len(shown) for _, shown in action_texts(window)) <= 6 * MOST_IN_A_LABEL
    for pane in window.findChildren(QTextEdit):
        assert len(pane.toPlainText()) <= MOST_IN_A_PANE, pane.objectName()
    for hit in window.timeline.scene.hits:
        assert len(describe_hit(hit, window.controller.events)) <= 6 * MOST_IN_A_LABEL


@each_long
def test_given_a_text_without_end_then_it_is_copied_whole(
    text: str, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = opened(open_window, write_hostile_list(tmp_path, text))
    window.controller.select("bridge-opened")
    window._copying.events("text")
    assert " ".join(text.split()) in " ".join(QGuiApplication.clipboard().text().split())
    window.event_list.selectRow(0)
    window._copying.rows()
    assert " ".join(text.split()) in " ".join(QGuiApplication.clipboard().text().split())


def test_given_names_without_end_then_selecting_takes_little_more_than_usual(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    ids = [f"person-{number}" for number in range(20_000)]
    people = [{"id": name, "name": name} for name in ids]
    crowd = event_list(event("bridge-opened", leaders=ids, subjects=ids), leaders=people)
    window = opened(open_window, write_list(tmp_path / "crowd", crowd, report=paragraph_file()))
    took_s = seconds_to_show(window)
    usual = opened(open_window, write_list(tmp_path / "usual", event_list(event("bridge-opened"))))
    assert took_s < MOST_TIMES * max(seconds_to_show(usual), LEAST_S)
    assert "and 19,900 more" in window.detail_pane.toPlainText()


def test_given_views_without_end_then_the_menu_has_the_first_ones(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    views = [{"id": f"v{number}", "label": "View", "span": "2025"} for number in range(5_000)]
    window = opened(open_window, write_list(tmp_path, event_list(event(), views=views)))
    menu = window._tool_bar.views.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()].count("View") == 200
