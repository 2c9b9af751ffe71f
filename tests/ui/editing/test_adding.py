"""A document of one's own comes into the list: settled by keys, then read and cited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from tests.exchange.documents.files import column, pdf
from timeline_app.core.citations.anchoring import CitationStatus
from timeline_app.core.record.model import Document
from timeline_app.exchange.documents.document import ReadDocument, ReadParagraph
from timeline_app.exchange.documents.pdf_file import page_picture
from timeline_app.exchange.documents.reading import read_document
from timeline_app.state.editing.head_edits import change_paragraphs
from timeline_app.state.editing.proposing.chosen import ChosenWords, citation_of
from timeline_app.ui.editing.adding import adding
from timeline_app.ui.editing.adding.document_dialog import DocumentDialog
from timeline_app.ui.editing.adding.paragraph_list import ParagraphList
from timeline_app.ui.editing.adding.settling import Settling
from timeline_app.ui.window.main_window import MainWindow

READ = ReadDocument(
    paragraphs=tuple(
        ReadParagraph(text)
        for text in ("A report", "The bridge is", "open. The market moved.", "Page 1", "The end")
    ),
    title="A report",
    language="en",
)


@pytest.fixture
def paragraphs(qapp: QApplication, owned: Callable[[QObject], None]) -> ParagraphList:
    """The list of paragraphs of READ, with the keyboard in it."""
    whole = QWidget()
    owned(whole)
    found = ParagraphList(Settling(READ), whole)
    whole.show()
    whole.activateWindow()
    qapp.processEvents()
    found.tree.setFocus()
    return found


def texts(paragraphs: ParagraphList) -> list[tuple[str, str, str]]:
    tree = paragraphs.tree
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [(item.text(0), item.text(1), item.text(3)) for item in items if item is not None]


def test_given_keys_then_paragraphs_are_joined_split_skipped_and_named(
    paragraphs: ParagraphList,
) -> None:
    tree = paragraphs.tree
    QTest.keyClicks(tree, "h")
    QTest.keyClicks(tree, "j")
    assert texts(paragraphs)[1] == ("2", "body", "The bridge is open. The market moved.")
    QTest.keyClicks(tree, "s")
    for _ in range(4):
        QTest.keyClick(paragraphs.text, Qt.Key.Key_Right)
    # A full stop is a step of its own.
    QTest.keyClick(paragraphs.text, Qt.Key.Key_Right)
    QTest.keyClicks(paragraphs.text, "s")
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClicks(tree, "xc")
    assert texts(paragraphs) == [
        ("1", "heading", "A report"),
        ("2", "body", "The bridge is open."),
        ("3", "body", "The market moved."),
        ("–", "skip", "Page 1"),
        ("4", "caption", "The end"),
    ]
    for _ in range(5):
        QTest.keyClicks(tree, "u")
    assert [text for _, _, text in texts(paragraphs)] == [p.text for p in READ.paragraphs]


def test_given_a_file_that_is_accepted_then_its_words_can_be_cited_at_once(
    minutes_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "harbour.md"
    path.write_text("# The harbour\n\nThe harbour was closed on 3 May 2024.\n", encoding="utf-8")

    def answer(dialog: DocumentDialog) -> int:
        dialog.fields.lines["published"].setText("5 May 2024")
        dialog.fields.lines["short"].setText("HB")
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(DocumentDialog, "exec", answer)
    [added] = adding.add_documents(minutes_window.session, [path], minutes_window)
    draft = minutes_window.session.editing.draft
    document = draft.file.documents[-1]
    assert document == Document(
        id="the-harbour", title="The harbour", published="2024-05-05", language="en", short="HB",
        paragraphs="sources/the-harbour.json",
    )  # fmt: skip
    assert added == document.id
    text = minutes_window.session.shelf.text_of(added)
    assert text is not None
    citation = citation_of(ChosenWords(added, text.paragraphs[1], 0, 4))
    assert text.anchor(citation).status is CitationStatus.EXACT
    assert minutes_window.session.settings.attached[added] == str(path)
    minutes_window.session.editing.undo()
    assert added not in minutes_window.session.editing.draft.paragraphs


def test_given_the_tick_then_a_private_copy_is_attached(
    minutes_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "texts_folder", lambda: tmp_path / "texts")
    document = Document(id="", title="A report")
    added = adding.take_document(
        minutes_window.session, tmp_path / "x.docx", READ, document, keeps_text=True
    )
    [kept] = (tmp_path / "texts").iterdir()
    assert kept.read_text(encoding="utf-8") == READ.text
    assert minutes_window.session.settings.attached[added] == str(kept)


def test_given_a_file_that_cannot_be_read_then_a_sentence_says_why(
    minutes_window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"no PDF")
    told: list[str] = []
    minutes_window.session.told.connect(told.append)
    assert adding.add_documents(minutes_window.session, [path], minutes_window) == []
    assert "broken.pdf" in told[-1]
    assert any("broken.pdf" in one.file for one in minutes_window.session.problems)


def test_given_files_that_are_dropped_then_only_unknown_documents_are_added(
    minutes_window: MainWindow, tmp_path: Path
) -> None:
    known, new, other = tmp_path / "minutes.txt", tmp_path / "new.txt", tmp_path / "list.json"
    new.write_text("Something else altogether was written here by nobody.", encoding="utf-8")
    names = [str(known), str(new), str(other)]
    found = adding.documents_among(minutes_window.session, names, minutes_window)
    assert found == ([new], [str(known), str(other)])


def test_given_a_dropped_file_that_is_given_up_then_it_is_left_alone(
    minutes_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "new.txt"
    new.write_text("Something else altogether was written here by nobody.", encoding="utf-8")
    monkeypatch.setattr(adding, "done_beside", lambda *_: None)
    found = adding.documents_among(minutes_window.session, [str(new)], minutes_window)
    assert found == ([], [])


def test_given_a_title_that_is_missing_or_a_date_that_is_none_then_nothing_can_be_added(
    qapp: QApplication, owned: Callable[[QObject], None], tmp_path: Path
) -> None:
    parent = QWidget()
    owned(parent)
    dialog = DocumentDialog(tmp_path / "report.txt", READ, parent)
    assert dialog._add.isEnabled()
    dialog.fields.lines["published"].setText("soon")
    assert not dialog._add.isEnabled()
    dialog.fields.lines["published"].setText("")
    dialog.fields.lines["title"].setText(" ")
    assert not dialog._add.isEnabled()
    assert qapp.activeModalWidget() is None


def test_given_something_was_settled_then_leaving_asks_first(
    tmp_path: Path, owned: Callable[[QObject], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    owned(parent)
    asked = []

    def answer(word: str) -> Callable[[QMessageBox], int]:
        def exec_(message: QMessageBox) -> int:
            asked.append(message.text())
            next(button for button in message.buttons() if word in button.text()).click()
            return 0

        return exec_

    dialog = DocumentDialog(tmp_path / "report.txt", READ, parent)
    dialog.reject()
    assert asked == []
    assert not dialog.isVisible()
    dialog.show()
    dialog._settling.skip(0)
    for word, is_left in (("Stay", False), ("Leave", True)):
        monkeypatch.setattr(QMessageBox, "exec", answer(word))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible() is not is_left
    assert len(asked) == 2


def test_given_a_pdf_then_its_page_is_a_picture_and_paragraphs_have_places(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf([column(72, 700, ["The harbour was closed on 3 May 2024."])]))
    read = read_document(path)
    assert read.paragraphs[0].boxes[0].page == 1
    picture = page_picture(path, 1, 0.5)
    assert (picture.width, picture.height) == (298, 421)
    assert len(picture.data) == picture.row_bytes * picture.height
    assert len(set(picture.data)) > 2


def test_given_paragraphs_that_were_joined_then_they_stay_so_while_the_list_changes(
    minutes_window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text("The harbour was closed\n\nin May 2024. It opened again.\n", encoding="utf-8")
    settling = Settling(read_document(path))
    settling.join(0)
    settling.split(0, 7)
    session, editing = minutes_window.session, minutes_window.session.editing
    added = adding.take_document(
        session, path, settling.document, Document(id="", title="Harbour"), keeps_text=False
    )
    bare = editing.draft.paragraphs[added]
    told = msgspec.structs.replace(bare.paragraphs[0], gist="It was closed.")
    file = msgspec.structs.replace(bare, paragraphs=(told, *bare.paragraphs[1:]))
    assert not editing.do(change_paragraphs(editing.draft, file))
    text = session.shelf.text_of(added)
    assert text is not None
    assert [one.is_exact for one in text.paragraphs] == [True, True]
    path.write_text("Something else was written.\n", encoding="utf-8")
    session.shelf.read_again(path, session.controller.events)
    assert session.shelf.text_of(added) is None
