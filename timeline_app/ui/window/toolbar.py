"""The toolbar: steps back and forward, search, views, grouping, zoom, and what the centre shows."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.ui.dialogs.view_menu import ViewButton
from timeline_app.ui.panes.search_bar import SearchBox
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.session.views import Views
from timeline_app.ui.widgets.line_icons import ICON_PX
from timeline_app.ui.window.actions import Actions

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_BUTTON_STYLES = dict.fromkeys(
    ("back", "forward", "zoom-in", "zoom-out"), Qt.ToolButtonStyle.ToolButtonIconOnly
)
_GROUPINGS = {
    grouping: FACETS[grouping].option if grouping in FACETS else grouping.value
    for grouping in Grouping
}


class MainToolBar(QToolBar):
    """Buttons for what people do most; everything here is also in the menus."""

    def __init__(
        self,
        controller: Controller,
        finder: Finder,
        views: Views,
        actions: Actions,
        parent: QWidget,
    ) -> None:
        super().__init__("Main", parent)
        self.setObjectName("mainToolBar")
        self.setMovable(False)
        self.setIconSize(QSize(ICON_PX, ICON_PX))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._controller = controller
        self.addAction(actions["back"])
        self.addAction(actions["forward"])
        for name, sign, words in (("back", "◀", "Back"), ("forward", "▶", "Forward")):
            self._name_button(actions, name, sign, words)
        self.search = SearchBox(finder, controller, self)
        self.addWidget(self.search)
        self.views = ViewButton(controller, views, actions["story"], actions["save-view"], self)
        self.addWidget(self.views)
        self.grouping = self._menu_button(
            "Tracks",
            "Choose what tracks stand for: an event with several stands in the track of its first",
        )
        for name, sign, words in (
            ("zoom-out", "−", "Zoom out"),
            ("zoom-in", "+", "Zoom in"),
        ):
            self.addAction(actions[name])
            self._name_button(actions, name, sign, words)
        self._add_spacer()
        for name, sign in (
            ("show-timeline", "Timeline"),
            ("show-list", "List"),
            ("export-pdf", "PDF…"),
            ("print", "Print…"),
        ):
            self.addAction(actions[name])
            self._name_button(actions, name, sign, sign)
        self._fill_grouping()
        for button in self.findChildren(QToolButton, "qt_toolbar_ext_button"):
            button.setAccessibleName("More of the tool bar")
        controller.listChanged.connect(self._refresh)
        controller.layoutChanged.connect(self._refresh)
        self._refresh()

    def _name_button(self, actions: Actions, name: str, sign: str, words: str) -> None:
        button = self.widgetForAction(actions[name])
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(_BUTTON_STYLES.get(name, _BESIDE))
            button.setText(sign)
            button.setAccessibleName(words)
            actions[name].changed.connect(lambda: button.setText(sign))

    def _menu_button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        self.addWidget(button)
        return button

    def _add_spacer(self) -> None:
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)

    def _fill_grouping(self) -> None:
        group = QActionGroup(self)
        for grouping, label in _GROUPINGS.items():
            action = self.grouping.menu().addAction(label.capitalize())
            action.setCheckable(True)
            action.setData(grouping)
            action.triggered.connect(self._caller(self._controller.folding.group_by, grouping))
            group.addAction(action)

    def _caller(
        self, act: Callable[[Grouping], None], grouping: Grouping
    ) -> Callable[[bool], None]:
        return lambda _checked: act(grouping)

    def _refresh(self) -> None:
        """Show what tracks stand for."""
        grouping = self._controller.state.grouping
        self.grouping.setText(f"Tracks: {_GROUPINGS[grouping]}")
        for action in self.grouping.menu().actions():
            action.setChecked(action.data() == grouping)
