"""The program with a window on a real screen, which tells on request what the window shows.

usage: python -m tests.journeys.host [LINK]

Reads one question a line from standard input, `NAME ARGUMENT…` as JSON, and prints the answer as
a line of JSON. It only looks: what happens in the window is done by mouse and keys from outside.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from timeline_app.app import create_application, create_window
from timeline_app.core.wording.span_words import span_in_words
from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.metrics import SCREEN
from timeline_app.ui.window.look import desktop_theme
from timeline_app.ui.window.main_window import MainWindow

Point = list[int]
_LINK_INSET = QPoint(4, 0)


class Words(QObject):
    """Reads what the window says: every public method answers one question."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def active(self) -> str:
        """The name of the window that has the keyboard, or of a popup."""
        window = QApplication.activePopupWidget() or QApplication.activeWindow()
        is_shown = window is not None and window.windowHandle().isExposed()
        return window.objectName() if window and is_shown else ""

    def text(self, name: str) -> str:
        """What a widget says."""
        widget = self._widget(name)
        if isinstance(widget, QTextBrowser):
            return widget.toPlainText()
        assert isinstance(widget, QLabel | QLineEdit | QToolButton)
        return widget.text()

    def title(self) -> str:
        """The title of the window, with a star for what is not saved."""
        return self._window.windowTitle().replace("[*]", "*" * self._window.isWindowModified())

    def told(self) -> str:
        """What the status bar says of what has just happened."""
        return self._window.statusBar().currentMessage()

    def chips(self) -> list[str]:
        """What the chips of the filter say."""
        return self._window.filter_bar.chip_texts()

    def focus(self) -> str:
        """The name of the widget that has the keyboard."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def clipboard(self) -> str:
        """What was copied."""
        return QGuiApplication.clipboard().text()

    def listed(self) -> list[str]:
        """The titles that the list view shows."""
        model = self._window.event_list.model()
        column = 2
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def selected(self) -> str:
        """The title of the selected event."""
        event = self._window.controller.selected
        return event.title if event else ""

    def span_words(self) -> str:
        """Which time the status bar says is visible."""
        span = self._window.controller.state.span
        return span_in_words(span.start_s, span.end_s)

    def duration_s(self) -> float:
        """How many seconds are visible, once it has come to rest."""
        return float(self._window.timeline.motion.target.duration_s)

    def shut(self) -> list[str]:
        """The panes that are put away."""
        return list(self._window._panes.shut)

    def is_ticked(self, facet: str, value: str) -> bool:
        """Whether a value of the filter pane is ticked."""
        item = self._window.filter_pane.item(facet, value)
        return item is not None and item.checkState(0) is Qt.CheckState.Checked

    def marked(self, name: str, token: str) -> list[str]:
        """The texts in view of a pane that stand on one of the theme's colours."""
        pane = self._widget(name)
        assert isinstance(pane, QTextBrowser)
        color = desktop_theme(self._window.session.settings.theme).color(token)
        seen = pane.viewport().rect()
        return [
            text
            for text, cursor, back in _pieces(pane)
            if back == color.name() and pane.cursorRect(cursor).intersects(seen)
        ]

    def matches(self, name: str) -> list[str]:
        """The texts that a search has marked in a pane."""
        pane = self._widget(name)
        assert isinstance(pane, QTextBrowser)
        return [part.cursor.selectedText() for part in pane.extraSelections()]

    def color(self, name: str) -> str:
        """The commonest colour of a widget as it stands on the screen."""
        widget = self._widget(name)
        corner = widget.mapToGlobal(QPoint(0, 0))
        picture = widget.screen().grabWindow(
            0, corner.x(), corner.y(), widget.width(), widget.height()
        )
        image = picture.toImage()
        steps = range(5, min(image.width(), image.height()) - 5, 7)
        names = [image.pixelColor(x, y).name() for x in steps for y in steps]
        return max(set(names), key=names.count)

    def _widget(self, name: str) -> QWidget:
        for top in (self._window, *QApplication.topLevelWidgets()):
            found = top if top.objectName() == name else top.findChild(QWidget, name)
            if isinstance(found, QWidget):
                return found
        raise LookupError(f"no widget is called {name}")


