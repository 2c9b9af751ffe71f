"""The window's fixtures, for hostile lists too."""

from __future__ import annotations

from tests.ui.conftest import open_window, own_settings, window

__all__ = ["open_window", "own_settings", "window"]
