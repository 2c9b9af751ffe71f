"""What each command of the catalogue does: a table of handlers by command id, menu by menu."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from timeline_app.ui.columns.arrangement import CENTRE, FILTERS, READING
from timeline_app.ui.columns.rows import LEGEND, OVERVIEW
from timeline_app.ui.editing.edit_actions import EditActions
from timeline_app.ui.panes.search_bar import filter_by_search
from timeline_app.ui.session.session import Session
from timeline_app.ui.window.actions import Actions
from timeline_app.ui.window.copying import Copying
from timeline_app.ui.window.layout import Panes
from timeline_app.ui.window.openers import Openers
from timeline_app.ui.window.pane_steps import Stop, step_focus
from timeline_app.ui.window.theme_choice import ThemeChoice
from timeline_app.ui.window.toolbar import MainToolBar

# Two steps double the scale, so that few of them lead far and each can be followed.
_ZOOM_STEP = 1.4
# Of the view: what was at its edge stays in sight.
_PAN_STEP = 0.15
# What the wheel does too.
_SCROLL_LANES = 2

Handlers = Mapping[str, Callable[..., object]]


class Parts(NamedTuple):
    """What commands work on."""

    window: QWidget
    session: Session
    panes: Panes
    tool_bar: MainToolBar
    actions: Actions
    look: ThemeChoice
    copying: Copying
    open: Openers
    editing: EditActions


def handlers_of(parts: Parts) -> Handlers:
    """Return what to call for every command; those with a state are given it."""
    return {
        **parts.editing.handlers(),
        **_file_handlers(parts),
        **_edit_handlers(parts),
        **_look_handlers(parts),
        **_pane_handlers(parts),
        **_zoom_handlers(parts),
        **_step_handlers(parts),
        **_help_handlers(parts),
    }


def _file_handlers(parts: Parts) -> Handlers:
    opened = parts.open
    return {
        "open": opened.list_question,
        "import": opened.import_question,
        "attach-sources": opened.sources_question,
        "add-document": partial(_add_document, parts),
        "export-pdf": lambda: opened.output().export_pdf(),
        "export-other": lambda: opened.output().export_other(),
        "print": lambda: opened.output().print_(),
        "quit": parts.window.close,
        "reload": parts.session.reload,
    }


def _edit_handlers(parts: Parts) -> Handlers:
    controller, finder, copying = parts.session.controller, parts.panes.finder, parts.copying

    def find() -> None:
        if not parts.panes.reading.find_in_document():
            parts.tool_bar.search.take_focus()

    return {
        "find": find,
        "find-next": lambda: finder.step(1),
        "find-previous": lambda: finder.step(-1),
        "filter-by-search": lambda: filter_by_search(finder, controller),
        "clear-filter": controller.filtering.clear,
        "copy-rows": copying.rows,
        "copy-event": copying.events,
        "copy-markdown": lambda: copying.events("markdown"),
        "copy-link": copying.link,
        "edit-event": partial(_edit_event, parts),
        **{
            command: partial(_change_event, parts, what)
            for command, what in (
                ("split-event", "split"),
                ("merge-events", "merge"),
                ("duplicate-event", "duplicate"),
                ("delete-event", "delete"),
            )
        },
    }


def _add_document(parts: Parts) -> None:
    parts.open.editing_side.add_documents()


def _open_example(parts: Parts) -> None:
    from timeline_app.ui.dialogs.example import open_example

    open_example(parts.session)


def _edit_event(parts: Parts) -> None:
    # What edits is made when it is first asked for.
    parts.open.editing_side.edit_selected()


def _change_event(parts: Parts, what: str) -> None:
    parts.open.editing_side.change_selected(what)


def _look_handlers(parts: Parts) -> Handlers:
    controller, panes, session = parts.session.controller, parts.panes, parts.session

    def show_centre(is_list: bool) -> None:
        panes.show_centre(is_list)
        session.remember(shows_list=is_list)

    def show_problems(is_on: bool) -> None:
        # They stand under the canvas.
        panes.columns.clear()
        panes.problems_pane.setVisible(is_on)

    def choose_columns() -> None:
        parts.actions["show-list"].trigger()
        panes.event_list.offer_columns()

    def choose_order() -> None:
        from timeline_app.ui.panes.list_menus import offer_order

        parts.actions["show-list"].trigger()
        offer_order(panes.event_list)

    def set_dims_others(is_on: bool) -> None:
        controller.set_dims_others(is_on)
        session.remember(dims_others=is_on)

    def set_wheel_zooms(is_on: bool) -> None:
        panes.timeline.gestures.wheel_zooms = is_on
        session.remember(wheel_zooms=is_on)

    return {
        "show-timeline": lambda _on: show_centre(False),
        "show-list": lambda _on: show_centre(True),
        "show-document": panes.reading.show_document,
        "compare": panes.reading.show_comparison,
        "list-columns": choose_columns,
        "list-order": choose_order,
        "show-problems": show_problems,
        "dim-others": set_dims_others,
        "wheel-zooms": set_wheel_zooms,
        "theme-system": lambda _on: parts.look.choose("system"),
        "theme-light": lambda _on: parts.look.choose("light"),
        "theme-dark": lambda _on: parts.look.choose("dark"),
        "save-view": parts.open.view_name,
        "collapse-all": controller.folding.collapse_all,
        "expand-all": lambda: controller.folding.collapse(()),
    }


def _pane_handlers(parts: Parts) -> Handlers:
    window, full = parts.window, Qt.WindowState.WindowFullScreen

    def shows(name: str) -> Callable[[bool], None]:
        return lambda is_on: parts.panes.set_shut(name, not is_on)

    return {
        "show-filters": shows(FILTERS),
        "show-reading": shows(READING),
        "show-overview": shows(OVERVIEW),
        "show-legend": shows(LEGEND),
        "full-screen": lambda: window.setWindowState(window.windowState() ^ full),
    }


def _zoom_handlers(parts: Parts) -> Handlers:
    controller, timeline = parts.session.controller, parts.panes.timeline

    def fit_selection() -> None:
        row = controller.selected_row
        if row is not None:
            controller.navigation.show_row(row)

    def show_story() -> None:
        controller.folding.give_back()
        timeline.motion.go_to_story()
        timeline.scrolling.to_top()

    return {
        "zoom-in": lambda: timeline.axis.zoom_step(1 / _ZOOM_STEP),
        "zoom-out": lambda: timeline.axis.zoom_step(_ZOOM_STEP),
        "fit-all": lambda: controller.navigation.fit_rows(controller.model.rows),
        "story": show_story,
        "show-promises": timeline.highlighter.show_promises,
        "fit-selection": fit_selection,
        "pan-left": lambda: timeline.motion.pan(-_PAN_STEP),
        "pan-right": lambda: timeline.motion.pan(_PAN_STEP),
        "scroll-up": lambda: timeline.scrolling.by_lanes(-_SCROLL_LANES),
        "scroll-down": lambda: timeline.scrolling.by_lanes(_SCROLL_LANES),
    }


def _step_handlers(parts: Parts) -> Handlers:
    controller, panes = parts.session.controller, parts.panes

    def go_back() -> None:
        if panes.columns.is_shown(CENTRE):
            controller.history.go_back()
        else:
            panes.reading.close_top()

    def stops() -> list[Stop]:
        tool_bar, *others = tab_stops(parts)
        return [tool_bar, *(stop for stop in others if not stop.is_row)]

    return {
        "back": go_back,
        "forward": controller.history.go_forward,
        "go-to-date": parts.open.date_jump,
        "previous-event": lambda: controller.navigation.step_selection(-1),
        "next-event": lambda: controller.navigation.step_selection(1),
        "mark-left": lambda: panes.timeline.walking.along_time(-1),
        "mark-right": lambda: panes.timeline.walking.along_time(1),
        "mark-up": lambda: panes.timeline.walking.up_or_down(-1),
        "mark-down": lambda: panes.timeline.walking.up_or_down(1),
        "open-track": panes.timeline.walking.open_or_collapse_track,
        "previous-of-leader": lambda: panes.reading.detail_pane.step_leader(-1),
        "next-of-leader": lambda: panes.reading.detail_pane.step_leader(1),
        "show-earlier": lambda: panes.timeline.pointing.follow_next(-1),
        "show-later": lambda: panes.timeline.pointing.follow_next(1),
        "show-above": lambda: panes.timeline.scrolling.by_pages(-1),
        "show-below": lambda: panes.timeline.scrolling.by_pages(1),
        "next-pane": step_focus(stops, 1),
        "previous-pane": step_focus(stops, -1),
    }


def _help_handlers(parts: Parts) -> Handlers:
    return {
        "palette": lambda: parts.open.palette(parts.actions),
        "example": partial(_open_example, parts),
        "tour": parts.open.symbol_tour,
        "keys": parts.open.key_sheet,
        "about": parts.open.about,
    }


def tab_stops(parts: Parts) -> list[Stop]:
    """Return where Tab goes: to every pane, and to the bars above the canvas, which F6 passes."""
    return [Stop(parts.tool_bar, parts.tool_bar.search, is_row=True), *parts.panes.stops]


def close_top(parts: Parts) -> None:
    """Take away what is on top: a sheet, the search, the problems, the full screen, the selection.

    Only one of them, in this order.
    """
    if parts.panes.reading.close_top():
        return
    if parts.panes.finder.query:
        parts.tool_bar.search.clear()
    elif parts.panes.problems_pane.isVisible():
        parts.actions["show-problems"].trigger()
    elif parts.window.isFullScreen():
        parts.actions["full-screen"].trigger()
    else:
        parts.session.controller.select("")
