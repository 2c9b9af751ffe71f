"""`timeline-app cite`: the citation of a quote."""

import argparse
from collections.abc import Sequence

from timeline_app.command_line.choosing import add_file, read
from timeline_app.command_line.output import write_json
from timeline_app.command_line.sources import add_sources, attached_text
from timeline_app.command_line.usage import FINE, Subcommand, UsageError
from timeline_app.core.citations.anchoring import AttachedParagraph
from timeline_app.core.record.normal_words import normalised_words, words_sha256


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `cite`."""
    add_file(parser)
    parser.add_argument("--document", required=True, metavar="ID")
    parser.add_argument("--quote", required=True)
    parser.add_argument("--paragraph", type=int, metavar="N", help="where it stands more than once")
    add_sources(parser, "folder of original texts")


def run(options: argparse.Namespace) -> int:
    """Print the citation of a quote found in an attached source."""
    reading = read(options)
    attached = attached_text(options, reading.events)
    words = normalised_words(options.quote)
    if not words:
        raise UsageError("the quote holds no word: give some words of the source")
    places = [
        (block, first)
        for block, first in attached.find_quote(words)
        if options.paragraph in (None, block.matches or block.number)
    ]
    if not places:
        raise UsageError(
            f"the quote does not stand in {options.document}"
            + (f" paragraph {options.paragraph}" if options.paragraph else "")
        )
    if len(places) > 1:
        numbers = ", ".join(str(block.matches or block.number) for block, _ in places)
        raise UsageError(
            f"the quote stands more than once, in paragraphs {numbers}: "
            "name one with --paragraph, or quote more words"
        )
    write_json(_citation(options.document, places[0], words))
    return FINE


def _citation(
    document: str, place: tuple[AttachedParagraph, int], words: Sequence[str]
) -> dict[str, object]:
    block, first = place
    return {
        "document": document,
        "paragraph": block.matches or block.number,
        "words": [first, first + len(words)],
        "sha256": words_sha256(list(words)),
        "supports": ["event"],
    }


SUBCOMMAND = Subcommand("Print the citation of a quote.", add_options, run)
