"""A browser without a window, to see what it makes of a file: Chromium, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
ROOT = Path(__file__).resolve().parent.parent


def ask_chromium(address: str, folder: Path, *options: str, fonts: Path | None = None) -> str:
    """Open an address with a profile of its own, and return what the browser prints."""
    environment = {**os.environ, "HOME": str(folder)}
    if fonts is not None:
        environment["FONTCONFIG_FILE"] = str(fonts)
    finished = subprocess.run(
        [str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         f"--user-data-dir={folder / 'profile'}", *options, address],
        env=environment, check=True, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return finished.stdout


def seen_by_chromium(page: Path, folder: Path, fragment: str = "") -> str:
    """Return a page as it stands once its scripts have run."""
    address = f"{page.as_uri()}{fragment}"
    return ask_chromium(address, folder, "--virtual-time-budget=10000", "--dump-dom")


def axe_path() -> Path | None:
    """Return where the checker axe-core lies, beside the project or among the tools of npm."""
    places = [ROOT / "node_modules", *map(Path, os.environ.get("NODE_PATH", "").split(os.pathsep))]
    if shutil.which("npm"):
        command = ["npm", "root", "--global"]
        found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
        places.append(Path(found))
    files = (place / "axe-core" / "axe.min.js" for place in places)
    return next((file for file in files if file.is_file()), None)
