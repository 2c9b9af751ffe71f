"""The audit: a finding fails, missing data is said and passes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import audit
import pytest

CLEAN = {"name": "numpy", "version": "2.4.6", "vulns": []}
SKIPPED = {"name": "pypdf", "skip_reason": "not found"}
FLAWED = {
    "name": "tool",
    "version": "1.0",
    "vulns": [{"id": "CVE-1", "fix_versions": ["1.1"]}, {"id": "CVE-2", "fix_versions": []}],
}


def test_given_a_finding_then_it_is_named_with_its_remedy_and_fails() -> None:
    words, code = audit.report([CLEAN, FLAWED])
    assert code == 1
    assert words.splitlines() == [
        "audit: tool 1.0: CVE-1, fixed in 1.1",
        "audit: tool 1.0: CVE-2, fixed in no version yet",
        "audit: 2 pinned packages checked, 2 known vulnerabilities",
    ]


def test_given_no_finding_then_what_could_not_be_looked_up_is_named() -> None:
    words, code = audit.report([CLEAN, SKIPPED])
    assert code == 0
    assert words.endswith("0 known vulnerabilities; not to be found in the data: pypdf")


@pytest.mark.parametrize("output", ["", "no JSON", '{"dependencies": []}'])
def test_given_no_data_then_one_sentence_says_so_and_the_build_goes_on(
    output: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done = subprocess.CompletedProcess([], 1, stdout=output, stderr="Traceback")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: done)
    assert audit.main(Path("requirements/app.txt")) == 0
    assert capsys.readouterr().out == f"{audit.UNREACHED}\n"
    assert audit.report([SKIPPED]) == (audit.UNREACHED, 0)
