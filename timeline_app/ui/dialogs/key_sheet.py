"""The sheet of all keys and gestures, made from the command catalogue."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from timeline_app.render.theme import ColorTheme
from timeline_app.state.command_catalogue import COMMANDS, MENUS
from timeline_app.state.command_places import GESTURES
from timeline_app.state.commands.command import Command
from timeline_app.ui.texts.markup import shared_style
from timeline_app.ui.texts.text_pane import TextPane
from timeline_app.ui.widgets.screen_room import resize_to_fit


class KeySheet(QDialog):
    """Shows every key beside what it does."""

    def __init__(self, theme: ColorTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keySheet")
        self.setWindowTitle("Keys and gestures")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = TextPane("keySheetText", "Keys and gestures", self)
        self.text.setHtml(
            f"<style>{shared_style(theme.hex)} td {{padding:2px 14px 2px 0}}</style>{keys_html()}"
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        resize_to_fit(self, 620, 640)
        self.text.setFocus()


def keys_html() -> str:
    """Return every key and gesture as HTML, by menu."""
    parts = []
    for menu in MENUS:
        rows = [
            (", ".join(_native(key) for key in command.keys), _name_of(command), command.tip)
            for command in COMMANDS
            if command.menu == menu and command.keys
        ]
        if rows:
            parts.append(f"<h3>{escape(menu.replace('&', ''))}</h3>{_table(rows)}")
    parts.append(
        f"<h3>Mouse, trackpad and panes</h3>{_table([(how, what, '') for how, what in GESTURES])}"
    )
    return "".join(parts)


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _name_of(command: Command) -> str:
    """Return what the menus call a command."""
    return command.text.replace("&", "").removesuffix("…")


def _table(rows: list[tuple[str, str, str]]) -> str:
    cells = "".join(
        f"<tr><td width='200'><b>{escape(keys)}</b></td><td>{escape(name)}"
        f" <span class='faint'>{escape(tip)}</span></td></tr>"
        for keys, name, tip in rows
    )
    return f"<table cellspacing='0'>{cells}</table>"
