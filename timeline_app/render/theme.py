"""Themes: what each colour token of a display list looks like."""

from dataclasses import dataclass, field
from functools import cache

from PySide6.QtGui import QColor

_LIGHT_THEMES = (
    "#33689f", "#9a2f78", "#21782f", "#a14f00", "#0f7482", "#b0313c", "#654da0", "#6f6000",
    "#b4265a", "#2c6a4b", "#87472d", "#4358b8", "#56636d", "#8d3a93",
)  # fmt: skip
_DARK_THEMES = (
    "#7fb2e5", "#e08bc6", "#7cc98a", "#eba65f", "#6cc5d3", "#f08c92", "#b7a3ec", "#d3c25a",
    "#f08bb0", "#86c9a6", "#d9a186", "#9dafff", "#aab8c2", "#d596da",
)  # fmt: skip


# Where the curve of sRGB turns from straight to a power (IEC 61966-2-1).
_SRGB_KNEE = 0.04045


@dataclass(frozen=True)
class ColorTheme:
    """Colours by token, as `#rrggbb`; `tint_share` is how strong a theme's tint is."""

    name: str
    colors: dict[str, str]
    tint_share: float
    qcolors: dict[str, QColor] = field(default_factory=dict, compare=False, repr=False)

    def hex(self, token: str) -> str:
        """Return the colour of a token; `…-tint` is the colour mixed into the background."""
        if token.endswith("-tint"):
            strong = self.colors[token.removesuffix("-tint")]
            return mixed(strong, self.colors["paper"], self.tint_share)
        return self.colors[token]

    def color(self, token: str) -> QColor:
        """Return the colour of a token for painting."""
        if token not in self.qcolors:
            self.qcolors[token] = QColor(self.hex(token))
        return self.qcolors[token]


def mixed(color: str, other: str, share: float) -> str:
    """Mix `share` of one colour into another; both and the result are `#rrggbb`."""
    pairs = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def contrast(color: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2 defines it, 1 to 21."""
    bright, dark = sorted((_luminance(color), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@cache
def light_theme() -> ColorTheme:
    """Return the theme for light desktops and for paper."""
    colors = {
        "paper": "#ffffff", "panel": "#f5f7fa", "panel-line": "#dfe4ea", "ink": "#1c2430",
        "ink-soft": "#4a5565", "ink-faint": "#66707f", "grid": "#edf0f4",
        "grid-strong": "#cfd6de", "weekend": "#f7f8fa", "today": "#c8553d", "accent": "#1f5fa8",
        "accent-soft": "#e6effa", "mark-text": "#ffe9a8", "mark-paragraph": "#fff7df",
        "on-theme": "#ffffff", "theme-none": "#5a6675", "warning": "#8a5a00",
        "piece": "#fafbfd", "break": "#f0f2f6", "good": "#1d7a3a", "bad": "#b3261e",
        "mark-match": "#ffcf8a",
    }  # fmt: skip
    return ColorTheme("light", colors | _numbered(_LIGHT_THEMES), 0.13)


@cache
def dark_theme() -> ColorTheme:
    """Return the theme for dark desktops."""
    colors = {
        "paper": "#171b21", "panel": "#1e242c", "panel-line": "#333c47", "ink": "#e8ecf1",
        "ink-soft": "#b9c2cd", "ink-faint": "#98a3b1", "grid": "#232a33",
        "grid-strong": "#3b4653", "weekend": "#1b2027", "today": "#ff8f73", "accent": "#7db4f2",
        "accent-soft": "#223349", "mark-text": "#6a5416", "mark-paragraph": "#2b2716",
        "on-theme": "#10141a", "theme-none": "#9aa7b5", "warning": "#e6b450",
        "piece": "#1a1f26", "break": "#11151a", "good": "#6fcf8a", "bad": "#ff8a80",
        "mark-match": "#7a4a10",
    }  # fmt: skip
    return ColorTheme("dark", colors | _numbered(_DARK_THEMES), 0.24)


def _numbered(colors: tuple[str, ...]) -> dict[str, str]:
    return {f"theme-{number}": color for number, color in enumerate(colors)}


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    linear = [
        c / 12.92 if c <= _SRGB_KNEE else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in _channels(color))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
