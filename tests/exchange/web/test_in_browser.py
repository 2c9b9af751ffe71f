"""The web page in a browser: its script, its links, and what a checker of accessibility says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser import CHROMIUM, axe_path, seen_by_chromium
from tests.lists import citation, event, event_list, full_list, undated, write_list
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE

AXE = axe_path()
pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
]


def exported(folder: Path, plain: object) -> Path:
    page = folder / "page.html"
    assert main(["export", str(write_list(folder, plain)), "-o", str(page)]) == FINE
    return page


def with_script(page: Path, script: str) -> Path:
    """Return a copy that runs one more script, which its policy would forbid."""
    text = re.sub("<meta http-equiv.*?/>", "", page.read_text(encoding="utf-8"))
    changed = page.with_name("changed.html")
    changed.write_text(text.replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    return changed


def answer(page: Path, folder: Path, script: str, fragment: str = "") -> Any:
    """Return what a script finds out, as JSON."""
    tell = "(value) => document.body.setAttribute('data-answer', JSON.stringify(value))"
    seen = seen_by_chromium(with_script(page, f"({script})({tell});"), folder, fragment)
    [found] = re.findall('data-answer="(.*?)"', seen)
    return json.loads(found.replace("&quot;", '"').replace("&lt;", "<").replace("&amp;", "&"))


SHOWN = "[...document.querySelectorAll('article:not([hidden])')].map((a) => a.id)"


def three() -> object:
    return event_list(
        event("bridge", title="Cầu mới is opened", leaders=["ann-lee"], themes=["transport"]),
        event("dam", title="The dam is opened", leaders=["bo-vong"], themes=["water"]),
        undated("railway", title="A railway", leaders=["ann-lee"], themes=["transport"]),
    )


def test_given_the_policy_then_the_pages_own_script_runs(tmp_path: Path) -> None:
    seen = seen_by_chromium(exported(tmp_path, full_list()), tmp_path)
    [form] = re.findall('<form class="controls".*?>', seen)
    assert "hidden" not in form


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("cau", ["event=bridge"]),
        ("open", ["event=bridge", "event=dam"]),
        ("opened -dam", ["event=bridge"]),
        ('"the dam"', ["event=dam"]),
        ("am", []),
        ("", ["event=bridge", "event=dam", "event=railway"]),
    ],
)
def test_given_words_when_searched_then_the_list_and_the_drawing_show_what_has_them(
    typed: str, shown: list[str], tmp_path: Path
) -> None:
    script = f"""(tell) => {{
      const search = document.querySelector('input[type=search]');
      search.value = {json.dumps(typed)};
      search.dispatchEvent(new Event('input'));
      const drawn = () => [...document.querySelectorAll('.full a:not(.out)')];
      const hrefs = () => drawn().map((a) => a.getAttribute('href'));
      setTimeout(() => tell([{SHOWN}, hrefs()]), 200);
    }}"""
    articles, drawn = answer(exported(tmp_path, three()), tmp_path, script)
    assert articles == shown
    assert sorted(drawn) == sorted(f"#{id_}" for id_ in shown)


def test_given_a_link_of_the_program_then_it_is_followed(tmp_path: Path) -> None:
    page = exported(tmp_path, three())
    script = f"(tell) => tell([{SHOWN}, document.querySelector('article.chosen')?.id])"
    link = "#event=bridge&view=story&tracks=themes&themes=transport"
    assert answer(page, tmp_path, script, link) == [
        ["event=bridge", "event=railway"], "event=bridge"
    ]  # fmt: skip
    assert answer(page, tmp_path, script, "#event=dam&leaders=ann-lee") == [
        ["event=bridge", "event=dam", "event=railway"], "event=dam"
    ]  # fmt: skip


def test_given_a_gist_among_the_sources_then_it_is_read_where_somebody_opens_an_event(
    tmp_path: Path,
) -> None:
    events = [event(f"event-{number}", citations=[citation()]) for number in range(5)]
    script = """(tell) => {
      const details = document.querySelector('article details');
      details.open = true;
      const said = () => [...details.querySelectorAll('blockquote')].map((one) => one.textContent);
      setTimeout(() => tell(said()), 50);
    }"""
    page = exported(tmp_path, event_list(*events))
    assert answer(page, tmp_path, script) == ["Gist 2Report ¶ 2, words 2–4"]


@pytest.mark.skipif(AXE is None, reason="axe-core is not installed")
@pytest.mark.parametrize("is_dark", [False, True])
def test_given_the_bundled_list_then_axe_finds_nothing(is_dark: bool, tmp_path: Path) -> None:
    assert AXE is not None
    page = tmp_path / "page.html"
    assert main(["export", "-o", str(page)]) == FINE
    if is_dark:
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("screen and (prefers-color-scheme:dark)", "screen"), "utf-8")
    script = f"""(tell) => {{ {AXE.read_text(encoding="utf-8")}
      axe.run().then((found) => tell(found.violations.map((one) => one.id)));
    }}"""
    assert answer(page, tmp_path, script) == []
