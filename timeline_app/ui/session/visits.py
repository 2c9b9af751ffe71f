"""The views that were visited: which one to go back to, and when a new one counts as a visit."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from timeline_app.state.history import History
from timeline_app.state.view_state import ViewState

# Long enough that the steps of one way by wheel or hand become one step back.
_SETTLE_MS = 500


class Visits(QObject):
    """Keeps the history of a view that others change: `current` tells it, `show` goes to one."""

    changed = Signal()

    def __init__(
        self,
        current: Callable[[], ViewState],
        show: Callable[[ViewState], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._current = current
        self._show = show
        self._history: History[ViewState] = History((current(),))
        self._joins = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.remember)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a view to go back to."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a view to go forward to."""
        return self._history.can_go_forward

    def go_back(self) -> None:
        """Go to the view before."""
        self.remember()
        self._go(self._history.back())

    def go_forward(self) -> None:
        """Go to the view after."""
        self.remember()
        self._go(self._history.forward())

    def forget(self) -> None:
        """Begin anew with the present view."""
        self.pause()
        self._history = History((self._current(),))

    def pause(self) -> None:
        """Don't count a view as a visit only because it stays."""
        self._settle.stop()
        self.part()

    def expect(self) -> None:
        """Count the view as a visit once it has settled."""
        self._settle.start()

    def remember(self) -> None:
        """Count the present view as a visit now, unless it is the last one."""
        self._settle.stop()
        if self._joins:
            self._joins = False
            self.amend()
        else:
            self._history = self._history.visited(self._current())
        self.changed.emit()

    def join(self) -> None:
        """Take what follows until the view has settled for a part of the last visit."""
        self._joins = True
        self._settle.start()

    def part(self) -> None:
        """Take what follows for a visit of its own."""
        self._joins = False

    def amend(self) -> None:
        """Take the present view for the last visit: it differs in what is no step to go back."""
        self._history = self._history.replaced(self._current())

    def _go(self, history: History[ViewState]) -> None:
        self._history = history
        self._show(history.current)
        self.changed.emit()
