"""The button and the menu of views: the whole story, those of the list, and those of one's own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QToolButton, QWidget

from timeline_app.program.plain_text import short
from timeline_app.state.named_views import NamedView
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.session.views import Views
from timeline_app.ui.widgets.plain_widgets import letters, name_action, tool_tip

# A name of some 50 letters; narrower, the buttons would not stand under the field.
_FIELD_WIDTH_PX = 340
# Holds “View: 1–3 December 2025”; a longer name is cut, so that none moves the buttons beside it.
_BUTTON_WIDTH_PX = 200
# Padding and border of a button on both sides, and the arrow that tells of the menu.
_EDGES_PX = 40


class ViewMenu(QMenu):
    """Filled when it is opened; `story` and `save` are commands of the window."""

    def __init__(self, views: Views, story: QAction, save: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self._views = views
        self._story = story
        self._save = save
        # The menu is a window too, and gone by the time a dialog opens.
        self._window = parent.window()
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the views there are now, the one that is shown with a tick."""
        self.clear()
        views = self._views.all()
        # Of two ticks, which is the view?
        is_named = any(map(self._views.is_current, views))
        self._add_story(self._views.is_story() and not is_named)
        self.addSeparator()
        for view in (view for view in views if not view.is_own):
            self._add_view(view)
        self.addSeparator()
        own = [view for view in views if view.is_own]
        for view in own:
            self._add_view(view)
        self.addSeparator()
        self.addAction(self._save)
        if own:
            labels = [view.label for view in own]
            self._add_choice("Rename a view of your own", labels, self._rename)
            self._add_choice("Delete a view of your own", labels, self._views.delete)

    def _add_story(self, is_shown: bool) -> None:
        """Add the story as a view among others, with the name of its command."""
        action = self.addAction(self._story.text())
        action.setCheckable(True)
        action.setChecked(is_shown)
        action.triggered.connect(self._story.trigger)

    def _add_view(self, view: NamedView) -> None:
        action = self.addAction("")
        name_action(action, view.label)
        action.setCheckable(True)
        action.setChecked(self._views.is_current(view))
        action.triggered.connect(partial(self._views.go_to, view))

    def _add_choice(self, title: str, labels: list[str], act: Callable[[str], object]) -> None:
        menu = self.addMenu(title)
        for label in labels:
            action = menu.addAction("")
            name_action(action, label)
            action.triggered.connect(partial(act, label))

    def _rename(self, label: str) -> None:
        self._views.rename(label, ask_for_name(self._window, "Rename view", label))


class ViewButton(QToolButton):
    """Says which view is shown, and opens the menu; as wide as it is, whatever it says."""

    def __init__(
        self, controller: Controller, views: Views, story: QAction, save: QAction, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._views = views
        self._name = ""
        self.setObjectName("viewButton")
        self.setAccessibleName("View")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(ViewMenu(views, story, save, self))
        self.setFixedWidth(_BUTTON_WIDTH_PX)
        for signal in (
            controller.listChanged, controller.filterChanged, controller.spanChanged,
            controller.layoutChanged, views.changed,
        ):  # fmt: skip
            signal.connect(self._show_name)
        self._show_name()

    def _show_name(self) -> None:
        """Say which view is shown, as far as there is room."""
        name = self._views.current_name()
        if name == self._name:
            return
        self._name = name
        metrics, text = self.fontMetrics(), short(f"View: {name}")
        room_px = _BUTTON_WIDTH_PX - _EDGES_PX
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room_px)
        self.setText(letters(cut))
        tip = "Go to a view, or save this one"
        self.setToolTip(tip if cut == text else tool_tip(f"{name}: {tip.lower()}"))


def save_view(views: Views, window: QWidget) -> None:
    """Ask for a name, and keep what is shown under it."""
    views.save(ask_for_name(window, "Save this view", views.proposed_name()))


def ask_for_name(window: QWidget, title: str, name: str) -> str:
    """Return the name that somebody gives a view; nothing if nobody does."""
    question = QInputDialog(window)
    question.setObjectName("viewName")
    question.setWindowTitle(title)
    question.setLabelText("Name (filter, time and tracks are kept):")
    question.setTextValue(name)
    for field in question.findChildren(QLineEdit):
        # The dialog itself keeps to the size of what it holds.
        field.setMinimumWidth(_FIELD_WIDTH_PX)
    if question.exec() != QInputDialog.DialogCode.Accepted.value:
        return ""
    return question.textValue()
