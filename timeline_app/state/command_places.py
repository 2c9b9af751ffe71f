"""Where commands are at hand beside the menus: keys that act on one pane, and context menus."""

GESTURES: tuple[tuple[str, str], ...] = (
    ("Ctrl+wheel, pinch", "zoom at the cursor"),
    ("wheel over ruler or overview", "zoom at the cursor"),
    ("wheel", "scroll the tracks"),
    ("Shift+wheel, sideways wheel", "pan"),
    ("drag", "pan"),
    ("Ctrl+drag", "zoom into what is marked"),
    ("Shift+drag on the ruler", "show only these dates"),
    ("double-click", "zoom to an event or cluster, or into the days of the story under it"),
    ("Enter on a mark", "read the event, or open its stack, fold or collapsed track"),
    ("right click, Menu key", "what can be done with what is there"),
    ("double-click on a divider", "give the panes beside it their own widths back"),
    ("Tab and Shift+Tab", "go from pane to pane as F6 does, and to the bars above the timeline"),
    ("← and → in a row of buttons", "go from button to button"),
    ("↑ and ↓ in the filters", "go from the values to the fields above them and back"),
    ("click on a name at the left", "open or collapse the track"),
    ("click on ◀ or ▶ beside it", "go to what lies earlier or later"),
    ("Enter, Shift+Enter in the search", "next match, show only matches"),
    ("Space, letters in the filters", "tick a value, narrow the values"),
    ("← and →, Enter in a text", "go from link to link, follow it"),
    (
        "arrows in a document while editing",
        "go from word to word, with Shift select, Space: sentence",
    ),
    ("Enter on selected words while editing", "write an event that rests on them"),
    (
        "Escape",
        "close a menu, a sheet, the search, the full screen; then let go of the event",
    ),
)

TIMELINE_KEYS = frozenset(
    {
        "show-promises",
        "zoom-in",
        "zoom-out",
        "fit-all",
        "fit-selection",
        "previous-event",
        "next-event",
        "mark-left",
        "mark-right",
        "mark-up",
        "mark-down",
        "open-track",
        "collapse-all",
        "expand-all",
        "pan-left",
        "pan-right",
        "scroll-up",
        "scroll-down",
        "show-earlier",
        "show-later",
        "show-above",
        "show-below",
        "previous-of-leader",
        "next-of-leader",
    }
)
"""Commands with plain keys: they act while the timeline has the focus, not while one types."""

WINDOW_KEYS = frozenset({"Ctrl++", "Ctrl+=", "Ctrl+Shift++", "Ctrl+Shift+=", "Ctrl+-"})
"""Keys of those commands that act wherever the focus is: every keyboard has one of them."""

LIST_KEYS = frozenset({"copy-rows"})
"""Commands that act while the list has the focus."""

EVENT_KEYS = frozenset({"copy-event"})
"""Commands that act where events are looked at: on timeline and list and in the reading panes."""

MARK_MENU = (
    "fit-selection", "show-document", "compare", "copy-event", "copy-markdown", "copy-link",
)  # fmt: skip
"""Of an event on the timeline; what it can be filtered by comes before."""

GROUND_MENU = ("story", "fit-all", "go-to-date", "save-view", "collapse-all", "expand-all", "undo")
"""Of the timeline where nothing is."""

TRACK_MENU = ("collapse-all", "expand-all")
"""Of the name of a track."""

LIST_MENU = (
    "show-document", "compare", "copy-event", "copy-markdown", "copy-rows", "copy-link",
    "list-order", "list-columns",
)  # fmt: skip
"""Of a row of the list."""

FILTER_MENU = ("clear-filter", "undo", "save-view")
"""Of the chips and of the values of the filters."""

READING_MENU = ("copy-event", "copy-markdown", "copy-link")
"""Of the reading pane."""

SET_APART = frozenset({"copy-event", "list-order", "collapse-all"})
"""Commands before which a menu has a line."""

NEED_EDITING = frozenset(
    {
        "add-document",
        "new-edition",
        "annotations",
        "list-properties",
        "edit-names",
        "edit-event",
        "split-event",
        "merge-events",
        "duplicate-event",
        "delete-event",
    }
)
"""Commands that change a list, and so can be given only while it is edited."""

NEED_EVENT = frozenset(
    {"edit-event", "split-event", "merge-events", "duplicate-event", "delete-event"}
)
"""Those of them that are about the selected event."""
