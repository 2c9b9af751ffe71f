#!/usr/bin/env python3
"""Does every chore of the project, each from nothing.

usage: python3 dev.py CHORE [arguments]

    run [ARGS]     start the program: the window, or `run list`, `run print -o out.pdf`, ...
    test [ARGS]    run the tests; ARGS go to pytest
    check          lint, format, types, import law, size limits, reasons for numbers
    attack [ARGS]  the hostile tests for an hour, seed after seed; `attack --minutes 5` for less
    bench [ARGS]   measure against the bare platform; `bench --json` for one JSON object a line
    package        build the bundle, archives and packages into dist/ and try them out;
                   `package SOURCES=DIR` builds the original texts in
    prove [DIR]    run what was built in a bare Debian, made for it; needs root; pictures into DIR
    audit          look the pinned packages up among known vulnerabilities
    screenshots    draw the pictures for the README from the real window
    lock [ARGS]    pin the requirements again; `lock --upgrade` takes newer versions

The environment is made in .venv when it is missing or out of date. Set-up reports to stderr;
stdout carries only what the chore itself prints.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.program.host import DRAWING_LIBRARIES, X11_LIBRARIES, can_load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements"
OLDEST_PYTHON = (3, 11)
UV_PIN = "uv==0.13.9"
# What the tests use to drive a real window and to read written files back; programs or files.
TEST_TOOLS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "rsvg-convert": "librsvg2-bin",
    # Fonts that must make no difference; the second has letters that the typeface lacks.
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
    "/usr/share/fonts/truetype/noto/NotoSansLao-Regular.ttf": "fonts-noto-core",
}
COMMANDS = {"check", "list", "print", "export", "import", "cite", "source", "new"}
WINDOWLESS_ARGUMENTS = {*COMMANDS, "--version", "--help", "-h"}

LOCK_OPTIONS = (
    "--quiet --generate-hashes --no-header --universal --python-version=3.11 "
    # Addresses differ from place to place and say nothing: the hashes pin the packages.
    "--no-emit-index-url --no-emit-find-links"
)


class SetupError(Exception):
    """One plain sentence about what is missing and how to get it."""


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def call(command: Sequence[str | Path], **environment: str) -> int:
    """Runs a command of the project in its root and gives its exit code."""
    finished = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env={**os.environ, **environment}, check=False
    )
    # A process ended by a signal has a negative code here; shells count from 128.
    return finished.returncode if finished.returncode >= 0 else 128 - finished.returncode


def set_up(command: Sequence[str | Path], **environment: str) -> bool:
    """Runs a step of the set-up, whose output must not mix with the program's own."""
    finished = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        check=False,
    )
    return finished.returncode == 0


def missing_packages(libraries: dict[str, str], tools: dict[str, str]) -> list[str]:
    """The Debian packages that this machine lacks."""
    missing = [package for soname, package in libraries.items() if not can_load(soname)]
    return missing + [
        package
        for tool, package in tools.items()
        if not shutil.which(tool) and not Path(tool).is_file()
    ]


def install_packages(packages: Sequence[str]) -> bool:
    """Installs Debian packages where we may; package lists are fetched only when needed."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"Installing system packages: {' '.join(packages)}")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    install += ["-o=Dpkg::Use-Pty=0", *packages]
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    return set_up(install, **quiet) or (
        set_up(["apt-get", "update", "-qq"], **quiet) and set_up(install, **quiet)
    )


def need_packages(libraries: dict[str, str], tools: dict[str, str] | None = None) -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(libraries, tools or {})
    if not missing or (install_packages(missing) and not missing_packages(libraries, tools or {})):
        return
    raise SetupError(
        "System packages are missing; on Debian or Ubuntu install them with: "
        f"sudo apt-get install {' '.join(missing)}"
    )


def want_packages(libraries: dict[str, str], tools: dict[str, str]) -> None:
    """Installs what some tests use, where we may; where not, says what is left out."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(libraries, tools)
    if missing and not install_packages(missing):
        say(
            "Tests of the real window and of written files are left out as far as they need: "
            f"{' '.join(missing)} (Debian: sudo apt-get install {' '.join(missing)})."
        )


