"""The looks of paper: in colour, or in black and tints that survive a printer's single bit."""

from functools import cache

from timeline_app.render.theme import ColorTheme, light_theme, line_token

_BLACK = "#000000"
# A printer makes a grey of dots: fewer than one in twenty are dirt, and letters on more than one in
# seven drown; lines may have twice as many.
_TINTS = {
    "paper": "#ffffff", "on-theme": "#ffffff", "piece": "#ffffff", "panel": "#f0f0f0",
    "weekend": "#f0f0f0", "accent-soft": "#f0f0f0", "mark-text": "#f0f0f0",
    "mark-paragraph": "#f0f0f0", "mark-match": "#f0f0f0", "break": "#f0f0f0", "grid": "#dddddd",
    "panel-line": "#999999", "grid-strong": "#999999",
}  # fmt: skip
# As quiet as the grounds, so that letters can be read from a copy; its frame stands off them.
_TINT_SHARE = 0.06


@cache
def greyscale_theme() -> ColorTheme:
    """Return the theme without colours: symbols, not shades, tell events apart."""
    colors = {token: _TINTS.get(token, _BLACK) for token in light_theme().colors}
    lines = {line_token(token): _BLACK for token in colors if token.startswith("theme-")}
    return ColorTheme("greyscale", colors | lines, _TINT_SHARE)


def paper_theme(is_greyscale: bool) -> ColorTheme:
    """Return the theme for paper."""
    return greyscale_theme() if is_greyscale else light_theme()
