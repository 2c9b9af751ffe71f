"""Texts from files as HTML: shown as they are, and harmless."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from timeline_app.ui.texts import markup
from timeline_app.ui.texts.markup import html, html_with_links, link, plain
from timeline_app.ui.texts.text_pane import link_parts


def test_markup_needs_no_qt() -> None:
    tree = ast.parse(Path(markup.__file__).read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert not [name for name in modules if name.startswith(("PySide6", "timeline_app"))]


def test_signs_of_html_are_escaped_and_those_that_turn_or_steer_are_taken_out() -> None:
    assert html("<b>\"a\" & 'b'") == "&lt;b&gt;&quot;a&quot; &amp; &#x27;b&#x27;"
    assert plain("a\u202eb\u200f") == "ab"
    assert plain("a\x07\x9b") == "a\ufffd\ufffd"
    assert plain("line\nline\r") == "line\nline\r"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see http://example.org/a.", "http://example.org/a"),
        ("(HTTPS://example.org/?a=1&b=2)", "HTTPS://example.org/?a=1&b=2"),
        ("“http://example.org/ü”", "http://example.org/ü"),
    ],
)
def test_an_address_becomes_a_link_without_the_signs_around_it(text: str, address: str) -> None:
    assert link("web", address, address) in html_with_links(text)


def test_only_addresses_of_the_web_become_links() -> None:
    assert "<a" not in html_with_links("file:///etc/passwd javascript:alert(1) ftp://example.org")


@pytest.mark.parametrize("target", ["a/b?c#d", "100 %", "ümlaut", "'\"<>&", "a:b"])
def test_what_a_link_leads_to_comes_back_as_it_was(target: str) -> None:
    href = link("leaders", target, "text").split('"')[1]
    assert link_parts(QUrl(href)) == ("leaders", target)
