"""Actions: the command catalogue turned into menus, shortcuts and buttons."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from timeline_app.state.command_catalogue import COMMANDS, MENUS
from timeline_app.state.command_places import (
    EVENT_KEYS,
    LIST_KEYS,
    LIST_MENU,
    SET_APART,
    TIMELINE_KEYS,
    WINDOW_KEYS,
)
from timeline_app.ui.widgets.command_icons import give_icon


class Actions(QObject):
    """One `QAction` for each command, by its id."""

    def __init__(
        self,
        window: QWidget,
        canvas: QWidget,
        list_page: QWidget,
        columns: QWidget,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.text, self)
            action.setObjectName(command.id)
            keys = [QKeySequence(key) for key in command.keys if key not in WINDOW_KEYS]
            action.setShortcuts(keys)
            self._act_everywhere(action, [key for key in command.keys if key in WINDOW_KEYS])
            action.setToolTip(_tip(command.tip, command.keys))
            action.setStatusTip(command.tip)
            action.setCheckable(command.checkable)
            give_icon(action)
            if command.id in TIMELINE_KEYS:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                canvas.addAction(action)
            elif command.id in LIST_KEYS:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                list_page.addAction(action)
            elif command.id in EVENT_KEYS:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                columns.addAction(action)
            else:
                window.addAction(action)
            self._actions[command.id] = action
        list_page.addActions(self.menu(LIST_MENU))

    def _act_everywhere(self, action: QAction, keys: list[str]) -> None:
        """Let keys trigger an action whose other keys act on one pane only."""
        if keys:
            shortcut = QShortcut(self._window)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            # Several of them may be the same keys on a keyboard, and mean the same.
            for pressed in (shortcut.activated, shortcut.activatedAmbiguously):
                pressed.connect(action.trigger)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def menu(self, command_ids: Iterable[str]) -> list[QAction]:
        """Return some actions as they stand in a context menu, with lines between them."""
        actions: list[QAction] = []
        for name in command_ids:
            if name in SET_APART and actions:
                line = QAction(self)
                line.setSeparator(True)
                actions.append(line)
            actions.append(self._actions[name])
        return actions

    def carry_out(self, handlers: Mapping[str, Callable[..., object]]) -> None:
        """Call these handlers from now on, those of checkable commands with their state."""
        for command in COMMANDS:
            call = _with_state if command.checkable else _without_state
            self._actions[command.id].triggered.connect(call(handlers[command.id]))

    def group(self, *command_ids: str) -> None:
        """Let at most one of some commands be checked."""
        group = QActionGroup(self)
        for command_id in command_ids:
            group.addAction(self._actions[command_id])

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Put every action into its menu; return the menus by their title."""
        menus = {title: bar.addMenu(title) for title in MENUS}
        for command in COMMANDS:
            if command.separated:
                menus[command.menu].addSeparator()
            if command.submenu and command.submenu not in menus:
                menus[command.submenu] = menus[command.menu].addMenu(command.submenu)
            menus[command.submenu or command.menu].addAction(self._actions[command.id])
        return menus


def _tip(tip: str, keys: tuple[str, ...]) -> str:
    return f"{tip} ({keys[0]})" if keys else tip


def _without_state(handler: Callable[..., object]) -> Callable[[bool], object]:
    return lambda _checked: handler()


def _with_state(handler: Callable[..., object]) -> Callable[[bool], object]:
    """Hand the state over from Python, since Qt loses it for slots of widgets made in Python."""

    def call(is_on: bool) -> object:
        return handler(is_on)

    return call
