"""Moving the focus from pane to pane."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step_focus(panes: Callable[[], Sequence[QWidget]], step: int) -> Callable[[], None]:
    """Return what moves the focus to the next (1) or previous (-1) of the panes there are."""

    def move() -> None:
        shown = panes()
        focus = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(shown) if pane is focus), -1 if step > 0 else 0)
        shown[(here + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    return move
