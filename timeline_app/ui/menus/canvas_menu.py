"""The context menu of the canvas: of an event, of several, of a track, and of the ground."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from timeline_app.core.record.facet_kinds import FACETS
from timeline_app.scene.display import Band, Hit, HitKind
from timeline_app.state.command_places import GROUND_MENU, MARK_MENU, TRACK_MENU
from timeline_app.ui.canvas.timeline_view import TimelineView
from timeline_app.ui.session.controller import Controller
from timeline_app.ui.widgets.passing_menu import passing_menu
from timeline_app.ui.widgets.plain_widgets import name_action

MenuOf = Callable[[Iterable[str]], list[QAction]]
# Nobody filters by the thirtieth body of an event, and the menu is to fit a screen.
_MOST_VALUES = 25


class CanvasMenu(QObject):
    """Offers what suits the thing that a menu is asked for; `menu_of` has the commands."""

    def __init__(self, view: TimelineView, controller: Controller, menu_of: MenuOf) -> None:
        super().__init__(view)
        self._view = view
        self._controller = controller
        self._menu_of = menu_of
        view.menuAsked.connect(self.offer)

    def offer(self, what: Hit | Band | None, place: QPoint) -> None:
        """Open the menu of something at a place of the screen."""
        menu = passing_menu(self._view, "canvasMenu")
        if isinstance(what, Band):
            self._add_track(menu, what.track)
            menu.addActions(self._menu_of(TRACK_MENU))
        elif isinstance(what, Hit) and what.can_open:
            self._add_several(menu, what)
        elif isinstance(what, Hit):
            self._add_event(menu, what)
        else:
            menu.addActions(self._menu_of(GROUND_MENU))
        menu.popup(place)

    def _add_event(self, menu: QMenu, hit: Hit) -> None:
        row = int(self._controller.tracks.rows_of(hit)[0])
        self._controller.select_row(row, to_read=False)
        menu.addAction("Read the event").triggered.connect(lambda _on: self._view.readAsked.emit())
        self._add_values(menu.addMenu("Filter by"), row)
        self._add_track(menu, hit.track)
        menu.addSeparator()
        menu.addActions(self._menu_of(MARK_MENU))

    def _add_values(self, menu: QMenu, row: int) -> None:
        """List the values that an event has, each to be put into the filter or taken out."""
        controller = self._controller
        for kind in FACETS.values():
            column = controller.events.table.facets[kind.id]
            for code in column.held.of_row(row)[: _MOST_VALUES - len(menu.actions())]:
                value, action = column.values[code], menu.addAction("")
                name_action(action, f"{kind.noun}: {kind.label_as_read(column.labels[code])}")
                action.setCheckable(True)
                action.setChecked(value in controller.state.filter.values_in(kind.id))
                toggle = partial(controller.filtering.toggle, kind.id, value)
                action.triggered.connect(lambda _on, toggle=toggle: toggle())

    def _add_several(self, menu: QMenu, hit: Hit) -> None:
        rows = self._controller.tracks.rows_of(hit).tolist()
        is_fold = hit.kind is HitKind.FOLD
        is_open = hit.track in self._controller.state.open_folds
        one_by_one = "Show them as one line" if is_open else "Show them one by one"
        words = one_by_one if is_fold else f"List these {len(rows):,} events"
        menu.addAction(words).triggered.connect(lambda _on: self._view.pointing.open_hit(hit))
        menu.addAction("Zoom to them").triggered.connect(
            lambda _on: self._controller.navigation.fit_rows(rows)
        )
        self._add_track(menu, hit.track)
        menu.addSeparator()
        menu.addActions(self._menu_of(TRACK_MENU))

    def _add_track(self, menu: QMenu, track: str) -> None:
        """Offer to open or collapse a track, and to show only what is in it."""
        controller, collapsed = self._controller, self._view.placed.collapsed
        words = "Open the track" if track in collapsed else "Collapse the track"
        menu.addAction(words).triggered.connect(
            lambda _on: controller.folding.collapse(collapsed ^ {track})
        )
        facet = controller.state.grouping.value
        if facet in FACETS and track in controller.events.table.facets[facet].values:
            only = menu.addAction("Show only this track")
            only.setCheckable(True)
            only.setChecked(controller.state.filter.chosen_in(facet) == (track,))
            only.triggered.connect(lambda _on: controller.filtering.show_only(facet, track))
