"""Texts, Markdown and saved pages as documents."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.exchange.documents.document import DocumentError, ReadDocument, ReadParagraph
from timeline_app.exchange.documents.guesses import guessed
from timeline_app.exchange.documents.html_text import html_document
from timeline_app.exchange.documents.plain_texts import markdown_document, text_document
from timeline_app.exchange.documents.reading import read_document


def told(document: ReadDocument) -> list[str]:
    return [f"{paragraph.kind}: {paragraph.text}" for paragraph in document.paragraphs]


def test_a_paragraph_of_a_text_is_a_line_that_holds_something() -> None:
    document = text_document("First  line \n\n\tSecond\r\nThird\x0bpart\n   \n")
    assert told(document) == ["body: First line", "body: Second", "body: Third", "body: part"]


def test_a_wrapped_text_has_a_paragraph_for_each_block() -> None:
    block = "\n".join(["some words that fill a line of a text as it was once typed"] * 6)
    document = text_document(f"{block}\nend.\n\n{block}\nend.\n")
    assert len(document.paragraphs) == 2
    assert "wrapped" in document.notes[0]


def test_markdown_reads_without_its_marks() -> None:
    document = markdown_document(
        "---\ntitle: The bridge\ndate: 2025-12-03\nlang: en\n---\n"
        "# The bridge\n\nSome *soft* and **strong** words with\n[a link](https://x.org) in them."
        "\n\n"
        "- one\n- two\n  more\n1. three\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "Part\n----\n`code` and snake_case_word\n\n```\nx = 1\n```\n"
    )
    assert told(document) == [
        "title: The bridge",
        "body: Some soft and strong words with a link in them.",
        "body: one",
        "body: two more",
        "body: three",
        "body: quoted",
        "body: a | b",
        "body: 1 | 2",
        "heading: Part",
        "body: code and snake_case_word",
        "body: x = 1",
    ]
    assert (document.title, document.published, document.language) == (
        "The bridge",
        "2025-12-03",
        "en",
    )


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Minutes — Council</title>
<meta property="article:published_time" content="2025-12-03T10:00:00Z">
<meta property="og:site_name" content="The Town"><style>p{}</style></head>
<body><nav><ul><li>Home<li>News</ul></nav><header>Site header</header>
<main><script>var a="<p>no</p>"</script><h1>Minutes of the <em>council</em></h1>
<p class=byline>By Jane Doe<p>First paragraph with a <a href="x">link</a> and
a line.<br>Second line.<h2>Part</h2><ul><li>one<li>two</ul>
<table><caption>Votes</caption><tr><th>Who<th>How<tr><td>A<td><p>yes</p><p>indeed</p></table>
<figure><img src=x alt=picture><figcaption><p>A caption</p></figcaption></figure>
<h1>Second</h1><div>loose <div>inner</div> tail</div><p hidden>hidden</p>
<p style="display: none">hidden</p><p>Water<sup class="reference">[1]</sup> flows &amp; flows.</p>
old<br><br>page</main><aside>Related</aside><footer>Imprint</footer></body></html>"""


def test_a_saved_page_reads_as_its_readers_read_it() -> None:
    document = html_document(PAGE)
    assert told(document) == [
        "skip: Site header",
        "title: Minutes of the council",
        "credit: By Jane Doe",
        "body: First paragraph with a link and a line. Second line.",
        "heading: Part",
        "body: one",
        "body: two",
        "caption: Votes",
        "body: Who | How",
        "body: A | yes indeed",
        "caption: A caption",
        "heading: Second",
        "body: loose",
        "body: inner",
        "body: tail",
        "body: Water flows & flows.",
        "body: old",
        "body: page",
        "skip: Related",
        "skip: Imprint",
    ]
    assert (document.title, document.language) == ("Minutes of the council", "en")
    assert (document.published, document.publisher) == ("2025-12-03", "The Town")


def test_a_page_without_a_main_part_is_read_whole() -> None:
    assert told(html_document("<p>one<p>two<footer>foot</footer>")) == [
        "body: one",
        "body: two",
        "skip: foot",
    ]


@pytest.mark.parametrize("mark", ["<a ", "<!--", "</", "<b x='", "<script>", "<td>", "<br>"])
def test_a_page_broken_on_purpose_takes_no_long_time(mark: str) -> None:
    html_document("<p>words</p>" + mark * 20_000)


def test_what_a_page_breaks_off_is_told() -> None:
    document = html_document("<p>words</p>" + "<a " * 10_000)
    assert told(document) == ["body: words"]
    assert "was not read" in document.notes[0]


