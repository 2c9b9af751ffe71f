"""Links as they are written and as they are followed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from timeline_app.ui.texts import markup
from timeline_app.ui.texts.markup import link
from timeline_app.ui.texts.text_pane import link_parts


def test_markup_needs_no_qt() -> None:
    tree = ast.parse(Path(markup.__file__).read_text(encoding="utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    with_qt = ("PySide6", "timeline_app.render", "timeline_app.ui")
    assert not [name for name in modules if name.startswith(with_qt)]


@pytest.mark.parametrize("target", ["a/b?c#d", "100 %", "ümlaut", "'\"<>&", "a:b"])
def test_what_a_link_leads_to_comes_back_as_it_was(target: str) -> None:
    href = link("leaders", target, "text").split('"')[1]
    assert link_parts(QUrl(href)) == ("leaders", target)
