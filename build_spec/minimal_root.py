"""Proves that the built archive and package run on a bare Debian: no Python, few libraries.

usage: python3 dev.py prove [PICTURES]

Makes a minimal Debian with debootstrap from the mirror that this machine uses itself, so it needs
root, a network and some minutes; it is no part of the continuous build. PICTURES is a folder for
pictures of the screen. Steps: the unpacked archive in a root without any
library of a desktop says in one sentence which packages it needs, and lists events even so; with
these packages it takes the journey through a real window; the .deb installs, starts from its menu
entry, opens a file by its type and is removed without a trace.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hands import Hands
from journey import Journey

SUITE = "bookworm"
SCREEN = "1280x800x24"
DESKTOP_TOOLS = ("desktop-file-utils", "libglib2.0-bin", "shared-mime-info")
HOME = "/home/tester"


def inside(root: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the root with nothing but its own environment."""
    clean = {"HOME": HOME, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["chroot", str(root), *command],
        env=clean | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def expect(condition: object, complaint: str) -> None:
    if not condition:
        raise SystemExit(f"FAILED: {complaint}")


def apt(root: Path, *arguments: str) -> None:
    """Install or remove packages."""
    command = ("apt-get", "-y", "-qq", "--no-install-recommends", *arguments)
    done = inside(root, *command, DEBIAN_FRONTEND="noninteractive")
    expect(done.returncode == 0, done.stderr)


@contextlib.contextmanager
def display(root: Path) -> Iterator[str]:
    """A virtual X server outside; the root sees only its socket."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    sockets = root / "tmp" / ".X11-unix"
    sockets.mkdir(exist_ok=True)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    subprocess.run(["mount", "--bind", "/tmp/.X11-unix", sockets], check=True)
    try:
        yield f":{number}"
    finally:
        subprocess.run(["umount", sockets], check=False)
        server.terminate()
        server.wait()


def files_of(root: Path) -> set[str]:
    """Every file that could be left behind."""
    places = ("usr", "etc", "home", "opt")
    kept_by_the_system = ("/var/", "/etc/ld.so.cache", "/mime/", "mimeinfo.cache")
    found = {str(path.relative_to(root)) for place in places for path in (root / place).rglob("*")}
    return {name for name in found if not any(part in f"/{name}" for part in kept_by_the_system)}


def archive_runs(root: Path, dist: Path, pictures: Path | None) -> None:
    """The archive in the bare root, before and after its libraries are there."""
    archive = next(dist.glob("*.tar.xz"))
    subprocess.run(["tar", "-xf", archive, "-C", root / "opt"], check=True)
    program = f"/opt/{next((root / 'opt').iterdir()).name}/timeline-app"
    refused = inside(root, program, DISPLAY=":99")
    expect(refused.returncode and refused.stderr.count("\n") == 1, refused.stderr)
    print(f"without libraries: {refused.stderr.strip()}")
    listed = inside(root, program, "list")
    expect(listed.returncode == 0 and not listed.stderr, listed.stderr)
    print(f"without libraries: lists {len(listed.stdout.splitlines())} events")
    apt(root, "install", *refused.stderr.rpartition("apt install ")[2].split(), *DESKTOP_TOOLS)
    python = inside(root, "sh", "-c", "command -v python3")
    expect(python.returncode, "the root has Python")
    with display(root) as number:
        seen = drive(root, program, number, pictures)
    print(f"with what it asked for: {seen}")


def drive(root: Path, program: str, number: str, pictures: Path | None) -> str:
    """The journey, with the program inside and the hand outside."""
    environment = {"PATH": os.environ["PATH"], "DISPLAY": number, "HOME": HOME, "LANG": "C.UTF-8"}
    command = [
        "chroot",
        str(root),
        "env",
        "-i",
        f"HOME={HOME}",
        f"DISPLAY={number}",
        "LANG=C.UTF-8",
    ]
    home = root / HOME.lstrip("/")
    shell = ["sh", "-c", 'cd "$HOME" && exec "$0" "$@"']
    return Journey([*command, *shell, program], home, environment, HOME, pictures).run()


def package_serves(root: Path, dist: Path) -> None:
    """Install, menu entry, file type, removal."""
    before = files_of(root)
    package = next(dist.glob("*.deb"))
    (root / "tmp" / package.name).write_bytes(package.read_bytes())
    apt(root, "install", f"/tmp/{package.name}")
    print(f"installed: {inside(root, 'timeline-app', '--version').stdout.splitlines()[0]}")
    manual = inside(root, "test", "-s", "/usr/share/man/man1/timeline-app.1.gz")
    expect(manual.returncode == 0 or not list((root / "usr/share/man/man1").iterdir()), "no manual")
    events = root / HOME.lstrip("/") / "mine.events.json"
    events.write_text('{"format": "timeline-events/1", "title": "Mine", "events": []}')
    entry = "/usr/share/applications/timeline-app.desktop"
    with display(root) as number:
        opens(root, number, "– Timeline$", "gio", "launch", entry)
        opens(root, number, "^Mine – Timeline$", "gio", "open", f"{HOME}/mine.events.json")
    events.unlink()
    apt(root, "purge", "timeline-app")
    left = {name for name in files_of(root) - before if "timeline" in name}
    left = {name for name in left if not re.match(r"home/tester/\.(config|cache)/", name)}
    expect(not left, f"left behind: {', '.join(left)}")
    print("removed without a trace but settings and cache in the home folder")


def opens(root: Path, number: str, title: str, *command: str) -> None:
    """A command opens a window with that title; Ctrl+Q closes it."""
    clean = ["env", "-i", f"HOME={HOME}", "PATH=/usr/bin:/bin", f"DISPLAY={number}", "LANG=C.UTF-8"]
    # The window may outlive the command and would keep a pipe open.
    subprocess.run(["chroot", str(root), *clean, *command], stdout=sys.stderr, check=True)
    hands = Hands({"PATH": os.environ["PATH"], "DISPLAY": number}, rest_s=1)
    hands.focus(hands.window(title))
    hands.keys("ctrl+q")
    expect(not hands.tool("search", "--onlyvisible", "--name", title), "it did not quit")
    print(f"{' '.join(command[:2])}: opened {title.strip('^$')!r} and quit")


def mirror() -> str:
    """Where this machine itself gets its Debian packages."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    expect(listed, "this machine knows no Debian mirror; run apt-get update")
    return listed[0]


def main(dist: Path, pictures: Path | None) -> int:
    expect(os.geteuid() == 0, "making a Debian root needs root")
    expect(list(dist.glob("*.tar.xz")), f"{dist} holds no archive; run python3 dev.py package")
    with tempfile.TemporaryDirectory(prefix="timeline-root-") as folder:
        root = Path(folder)
        bootstrap = ["debootstrap", "--variant=minbase", SUITE, str(root), mirror()]
        subprocess.run(bootstrap, check=True, stdout=subprocess.DEVNULL)
        (root / HOME.lstrip("/")).mkdir(parents=True)
        expect(inside(root, "apt-get", "update", "-qq").returncode == 0, "no package lists")
        archive_runs(root, dist, pictures)
        package_serves(root, dist)
    return 0


if __name__ == "__main__":
    given = sys.argv[1:]
    raise SystemExit(main(Path(given[0]), Path(given[1]) if given[1:] else None))
