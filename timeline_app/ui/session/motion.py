"""Motion: short animated ways from one view to another, and a drag's after-run."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from timeline_app.scene.axis.span import TimeSpan, blended
from timeline_app.state.view_state import ViewState, longest_span_s, whole_span
from timeline_app.ui.session.viewed import Viewed

# Long enough for the eye to follow, short enough not to be waited for.
_TRAVEL_MS = 180
# The way between the story and even time bends the axis, which takes longer to follow.
_UNFOLD_MS = 280
# A glide is something to look at, so it may take longer.
_GLIDE_MS = 450
# Slower drags are meant to end where they are let go.
_LEAST_GLIDE_PX_PER_MS = 0.35


class Passage(NamedTuple):
    """A way between the story and even time: the view it began with, and how far it has come."""

    start: ViewState
    share: float


class Motion(QObject):
    """Moves the view that is shown; at once unless it is enabled by a widget that shows it.

    Between two spans the span itself moves. Between the story and a span the view is the new one
    at once, and `passage` tells whoever draws it how much of the old one still shows.
    """

    passed = Signal()

    def __init__(self, viewed: Viewed, parent: QObject) -> None:
        super().__init__(parent)
        self._viewed = viewed
        self.is_enabled = False
        self.passage: Passage | None = None
        self._start = self._end = viewed.state.span
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._arrive)

    @property
    def target(self) -> TimeSpan:
        """The span that is being gone to, or the present one."""
        is_running = self._animation.state() is QVariantAnimation.State.Running
        return self._end if is_running else self._viewed.state.span

    def go(self, span: TimeSpan) -> None:
        """Go to a span."""
        if self._viewed.state.story:
            self._pass_to(lambda: self._viewed.set_span(span))
        else:
            self._run(span, _TRAVEL_MS)

    def go_to_story(self) -> None:
        """Go to the whole story."""
        self._pass_to(self._viewed.show_story)

    def zoom(self, factor: float) -> None:
        """Zoom around the middle, from where the present motion leads."""
        target = self.target
        if factor > 1.0 and target.duration_s >= whole_span(self._viewed.events).duration_s:
            self.go_to_story()
        elif not self._viewed.state.story:
            self.go(target.zoomed(factor, target.middle_s))

    def pan(self, share: float) -> None:
        """Move by a share of the span, from where the present motion leads."""
        if not self._viewed.state.story:
            self.go(self.target.panned(self.target.duration_s * share))

    def glide(self, px_per_ms: float, width_px: float) -> None:
        """Run on after a drag that was let go at some speed."""
        if self.is_enabled and abs(px_per_ms) >= _LEAST_GLIDE_PX_PER_MS:
            span = self._viewed.state.span
            way_px = px_per_ms * _GLIDE_MS / 3
            self._run(span.panned(-way_px / width_px * span.duration_s), _GLIDE_MS)

    def stop(self) -> None:
        """Stay where the span is now; a passage ends at once."""
        self._animation.stop()
        self._arrive()

    def _run(self, span: TimeSpan, duration_ms: int) -> None:
        self.stop()
        longest_s = longest_span_s(self._viewed.events)
        self._start, self._end = self._viewed.state.span, span.clamped(longest_s)
        if not self.is_enabled:
            self._viewed.set_span(self._end)
            return
        self._animation.setDuration(duration_ms)
        self._animation.start()

    def _pass_to(self, show: Callable[[], None]) -> None:
        """Show another kind of view, and let the old one turn into it."""
        self.stop()
        before = self._viewed.state
        if self.is_enabled:
            self.passage = Passage(before, 0.0)
        show()
        if self._viewed.state == before or not self.is_enabled:
            self.passage = None
            return
        self._animation.setDuration(_UNFOLD_MS)
        self._animation.start()

    def _step(self, share: float) -> None:
        if self.passage is not None:
            self.passage = self.passage._replace(share=share)
            self.passed.emit()
        else:
            self._viewed.set_span(blended(self._start, self._end, share))

    def _arrive(self) -> None:
        if self.passage is not None:
            self.passage = None
            self.passed.emit()


def wants_motion(widget: QWidget) -> bool:
    """Tell whether the desktop wants animations, and whether there is anyone to see them."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return False
    # Making this type with all its constants takes 5 ms.
    from PySide6.QtWidgets import QStyle

    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0
