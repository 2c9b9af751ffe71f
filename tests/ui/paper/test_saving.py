"""Saving: where a file goes, what it is called, and what is said of it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QMainWindow, QToolButton, QWidget

from timeline_app.exchange.formats import UNPAGED
from timeline_app.exchange.pdf_list import read_pdf_list
from timeline_app.state.paper.choice import PrintChoice
from timeline_app.state.settings import load_settings
from timeline_app.ui.paper.output import Output
from timeline_app.ui.paper.print_form import PrintForm
from timeline_app.ui.paper.saved_bar import SavedBar
from timeline_app.ui.paper.saving import Saving
from timeline_app.ui.window.main_window import MainWindow


class Asked:
    """Stands for the dialog that asks for a file: notes what it proposed, and answers."""

    def __init__(self) -> None:
        self.proposed: list[Path] = []
        self.answer = ("", "")

    def __call__(self, _parent: QWidget, _title: str, name: str, _patterns: str) -> tuple[str, str]:
        self.proposed.append(Path(name))
        return self.answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    return asked


def export(window: MainWindow, asked: Asked, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    asked.answer = (str(path), "")
    window.action("export-other").trigger()


def bar_of(window: MainWindow) -> SavedBar:
    bar = window.findChild(SavedBar)
    assert isinstance(bar, SavedBar)
    return bar


def test_given_an_export_then_list_and_filter_name_the_file(
    window: MainWindow, asked: Asked
) -> None:
    window.controller.filtering.toggle("leaders", "to-lam")
    window.action("export-other").trigger()
    title = window.controller.events.head.title
    assert [path.name for path in asked.proposed] == [f"{title} – To Lam.png"]


def test_given_a_file_was_saved_then_its_folder_is_proposed_and_remembered(
    window: MainWindow, asked: Asked, tmp_path: Path, own_settings: Path
) -> None:
    export(window, asked, tmp_path / "letters" / "one.csv")
    asked.answer = ("", "")
    window.action("export-other").trigger()
    assert asked.proposed[-1].parent == tmp_path / "letters"
    settings, _ = load_settings(own_settings / "settings.json")
    assert settings.save_folder == str(tmp_path / "letters")


def test_given_the_folder_is_gone_then_another_is_proposed(
    qapp: QObject, asked: Asked, owned: Callable[[QObject], None], tmp_path: Path
) -> None:
    parent = QWidget()
    owned(parent)
    assert Saving(parent, str(tmp_path / "gone")).ask("Export", "name", UNPAGED) is None
    assert asked.proposed[0].parent != tmp_path / "gone"


def test_given_a_name_without_an_ending_then_it_gets_that_of_the_chosen_format(
    qapp: QObject, asked: Asked, owned: Callable[[QObject], None]
) -> None:
    parent = QWidget()
    owned(parent)
    asked.answer = ("/somewhere/name", "Table (*.csv)")
    assert Saving(parent).ask("Export", "name", UNPAGED) == Path("/somewhere/name.csv")


def test_given_files_were_saved_then_one_bar_says_where_the_last_one_is(
    window: MainWindow, asked: Asked, tmp_path: Path
) -> None:
    for name in ("one.csv", "two.csv"):
        export(window, asked, tmp_path / name)
    [bar] = window.findChildren(SavedBar)
    assert bar.isVisible()
    assert bar.accessibleName() == f"Saved two.csv in {tmp_path}"
    dismiss = bar.findChild(QToolButton, "dismissSaved")
    assert isinstance(dismiss, QToolButton)
    dismiss.click()
    assert not bar.isVisible()


def test_given_a_file_that_could_not_be_written_then_nothing_says_that_it_was(
    window: MainWindow, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "timeline_app.ui.paper.output.Output._tell", lambda _self, sentence: said.append(sentence)
    )
    asked.answer = (str(tmp_path / "missing" / "one.csv"), "")
    window.action("export-other").trigger()
    assert len(said) == 1
    assert window.findChild(SavedBar) is None


@pytest.mark.parametrize(("button", "opened"), [("openSaved", "a b.pdf"), ("openSavedFolder", "")])
def test_given_the_bar_then_its_buttons_open_file_and_folder(
    qapp: QObject, owned: Callable[[QObject], None], tmp_path: Path, button: str, opened: str
) -> None:
    window, opener = QMainWindow(), Opener(works=True)
    owned(window)
    bar = SavedBar(window.statusBar(), opener)
    bar.show_saved(tmp_path / "a b.pdf")
    press(bar, button)
    assert [url.toLocalFile() for url in opener.urls] == [str(tmp_path / opened)]


def test_given_nothing_opens_the_file_then_that_is_said_with_its_place(
    qapp: QObject, owned: Callable[[QObject], None], tmp_path: Path
) -> None:
    said: list[str] = []
    window = QMainWindow()
    owned(window)
    bar = SavedBar(window.statusBar(), Opener(works=False))
    bar.told.connect(said.append)
    bar.show_saved(tmp_path / "list.ics")
    press(bar, "openSaved")
    assert said == [f"Nothing on this machine opens list.ics. It lies in {tmp_path}"]


def test_given_a_name_wider_than_the_window_then_its_begin_and_end_are_shown(
    window: MainWindow, asked: Asked, tmp_path: Path
) -> None:
    window.resize(900, 600)
    export(window, asked, tmp_path / f"Begin {'of a long name ' * 8}end.csv")
    [label] = bar_of(window).findChildren(QLabel)
    assert label.text().startswith("Saved Begin")
    assert "…" in label.text()
    assert label.text().endswith(str(tmp_path)[-4:])
    assert window.width() == 900


class Opener:
    """Stands for the desktop: notes what it is to open."""

    def __init__(self, works: bool) -> None:
        self.urls: list[QUrl] = []
        self._works = works

    def __call__(self, url: QUrl) -> bool:
        self.urls.append(url)
        return self._works


def press(bar: SavedBar, name: str) -> None:
    button = bar.findChild(QToolButton, name)
    assert isinstance(button, QToolButton)
    button.click()


def test_given_the_tick_for_it_then_the_printed_events_go_along_as_a_list(
    window: MainWindow, owned: Callable[[QObject], None], tmp_path: Path
) -> None:
    window.controller.filtering.toggle("themes", "aid")
    form = PrintForm(PrintChoice(), window)
    owned(form)
    tick = form.findChild(QCheckBox, "printList")
    assert isinstance(tick, QCheckBox)
    assert not tick.isChecked()
    tick.setChecked(True)
    path = tmp_path / "aid.pdf"
    assert Output(window.controller, window).write_pdf(path, form.choice())
    events = read_pdf_list(path).events
    assert len(events.table) == len(window.controller.model.rows)