def test_a_page_of_marks_without_end_is_refused() -> None:
    with pytest.raises(DocumentError, match="marks"):
        html_document("<br>" * 500_001)


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(PAGE.replace("<", "\0<").split("\0"))).map("".join))
def test_any_page_gives_paragraphs_of_one_line_or_a_sentence(text: str) -> None:
    try:
        document = html_document(text)
    except DocumentError:
        return
    for paragraph in document.paragraphs:
        assert len(paragraph.text.splitlines()) == 1
        assert paragraph.text == paragraph.text.strip()


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_paragraphs_of_one_line(text: str) -> None:
    for document in (text_document(text), markdown_document(text)):
        assert all(len(p.text.splitlines()) == 1 for p in document.paragraphs)


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", "Bản tin\n".encode("utf-8-sig"), "Bản tin"),
        ("a.txt", "Bản tin\n".encode("utf-16"), "Bản tin"),
        ("a.html", '<meta charset="windows-1252"><p>café'.encode("cp1252"), "café"),
        ("a.html", "<p>Bản tin".encode(), "Bản tin"),
        ("A.HTM", b"<meta charset='zlib_codec'><p>words", "words"),
    ],
)
def test_texts_are_read_in_the_encoding_they_name(
    tmp_path: Path, name: str, data: bytes, text: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read_document(path).paragraphs[-1].text == text


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.txt", b"\xff\xfa", "UTF-8"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x00\x01\n", "no text"),
        ("a.html", b"<script>x</script>", "no text"),
        ("a.odt", b"x", "save it as DOCX or PDF"),
        ("a.epub", b"x", "save it as a web page"),
        ("a.xyz", b"x", "TXT, MD, HTML, DOCX, PDF"),
        ("a", b"x", "name one of these"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence_with_its_name(
    tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError) as raised:
        read_document(path)
    assert sentence in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_and_a_missing_file_get_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("folder.txt", "missing.txt"):
        with pytest.raises(DocumentError, match=name):
            read_document(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "language", "published"),
    [
        ("The works\nCompiled for all. Printed on Thursday, 14 March 2019.\nIt was dug.", "en",
         "2019-03-14"),
        ("The bridge\nThe council met and spoke of the bridge.\nPublished: 3 December 2025", "en",
         "2025-12-03"),
        ("3 December 2025\nThe council met in 2024 and spoke of the bridge.", "en", "2025-12-03"),
        ("The council met on 3 December 2025 and spoke.\nIt is a long day.", "en", ""),
        ("Minutes of the Council\nHeld in the Hall on Tuesday 14 October 2025. Present: the mayor"
         " and a long list of others who came to speak of the storm of 3 September 2025.", "en",
         "2025-10-14"),
        ("Minutes of the meeting of 4 March 2025\nThe council met and spoke.", "en", "2025-03-04"),
        ("Held on 3 May 2025 and on 4 May 2025.\nThe council met and spoke.", "en", ""),
        ("Hội đồng đã họp và thảo luận về cây cầu.\nNgày đăng: 3/12/2025", "vi", "2025-12-03"),
        ("3/12/2025\nThe council met and spoke of the bridge.", "en", ""),
        ("ສະບາຍດີ ປະເທດລາວ", "", ""),
    ],
)  # fmt: skip
def test_language_and_date_are_guessed_or_left_open(
    tmp_path: Path, text: str, language: str, published: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    assert (document.language, document.published) == (language, published)


def test_a_short_line_that_names_who_took_the_picture_is_a_credit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The title\nPhoto: Jane Doe\nPhotographs are welcome.", encoding="utf-8")
    assert [p.kind for p in read_document(path).paragraphs] == ["body", "credit", "body"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Figure 1. The works, seen from the lock.", "caption"),
        ("Fig. 2: The lamp", "caption"),
        ("Table 3. What was sold", "caption"),
        ("Hình 1. Nhà máy", "caption"),
        ("Figure 1 shows the works. They burnt coal.", "body"),
        ("Table manners. They matter.", "body"),
    ],
)
def test_captions_are_told_by_their_number(text: str, kind: str) -> None:
    document = guessed(ReadDocument(paragraphs=(ReadParagraph("A text."), ReadParagraph(text))))
    assert document.paragraphs[1].kind == kind


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (
            "By E. Hale. Published by the Brackwater Society, 12 September 2024",
            "Brackwater Society",
        ),
        ("Published by Mill Press", "Mill Press"),
        ("Nhà xuất bản Sự Thật, 2024", "Sự Thật"),
        ("It was published by him.", ""),
    ],
)
def test_the_publisher_is_who_the_imprint_names(text: str, publisher: str) -> None:
    document = guessed(ReadDocument(paragraphs=(ReadParagraph("A title"), ReadParagraph(text))))
    assert document.publisher == publisher
