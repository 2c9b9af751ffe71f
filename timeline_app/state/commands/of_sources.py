"""Commands for what comes from others while a list is edited."""

from timeline_app.state.commands.command import Command

SOURCE_COMMANDS: tuple[Command, ...] = (
    Command(
        "new-edition",
        "Ne&w edition…",
        "&File",
        (),
        "Put a newer text in the place of a document, citation by citation",
    ),
    Command(
        "annotations",
        "Import anno&tations…",
        "&File",
        (),
        "Make events of words that were marked in Hypothesis or another annotator",
    ),
)
