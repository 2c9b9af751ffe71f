"""The canvas for assistive technology: its visible events, clusters and hints as a list of items.

Hints say what is out of view, and lead there when they are pressed.
"""

from __future__ import annotations

from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
)
from PySide6.QtWidgets import QAccessibleWidget

from timeline_app.scene.axis.piecewise import PiecewiseScale
from timeline_app.scene.display import Hit, HitKind
from timeline_app.scene.piece_names import pieces_in_words
from timeline_app.scene.ticks import ENGLISH
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.drawing.gutter import Hint
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.texts.describe import dates_of_hit, name_of_hit

# A client asks for every item, one by one, whenever the view has changed.
MOST_ITEMS = 100
_PRESS = "press"
# No event has these rows: they stand for what lies before or above the view, and after or below.
_BEFORE_ROW, _AFTER_ROW = -1, -2
Key = tuple[str, tuple[int, ...], tuple[float, float] | None]


def expose_canvas(view: TimelineView, controller: Controller) -> None:
    """Let assistive technology see what the canvas shows."""
    view.setAccessibleDescription(
        "Events in time. Right and Left go to the event after or before in time, Down and Up to "
        "the mark below or above, Enter reads an event or opens a stack, Space opens or collapses "
        "its track, Ctrl+2 shows the same events as a list."
    )
    CanvasEvents(view, controller)
    QAccessible.installFactory(_interface_of)


class CanvasEvents(QObject):
    """Keeps the accessible items of one canvas, and tells when the focused one changes."""

    def __init__(self, view: TimelineView, controller: Controller) -> None:
        super().__init__(view)
        self.view = view
        self.controller = controller
        self.root: _CanvasInterface | None = None
        self._items: dict[Key, _ItemInterface] = {}
        controller.selectionChanged.connect(self._tell_focus)
        controller.listChanged.connect(self._items.clear)

    def visible_hits(self) -> list[Hit]:
        """Return what is in view, in reading order."""
        room = QRect(QPoint(0, 0), self.view.viewport().size()).toRectF()
        placed = self.view.placed
        shown = [hit for hit in placed.scene.hits if room.intersects(placed.place_of(hit))]
        return sorted(shown, key=lambda hit: (hit.y, hit.x))

    def hints(self) -> list[Hint]:
        """Return what tells of events out of view."""
        return self.view.pointing.hints().all()

    def items(self) -> list[_ItemInterface]:
        """Return all that is in view: events and clusters, then hints at what is not."""
        return [self._item(key) for key in self._keys()]

    def _keys(self) -> list[Key]:
        hints = self.hints()
        hits = self.visible_hits()[: MOST_ITEMS - len(hints)]
        return [*map(_key_of, hits), *map(_key_of_hint, hints)]

    def around(self) -> tuple[str, str]:
        """Return in words the pieces of the axis, and what lies beside the view."""
        scale = self.view.axis.scale
        pieces = pieces_in_words(scale, ENGLISH) if isinstance(scale, PiecewiseScale) else ""
        return pieces, self.view.pointing.hints().in_words()

    def item(self, hit: Hit) -> _ItemInterface:
        """Return the item of a hit, always the same one for the same events."""
        return self._item(_key_of(hit))

    def _item(self, key: Key) -> _ItemInterface:
        item = self._items.get(key)
        if item is None:
            item = self._items[key] = _ItemInterface(self, key)
            QAccessible.registerAccessibleInterface(item)
        return item

    def item_at(self, place: QPointF) -> _ItemInterface | None:
        """Return the item of what lies at a place of the viewport."""
        hit, hint = self.view.placed.hit_at(place), self.view.pointing.hints().at(place)
        if hit is not None:
            return self.item(hit)
        return self._item(_key_of_hint(hint)) if hint is not None else None

    def hit_of(self, key: Key) -> Hit | None:
        """Return where some events are drawn now, if they are."""
        return next((hit for hit in self.view.scene.hits if _key_of(hit) == key), None)

    def hint_of(self, key: Key) -> Hint | None:
        """Return the hint that is meant, as long as there is something out of view there."""
        return next((hint for hint in self.hints() if _key_of_hint(hint) == key), None)

    def name_of(self, key: Key) -> str:
        """Return what something is called; nothing once it is out of view."""
        hit, hint = self.hit_of(key), self.hint_of(key) if _is_hint(key) else None
        if hit is not None:
            return name_of_hit(hit, self.controller.events)
        return hint.words if hint is not None else ""

    def place_of(self, key: Key) -> QRect | None:
        """Return where something lies in the viewport, if it is there."""
        hit, hint = self.hit_of(key), self.hint_of(key) if _is_hint(key) else None
        if hit is not None:
            return self.view.placed.place_of(hit).toRect()
        return hint.room.toRect() if hint is not None else None

    def focused_index(self) -> int:
        """Return which item is the selected event, or -1."""
        row = self.controller.selected_row
        keys = self._keys() if row is not None else []
        return next((i for i, key in enumerate(keys) if row in key[1]), -1)

    def press(self, key: Key) -> None:
        """Select an event, open a fold, zoom to a cluster, or go where a hint leads."""
        hit, hint = self.hit_of(key), self.hint_of(key) if _is_hint(key) else None
        if hint is not None:
            self.view.pointing.follow(hint)
        if hit is not None and hit.kind is HitKind.FOLD:
            self.view.pointing.toggle_fold(hit.track)
        elif hit is not None and hit.count == 1:
            self.controller.select_row(hit.rows[0])
        elif hit is not None:
            self.controller.navigation.fit_rows(self.controller.tracks.rows_of(hit))

    def _tell_focus(self) -> None:
        if not QAccessible.isActive() or not self.view.hasFocus():
            return
        index = self.focused_index()
        if index >= 0:
            event = QAccessibleEvent(self.view, QAccessible.Event.Focus)
            event.setChild(index)
            QAccessible.updateAccessibility(event)


