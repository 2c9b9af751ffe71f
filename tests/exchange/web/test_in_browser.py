"""The web page in a browser: its script, its links, and what a checker of accessibility says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.browser import CHROMIUM, axe_path, seen_by_chromium
from tests.lists import citation, event, event_list, full_list, undated, write_list
from timeline_app.cli import main
from timeline_app.command_line.usage import FINE
from timeline_app.core.finding.matching import FoldedText
from timeline_app.core.finding.query import parse_query

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


# Pieces of queries and texts that meet in every way a query can be read.
PIECES = (
    *("viet", "nam", "vn", "viet nam", "somxay", "sonexay", "ho", "chi", "minh", "hochiminh", "a"),
    *(" ", " ", " ", "-", " –", '"', "“", "«", "'", " ‘", "’", "’s", "1", "2026-2030", "\u00ad"),
    *("Đ", "ß", "İ", "ı", "ﬁ", "Ｎ", "ạ", "e\u0301", "æ", "ລາວ", "越南", "m²", "½", "ʼ", "_"),
)


def test_given_any_queries_then_the_page_reads_and_answers_them_as_the_program(
    tmp_path: Path,
) -> None:
    chance = Random(2025)

    def some(most: int) -> str:
        return "".join(chance.choices(PIECES, k=chance.randint(1, most)))

    asked = [(some(7), [some(9) for _ in range(5)]) for _ in range(1_500)]
    pairs = [("viet nam", "vn"), ("somxay", "sonexay")]
    script = f"""(tell) => {{
      const spellings = Search.spellingsOf({json.dumps(pairs)});
      tell({json.dumps(asked)}.map(([query, texts]) => {{
        const ready = texts.map((text) => Search.ready([text]));
        const occurring = new Set(ready.join(' ').split(/\\s+/));
        const terms = Search.read(query, spellings, (word) => occurring.has(word));
        return ready.map((text) => Search.holds(text, terms));
      }}));
    }}"""
    both = {tuple(a.split()): (tuple(b.split()),) for one in pairs for a, b in (one, one[::-1])}
    seen = answer(exported(tmp_path, three()), tmp_path, script)
    for (query, texts), found in zip(asked, seen, strict=True):
        terms = parse_query(query, both).terms
        held = [[FoldedText(text).holds(one) for text in texts] for one in terms]
        wanted = [
            all(holds[n] != one.is_excluded for holds, one in zip(held, terms, strict=True))
            for n in range(len(texts))
        ]
        assert found == wanted, (query, texts)


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
      const said = () => [...details.querySelectorAll('blockquote p')].map((p) => p.textContent);
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
