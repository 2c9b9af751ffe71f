"""Texts from files as HTML: shown as they are, with addresses that lead where they say."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.program.plain_text import plain
from timeline_app.ui.texts.markup import html, html_with_links, link


class Reader(HTMLParser):
    """Collects what is shown, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = ""
        self.targets: list[str] = []
        self.feed(text)
        self.close()

    def handle_data(self, data: str) -> None:
        self.shown += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "a"
        self.targets.append(unquote(str(dict(attrs)["href"]).removeprefix("web:")))


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("See https://a.org/b.", ["https://a.org/b"]),
        ("(https://a.org/b?c=d&e=f), and more", ["https://a.org/b?c=d&e=f"]),
        ("“https://a.org/b”; http://c.org!", ["https://a.org/b", "http://c.org"]),
        ("<https://a.org/b>", ["https://a.org/b"]),
        ("javascript:alert(1) file:///etc ftp://a.org", []),
    ],
)
def test_given_an_address_in_a_text_then_it_is_a_link_without_the_signs_around_it(
    text: str, targets: list[str]
) -> None:
    read = Reader(html_with_links(text))
    assert read.targets == targets
    assert read.shown == text


@given(st.text(st.sampled_from("<>&\"'ab:/.\u202e\x07\n https")))
def test_given_any_text_then_it_is_shown_and_makes_no_tag(text: str) -> None:
    assert Reader(html(text)).shown == plain(text)
    assert Reader(html(text)).targets == []


def test_given_controls_and_overrides_of_direction_then_they_are_gone() -> None:
    assert plain("a\u202eb\u2066c\u200fd") == "abcd"
    assert plain("a\x07b\x7f") == "a b "
    assert plain("a\tb\nc") == "a\tb\nc"


def test_given_a_link_then_its_target_cannot_leave_the_attribute() -> None:
    made = link("web", 'a"><b>', "<i>")
    assert made.count("<") == 2
    assert Reader(made).shown == "<i>"
