"""Themes: what each colour token of a display list looks like."""

from dataclasses import dataclass, field
from functools import cache

from PySide6.QtGui import QColor

# Chosen by search, so that any two differ by a CIEDE2000 of 7.8 or more to normal sight and to the
# colour-blind, in lightness as much as in hue, and from the grey of no theme. White on the light
# ones and black on the dark ones can be read.
_LIGHT_THEMES = (
    "#0252b7", "#7c205c", "#068561", "#8b4500", "#0a71a1", "#af323c", "#6e487a", "#847002",
    "#b44c7c", "#2c6941", "#762806", "#27378c", "#5a6167", "#7b63d3",
)  # fmt: skip
_DARK_THEMES = (
    "#468fe0", "#f7a4c8", "#96dfa0", "#e49e53", "#8ad7df", "#ed8b93", "#b4a1fa", "#e4d068",
    "#ca69ad", "#7cc2a7", "#d08d6a", "#b7c8ff", "#899196", "#cb95cc",
)  # fmt: skip
# As quiet as a line can be that has three times the contrast of its ground in every colour.
_LINE_SHARE = 0.8
# A skyline tells how many there are: seen as easily as a mark, but by far not as loud.
_DENSITY_SHARE = 0.32
# Where the curve of sRGB turns from straight to a power (IEC 61966-2-1).
_SRGB_KNEE = 0.04045


@dataclass(frozen=True)
class ColorTheme:
    """Colours by token, as `#rrggbb`; `tint_share` is how strong a theme's tint is.

    `…-tint` is a colour mixed into the background, for what is wide, and `…-line` the quieter
    colour of the frame around it; `…-density` is between them, for how many there are.
    """

    name: str
    colors: dict[str, str]
    tint_share: float
    qcolors: dict[str, QColor] = field(default_factory=dict, compare=False, repr=False)

    def hex(self, token: str) -> str:
        """Return the colour of a token."""
        strong, _, ending = token.rpartition("-")
        shares = {"tint": self.tint_share, "line": _LINE_SHARE, "density": _DENSITY_SHARE}
        share = shares.get(ending)
        if share is None or token in self.colors:
            return self.colors[token]
        return mixed(self.colors[strong], self.colors["paper"], share)

    def color(self, token: str) -> QColor:
        """Return the colour of a token for painting."""
        if token not in self.qcolors:
            self.qcolors[token] = QColor(self.hex(token))
        return self.qcolors[token]


def is_tint(token: str) -> bool:
    """Tell whether a token is a colour mixed into the background."""
    return token.endswith("-tint")


def line_token(token: str) -> str:
    """Return the token of the frame around a tint of a colour."""
    return f"{token}-line"


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
        "ink-soft": "#4a5565", "ink-faint": "#5d6776", "grid": "#edf0f4",
        "grid-strong": "#cfd6de", "weekend": "#f7f8fa", "today": "#c8553d", "accent": "#1f5fa8",
        "accent-soft": "#e6effa", "mark-text": "#ffe9a8", "mark-paragraph": "#fff7df",
        "on-theme": "#ffffff", "theme-none": "#50504d", "warning": "#8a5a00",
        "piece": "#fafbfd", "break": "#f0f2f6", "good": "#1d7a3a", "bad": "#b3261e",
        "mark-match": "#ffcf8a",
    }  # fmt: skip
    return ColorTheme("light", colors | _numbered(_LIGHT_THEMES), 0.10)


@cache
def dark_theme() -> ColorTheme:
    """Return the theme for dark desktops."""
    colors = {
        "paper": "#171b21", "panel": "#1e242c", "panel-line": "#333c47", "ink": "#e8ecf1",
        "ink-soft": "#b9c2cd", "ink-faint": "#a3adba", "grid": "#232a33",
        "grid-strong": "#3b4653", "weekend": "#1b2027", "today": "#ff8f73", "accent": "#7db4f2",
        "accent-soft": "#223349", "mark-text": "#6a5416", "mark-paragraph": "#2b2716",
        "on-theme": "#10141a", "theme-none": "#807d77", "warning": "#e6b450",
        "piece": "#1a1f26", "break": "#11151a", "good": "#6fcf8a", "bad": "#ff8a80",
        "mark-match": "#7a4a10",
    }  # fmt: skip
    return ColorTheme("dark", colors | _numbered(_DARK_THEMES), 0.16)


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