class _Press(QAccessibleActionInterface):
    def __init__(self, item: _ItemInterface) -> None:
        super().__init__()
        self._item = item

    def actionNames(self) -> list[str]:
        return [_PRESS]

    def doAction(self, actionName: str) -> None:
        if actionName == _PRESS:
            self._item.press()

    def keyBindingsForAction(self, actionName: str) -> list[str]:
        return []

    def localizedActionName(self, name: str) -> str:
        return name

    def localizedActionDescription(self, name: str) -> str:
        return "Select the event, open the fold, zoom to the cluster, or go to what is out of view"


class _ItemInterface(QAccessibleInterface):
    """One event or cluster; not valid any more when it is out of view."""

    def __init__(self, canvas: CanvasEvents, key: Key) -> None:
        super().__init__()
        self._canvas = canvas
        self._key = key
        self._action = _Press(self)
        # Qt takes a bare pointer; casting to None would crash it.
        self._action_pointer = shiboken6.VoidPtr(shiboken6.getCppPointer(self._action)[0])
        self._no_pointer = shiboken6.VoidPtr(0)

    def press(self) -> None:
        self._canvas.press(self._key)

    def isValid(self) -> bool:
        return shiboken6.isValid(self._canvas) and self._canvas.place_of(self._key) is not None

    def object(self) -> Any:
        return None

    def window(self) -> Any:
        return self._canvas.view.window().windowHandle()

    def parent(self) -> Any:
        return self._canvas.root

    def child(self, index: int) -> Any:
        return None

    def childAt(self, x: int, y: int) -> Any:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> Any:
        return None

    def relations(self, match: Any = QAccessible.RelationFlag.AllRelations) -> list[Any]:
        return []

    def rect(self) -> QRect:
        place = self._canvas.place_of(self._key)
        if place is None:
            return QRect()
        corner = self._canvas.view.viewport().mapToGlobal(place.topLeft())
        return QRect(corner, place.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Button if _is_hint(self._key) else QAccessible.Role.ListItem

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing of an event can be changed."""

    def text(self, t: QAccessible.Text) -> str:
        if t is QAccessible.Text.Name:
            return self._canvas.name_of(self._key)
        hit, controller = self._canvas.hit_of(self._key), self._canvas.controller
        if hit is not None and t is QAccessible.Text.Description:
            return dates_of_hit(hit, controller)
        return ""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        if _is_hint(self._key):
            return state
        state.focusable = state.selectable = True
        row = self._canvas.controller.selected_row
        if row is not None and row in self._key[1]:
            state.selected = True
            state.focused = self._canvas.view.hasFocus()
        return state

    def interface_cast(self, t: QAccessible.InterfaceType) -> Any:
        if t is QAccessible.InterfaceType.ActionInterface:
            return self._action_pointer
        return self._no_pointer

    def backgroundColor(self) -> QColor:
        return QColor()

    def foregroundColor(self) -> QColor:
        return QColor()


class _CanvasInterface(QAccessibleWidget):
    """The canvas as a list of what it shows."""

    def __init__(self, canvas: CanvasEvents) -> None:
        super().__init__(canvas.view, QAccessible.Role.List, canvas.view.accessibleName())
        self._canvas = canvas

    def text(self, t: QAccessible.Text) -> str:
        said: str = super().text(t)
        if t is not QAccessible.Text.Description or not shiboken6.isValid(self._canvas):
            return said
        return ". ".join(part for part in (said.rstrip("."), *self._canvas.around()) if part)

    def childCount(self) -> int:
        return len(self._canvas.items()) if shiboken6.isValid(self._canvas) else 0

    def child(self, index: int) -> Any:
        items = self._canvas.items()
        return items[index] if 0 <= index < len(items) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        items = self._canvas.items()
        return next((i for i, item in enumerate(items) if item is child or item == child), -1)

    def childAt(self, x: int, y: int) -> Any:
        view = self._canvas.view
        place = view.viewport().mapFromGlobal(QPoint(x, y)).toPointF()
        return self._canvas.item_at(place)

    def focusChild(self) -> Any:
        if not self._canvas.view.hasFocus():
            return None
        return self.child(self._canvas.focused_index())


def _key_of(hit: Hit) -> Key:
    return hit.track, hit.rows, hit.starts_in_s


def _key_of_hint(hint: Hint) -> Key:
    """Return a key that no hit has, because it has a row that is none."""
    return hint.track, (_BEFORE_ROW if hint.step < 0 else _AFTER_ROW,), None


def _is_hint(key: Key) -> bool:
    return key[1] in ((_BEFORE_ROW,), (_AFTER_ROW,))


def _interface_of(key: str, thing: QObject) -> QAccessibleInterface | None:
    """Make the interface of a canvas; Qt makes those of all other widgets."""
    if not isinstance(thing, TimelineView):
        return None
    canvas = thing.findChild(CanvasEvents)
    if canvas is None:
        return None
    canvas.root = _CanvasInterface(canvas)
    return canvas.root
