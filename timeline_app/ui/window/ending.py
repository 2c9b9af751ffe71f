"""Ends from outside: Ctrl+C, `kill`, a terminal that is closed. They save what closing saves."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
# What a shell shows for a program that a signal has ended.
_CODE_OF_SIGNAL = 128


class EndingBySignal(QObject):
    """Calls `end` in the event loop, once, when the system asks the program to end.

    Python runs its handlers only when it is Python's turn, which in an idle event loop never comes;
    so a byte on a socket wakes the loop. A second signal ends the process at once.
    """

    def __init__(self, end: Callable[[int], object], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        self._sender, self._receiver = socket.socketpair()
        for side in (self._sender, self._receiver):
            side.setblocking(False)
        self._notifier = QSocketNotifier(self._receiver.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        there = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
        # `nohup` has the end of the terminal ignored.
        self._numbers = [n for n in there if signal.getsignal(n) != signal.SIG_IGN]
        self._before = {number: signal.signal(number, self._note) for number in self._numbers}
        self._fd_before = signal.set_wakeup_fd(self._sender.fileno(), warn_on_full_buffer=False)

    def release(self) -> None:
        """Leave signals to who had them before."""
        signal.set_wakeup_fd(self._fd_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._sender.close()
        self._receiver.close()

    def _note(self, _number: int, _frame: object) -> None:
        for number in self._numbers:
            signal.signal(number, signal.SIG_DFL)

    def _wake(self) -> None:
        received = self._receiver.recv(1)
        if received and received[0] in self._numbers:
            self._notifier.setEnabled(False)
            self._end(_CODE_OF_SIGNAL + received[0])
