"""The command catalogue: every action as data, for menus, toolbar, shortcuts and the key sheet."""

from typing import NamedTuple


class Command(NamedTuple):
    """One action: its id, text, menu, keys (Qt's own notation) and a tip.

    `checkable` commands show a state; `separated` ones begin a new part of their menu, and those
    of a `submenu` stand in that.
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    checkable: bool = False
    separated: bool = False
    submenu: str = ""


MENUS = ("&File", "&Edit", "&View", "&Go", "&Help")

COMMANDS: tuple[Command, ...] = (
    Command("new-list", "&New list…", "&File", ("Ctrl+N",), "Begin an event list of your own"),
    Command("open", "&Open…", "&File", ("Ctrl+O",), "Open an event list"),
    Command(
        "import",
        "&Import…",
        "&File",
        ("Ctrl+I",),
        "Make a list of a table, a calendar or the file of another program",
    ),
    Command("reload", "&Reload", "&File", ("F5",), "Read the file again"),
    Command(
        "attach-sources",
        "&Attach sources…",
        "&File",
        ("Ctrl+Shift+A",),
        "Attach the original texts that the list cites",
    ),
    Command(
        "save",
        "&Save",
        "&File",
        ("Ctrl+S",),
        "Write the edited list to its file",
        separated=True,
    ),
    Command("save-as", "Sa&ve as…", "&File", (), "Write the edited list to another file"),
    Command(
        "export-pdf",
        "&Export PDF…",
        "&File",
        ("Ctrl+E",),
        "Write the shown events as PDF",
        separated=True,
    ),
    Command(
        "export-other",
        "Export other for&mats…",
        "&File",
        (),
        "Write the shown events as PNG, SVG, HTML, CSV, XLSX, ICS or JSON",
    ),
    Command("print", "&Print…", "&File", ("Ctrl+P",), "Print the shown events"),
    Command("quit", "&Quit", "&File", ("Ctrl+Q",), "Close the program", separated=True),
    Command(
        "undo",
        "&Undo filter or view",
        "&Edit",
        ("Ctrl+Z",),
        "Take back the last filter or view, or while editing the last edit",
    ),
    Command("redo", "R&edo", "&Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "Do again what was taken back"),
    Command(
        "edit-list",
        "Edit &this list",
        "&Edit",
        ("Ctrl+Shift+E",),
        "Let the list be changed; else nothing changes it",
        True,
        True,
    ),
    Command(
        "list-properties",
        "List &properties…",
        "&Edit",
        (),
        "Change title, description, state of knowledge and language of the list",
    ),
    Command(
        "edit-names",
        "People, themes and &views…",
        "&Edit",
        (),
        "Add, rename, merge and order people, organisations, themes and views",
    ),
    Command(
        "find",
        "&Find…",
        "&Edit",
        ("Ctrl+F",),
        "Search events, people, places and sources",
        separated=True,
    ),
    Command("find-next", "Find &next", "&Edit", ("F3",), "Select the next match"),
    Command("find-previous", "Find p&revious", "&Edit", ("Shift+F3",), "Select the match before"),
    Command(
        "filter-by-search",
        "Show &only matches",
        "&Edit",
        ("Ctrl+Shift+F",),
        "Filter by the text of the search",
    ),
    Command(
        "copy-event",
        "&Copy event",
        "&Edit",
        ("Ctrl+C",),
        "Copy date, reason and quotations of what is selected, for a letter",
        separated=True,
    ),
    Command(
        "copy-markdown",
        "Copy as Mark&down",
        "&Edit",
        ("Ctrl+Shift+M",),
        "Copy the same as Markdown",
    ),
    Command(
        "copy-rows",
        "Copy ro&ws as a table",
        "&Edit",
        ("Ctrl+Shift+C",),
        "Copy the selected rows of the list, for a spreadsheet",
    ),
    Command(
        "copy-link",
        "Copy &link",
        "&Edit",
        ("Ctrl+Shift+L",),
        "Copy the command that opens this view again",
    ),
    Command(
        "clear-filter",
        "Cle&ar filter",
        "&Edit",
        ("Ctrl+Backspace",),
        "Show every event",
        separated=True,
    ),
    Command(
        "palette",
        "Find by na&me…",
        "&Edit",
        ("Ctrl+K",),
        "Find commands, people, themes, places, documents, events and views by name",
    ),
    Command(
        "zoom-in",
        "Zoom &in",
        "&View",
        ("+", "=", "Ctrl++", "Ctrl+=", "Ctrl+Shift++", "Ctrl+Shift+="),
        "Show less time",
    ),
    Command("zoom-out", "Zoom &out", "&View", ("-", "Ctrl+-"), "Show more time"),
    Command("story", "&Whole story", "&View", ("Home",), "Show everything on one axis"),
    Command("fit-all", "&Fit shown", "&View", ("Shift+Home",), "Show all that passes, evenly"),
    Command("fit-selection", "Fit selectio&n", "&View", ("F",), "Zoom to the selected event"),
    Command(
        "show-promises",
        "Show promise&s",
        "&View",
        ("A",),
        "Arcs from when something was announced to when it falls due",
        True,
    ),
    Command("show-timeline", "&Timeline", "&View", ("Ctrl+1",), "Show the timeline", True, True),
    Command("show-list", "&List", "&View", ("Ctrl+2",), "Show the events as a list", True),
    Command("list-columns", "Columns of the list…", "&View", (), "Choose what the list shows"),
    Command("list-order", "Order of the list…", "&View", (), "Choose what the list is sorted by"),
    Command(
        "show-document", "&Document", "&View", ("Ctrl+3",), "Read the document that is cited", True
    ),
    Command(
        "compare",
        "Comp&are documents",
        "&View",
        ("Ctrl+4",),
        "Put what each document says of the event side by side",
        True,
    ),
    Command(
        "save-view",
        "Sa&ve this view…",
        "&View",
        ("Ctrl+Shift+S",),
        "Keep filter, time and tracks under a name of your own",
        separated=True,
    ),
    Command(
        "collapse-all",
        "&Collapse all tracks",
        "&View",
        ("Ctrl+Shift+Up",),
        "Show only the headings of the tracks",
        separated=True,
    ),
    Command("expand-all", "&Expand all tracks", "&View", ("Ctrl+Shift+Down",), "Show every track"),
    Command(
        "show-filters",
        "&Filters",
        "&View",
        ("F7",),
        "Show the filters at the left",
        True,
        True,
        submenu="&Panes",
    ),
    Command(
        "show-reading",
        "&Event",
        "&View",
        ("F8",),
        "Show what is known of the selected event",
        True,
        submenu="&Panes",
    ),
    Command(
        "show-overview",
        "&Overview",
        "&View",
        ("F9",),
        "Show where the view lies in the whole time",
        True,
        submenu="&Panes",
    ),
    Command(
        "show-legend",
        "&Legend",
        "&View",
        ("Shift+F9",),
        "Show what the symbols mean",
        True,
        submenu="&Panes",
    ),
    Command(
        "show-problems",
        "&Problems",
        "&View",
        ("Ctrl+Shift+P",),
        "Show what is wrong in the file",
        True,
        submenu="&Panes",
    ),
    Command("full-screen", "F&ull screen", "&View", ("F11",), "Use the whole screen, or leave it"),
    Command(
        "theme-system",
        "As the &desktop",
        "&View",
        (),
        "Light or dark as the desktop is",
        True,
        submenu="Colou&rs",
    ),
    Command("theme-light", "&Light", "&View", (), "Light colours", True, submenu="Colou&rs"),
    Command("theme-dark", "Dar&k", "&View", (), "Dark colours", True, submenu="Colou&rs"),
    Command(
        "wheel-zooms",
        "Plain wheel &zooms",
        "&View",
        (),
        "Let the wheel zoom without Ctrl",
        True,
        True,
    ),
    Command(
        "dim-others",
        "Di&m what the filter leaves out",
        "&View",
        ("Ctrl+D",),
        "Dim other events on the timeline instead of hiding them",
        True,
    ),
    Command("back", "&Back", "&Go", ("Alt+Left",), "Go to the view before"),
    Command("forward", "&Forward", "&Go", ("Alt+Right",), "Go to the view after"),
    Command("go-to-date", "&Go to date…", "&Go", ("Ctrl+G",), "Type a date in plain words"),
    Command(
        "previous-event",
        "&Previous event",
        "&Go",
        ("P",),
        "Select the event before in time",
        separated=True,
    ),
    Command("next-event", "&Next event", "&Go", ("N",), "Select the event after in time"),
    Command(
        "previous-of-leader",
        "Previous of the same leader",
        "&Go",
        ("Shift+P",),
        "Select the event before with the same leader",
    ),
    Command(
        "next-of-leader",
        "Next of the same leader",
        "&Go",
        ("Shift+N",),
        "Select the next event with the same leader",
    ),
    Command(
        "next-pane",
        "Next p&ane",
        "&Go",
        ("F6",),
        "Move the focus to the next pane",
        separated=True,
    ),
    Command(
        "previous-pane", "Previous pan&e", "&Go", ("Shift+F6",), "Move the focus to the pane before"
    ),
    Command(
        "mark-left",
        "&Before in time",
        "&Go",
        ("Left",),
        "Select the event before in time, tracks staying as they are",
        separated=True,
        submenu="&Marks",
    ),
    Command(
        "mark-right",
        "&After in time",
        "&Go",
        ("Right",),
        "Select the event after in time, tracks staying as they are",
        submenu="&Marks",
    ),
    Command("mark-up", "Ab&ove", "&Go", ("Up",), "Select the mark above", submenu="&Marks"),
    Command("mark-down", "Belo&w", "&Go", ("Down",), "Select the mark below", submenu="&Marks"),
    Command(
        "open-track",
        "Open or collapse the &track",
        "&Go",
        ("Space",),
        "Open or collapse the track of the selected event",
        submenu="&Marks",
    ),
    Command(
        "pan-left", "Pan &left", "&Go", ("Shift+Left",), "Go back in time", submenu="Mo&ve the view"
    ),
    Command(
        "pan-right",
        "Pan &right",
        "&Go",
        ("Shift+Right",),
        "Go on in time",
        submenu="Mo&ve the view",
    ),
    Command(
        "scroll-up",
        "Scroll &up",
        "&Go",
        ("Shift+Up",),
        "Show the tracks above",
        submenu="Mo&ve the view",
    ),
    Command(
        "scroll-down",
        "Scroll &down",
        "&Go",
        ("Shift+Down",),
        "Show the tracks below",
        submenu="Mo&ve the view",
    ),
    Command(
        "show-earlier",
        "Show what l&ies earlier",
        "&Go",
        ("Ctrl+Left",),
        "Go to the nearest event before the view, in the track of the selected one if it has any",
        separated=True,
    ),
    Command(
        "show-later",
        "Show what lies la&ter",
        "&Go",
        ("Ctrl+Right",),
        "Go to the nearest event after the view, in the track of the selected one if it has any",
    ),
    Command("show-above", "Sho&w what lies above", "&Go", ("PgUp",), "Scroll to the tracks above"),
    Command(
        "show-below", "Sh&ow what lies below", "&Go", ("PgDown",), "Scroll to the tracks below"
    ),
    Command("tour", "&Tour of the symbols", "&Help", (), "Show what every symbol means"),
    Command("keys", "&Keys and gestures", "&Help", ("F1",), "List every key"),
    Command("about", "&About", "&Help", (), "Version and licences"),
)


def command(command_id: str) -> Command:
    """Return a command of the catalogue."""
    return next(item for item in COMMANDS if item.id == command_id)
