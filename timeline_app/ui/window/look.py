"""The look of the widgets: palette and style sheet from the theme's tokens."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from timeline_app.render.theme import ColorTheme, dark_theme, light_theme
from timeline_app.ui.widgets.line_icons import icon_folder


def desktop_theme(choice: str = "system") -> ColorTheme:
    """Return the theme chosen, or the one that fits the desktop."""
    if choice == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        choice = "dark" if scheme is Qt.ColorScheme.Dark else "light"
    return dark_theme() if choice == "dark" else light_theme()


def apply_look(application: QApplication, theme: ColorTheme) -> None:
    """Give the whole application a theme's palette and style sheet."""
    application.setPalette(palette_of(theme))
    sheet = style_sheet(theme)
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)


def palette_of(theme: ColorTheme) -> QPalette:
    """Return the palette of a theme."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "panel",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "paper",
        QPalette.ColorRole.AlternateBase: "panel",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.PlaceholderText: "ink-faint",
        QPalette.ColorRole.Button: "paper",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.ToolTipBase: "paper",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on-theme",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Mid: "panel-line",
        QPalette.ColorRole.Light: "paper",
        QPalette.ColorRole.Dark: "grid-strong",
    }
    for role, token in roles.items():
        palette.setColor(role, theme.color(token))
    disabled = QPalette.ColorGroup.Disabled
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(disabled, role, theme.color("ink-faint"))
    return palette


_SHEET = """
QMainWindow, QMenuBar {{ background: {paper}; }}
QMenuBar {{ padding: 2px 8px; }}
QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ background: {accent-soft}; }}
QToolBar {{ background: {paper}; border: 0; border-top: 1px solid {panel-line};
    border-bottom: 1px solid {panel-line}; padding: 4px 8px; spacing: 4px; }}
QToolBar QToolButton, QPushButton {{ background: {paper}; border: 1px solid {grid-strong};
    border-radius: 4px; padding: 4px 8px; color: {ink}; }}
QPushButton {{ min-width: 64px; padding: 4px 12px; }}
QPushButton:default {{ border-color: {accent}; color: {accent}; }}
QPushButton:disabled {{ color: {ink-faint}; border-color: {panel-line}; }}
QDialog, QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QToolBar QToolButton:hover, QPushButton:hover {{ background: {accent-soft};
    border-color: {accent}; }}
QToolBar QToolButton:checked {{ background: {accent-soft}; border-color: {accent};
    color: {accent}; }}
QToolBar QToolButton:disabled {{ color: {ink-faint}; border-color: {panel-line}; }}
QToolBar QToolButton:focus, QPushButton:focus, QLineEdit:focus {{ border: 1px solid {accent}; }}
QToolBar QToolButton[popupMode="2"] {{ padding-right: 24px; }}
QToolBar QToolButton::menu-indicator {{ image: url("{icon-chevron-down}"); width: 16px;
    height: 16px; subcontrol-origin: padding; subcontrol-position: center right; right: 4px; }}
QLineEdit {{ background: {paper}; border: 1px solid {grid-strong}; border-radius: 4px;
    padding: 4px 8px; selection-background-color: {accent};
    lineedit-clear-button-icon: url("{icon-x}"); }}
#filterPane {{ background: {panel}; border: 0; }}
#filterTree {{ background: {panel}; border: 1px solid transparent; outline: 0;
    show-decoration-selected: 0; selection-background-color: transparent; }}
#filterTree::item {{ height: 22px; border: 1px solid transparent; }}
QTreeView::indicator, QCheckBox::indicator {{ width: 14px; height: 14px; border-radius: 4px;
    border: 1px solid {ink-faint}; background: {paper}; }}
QTreeView::indicator:hover, QCheckBox::indicator:hover {{ border-color: {accent}; }}
QTreeView::indicator:checked, QCheckBox::indicator:checked {{ background: {accent};
    border-color: {accent}; image: url("{icon-tick}"); }}
QCheckBox {{ spacing: 8px; }}
QTreeView::branch:has-children:closed {{ image: url("{icon-chevron-right}"); }}
QTreeView::branch:has-children:open {{ image: url("{icon-chevron-down}"); }}
QComboBox, QSpinBox {{ background: {paper}; border: 1px solid {grid-strong}; border-radius: 4px;
    padding: 4px 8px; color: {ink}; }}
QComboBox:hover, QComboBox:focus, QSpinBox:focus {{ border-color: {accent}; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox::down-arrow {{ image: url("{icon-chevron-down}"); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{ background: {paper}; border: 1px solid {grid-strong};
    selection-background-color: {accent-soft}; selection-color: {ink}; outline: 0; }}
QSpinBox QLineEdit {{ border: 0; padding: 0 4px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: 0; width: 20px; }}
QSpinBox::up-arrow {{ image: url("{icon-chevron-up}"); width: 12px; height: 12px; }}
QSpinBox::down-arrow {{ image: url("{icon-chevron-down}"); width: 12px; height: 12px; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {grid-strong}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {ink-faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
#filterTree::item:hover {{ background: {accent-soft}; }}
#dateComplaint {{ color: {bad}; }}
#filterTree::item:focus {{ border-color: {accent}; color: {ink}; }}
#searchBar {{ background: {accent-soft}; border-bottom: 1px solid {panel-line}; }}
#searchBar QLabel {{ color: {ink}; }}
#searchBar QToolButton {{ background: {paper}; color: {ink}; border: 1px solid {grid-strong};
    border-radius: 4px; padding: 2px 8px; }}
#searchBar QToolButton:focus, #searchBar QToolButton:hover {{ border-color: {accent}; }}
#symbolPage {{ background: {paper}; }}
#commandPalette {{ background: {paper}; border: 1px solid {grid-strong}; }}
#paletteList {{ border: 0; }}
#paletteList::item, #clusterList::item {{ padding: 4px 8px; }}
#paletteList::item:selected {{ background: {accent-soft}; color: {ink}; }}
#eventList:focus, #detailPane:focus, #sourcePane:focus, #comparisonPane:focus,
#problemsPane:focus {{
    border: 1px solid {accent}; }}
#filterNarrow {{ background: transparent; border: 0; border-bottom: 1px solid {grid-strong};
    border-radius: 0; padding: 4px 2px; }}
