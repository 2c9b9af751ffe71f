"""Menus that are made when they are asked for, and are gone when they are closed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget


def passing_menu(parent: QWidget, name: str) -> QMenu:
    """Return an empty menu that is gone when it is closed; a menu in it must not be one too."""
    menu = QMenu(parent)
    menu.setObjectName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
