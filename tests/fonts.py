"""Machines with other fonts than this one, as programs that are started see them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def fontconfig_file(folder: Path, fonts: Iterable[Path]) -> Path:
    """Write a file for FONTCONFIG_FILE with which there are these fonts, or folders, alone."""
    places = "".join(f"<dir>{place}</dir>" for place in fonts)
    path = folder / "fonts.conf"
    path.write_text(
        f"<fontconfig>{places}<cachedir>{folder / 'font-cache'}</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return path
