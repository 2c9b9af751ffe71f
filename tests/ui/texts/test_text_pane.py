"""Links as they are written and as they are followed."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from timeline_app.ui.texts import markup
from timeline_app.ui.texts.markup import link
from timeline_app.ui.texts.text_pane import TextPane, link_parts


def test_markup_needs_no_qt() -> None:
    tree = ast.parse(Path(markup.__file__).read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    with_qt = ("PySide6", "timeline_app.render", "timeline_app.ui")
    assert not [name for name in modules if name.startswith(with_qt)]


@pytest.mark.parametrize("target", ["a/b?c#d", "100 %", "ümlaut", "'\"<>&", "a:b"])
def test_what_a_link_leads_to_comes_back_as_it_was(target: str) -> None:
    href = link("leaders", target, "text").split('"')[1]
    assert link_parts(QUrl(href)) == ("leaders", target)


@pytest.fixture
def pane(qapp: QApplication, owned: Callable[[QObject], None]) -> TextPane:
    """A pane with three links between two fields."""
    whole = QWidget()
    owned(whole)
    layout = QVBoxLayout(whole)
    layout.addWidget(QLineEdit(whole))
    pane = TextPane("pane", "Pane", whole)
    pane.setHtml(" and ".join(link("cite", str(number), f"¶ {number}") for number in (1, 2, 3)))
    layout.addWidget(pane)
    layout.addWidget(QLineEdit(whole))
    whole.show()
    whole.activateWindow()
    qapp.processEvents()
    pane.setFocus()
    return pane


def test_given_tab_then_it_leaves_the_text_at_once(pane: TextPane) -> None:
    QTest.keyClick(pane, Qt.Key.Key_Tab)
    assert isinstance(pane.window().focusWidget(), QLineEdit)


def test_given_arrows_then_they_go_from_link_to_link_and_enter_follows_one(
    pane: TextPane,
) -> None:
    followed: list[tuple[str, str]] = []
    pane.linkChosen.connect(lambda scheme, target: followed.append((scheme, target)))
    QTest.keyClick(pane, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(pane, key)
    QTest.keyClick(pane, Qt.Key.Key_Return)
    QTest.keyClick(pane, Qt.Key.Key_Left)
    QTest.keyClick(pane, Qt.Key.Key_Return)
    assert followed == [("cite", "3"), ("cite", "2")]
    assert pane.window().focusWidget() is pane
