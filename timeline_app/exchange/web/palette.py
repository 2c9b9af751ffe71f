"""Colours of a page: named in the document, set for light and dark in its style.

What is painted alike shares a class, for a page of many events to stay small.
"""

from timeline_app.render.svg.elements import Look, as_attributes
from timeline_app.render.theme import ColorTheme
from timeline_app.scene.display import TEXT_SIZES_PX, TextStyle

# What the style of the page names itself.
_OF_STYLE = (
    "paper", "panel", "panel-line", "ink", "ink-soft", "ink-faint", "accent", "accent-soft", "grid",
    "grid-strong", "on-theme", "warning",
)  # fmt: skip


class Palette:
    """Gives each token a variable, and remembers which are in use."""

    def __init__(self) -> None:
        self._tokens = dict.fromkeys(_OF_STYLE)
        self._classes: dict[str, str] = {}
        self._looks: dict[str, str] = {}
        # Most of what is drawn is labels; the style of the page says how they look.
        size = TEXT_SIZES_PX[TextStyle.LABEL]
        self._usual = {"font-size": f"{size}px", "fill": self.paint("ink")}

    def paint(self, token: str) -> str:
        """Return what stands for a colour in an attribute."""
        self._tokens[token] = None
        return f"var(--{token})"

    def name(self, token: str) -> str:
        """Return the class of what has a colour of its own."""
        self.paint(token)
        return self._classes.setdefault(token, f"c{len(self._classes)}")

    def say(self, look: Look) -> str:
        """Return the class of what is painted in some way; what only it has stays with it."""
        own = {name: value for name, value in look.items() if "#" in value}
        shared = ";".join(f"{name}:{value}" for name, value in look.items() if name not in own)
        if not shared or look == self._usual:
            return as_attributes(own)
        name = self._looks.setdefault(shared, _letters(len(self._looks)))
        return f' class="{name}"{as_attributes(own)}'

    def rules(self, light: ColorTheme, dark: ColorTheme | None) -> str:
        """Return the style for all colours in use; without a dark theme it is light for all."""
        usual = self._usual
        schemes, darkened = "light", ""
        if dark is not None:
            schemes = "light dark"
            darkened = f"@media screen and (prefers-color-scheme:dark){{:root{self._values(dark)}}}"
        return "\n".join((
            f":root{{color-scheme:{schemes}}}",
            f":root{self._values(light)}",
            darkened,
            f"svg{{font-size:{usual['font-size']};fill:{usual['fill']}}}",
            "".join(f".{name}{{--c:var(--{token})}}" for token, name in self._classes.items()),
            "".join(f".{name}{{{shared}}}" for shared, name in self._looks.items()),
        ))  # fmt: skip

    def _values(self, theme: ColorTheme) -> str:
        return f"{{{';'.join(f'--{token}:{theme.hex(token)}' for token in self._tokens)}}}"


def _letters(number: int) -> str:
    """Return the shortest name that is not in use: a to z, then aa and so on."""
    before, last = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(ord("a") + last)
