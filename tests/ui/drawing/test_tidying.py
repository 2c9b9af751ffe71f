"""When garbage is collected: while nobody does anything, and never during a gesture."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from tests.lists import event, event_list, write_list
from timeline_app.core.open_list import read_list
from timeline_app.ui.drawing import tidying
from timeline_app.ui.drawing.tidying import Tidying
from timeline_app.ui.session.controller import Controller

REST_MS = 30


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was collected, in place of collecting it."""
    found: list[str] = []
    # Whatever a test before has left pressed.
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    monkeypatch.setattr(tidying, "_REST_MS", REST_MS)
    monkeypatch.setattr(tidying, "freeze_all", lambda: found.append("freeze"))
    monkeypatch.setattr(tidying, "collect_what_is_new", lambda: found.append("new"))
    return found


@pytest.fixture
def controller(qapp: QApplication, tmp_path: Path, owned: Callable[[QObject], None]) -> Controller:
    """A small list with someone who tidies."""
    path = write_list(tmp_path, event_list(event("a"), event("b")))
    controller = Controller(read_list(path).events)
    owned(controller)
    return controller


def test_given_a_new_list_then_it_is_frozen_and_from_then_on_what_is_new_is_collected(
    calls: list[str], controller: Controller
) -> None:
    Tidying(controller, controller)
    QTest.qWait(3 * REST_MS)
    assert calls == ["freeze"]
    controller.select("a")
    QTest.qWait(3 * REST_MS)
    assert calls == ["freeze", "new"]
    controller.reload(controller.events)
    QTest.qWait(3 * REST_MS)
    assert calls == ["freeze", "new", "new", "freeze"]


def test_given_a_view_on_the_move_then_nothing_is_collected_until_it_rests(
    calls: list[str], controller: Controller
) -> None:
    Tidying(controller, controller)
    for _ in range(10):
        controller.set_span(controller.state.span.panned(86_400))
        QTest.qWait(REST_MS // 3)
    assert calls == []
    QTest.qWait(3 * REST_MS)
    assert calls == ["freeze"]


def test_given_a_pressed_button_then_nothing_is_collected_until_it_is_let_go(
    calls: list[str], controller: Controller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    Tidying(controller, controller)
    QTest.qWait(4 * REST_MS)
    assert calls == []
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    QTest.qWait(3 * REST_MS)
    assert calls == ["freeze"]


def test_given_a_window_then_the_collector_does_not_come_by_itself_until_it_is_gone(
    calls: list[str], controller: Controller
) -> None:
    assert gc.isenabled()
    keeper = Tidying(controller, controller)
    assert not gc.isenabled()
    delete(keeper)
    assert gc.isenabled()
