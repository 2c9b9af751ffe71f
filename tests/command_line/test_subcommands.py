"""The subcommands: each has a parser of its own, and loads nothing that the others need."""

from __future__ import annotations

import subprocess
import sys

import pytest

from timeline_app.cli import SUBCOMMANDS, subcommand_parser
from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.exchange.formats import UNPAGED


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_given_a_subcommand_then_its_help_says_what_it_is_for(name: str) -> None:
    text = subcommand_parser(name).format_help()
    assert text.startswith(f"usage: timeline-app {name} ")
    assert (subcommand_parser(name).description or "").endswith(".")


@pytest.mark.parametrize("name", ["list", "print", "export"])
def test_given_a_subcommand_that_filters_then_every_facet_is_an_option(name: str) -> None:
    text = subcommand_parser(name).format_help()
    assert all(f"--{kind.option} " in text for kind in FACETS.values())


def test_given_export_then_its_help_names_every_ending() -> None:
    text = subcommand_parser("export").format_help()
    assert f"OUT.{{{','.join(one.ending[1:] for one in UNPAGED)}}}" in text


def loaded_by(name: str) -> set[str]:
    code = f"import sys; from timeline_app import cli; cli.subcommand_parser({name!r})"
    code += "; print(*sys.modules)"
    finished = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(finished.stdout.split())


def test_given_a_subcommand_then_nothing_is_loaded_for_the_others() -> None:
    assert not loaded_by("check") & {
        "timeline_app.state.paper.job",
        "timeline_app.exchange.formats",
    }
    assert not loaded_by("list") & {"timeline_app.scene.paper.paging", "PySide6"}
    assert "PySide6" not in loaded_by("print")
