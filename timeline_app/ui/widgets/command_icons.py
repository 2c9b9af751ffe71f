"""Which icon of the set stands for which command, on buttons and in menus."""

from PySide6.QtGui import QAction

from timeline_app.ui.widgets.line_icons import line_icon

ICON_OF_COMMAND = {
    "open": "folder-open",
    "reload": "refresh-cw",
    "attach-sources": "paperclip",
    "export-pdf": "file-down",
    "export-other": "download",
    "print": "printer",
    "undo": "undo-2",
    "redo": "redo-2",
    "find": "search",
    "copy-event": "copy",
    "copy-link": "link",
    "clear-filter": "funnel-x",
    "palette": "command",
    "zoom-in": "plus",
    "zoom-out": "minus",
    "story": "house",
    "show-timeline": "chart-gantt",
    "show-list": "list",
    "show-problems": "triangle-alert",
    "back": "arrow-left",
    "forward": "arrow-right",
    "full-screen": "maximize",
    "go-to-date": "calendar",
    "tour": "shapes",
    "keys": "keyboard",
    "about": "info",
}


def give_icon(action: QAction) -> None:
    """Give the action of a command its icon, if it has one.

    In a menu, what can be checked shows its tick instead.
    """
    name = ICON_OF_COMMAND.get(action.objectName(), "")
    if name:
        action.setIcon(line_icon(name))
        action.setIconVisibleInMenu(not action.isCheckable())