class Eyes(Words):
    """Looks at the window besides: where things are on the screen."""

    def place(self, name: str) -> Point | None:
        """The middle of a widget on the screen."""
        widget = self._widget(name)
        is_seen = widget.isVisible() and not widget.visibleRegion().isEmpty()
        return _on_screen(widget, widget.rect()) if is_seen else None

    def place_of_divider(self, pane: str) -> Point | None:
        """The divider between a pane and the one at its right."""
        columns = self._window._panes.columns
        divider = columns.handle(columns.indexOf(columns._panes[pane]) + 1)
        return _on_screen(divider, divider.rect())

    def place_on_ruler(self, share: float) -> Point | None:
        """A point of the ruler, so far along the piece of time that has most room."""
        axis, canvas = self._window.timeline.axis, self._window.timeline.viewport()
        scale = axis.scale
        x_start, x_end = 0.0, axis.width_px()
        if isinstance(scale, PiecewiseScale):
            widest = max(scale.pieces, key=lambda piece: piece.x_end - piece.x_start)
            x_start, x_end = widest.x_start, widest.x_end
        x = axis.gutter_px() + x_start + share * (x_end - x_start)
        ruler = QRect(round(x), round(SCREEN.ruler_px / 2), 1, 1)
        return _on_screen(canvas, ruler)

    def place_of_value(self, facet: str, value: str) -> Point | None:
        """The check box of a value in the filter pane, if it is in view."""
        pane = self._window.filter_pane
        item = pane.item(facet, value)
        if item is None:
            return None
        box = pane.tree.visualItemRect(item)
        return _on_screen(pane.tree.viewport(), QRect(box.left(), box.top(), 16, box.height()))

    def place_of_event(self, title: str) -> Point | None:
        """Where an event is drawn on the timeline, if it is in view."""
        table = self._window.controller.events.table
        rows = (row for row in range(len(table)) if table.event(row).title == title)
        place = self._window.timeline.placed.place_of_row(next(rows))
        return _on_screen(self._window.timeline.viewport(), place) if place else None

    def place_of_link(self, name: str, text: str) -> Point | None:
        """The first link in view of a text pane that says so."""
        pane = self._widget(name)
        assert isinstance(pane, QTextBrowser)
        cursor = pane.document().find(text)
        while not cursor.isNull():
            start = QTextCursor(pane.document())
            start.setPosition(cursor.selectionStart())
            place = _on_screen(pane.viewport(), pane.cursorRect(start).translated(_LINK_INSET))
            if place and cursor.charFormat().isAnchor():
                return place
            cursor = pane.document().find(text, cursor)
        return None


def _on_screen(widget: QWidget, part: QRect) -> Point | None:
    """The middle of what is in view of a part of a widget, in pixels of the screen."""
    seen = part & widget.rect()
    if seen.isEmpty():
        return None
    place = widget.mapToGlobal(seen.center())
    return [place.x(), place.y()]


def _pieces(pane: QTextBrowser) -> Iterator[tuple[str, QTextCursor, str]]:
    """Every piece of a pane's text in one format, with its start and background."""
    block = pane.document().begin()
    while block.isValid():
        parts: Any = block
        for part in parts:
            fragment = part.fragment()
            cursor = QTextCursor(pane.document())
            cursor.setPosition(fragment.position())
            yield fragment.text(), cursor, fragment.charFormat().background().color().name()
        block = block.next()


def answering(eyes: Eyes) -> Callable[[], None]:
    """What reads a question from standard input and prints the answer."""

    def answer() -> None:
        line = sys.stdin.readline()
        if not line:
            QApplication.exit(1)
            return
        name, *arguments = json.loads(line)
        # What is about to be laid out anew has its place before anyone is told of it.
        QApplication.sendPostedEvents()
        print(json.dumps(getattr(eyes, name)(*arguments)), flush=True)

    return answer


def main(arguments: list[str]) -> int:
    application = create_application()
    window = create_window(Path(arguments[0]) if arguments else None)
    listener = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, window)
    listener.activated.connect(answering(Eyes(window)))
    window.show()
    # As the program does when a start is over.
    QTimer.singleShot(0, window, window.editing.offer_draft)
    return application.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