#filterNarrow:focus {{ border: 0; border-bottom: 1px solid {accent}; }}
#filterBar {{ background: {paper}; border-bottom: 1px solid {panel-line}; }}
#filterCount {{ color: {ink-soft}; }}
#filterChip {{ background: {accent-soft}; color: {ink}; border: 1px solid {accent-soft};
    border-radius: 10px; padding: 2px 8px; }}
#filterChip:hover, #filterChip:focus {{ border-color: {accent}; }}
#legendTour {{ background: transparent; border: 0; color: {accent}; padding: 0 8px;
    font-size: 12px; }}
#clearAll, #undatedMore {{ background: transparent; border: 0; color: {accent}; padding: 2px 8px; }}
#savedBar QToolButton {{ background: transparent; border: 0; color: {accent}; padding: 1px 7px; }}
#legendTour:hover, #legendTour:focus, #clearAll:hover, #clearAll:focus, #undatedMore:hover,
#undatedMore:focus, #savedBar QToolButton:hover, #savedBar QToolButton:focus {{
    text-decoration: underline; }}
#detailPane, #sourcePane, #comparisonPane {{ background: {paper};
    border: 1px solid transparent; padding: 8px 12px; }}
#sheetBar {{ background: {panel}; border-bottom: 1px solid {panel-line}; }}
#sheetBar QToolButton {{ background: {paper}; color: {ink}; border: 1px solid {grid-strong};
    border-radius: 4px; padding: 4px 8px; }}
#sheetBar QToolButton:focus, #sheetBar QToolButton:hover {{ border-color: {accent}; }}
#sheetTitle {{ font-weight: bold; padding: 0 8px; }}
#problemsPane {{ background: {panel}; border: 1px solid transparent;
    border-top: 1px solid {panel-line}; }}
#problemsBadge {{ border: 0; color: {warning}; padding: 1px 8px; }}
#eventCard {{ background: {paper}; border: 1px solid {accent}; border-radius: 6px; }}
#eventForm {{ background: {paper}; }}
#eventFormPane {{ background: {paper}; border: 0; }}
#fieldLabel, #fieldNote {{ color: {ink-soft}; }}
#fieldRemedy {{ color: {bad}; }}
#fieldQuote {{ color: {ink-soft}; font-style: italic; }}
QPlainTextEdit {{ background: {paper}; border: 1px solid {grid-strong}; border-radius: 4px;
    padding: 2px 4px; selection-background-color: {accent}; }}
QPlainTextEdit:focus {{ border-color: {accent}; }}
#clusterPopup {{ background: {paper}; border: 1px solid {grid-strong}; }}
#clusterList {{ border: 0; }}
#eventList {{ border: 1px solid transparent; gridline-color: {panel-line}; }}
#eventList::item {{ padding: 0 5px; }}
QHeaderView::section {{ background: {panel}; color: {ink-soft}; border: 0;
    border-bottom: 1px solid {panel-line}; padding: 4px 8px; }}
#moreColumns {{ background: {panel}; color: {accent}; border: 0; padding: 0 8px; }}
#moreColumns:hover {{ background: {accent-soft}; }}
QHeaderView::down-arrow {{ image: url("{icon-chevron-down}"); width: 12px; height: 12px; }}
QHeaderView::up-arrow {{ image: url("{icon-chevron-up}"); width: 12px; height: 12px; }}
QSplitter::handle {{ background: {panel-line}; }}
QStatusBar {{ background: {paper}; color: {ink-soft}; border-top: 1px solid {panel-line}; }}
QStatusBar::item {{ border: 0; }}
#hints {{ color: {ink-faint}; }}
QStatusBar QLabel {{ padding: 0 8px; }}
QMenu {{ background: {paper}; border: 1px solid {grid-strong}; padding: 4px; }}
QMenu::item {{ padding: 4px 24px 4px 8px; border-radius: 4px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::indicator {{ width: 16px; height: 16px; left: 8px; }}
QMenu::indicator:checked {{ image: url("{icon-check}"); }}
QMenu::right-arrow {{ image: url("{icon-chevron-right}"); width: 16px; height: 16px; }}
QMenu::item:selected {{ background: {accent-soft}; color: {ink}; }}
QMenu::item:disabled {{ color: {ink-faint}; }}
QMenu::separator {{ height: 1px; background: {panel-line}; margin: 4px 8px; }}
QToolTip {{ background: {paper}; color: {ink}; border: 1px solid {grid-strong};
    padding: 4px 8px; }}
"""


class _Tokens(dict[str, str]):
    """Looks a token up in a theme when the sheet asks for it."""

    def __init__(self, theme: ColorTheme) -> None:
        super().__init__()
        self._theme = theme

    def __missing__(self, token: str) -> str:
        if token.startswith("icon-"):
            name = token.removeprefix("icon-")
            return (icon_folder() / "sheet" / f"{name}-{self._theme.name}.svg").as_posix()
        return self._theme.hex(token)


def style_sheet(theme: ColorTheme) -> str:
    """Return the style sheet of a theme."""
    return _SHEET.format_map(_Tokens(theme))
