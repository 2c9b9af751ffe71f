"""The theme of the window: the one chosen, or that of the desktop."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from timeline_app.render.theme import ColorTheme
from timeline_app.ui.session.session import Session
from timeline_app.ui.window.look import apply_look, desktop_theme


class ThemeChoice(QObject):
    """Keeps the look of all widgets in step with the theme; `changed` is for what draws itself.

    The `choice` is `light`, `dark` or `system`: what is remembered, unless another was asked for.
    """

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject, choice: str = "") -> None:
        super().__init__(parent)
        self._session = session
        self.choice = choice or session.settings.theme
        self.theme = desktop_theme(self.choice)
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """Show and remember `light`, `dark` or `system`."""
        self.choice = choice
        self._session.remember(theme=choice)
        self._follow()

    def show(self, theme: ColorTheme) -> None:
        """Show everything in a theme."""
        self.theme = theme
        self._apply()
        self.changed.emit(theme)

    def _follow(self) -> None:
        theme = desktop_theme(self.choice)
        if theme is not self.theme:
            self.show(theme)

    def _apply(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_look(application, self.theme)
