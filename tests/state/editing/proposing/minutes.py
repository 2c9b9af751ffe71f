"""A council's minutes as a draft of a list with the text attached."""

from __future__ import annotations

from timeline_app.core.citations.anchoring import AttachedText, attach
from timeline_app.core.citations.paragraphs import paragraph_file
from timeline_app.core.record.model import (
    FORMAT,
    Document,
    Event,
    EventFile,
    Leader,
    Organisation,
    ParagraphKind,
    Theme,
    Variant,
)
from timeline_app.core.record.normal_words import normalised_words
from timeline_app.state.editing.draft import Draft
from timeline_app.state.editing.proposing.chosen import ChosenWords

LINES: tuple[tuple[str, ParagraphKind], ...] = (
    ("Minutes of the meeting of 4 March 2025", "title"),
    ("Mayor Ruth Okafor opened the meeting. The council approved the bridge over the Wend.",
     "body"),
    ("The library reopened on 12 February 2025. Mr. Hale thanked the donors of the River Trust.",
     "body"),
    ("Works on Mill Bridge begin in May. They will last until the autumn.", "body"),
    ("The clerk visited the market yesterday.", "body"),
)  # fmt: skip


def draft(published: str = "2025-03-05", *events: Event) -> Draft:
    """A list with two people, a body and two themes on these minutes."""
    document = Document(
        id="minutes", title="Minutes", published=published, language="en",
        paragraphs="sources/minutes.json",
    )  # fmt: skip
    file = EventFile(
        format=FORMAT,
        title="The council",
        documents=(document,),
        leaders=(
            Leader(id="ruth-okafor", name="Ruth Okafor"),
            Leader(
                id="tom-hale",
                name="Thomas Hale",
                variants=(Variant(text="Mr Hale", document="minutes", paragraph=3),),
            ),
        ),
        organisations=(Organisation(id="river-trust", name="River Trust"),),
        themes=(
            Theme(id="bridges", label="Bridge"),
            Theme(id="market-hall", label="The market hall"),
        ),
        events=events,
    )
    return Draft(file, (paragraph_file("minutes", LINES),))


def text() -> AttachedText:
    """The minutes themselves."""
    return attach("\n".join(line for line, _ in LINES), draft().paragraph_files[0])


def chosen(words: str) -> ChosenWords:
    """Some words of the minutes, where they stand first."""
    [paragraph, first] = next(iter(text().find_quote(normalised_words(words))))
    return ChosenWords("minutes", paragraph, first, first + len(normalised_words(words)))
