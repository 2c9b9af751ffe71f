"""How much room the parts of an event take: what stands before, in and after its label."""

import msgspec

from timeline_app.core.table.table import Basis, Form, Trait
from timeline_app.scene.display import FADE_PX, Fade, TextMeasurer, TextStyle
from timeline_app.scene.metrics import Metrics
from timeline_app.scene.tracks.figures import EventLook, is_solid_bar

# Three ticks are enough to be read as "again and again".
TICKS = 3
# Wide enough for ticks to stay apart on a coarse screen.
TICK_PX = 4.0
# Traits are tested as plain numbers: a flag's own operators are too slow for every frame.
RECURRING = int(Trait.RECURRING)
WITHIN = int(Trait.WITHIN)
OPEN_START = int(Trait.OPEN_START)
OPEN_END = int(Trait.OPEN_END)
LASTING = int(Trait.OPEN_END | Trait.RECURRING)
FADES = (
    (int(Trait.FADE_START | Trait.OPEN_START), Fade.LEFT),
    (int(Trait.FADE_END | Trait.OPEN_END), Fade.RIGHT),
)


class Spacing(msgspec.Struct, frozen=True):
    """Measures the parts of an event."""

    measurer: TextMeasurer
    metrics: Metrics

    def caption_px(self, caption: str) -> float:
        """Return the width of a caption with the gaps around it."""
        if not caption:
            return 0.0
        return self.measurer.width(caption, TextStyle.CAPTION) + 2 * self.metrics.label_gap_px

    def lead_px(self, look: EventLook) -> float:
        """Return the room before the label of a box: padding, symbol and ticks."""
        metrics = self.metrics
        symbol = 2 * metrics.mark_radius_px + metrics.label_gap_px
        ticks = (TICKS + 1) * TICK_PX if look.traits & RECURRING else 0.0
        lead_px = metrics.padding_px + (symbol if has_symbol(look) else 0.0) + ticks
        fades = is_solid_bar(look) and look.traits & FADES[0][0]
        return lead_px + (FADE_PX if fades else 0.0)

    def tail_px(self, look: EventLook) -> float:
        """Return the room after the label of a box.

        A light label cannot be read where its bar runs out.
        """
        fades = is_solid_bar(look) and look.traits & FADES[1][0]
        return self.metrics.padding_px + (FADE_PX if fades else 0.0)

    def outer_ticks_px(self, look: EventLook, is_box: bool, inner_px: float) -> float:
        """Return the room of the ticks that stand beside an event, before its label."""
        inside = is_box and inner_px >= 0
        return (TICKS + 1) * TICK_PX if look.traits & RECURRING and not inside else 0.0


def fades_of(traits: int) -> Fade:
    """Return the ends of a bar that fade."""
    fade = Fade.NONE
    for its_traits, end in FADES:
        if traits & its_traits:
            fade |= end
    return fade


def has_symbol(look: EventLook) -> bool:
    """Tell whether a box needs its symbol because the box alone does not tell its basis."""
    return look.form is Form.POINT or look.basis is Basis.DERIVED
