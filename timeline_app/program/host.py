"""What the program needs from the machine it runs on, checked before Qt is loaded.

Qt ends the process when it lacks a library or a display; these checks say it in a sentence first.
"""

import ctypes
import locale
import os
import sys
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from timeline_app.program.paths import exists

# Shared libraries that Qt opens on Linux, and the Debian package that holds each.
DRAWING_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def complaint(is_windowed: bool, environment: Mapping[str, str] = os.environ) -> str:
    """Return a sentence about what this machine lacks, or nothing."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = window_system(environment) if is_windowed else "offscreen"
    needed = dict(DRAWING_LIBRARIES)
    if platform == "xcb":
        needed |= X11_LIBRARIES
    elif platform == "wayland":
        needed |= WAYLAND_LIBRARIES
    missing = missing_packages(needed)
    if missing:
        return (
            "system libraries are missing; on Debian or Ubuntu install them with: "
            f"sudo apt install {' '.join(missing)}"
        )
    if platform == "xcb" and not can_reach_x11():
        return (
            f"the display {environment.get('DISPLAY', '')!r} cannot be reached, so no window can "
            "open; `timeline-app list`, `print` and `export` work without one"
        )
    if not platform:
        return (
            "there is no display to open a window on; `timeline-app list`, `print` and `export` "
            "work without one"
        )
    return ""


def window_system(environment: Mapping[str, str]) -> str:
    """Return the platform that Qt will choose; nothing if there is no display at all."""
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen:
        return chosen
    has_socket = exists(wayland_socket(environment))
    if environment.get("DISPLAY"):
        return "wayland" if has_socket and environment.get("WAYLAND_DISPLAY") else "xcb"
    return "wayland" if has_socket else ""


def wayland_socket(environment: Mapping[str, str]) -> Path:
    """Return where a Wayland compositor listens; the path need not exist."""
    folder = environment.get("XDG_RUNTIME_DIR", "/nonexistent")
    return Path(folder, environment.get("WAYLAND_DISPLAY") or "wayland-0")


def missing_packages(libraries: Mapping[str, str]) -> list[str]:
    """Return the packages of those libraries that cannot be loaded and are not in the bundle."""
    return [
        package
        for soname, package in libraries.items()
        if not is_bundled(soname) and not can_load(soname)
    ]


def is_bundled(soname: str) -> bool:
    """Return whether the frozen program brings a library along; what it needs counts alone."""
    folder = getattr(sys, "_MEIPASS", "")
    return bool(folder) and Path(folder, soname).exists()


def can_load(soname: str) -> bool:
    """Return whether a shared library is there with everything that it needs itself."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def can_reach_x11() -> bool:
    """Return whether the X server that DISPLAY names answers."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    has_error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not has_error


def use_utf8_locale(environment: MutableMapping[str, str] = os.environ) -> None:
    """Choose a UTF-8 locale where the chosen one is missing or another, as Qt would with a warning.

    Qt keeps the language of LANG apart from this, so that dates and papers do not change.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        locale.setlocale(locale.LC_CTYPE, "")
        encoding = locale.nl_langinfo(locale.CODESET)
    except locale.Error:
        encoding = ""
    if encoding.upper().replace("-", "") != "UTF8":
        environment["LC_ALL"] = "C.UTF-8"
