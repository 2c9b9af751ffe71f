"""The toolbar: steps back and forward, search, views, grouping, zoom, and what the centre shows."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.scene.tracks.tracks import Grouping
from timeline_app.ui.dialogs.view_menu import ViewButton
from timeline_app.ui.panes.search_bar import SearchBox
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.finder import Finder
from timeline_app.ui.session.views import Views
from timeline_app.ui.widgets.folding_bar import Foldable, FoldingBar
from timeline_app.ui.widgets.line_icons import ICON_PX
from timeline_app.ui.window.actions import Actions

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
# The first folds first: what menus and keys do as well, and is least often done.
_FOLDING = (
    ("print",), ("export-pdf",), ("zoom-out", "zoom-in"), ("forward", "back"), ("tracks",),
    ("views",),
)  # fmt: skip
_GROUPINGS = {
    grouping: FACETS[grouping].option if grouping in FACETS else grouping.value
    for grouping in Grouping
}


class MainToolBar(FoldingBar):
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
        self._foldables: dict[str, Foldable] = {}
        self._add_button(actions, "back", "Back", _ICON_ONLY)
        self._add_button(actions, "forward", "Forward", _ICON_ONLY)
        self.search = SearchBox(finder, controller, self)
        self.addWidget(self.search)
        self.views = ViewButton(controller, views, actions["story"], actions["save-view"], self)
        self.grouping = self._menu_button(
            "Tracks",
            "Choose what tracks stand for: an event with several stands in the track of its first",
        )
        self._add_menu("views", self.views, "View")
        self._add_menu("tracks", self.grouping, "Tracks")
        self._add_button(actions, "zoom-out", "Zoom out", _ICON_ONLY)
        self._add_button(actions, "zoom-in", "Zoom in", _ICON_ONLY)
        self._add_spacer()
        for name, words in (
            ("show-timeline", "Timeline"),
            ("show-list", "List"),
            ("export-pdf", "PDF…"),
            ("print", "Print…"),
        ):
            self._add_button(actions, name, words, _BESIDE)
        self._fill_grouping()
        self._of_timeline = (
            self.grouping, self.grouping.menu(), actions["zoom-out"], actions["zoom-in"]
        )  # fmt: skip
        views.changed.connect(lambda: self._show_what_works(not views.are_in_list))
        controller.listChanged.connect(self._refresh)
        controller.layoutChanged.connect(self._refresh)
        self._refresh()
        self.end_with([[self._foldables[name] for name in names] for names in _FOLDING])

    def _add_button(
        self, actions: Actions, name: str, words: str, style: Qt.ToolButtonStyle
    ) -> None:
        """Add a button of a command: one of its own, since the command stays where this folds."""
        action = actions[name]
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(self.iconSize())
        button.setToolButtonStyle(style)
        button.setAccessibleName(words)
        in_bar = self.addWidget(button)
        self._foldables[name] = Foldable(button, in_bar, action)

        def follow() -> None:
            button.setText(words)
            in_bar.setEnabled(action.isEnabled())

        action.changed.connect(follow)
        follow()

    def _add_menu(self, name: str, button: QToolButton, title: str) -> None:
        menu = button.menu()
        menu.setTitle(title)
        self._foldables[name] = Foldable(button, self.addWidget(button), menu)

    def _menu_button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
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

    def _show_what_works(self, is_timeline: bool) -> None:
        """Offer nothing that would change only a timeline that nobody sees."""
        for part in self._of_timeline:
            part.setEnabled(is_timeline)

    def _refresh(self) -> None:
        """Show what tracks stand for."""
        grouping = self._controller.state.grouping
        self.grouping.setText(f"Tracks: {_GROUPINGS[grouping]}")
        for action in self.grouping.menu().actions():
            action.setChecked(action.data() == grouping)
        self.fold()
