"""DOCX and PDF as documents, also those that mean harm."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.documents.files import Words, column, docx, paragraph, pdf, table
from timeline_app.exchange.documents import word_file
from timeline_app.exchange.documents.document import DocumentError, ReadDocument
from timeline_app.exchange.documents.pdf_file import pdf_document
from timeline_app.exchange.documents.word_file import word_document

LEFT = [
    "The council of the town met in the old",
    "hall, which was cold, and spoke for long",
    "of the new bridge that would be built over",
    "the river. It was said that the co-",
    "operation of both sides and the exper-",
    "ience of the past were good for all.",
    "Nobody was against it, and the chair",
    "closed the meeting at noon.",
]
RIGHT = [
    "In the afternoon the members went to the",
    "river and spoke with those who live there;",
    "many of them were glad of the bridge, some",
    "were not, and a few said nothing. The",
    "second day began with a report of the",
    "builders, who asked for more time and more",
    "money. Co-operation is good. After that",
    "the meeting went",
]


def told(document: ReadDocument) -> list[str]:
    return [f"{paragraph.kind}: {paragraph.text}" for paragraph in document.paragraphs]


def sentence_of(reader: Callable[[bytes], ReadDocument], data: bytes) -> str:
    """Return what is said of a file that cannot be read; nothing of one that can."""
    try:
        reader(data)
    except DocumentError as error:
        return str(error)
    return ""


def test_a_docx_keeps_tables_and_footnotes_without_the_marks_of_notes() -> None:
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>The note.</w:t></w:r></w:p></w:footnote>"
    noted = (
        "<w:p><w:r><w:t>A text with a note</w:t></w:r>"
        "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>.</w:t></w:r></w:p>"
    )
    body = paragraph("Minutes", "Title") + paragraph("Part", "Heading1") + noted
    body += table(("Who", "How"), ("A", "yes")) + paragraph("Votes", "Caption")
    assert told(word_document(docx(body, note))) == [
        "title: Minutes",
        "heading: Part",
        "body: A text with a note.",
        "body: Who | How",
        "body: A | yes",
        "caption: Votes",
        "body: The note.",
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 broken", "no DOCX"),
        (b"", "no DOCX"),
        (b"\xd0\xcf\x11\xe0 old", "old Word file"),
        (docx("<w:p><w:r><w:t>open"), "no DOCX"),
        (docx("", parts={"word/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "entities"),
        (
            docx("", parts={"word/x.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")}),
            "entities",
        ),
        (docx("<w:sdt>" * 300 + "</w:sdt>" * 300), "nest"),
        (docx("", parts={"word/bomb.xml": b"<a>" + b" " * 31_000_000 + b"</a>"}), "unpacks to"),
    ],
    ids=["broken", "empty", "old", "open", "entities", "entities in UTF-16", "deep", "bomb"],
)
def test_a_hostile_docx_gets_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        word_document(data)


def test_a_docx_of_very_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_file, "_MOST_PARTS", 3)
    with pytest.raises(DocumentError, match="parts"):
        word_document(docx(paragraph("words")))


@settings(deadline=None)
@given(st.data())
def test_a_spoiled_docx_gives_a_document_or_a_sentence(data: st.DataObject) -> None:
    whole = docx(paragraph("Minutes", "Title") + table(("a", "b")))
    place = data.draw(st.integers(0, len(whole) - 1))
    spoiled = bytearray(whole)
    spoiled[place] = data.draw(st.integers(0, 255))
    assert "\n" not in sentence_of(word_document, bytes(spoiled))


def two_columns(*, by_rows: bool) -> list[list[Words]]:
    """Return three pages, the first in two columns, as some programs write them and others."""
    left, right = column(60, 700, LEFT), column(330, 700, RIGHT)
    rows = [words for pair in zip(left, right, strict=True) for words in pair]
    first = [Words(60, 740, "Minutes of the second meeting", 18)]
    first += rows if by_rows else left + right
    second = column(60, 740, ["on with the other points.", "", "A last word."], 14)
    pages = [first, [w for w in second if w.text], column(60, 740, ["The third page."])]
    for number, words in enumerate(pages, 1):
        words += [Words(60, 810, "The council", 8), Words(290, 30, f"Page {number} of 3", 8)]
    return pages


@pytest.mark.parametrize("by_rows", [True, False])
def test_two_columns_read_one_after_the_other_and_over_the_page(by_rows: bool) -> None:
    document = pdf_document(pdf(two_columns(by_rows=by_rows)))
    body = [p.text for p in document.paragraphs if p.kind == "body"]
    assert body[0].startswith("The council of the town met in the old hall, which was cold")
    assert body[0].endswith("and the chair closed the meeting at noon.")
    assert body[1].startswith("In the afternoon the members")
    assert body[1].endswith("After that the meeting went on with the other points.")
    assert body[2:] == ["A last word.", "The third page."]


def test_a_word_parted_at_the_end_of_a_line_is_whole_again() -> None:
    text = pdf_document(pdf(two_columns(by_rows=False))).text
    assert "the co-operation of both sides" in text  # the other column writes it so
    assert "the experience of the past" in text


def test_heads_and_page_numbers_are_left_out_and_can_be_had() -> None:
    document = pdf_document(pdf(two_columns(by_rows=False)))
    skipped = [(p.page, p.text) for p in document.paragraphs if p.kind == "skip"]
    assert skipped == [
        (number, text) for number in (1, 2, 3) for text in ("The council", f"Page {number} of 3")
    ]
    assert "council\n" not in document.text.lower()


def test_a_paragraph_keeps_its_pages_and_boxes() -> None:
    document = pdf_document(pdf(two_columns(by_rows=False)))
    title, first, second = document.paragraphs[:3]
    assert (title.kind, document.paragraphs[0].page) == ("title", 1)
    assert [box.page for box in second.boxes] == [1, 2]
    [box] = first.boxes
    assert 55 < box.left < 65
    assert 600 < box.bottom < box.top < 715
    assert box.right < second.boxes[0].left
    assert document.page_sizes == ((595.0, 842.0),) * 3


def test_indents_and_gaps_begin_paragraphs() -> None:
    lines = [
        Words(60, 700, "The first paragraph has a line, and"),
        Words(60, 688, "a second line that is as long as it"),
        Words(75, 676, "An indented one begins here, with a"),
        Words(60, 664, "second line that goes on."),
        Words(60, 640, "After a gap there is another one of"),
        Words(60, 628, "them."),
        Words(60, 616, "1. an item of a list"),
        Words(60, 604, "2. another item"),
    ]
    starts = [p.text.split()[0] for p in pdf_document(pdf([lines])).paragraphs]
    assert starts == ["The", "An", "After", "1.", "2."]


def test_bold_lines_of_the_texts_size_are_headings() -> None:
    lines = [
        Words(60, 740, "The lamp was lit for the first time and burnt for"),
        Words(60, 728, "a whole night without going out."),
        Words(60, 716, "War and recovery", is_bold=True),
        Words(60, 704, "During the war the firm made signal lamps for the"),
        Words(60, 692, "fleet."),
    ]
    assert told(pdf_document(pdf([lines]))) == [
        "body: The lamp was lit for the first time and burnt for a whole night without going out.",
        "heading: War and recovery",
        "body: During the war the firm made signal lamps for the fleet.",
    ]


def test_a_paragraph_that_goes_on_in_the_next_column_keeps_all_its_lines() -> None:
    parted = [*LEFT[:-1], "saw it in the night of 11"]
    going_on = [
        "to 12 January 1943 when a fire de-",
        "stroyed the shop of the lacquerers",
        *RIGHT[2:],
    ]
    page = column(60, 700, parted) + column(330, 700, going_on)
    [body] = pdf_document(pdf([page])).paragraphs
    assert "the night of 11 to 12 January 1943 when a fire destroyed the shop of the" in body.text


def test_a_head_in_small_print_that_stands_on_one_page_only_is_left_out() -> None:
    pages = [
        column(60, 740, ["The engineer brought the first lantern into produc-"]),
        [Words(60, 800, "The Lantern Company", 8), *column(60, 770, ["tion and sold it.", "So."])],
    ]
    document = pdf_document(pdf(pages))
    assert told(document)[0].startswith("body: The engineer brought the first lantern into produc")
    assert "production and sold it." in document.text
    assert document.left_out == ("The Lantern Company",)


def test_a_title_that_the_heads_repeat_stays() -> None:
    pages = [
        [Words(60, 800, "The Council", 18 if number == 1 else 8), Words(60, 700, "Some words.")]
        for number in (1, 2, 3)
    ]
    kinds = [p.kind for p in pdf_document(pdf(pages)).paragraphs if p.text == "The Council"]
    assert kinds == ["title", "skip", "skip"]


def test_the_mark_of_an_item_stays_with_it() -> None:
    lines = [
        Words(60, 700, "•"),
        Words(90, 700, "an item"),
        Words(60, 680, "2."),
        Words(90, 680, "b"),
    ]
    assert [p.text for p in pdf_document(pdf([lines])).paragraphs] == ["• an item", "2. b"]


def test_a_page_without_text_is_told() -> None:
    pages = [column(60, 700, ["Some words."]), []]
    assert "Page 2 has no text" in pdf_document(pdf(pages)).notes[0]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pdf([[], []]), "no text layer"),
        (b"%PDF-1.7 and nothing", "no PDF"),
        (b"", "no PDF"),
        (b"\x00" * 100, "no PDF"),
    ],
    ids=["pictures", "cut", "empty", "other"],
)
def test_a_pdf_that_cannot_be_read_gets_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(DocumentError, match=sentence):
        pdf_document(data)


def test_a_pdf_with_a_password_is_refused_by_its_name() -> None:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([column(60, 700, ["words"])]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(DocumentError, match="password"):
        pdf_document(out.getvalue())


@settings(deadline=None)
@given(st.data())
def test_a_spoiled_pdf_gives_a_document_or_a_sentence(data: st.DataObject) -> None:
    whole = pdf([column(60, 700, LEFT)])
    place = data.draw(st.integers(0, len(whole) - 1))
    spoiled = whole[:place] + data.draw(st.binary(max_size=3)) + whole[place + 1 :]
    assert "\n" not in sentence_of(pdf_document, spoiled)


def test_the_helper_makes_a_sound_package(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph("words")))
    assert zipfile.ZipFile(path).testzip() is None