def need_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        wanted, found = (".".join(map(str, v[:2])) for v in (OLDEST_PYTHON, sys.version_info))
        raise SetupError(f"Python {wanted} or newer is needed; this is {found} ({sys.executable}).")


def need_venv_module() -> None:
    try:
        import ensurepip  # noqa: F401  Debian ships it in a package of its own
        import venv  # noqa: F401
    except ImportError:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not install_packages([package]):
            raise SetupError(
                f"Python's venv module is missing; install it with: sudo apt-get install {package}"
            ) from None


def python_of(environment: Path) -> str:
    return str(environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def fingerprint(level: str) -> str:
    """Changes with whatever an environment of this level is made from."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [
        str(ROOT),
        json.dumps([project["build-system"], project["project"], project["tool"]["hatch"]]),
        (REQUIREMENTS / f"{level}.txt").read_text(encoding="utf-8"),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def stamp(level: str) -> Path:
    return VENV / f"ready-{level}"


def is_ready(level: str) -> bool:
    """True if the environment was set up to its end and nothing it is made from has changed."""
    try:
        written = stamp(level).read_text(encoding="utf-8")
    except OSError:
        return False
    return written == fingerprint(level) and Path(python_of(VENV)).exists()


def need_environment(level: str) -> None:
    """Makes .venv hold what `level` needs: `app` to run the program, `dev` for all the rest."""
    if is_ready("dev") or is_ready(level):
        return
    grows = is_ready("app")
    for old in ("app", "dev"):
        stamp(old).unlink(missing_ok=True)
    say(f"Setting up {VENV.name} for `{level}`; this is done once and takes about 20 seconds.")
    # Without a valid stamp the folder may be half-made or hold stale packages: start afresh.
    if not grows:
        need_venv_module()
        base = getattr(sys, "_base_executable", None) or sys.executable
        require(set_up([base, "-m", "venv", "--clear", VENV]), "The folder .venv can't be made")
    options = "--disable-pip-version-check --no-input install -q"
    pip = [python_of(VENV), "-m", "pip", *shlex.split(options)]
    require(
        set_up([*pip, "--require-hashes", "-r", REQUIREMENTS / f"{level}.txt"]),
        "The required packages can't be installed",
    )
    require(
        set_up([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT]),
        "The project can't be installed into .venv",
    )
    stamp(level).write_text(fingerprint(level), encoding="utf-8")


def require(done: bool, complaint: str) -> None:
    if not done:
        raise SetupError(f"{complaint}; the lines above say why.")


@contextlib.contextmanager
def display() -> Iterator[dict[str, str]]:
    """Environment variables for a program with a window: a virtual X server, else offscreen."""
    if not sys.platform.startswith("linux"):
        yield {}
        return
    if not shutil.which("Xvfb") and not install_packages(["xvfb"]):
        say("Xvfb is not installed (Debian: sudo apt-get install xvfb); drawing offscreen instead.")
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        require(bool(number), "The virtual X server Xvfb did not start")
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""}
    finally:
        server.terminate()
        server.wait()


def opens_window(arguments: Sequence[str]) -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return not platform.startswith("offscreen") and WINDOWLESS_ARGUMENTS.isdisjoint(arguments)


def run(arguments: list[str]) -> int:
    need_packages({**DRAWING_LIBRARIES, **(X11_LIBRARIES if opens_window(arguments) else {})})
    need_environment("app")
    # -P: a folder that happens to be called like a module must not be imported from here.
    command = [python_of(VENV), "-P", "-m", "timeline_app", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def test(arguments: list[str]) -> int:
    need_packages(DRAWING_LIBRARIES)
    want_packages(X11_LIBRARIES, TEST_TOOLS)
    need_environment("dev")
    return call([python_of(VENV), "-m", "pytest", *arguments])


def check(arguments: list[str]) -> int:
    """Runs every check, even after one has failed, so that one run shows everything."""
    need_packages(DRAWING_LIBRARIES)
    need_environment("dev")
    laws = ["tests/test_import_law.py", "tests/test_limits.py", "tests/test_reasons.py"]
    checks = {
        "lint": ["ruff", "check", *arguments],
        "format": ["ruff", "format", "--check"],
        "types": ["mypy", "--strict", "timeline_app", "tests", "dev.py"],
        "laws": ["pytest", "-q", *laws],
    }
    failed = []
    for name, command in checks.items():
        print(f"== {name}: {shlex.join(command)}", flush=True)
        if call([python_of(VENV), "-m", *command]):
            failed.append(name)
    print(f"check: {'failed: ' + ', '.join(failed) if failed else 'all passed'}", flush=True)
    return 1 if failed else 0


def attack(arguments: list[str]) -> int:
    need_packages(DRAWING_LIBRARIES)
    need_environment("dev")
    return call([python_of(VENV), "-m", "tests.hostile.attack", *arguments])


def bench(arguments: list[str]) -> int:
    need_packages(DRAWING_LIBRARIES)
    need_environment("dev")
    return call([python_of(VENV), "-m", "tests.bench", *arguments])


def package(arguments: list[str]) -> int:
    # PyInstaller reads and strips libraries with binutils.
    tools = {"objdump": "binutils", "xdotool": "xdotool"}
    need_packages({**DRAWING_LIBRARIES, **X11_LIBRARIES}, tools)
    need_environment("dev")
    python, environment = python_of(VENV), package_environment(arguments)
    if code := audit([]):
        return code
    options = [argument for argument in arguments if not argument.startswith("SOURCES=")]
    build = [python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN", *options]
    if code := call([*build, "build_spec/timeline-app.spec"], **environment):
        return code
    if code := call([python, "build_spec/release.py", "dist"], **environment):
        return code
    with display() as shown:
        return call([python, "build_spec/smoke.py", "dist"], **{**environment, **shown})


def prove(arguments: list[str]) -> int:
    tools = {"debootstrap": "debootstrap", "xdotool": "xdotool", "Xvfb": "xvfb"}
    need_packages(DRAWING_LIBRARIES, tools)
    need_environment("dev")
    return call([python_of(VENV), "build_spec/minimal_root.py", "dist", *arguments])


def audit(_arguments: list[str]) -> int:
    need_environment("dev")
    return call([python_of(VENV), "build_spec/audit.py", REQUIREMENTS / "app.txt"])


def package_environment(arguments: Sequence[str]) -> dict[str, str]:
    """What makes two builds of one commit alike, and where the originals lie if they go in."""
    folder = next((a.partition("=")[2] for a in arguments if a.startswith("SOURCES=")), "")
    if folder and not any(Path(folder).glob("*.txt")):
        raise SetupError(
            f"{folder} is no folder with .txt files: name the one that holds the originals."
        )
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    commit = subprocess.run(command, capture_output=True, text=True, check=False)
    return {
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or commit.stdout.strip() or "0",
        "TIMELINE_SOURCES": str(Path(folder).resolve()) if folder else "",
    }


def screenshots(arguments: list[str]) -> int:
    need_packages({**DRAWING_LIBRARIES, **X11_LIBRARIES})
    need_environment("dev")
    with display() as environment:
        return call([python_of(VENV), "-m", "tests.screenshots", *arguments], **environment)


def lock(arguments: list[str]) -> int:
    """Pins app.txt first; dev.txt then keeps to it, so that one environment can hold both."""
    need_venv_module()
    with tempfile.TemporaryDirectory() as folder:
        python = python_of(Path(folder))
        require(set_up([sys.executable, "-m", "venv", folder]), "A folder for uv can't be made")
        require(set_up([python, "-m", "pip", "install", "-q", UV_PIN]), "uv can't be installed")
        for level in ("app", "dev"):
            files = ["-o", f"requirements/{level}.txt", f"requirements/{level}.in"]
            files += ["-c", "requirements/app.txt"] if level == "dev" else []
            pins = [python, "-m", "uv", "pip", "compile", *shlex.split(LOCK_OPTIONS)]
            if code := call([*pins, *arguments, *files]):
                return code
    return 0


CHORES: dict[str, Callable[[list[str]], int]] = {
    chore.__name__: chore
    for chore in (run, test, check, attack, bench, package, prove, audit, screenshots, lock)
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("help", "-h", "--help"):
        print(__doc__)
        return 0
    name, *rest = arguments
    if name not in CHORES:
        say(f"dev.py has no chore {name!r}; it has {', '.join(CHORES)}.")
        return 2
    try:
        need_python()
        return CHORES[name](rest)
    except SetupError as problem:
        say(str(problem))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
