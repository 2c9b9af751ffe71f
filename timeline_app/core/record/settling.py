"""Dates that a person has yet to settle: how an event says so in its note, and how it is asked.

Other people's files hold dates that cannot be read, or can in two ways. Nothing is dropped or
guessed for them: the note of the event begins with fixed words, so the list can be asked later,
without a key of its own for it.
"""

import re

BEGINNING = "To settle: "
"""What the note of such an event begins with, until somebody settles the date and changes it."""

REMEDY = "Give the date, or say in the note why it stays open"
_WORDS = re.compile(re.escape(BEGINNING) + "“(.*?)”(?: \\(|, as in )", re.DOTALL)


def settling_note(words: str, reason: str, place: str) -> str:
    """Return the note of an event whose date is to be settled, with the words of its source."""
    return f"{BEGINNING}“{words}”{f' ({reason})' if reason else ''}, as in {place}"


def words_to_settle(date_note: str) -> str:
    """Return the words of the source that such a note has; nothing if somebody took them out."""
    match = _WORDS.match(date_note)
    return match[1] if match else ""


def is_to_settle(date_note: str) -> bool:
    """Tell whether a note says that somebody has yet to settle the date."""
    return date_note.startswith(BEGINNING)
