"""New editions and annotations in the window: settled by keys, and undone like any edit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QFileDialog, QMenu

from tests.lists import PARAGRAPHS, full_list, paragraph_file, write, write_list
from tests.ui.conftest import OpenWindow
from timeline_app.core.citations.anchoring import CitationStatus
from timeline_app.core.record.citing import citations_of
from timeline_app.ui.editing.sources.annotations_dialog import AnnotationsDialog
from timeline_app.ui.editing.sources.edition_dialog import EditionDialog
from timeline_app.ui.window.main_window import MainWindow

FIRST = "An introduction that nobody has read before, added by the editors."
OK = QDialogButtonBox.StandardButton.Ok


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    path = write_list(tmp_path, full_list())
    original = tmp_path / "report.txt"
    original.write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    window = open_window(path)
    window.session.attach([original])
    assert window.session.editing.turn_on()
    return window


def chosen(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def test_a_new_edition_is_settled_by_keys(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "newer.txt"
    newer.write_text("\n".join([FIRST, *PARAGRAPHS]), encoding="utf-8")
    chosen(monkeypatch, newer)
    shown: list[str] = []

    def settle(dialog: EditionDialog) -> int:
        shown.extend([dialog.summary.text(), dialog.list.item(0).text(), dialog.text.toPlainText()])
        assert not dialog.ends.button(OK).isEnabled()
        dialog.show()
        QApplication.processEvents()
        QTest.keyClick(dialog.list, Qt.Key.Key_D)
        QTest.keyClick(dialog.list, Qt.Key.Key_A)
        assert dialog.ends.button(OK).isEnabled()
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(EditionDialog, "exec", settle)
    editing, before = window.session.editing, window.session.editing.draft
    window.action("new-edition").trigger()
    assert "4 moved" in shown[0]
    assert "¶2 → ¶3" in shown[1]
    assert "3 December 2025" in shown[2]
    cited = [one for event in editing.draft.file.events for one in citations_of(event)]
    assert [one.paragraph for one in cited] == [3, 5, 4]
    statuses = {window.session.shelf.anchor(one).status for one in cited}
    assert statuses == {CitationStatus.EXACT}
    editing.undo()
    assert editing.draft == before


def test_what_is_not_exact_is_a_problem_until_it_is_settled(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "newer.txt"
    newer.write_text("\n".join([FIRST, *PARAGRAPHS]), encoding="utf-8")

    def problems() -> list[str]:
        return [problem.message for problem in window.session.problems]

    assert problems() == []
    window.session.attach([newer])
    assert problems() == ["citations of Report are not exact: 4 moved"]
    chosen(monkeypatch, newer)

    def settle(dialog: EditionDialog) -> int:
        dialog.take_all()
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(EditionDialog, "exec", settle)
    window.action("new-edition").trigger()
    assert problems() == []
    window.session.editing.undo()
    assert len(problems()) == 1


def test_problems_and_the_settling_of_an_edition_lead_to_each_other(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = tmp_path / "newer.txt"
    text = "\n".join(PARAGRAPHS).replace("railway", "canal")
    newer.write_text(text, encoding="utf-8")
    window.session.attach([newer])
    window.session.editing.turn_off()
    said: list[str] = []
    window.session.told.connect(said.append)
    opened: list[str] = []

    def keep_all(dialog: EditionDialog) -> int:
        opened.append(dialog.summary.text())
        for _ in range(dialog.list.count()):
            dialog.decide("keep")
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(EditionDialog, "exec", keep_all)
    window.action("show-problems").trigger()
    pane = window.problems_pane
    QTest.keyClick(pane, Qt.Key.Key_Down)
    QTest.keyClick(pane, Qt.Key.Key_Return)
    [menu] = [one for one in pane.findChildren(QMenu) if one.isVisible()]
    menu.actions()[0].trigger()
    menu.close()
    assert window.session.editing.is_on
    assert "among the problems" in opened[0]
    assert any("to be mended: Enter among" in one for one in said)
    place = QPoint()
    pane.fixAsked.emit(window.session.problems[0], place)
    assert len(opened) == 2


def test_the_edition_that_is_known_is_only_attached(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, tmp_path / "report.txt")
    window.action("new-edition").trigger()
    assert not window.session.editing.is_changed


def test_a_text_of_nothing_in_the_list_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Something else altogether\nin two lines", encoding="utf-8")
    chosen(monkeypatch, other)
    told: list[str] = []
    window.session.told.connect(told.append)
    window.action("new-edition").trigger()
    assert "add it as a document of its own" in told[-1]


def test_annotations_become_events_with_citations(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def marked(exact: str, text: str) -> dict[str, object]:
        selector = {"type": "TextQuoteSelector", "exact": exact}
        return {"text": text, "target": [{"source": "x", "selector": [selector]}]}

    file = tmp_path / "annotations.json"
    rows = [
        marked("On 3 December 2025 the two ministers", "Bridge opened"),
        marked("agreed to build a railway", ""),
        marked("an airport", "Airport"),
    ]
    file.write_text(json.dumps({"rows": rows}), encoding="utf-8")
    chosen(monkeypatch, file)

    def make(dialog: AnnotationsDialog) -> int:
        items = [dialog.tree.topLevelItem(row) for row in range(3)]
        assert [item.isDisabled() for item in items if item] == [False, False, True]
        assert dialog.ends.button(OK).text() == "&Make 1 event"
        return int(QDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(AnnotationsDialog, "exec", make)
    window.action("annotations").trigger()
    editing = window.session.editing
    event = editing.draft.file.events[-1]
    assert (event.title, event.date, event.date_basis) == ("Bridge opened", "2025-12-03", "stated")
    assert window.session.shelf.anchor(event.citations[0]).status is CitationStatus.EXACT
    assert window.controller.state.selection == event.id
    assert editing.sitting.undo_name == "new event Bridge opened"


def test_given_an_original_of_another_list_then_nothing_is_said_of_it(
    window: MainWindow, tmp_path: Path
) -> None:
    other = write_list(tmp_path / "other", full_list() | {"events": [], "leaders": []})
    text = other.read_text(encoding="utf-8").replace('"report"', '"minutes"')
    other.write_text(text.replace("report.json", "minutes.json"), encoding="utf-8")
    write(
        tmp_path / "other" / "sources" / "minutes.json",
        paragraph_file(["The council met."], "minutes"),
    )
    assert window.session.shelf.paths()
    window.session.editing.turn_off()
    window.session.open(other)
    assert list(window.controller.events.paragraphs) == ["minutes"]
    assert (window.session.shelf.refusals, window.session.shelf.paths()) == ({}, {})


@pytest.mark.parametrize("command", ["add-document", "new-edition", "annotations"])
def test_given_a_list_then_files_are_asked_for_beside_it(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    asked: list[str] = []

    def answer(*args: object) -> tuple[list[str], str]:
        asked.append(str(args[2]))
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)
    window.action(command).trigger()
    assert asked == [str(window.controller.events.path.parent)]
