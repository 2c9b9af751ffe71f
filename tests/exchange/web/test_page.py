"""The web page, read back as a document: whole, safe, honest, and small."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings

from tests.hostile.strings import HOSTILE, hostile_text, write_hostile_list
from tests.lists import PARAGRAPHS, citation, event, event_list, full_list, undated, write_list
from timeline_app.core.citations.sources import attach_folder
from timeline_app.core.event_list.event_list import EventList
from timeline_app.core.open_list import read_list
from timeline_app.core.record.model import FilterRecord
from timeline_app.exchange.content import Content
from timeline_app.exchange.web.articles import machine_date
from timeline_app.exchange.web.page import write_page
from timeline_app.program.locations import bundled_list
from timeline_app.program.plain_text import one_line
from timeline_app.state.paper.job import PrintJob

# What a mail server lets through, and a phone opens at once.
MOST_BYTES = 400_000
EMBEDDED = re.compile("(<(?:script|style)>)(.*?)(</(?:script|style)>)", re.DOTALL)
pytestmark = pytest.mark.usefixtures("qapp")


def page_of(events: EventList, *, is_greyscale: bool = False, **changes: Any) -> str:
    job = PrintJob(events, FilterRecord(), range(len(events.table)), **changes)
    content = Content(
        events, job.rows, strips=job.strips, chosen=job.chosen_words, originals=job.originals,
        is_greyscale=is_greyscale,
    )  # fmt: skip
    return write_page(content).data.decode("utf-8")


def page_in(folder: Path, plain: Any) -> str:
    return page_of(read_list(write_list(folder, plain)).events)


def tree_of(page: str) -> ElementTree.Element:
    """Read a page as XML, which forgives nothing, without what browsers don't read as markup."""
    return ElementTree.fromstring(EMBEDDED.sub(r"\1\3", page))


def said(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def ids(root: ElementTree.Element) -> list[str]:
    return [element.attrib["id"] for element in root.iter() if "id" in element.attrib]


def test_given_the_bundled_list_then_the_page_is_small_and_has_every_event_twice() -> None:
    events = read_list(bundled_list()).events
    page = page_of(events)
    assert len(page.encode()) <= MOST_BYTES
    root = tree_of(page)
    wanted = {event.id for event in events.table.events(range(len(events.table)))}
    assert {id_.removeprefix("event=") for id_ in ids(root) if "=" in id_} == wanted
    drawn = {link.attrib["href"] for link in root.iter("a") if "tabindex" in link.attrib}
    assert drawn == {f"#event={id_}" for id_ in wanted}


def test_given_a_page_then_every_id_is_once_there_and_every_link_leads_to_one() -> None:
    root = tree_of(page_of(read_list(bundled_list()).events))
    there = ids(root)
    assert len(set(there)) == len(there)
    links = {element.attrib["href"] for element in root.iter() if "href" in element.attrib}
    assert links <= {f"#{id_}" for id_ in there}
    paints = re.findall(r"url\(#(.*?)\)", ElementTree.tostring(root, "unicode"))
    assert set(paints) <= set(there)


def test_given_a_page_then_a_browser_may_run_just_what_stands_in_it(tmp_path: Path) -> None:
    page = page_in(tmp_path, full_list())
    [policy] = re.findall('Content-Security-Policy" content="(.*?)"', page)
    allowed = re.findall("'(sha256-.*?)'", policy)
    assert policy.startswith("default-src 'none';")
    found = [text for _, text, _ in EMBEDDED.findall(page)]
    assert allowed == [
        f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}" for text in found
    ]
    assert len(found) == 2
    for element in tree_of(page).iter():
        assert not {name for name in element.attrib if name == "style" or name.startswith("on")}
        assert element.tag not in ("link", "img", "iframe", "object", "base")
    assert "http" not in "".join(found).replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_given_a_hostile_text_then_it_is_a_text_of_the_page(text: str, tmp_path: Path) -> None:
    root = tree_of(page_of(read_list(write_hostile_list(tmp_path, text)).events))
    plain = " ".join(one_line(text).split())
    assert {said(title) for title in root.iter("h3")} == {plain}
    assert said(root.findall(".//h1")[0]) == plain
    assert not [element for element in root.iter() if element.tag in ("img", "qt", "table")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(text=hostile_text)
def test_given_any_title_then_the_page_is_well_formed(text: str, tmp_path: Path) -> None:
    assert tree_of(page_of(read_list(write_hostile_list(tmp_path, text)).events)).tag == "html"


@pytest.mark.parametrize(
    ("date", "exact"),
    [
        ("2025-12-03", "2025-12-03"),
        ("2025-12", "2025-12"),
        ("2025", "2025"),
        ("2025-12-03T14:30:00", "2025-12-03T14:30:00"),
        *(
            (vague, "")
            for vague in ("2025-12-03~", "2025?", "2025-12%", "2025-12-01/2025-12-02", "2025-21",
                          "[2025-12-01..2025-12-02]", "2026/..", "202X", "-0044", "0000", "Y12000")
        ),
    ],
)  # fmt: skip
def test_given_a_date_then_machines_get_it_only_if_it_is_that_exact(date: str, exact: str) -> None:
    assert machine_date(date) == exact


def test_given_events_then_each_says_when_in_words_with_the_basis_as_symbol_and_word(
    tmp_path: Path,
) -> None:
    about = event("about", date="2025-12-03~", date_basis="inferred", date_note="By reckoning.")
    root = tree_of(page_in(tmp_path, event_list(event(), about, undated())))
    found = {article.attrib["id"]: article for article in root.iter("article")}
    whens = {id_: said(article[0]) for id_, article in found.items()}
    assert whens == {
        "event=bridge-opened": "3 December 2025 stated by the source",
        "event=about": "About 3 December 2025 inferred",
        "event=railway-promised": "no date given announced December 2025",
    }
    times = {id_: [t.attrib["datetime"] for t in a.iter("time")] for id_, a in found.items()}
    assert times == {
        "event=bridge-opened": ["2025-12-03"], "event=about": [], "event=railway-promised": []
    }  # fmt: skip
    symbols = {use.attrib["href"] for use in found["event=about"].iter("use")}
    assert symbols == {"#i"}
    assert "By reckoning." in said(found["event=about"])


def test_given_no_originals_then_gists_and_with_them_the_cited_words(tmp_path: Path) -> None:
    plain = event_list(event(citations=[citation()]))
    events = read_list(write_list(tmp_path, plain)).events
    [details] = tree_of(page_of(events)).findall(".//article/details")
    assert [said(part) for part in details.iter() if part.tag in ("summary", "i", "cite")] == [
        "1 passage", "Gist 2", "Report ¶ 2, words 2–4"
    ]  # fmt: skip
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "report.txt").write_text("\n".join(PARAGRAPHS), encoding="utf-8")
    found = attach_folder(tmp_path / "originals", events.paragraphs)
    texts = {document: item.text for document, item in found.items()}
    [details] = tree_of(page_of(events, originals=texts)).findall(".//article/details")
    assert "“3 December 2025”" in said(details)


