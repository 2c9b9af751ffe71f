"""Looks the pinned packages up among known vulnerabilities, with pip-audit.

usage: python build_spec/audit.py requirements/app.txt

Fails with what was found. Where the data cannot be reached it says so and passes, so that a build
without a network is possible; what could not be looked up is named.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

# Where nothing answers, pip-audit tries again and again, and the build has to go on.
PATIENCE_S = 120
UNREACHED = (
    "audit: the data on known vulnerabilities cannot be reached from here, so the pinned packages "
    "were not checked"
)


def look_up(requirements: Path) -> Sequence[Mapping[str, Any]]:
    """What pip-audit knows of each pinned package; nothing where it reaches no data."""
    options = ["--require-hashes", "--disable-pip", "--progress-spinner=off", "--format=json"]
    command = [sys.executable, "-m", "pip_audit", *options, "--requirement", str(requirements)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=PATIENCE_S
        )
        packages: Sequence[Mapping[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return ()
    return packages


def report(packages: Sequence[Mapping[str, Any]]) -> tuple[str, int]:
    """The answer in words and the exit code."""
    checked = [package for package in packages if "vulns" in package]
    skipped = [package["name"] for package in packages if "vulns" not in package]
    if not checked:
        return UNREACHED, 0
    found = [
        f"audit: {package['name']} {package['version']}: {flaw['id']}, "
        f"fixed in {', '.join(flaw['fix_versions']) or 'no version yet'}"
        for package in checked
        for flaw in package["vulns"]
    ]
    summary = f"audit: {len(checked)} pinned packages checked, {len(found)} known vulnerabilities"
    if skipped:
        summary += f"; not to be found in the data: {', '.join(skipped)}"
    return "\n".join([*found, summary]), 1 if found else 0


def main(requirements: Path) -> int:
    words, code = report(look_up(requirements))
    print(words, flush=True)
    return code


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
