"""Texts that try to do harm, one of each kind, and lists that hold them in every field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.lists import Plain, citation, event, full_list, paragraph_file, write_list

DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)])) + "\ufffe\uffff"
KEPT_CONTROLS = "\t\n\r"
FORBIDDEN = set(DIRECTIONS + CONTROLS) - set(KEPT_CONTROLS)

MARKUP = (
    "<b>bold</b> & <i>more</i>",
    "<img src='{canary}'>",
    "<img src='file://{canary}'><h1>big</h1>",
    "<link rel=stylesheet href='{canary}'><style>@import url('{canary}')</style>",
    "<table background='{canary}'><tr><td>x</td></tr></table>",
    "<a href='file://{canary}'>go</a><br/>",
    "<?xml version='1.0'?><qt><p>&lt;p&gt;</p></qt>",
    "a\n<!-- --><p style='background-image:url({canary})'>",
)
LETTERS = ("R&D & so", "&File", "&&", "a\tCtrl+Q", "100 %p %v %1", "[*] changed", "{x} $HOME %s")
STEERING = (
    f"report {DIRECTIONS}txt.exe",
    f"bell{CONTROLS}end",
    "one\r\nBEGIN:VEVENT\ntwo\u2028three\u0085four",
    "comma, semi; colon: back\\slash \"quoted\" 'too'",
)
HOSTILE = (*MARKUP, *LETTERS, *STEERING)

NORMAL = "The two ministers opened the new bridge"
LONG = {
    "one word": "a" * 100_000,
    "no-break spaces": "a\u00a0" * 50_000,
    "combining marks": "e" + "\u0301" * 100_000,
    "line breaks": "a\n" * 10_000,
    "tags": "<b>" * 30_000,
    "emoji": "\U0001f600" * 50_000,
    "Lao": "ພະ" * 50_000,
}

letters = st.one_of(
    st.characters(exclude_categories=["Cs"]), st.sampled_from([*DIRECTIONS, *CONTROLS])
)
hostile_text = st.one_of(
    st.sampled_from(HOSTILE), st.text(letters, min_size=1).filter(lambda text: bool(text.strip()))
)


def hostile_list(text: str) -> Plain:
    """A sound list that has a text wherever a list can have any."""
    plain = full_list()
    plain |= {"title": text, "description": text}
    for leader in plain["leaders"]:
        leader |= {"name": text, "role": text, "country": text}
    for variant in plain["leaders"][0]["variants"]:
        variant |= {"text": text, "note": text}
    for document in plain["documents"]:
        document |= {"title": text, "publisher": text, "kind": text}
    for organisation in plain["organisations"]:
        organisation |= {"name": text}
    for theme in plain["themes"]:
        theme["label"] = text
    for view in plain["views"]:
        view["label"] = text
    for item in plain["events"]:
        item |= {"title": text, "summary": text, "place": text, "date_note": text}
        item["citations"] = [citation(), citation(3, (0, 8))]
        item["discrepancies"] = [{"text": text, "citations": [citation(4, (0, 5))]}]
    return plain


def event_with_problem(text: str) -> Plain:
    """An event that is left out because its kind is no id; the problem is told with the text."""
    return event("odd-kind", kind=text, leaders=[text])


def write_hostile_list(folder: Path, text: str, *more: Plain) -> Path:
    """Write such a list with its paragraph file, and with more events."""
    paragraphs: dict[str, Any] = paragraph_file()
    for paragraph in paragraphs["paragraphs"]:
        paragraph["gist"] = text
    plain = hostile_list(text)
    plain["events"] += more
    return write_list(folder, plain, report=paragraphs)
