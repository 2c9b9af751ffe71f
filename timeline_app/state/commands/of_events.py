"""The commands that change the selected event while its list is edited."""

from timeline_app.state.commands.command import Command

EVENT_COMMANDS: tuple[Command, ...] = (
    Command(
        "edit-event",
        "Ed&it event",
        "&Edit",
        ("F2",),
        "Show every field of the selected event, to be changed",
        separated=True,
    ),
    Command(
        "split-event",
        "&Split in two…",
        "&Edit",
        (),
        "Make a second event of some of the words that the selected one rests on",
        submenu="Chan&ge event",
    ),
    Command(
        "merge-events",
        "&Merge with another…",
        "&Edit",
        (),
        "Make one event of the selected one and another",
        submenu="Chan&ge event",
    ),
    Command(
        "duplicate-event",
        "&Duplicate",
        "&Edit",
        (),
        "Add a copy of the selected event",
        submenu="Chan&ge event",
    ),
    Command(
        "delete-event",
        "De&lete",
        "&Edit",
        (),
        "Take the selected event out of the list",
        submenu="Chan&ge event",
    ),
)
