"""The looks of paper: in colour, or in greys that a copier keeps apart."""

from functools import cache

from timeline_app.render.theme import ColorTheme, light_theme

_GREYS = {
    "ink": "#000000", "ink-soft": "#262626", "ink-faint": "#4d4d4d", "grid": "#e4e4e4",
    "grid-strong": "#a8a8a8", "panel": "#f0f0f0", "panel-line": "#d0d0d0", "weekend": "#f5f5f5",
    "accent": "#000000", "accent-soft": "#ececec", "today": "#404040", "warning": "#000000",
    "theme-none": "#4a4a4a", "piece": "#fafafa", "break": "#f0f0f0",
}  # fmt: skip
_EVENT_GREY = "#3a3a3a"
# As in the light theme: a copier keeps it, and black text on it stays legible.
_TINT_SHARE = 0.10


@cache
def greyscale_theme() -> ColorTheme:
    """Return the theme without colours: symbols, not shades, tell events apart."""
    colors = {
        token: _EVENT_GREY if token.startswith("theme-") else color
        for token, color in light_theme().colors.items()
    }
    return ColorTheme("greyscale", colors | _GREYS, _TINT_SHARE)


def paper_theme(is_greyscale: bool) -> ColorTheme:
    """Return the theme for paper."""
    return greyscale_theme() if is_greyscale else light_theme()
