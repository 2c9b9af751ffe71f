"""No sentence of a source document is stored in the project."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from tests.tracked import ROOT, tracked_texts

RUN_WORDS = 12
SOURCES = ROOT.parent / "shared" / "sources"

# Names of bodies and agreements may be long; a run that is otherwise short is no sentence.
LONG_NAMES: tuple[str, ...] = ()


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def runs_of(text: list[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(text[i : i + size]) for i in range(len(text) - size + 1)}


def copied_runs(text: list[str], known: set[tuple[str, ...]]) -> list[list[str]]:
    """The longest runs of a text that are made of known runs only."""
    found: list[list[str]] = []
    end = 0
    for i in range(len(text) - RUN_WORDS + 1):
        if tuple(text[i : i + RUN_WORDS]) not in known:
            continue
        # A window that overlaps the run before it makes that run longer.
        if found and i < end:
            found[-1] += text[end : i + RUN_WORDS]
        else:
            found.append(text[i : i + RUN_WORDS])
        end = i + RUN_WORDS
    return found


def words_outside_names(run: list[str]) -> int:
    phrase = f" {' '.join(run)} "
    for name in LONG_NAMES:
        phrase = phrase.replace(f" {' '.join(words(name))} ", " ")
    return len(phrase.split())


def source_texts() -> list[str]:
    files: list[Path] = sorted(SOURCES.glob("*.txt"))
    if not files:
        pytest.skip("the original documents are not at ../shared/sources")
    return [path.read_text(encoding="utf-8") for path in files]


def test_no_run_of_words_stands_in_a_source_and_in_the_project() -> None:
    known = set().union(*(runs_of(words(text), RUN_WORDS) for text in source_texts()))
    copied = [
        f"{name}: {' '.join(run)}"
        for name, text in tracked_texts().items()
        for run in copied_runs(words(text), known)
        if words_outside_names(run) >= RUN_WORDS
    ]
    assert not copied, "\n".join(copied)


def test_copied_runs_are_found_whole() -> None:
    source = [f"w{i}" for i in range(40)]
    text = ["own", *source[3:20], "own", "own", *source[5:12]]
    assert copied_runs(text, runs_of(source, RUN_WORDS)) == [source[3:20]]