def test_given_a_paragraph_that_many_rest_on_then_its_gist_stands_once_among_the_sources(
    tmp_path: Path,
) -> None:
    events = [event(f"event-{number}", citations=[citation()]) for number in range(5)]
    root = tree_of(page_in(tmp_path, event_list(*events)))
    assert said(root).count("Gist 2") == 1
    links = [a.attrib["href"] for d in root.findall(".//article/details") for a in d.iter("a")]
    assert links == ["#s0-2"] * 5


@pytest.mark.parametrize(
    ("language", "of_page", "of_heading"),
    [("en", "en", None), ("vi", "vi", "en"), ("no language", "en", None)],
)
def test_given_a_language_then_the_list_is_in_it_and_the_programs_words_are_in_english(
    language: str, of_page: str, of_heading: str | None, tmp_path: Path
) -> None:
    root = tree_of(page_in(tmp_path, event_list(event(), language=language)))
    assert root.attrib["lang"] == of_page
    assert [heading.attrib.get("lang") for heading in root.findall(".//section/h2")] == [
        of_heading
    ] * 2
    assert all("lang" not in title.attrib for title in root.iter("h3"))


def test_given_an_address_of_a_document_then_only_one_of_the_web_is_a_link(tmp_path: Path) -> None:
    plain = event_list(event())
    plain["documents"][0] |= {"url": "https://example.org/a?b&c", "archived": "javascript:alert(1)"}
    root = tree_of(page_in(tmp_path, plain))
    links = [link.attrib["href"] for link in root.findall(".//section[@class='sources']//a")]
    assert links == ["https://example.org/a?b&c"]


def test_given_greyscale_then_no_colour_is_one_and_no_dark_desktop_changes_it(
    tmp_path: Path,
) -> None:
    page = page_of(read_list(write_list(tmp_path, full_list())).events, is_greyscale=True)
    style = page.partition("<style>")[2].partition("</style>")[0]
    colors = re.findall("--[a-z0-9-]+:#(..)(..)(..)", style)
    assert colors
    assert all(red == green == blue for red, green, blue in colors)
    assert "prefers-color-scheme" not in style
