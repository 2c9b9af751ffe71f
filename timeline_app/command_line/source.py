"""`timeline-app source`: documents of one's own, as paragraphs and fingerprints, into a list."""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from timeline_app.command_line.output import write_utf8
from timeline_app.command_line.usage import FINE, Subcommand, UsageError
from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.reading.files import decoded, read_data
from timeline_app.core.record.model import Document
from timeline_app.core.record.normal_words import normalised_words
from timeline_app.core.record.problems import UnreadableFileError
from timeline_app.exchange.documents.adding import add_to_list, documents_in, id_of, keep_text
from timeline_app.exchange.documents.document import DocumentError, ReadDocument
from timeline_app.exchange.documents.reading import read_document
from timeline_app.program.locations import settings_path, texts_folder
from timeline_app.program.plain_text import short
from timeline_app.state.settings import load_settings, save_settings

# What is only of one document.
_OF_ONE = ("id", "title", "published", "url", "short")
_SLUG = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
# A line of a terminal, beside number and kind.
_SHOWN_LETTERS = 90


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `source`."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="TXT, MD, HTML, DOCX, PDF"
    )
    parser.add_argument("--into", type=Path, metavar="LIST", help="the list to add them to")
    parser.add_argument("--id", default="", help="made of the title by default")
    parser.add_argument("--title", default="")
    parser.add_argument("--publisher", default="")
    parser.add_argument("--published", default="", metavar="EDTF", help="such as 2025-12-03")
    parser.add_argument("--url", default="", metavar="ADDRESS")
    parser.add_argument("--licence", default="")
    parser.add_argument("--short", default="", metavar="CODE", help="for citations, such as JS")
    parser.add_argument(
        "--keep-text", action="store_true", help="keep a private copy of the text, attached"
    )


def run(options: argparse.Namespace) -> int:
    """Add documents to a list, or say what was found in them."""
    _check(options)
    for path in options.files:
        try:
            read = read_document(path)
            if options.into is None:
                write_utf8("".join(f"{line}\n" for line in _found(path, read)))
            else:
                _add(path, read, options)
        except DocumentError as error:
            raise UsageError(str(error)) from None
        except OSError as error:
            place = error.filename or options.into
            raise UsageError(f"{place} cannot be written ({error.strerror})") from error
    return FINE


def _check(options: argparse.Namespace) -> None:
    if len(options.files) > 1 and (given := [name for name in _OF_ONE if getattr(options, name)]):
        raise UsageError(f"--{given[0]} is of one document: name the files one by one")
    if options.keep_text and options.into is None:
        raise UsageError("--keep-text goes with --into: the text is attached to a list's document")
    if options.id and not _SLUG.fullmatch(options.id):
        raise UsageError(f"{options.id} is no id: use small letters, digits and hyphens")
    if options.published:
        try:
            parse(options.published)
        except EdtfError as error:
            raise UsageError(str(error)) from error


def _add(path: Path, read: ReadDocument, options: argparse.Namespace) -> None:
    title = options.title or read.title or path.stem
    document = Document(
        id=options.id or id_of(title, _taken(options.into)),
        title=title,
        publisher=options.publisher or read.publisher,
        published=options.published or read.published,
        language=read.language,
        url=options.url or read.url,
        licence=options.licence,
        short=options.short,
    )
    document = add_to_list(options.into, read, document)
    lines = [f"{document.id}: {short(title)}, {_size(read)}", *_facts(document), *read.notes]
    lines.append(f"in {options.into}, its fingerprints in {document.paragraphs}")
    if options.keep_text:
        lines.append(f"the text is kept in {_keep(document, read)}")
    write_utf8("\n  ".join(lines) + "\n")


def _taken(path: Path) -> list[str]:
    try:
        text = decoded(path, read_data(path))
        return documents_in(path, text)
    except UnreadableFileError as error:
        raise DocumentError(error.problem.sentence()) from None


def _keep(document: Document, read: ReadDocument) -> Path:
    """Keep the text and have it attached wherever the document is looked at from now on."""
    path = keep_text(document.id, read.text, texts_folder())
    before, _ = load_settings(settings_path())
    after = before.with_(attached={**before.attached, document.id: str(path)})
    if complaint := save_settings(settings_path(), after, before):
        raise DocumentError(complaint)
    return path


def _found(path: Path, read: ReadDocument) -> Iterator[str]:
    yield f"{path}: {short(read.title or path.stem)}, {_size(read)}"
    yield from (f"  {line}" for line in (*_facts(read), *read.notes))
    number = 0
    for paragraph in read.paragraphs:
        is_kept = paragraph.kind != "skip"
        number += is_kept
        place = f"¶{number}" if is_kept else "–"
        page = f"p. {paragraph.page}" if paragraph.page else ""
        text = short(paragraph.text, _SHOWN_LETTERS)
        yield f"  {place:>5}  {paragraph.kind:<8}{page:<7} {text}".rstrip()


def _size(read: ReadDocument) -> str:
    words = sum(len(normalised_words(text)) for text, _ in read.kept)
    kinds = Counter(kind for _, kind in read.kept)
    parts = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return f"{len(read.kept):,} paragraphs ({parts}), {words:,} words"


def _facts(document: Document | ReadDocument) -> Iterator[str]:
    for label, value in (
        ("language", document.language),
        ("published", document.published),
        ("publisher", document.publisher),
        ("address", document.url),
    ):
        if value:
            yield f"{label}: {short(value)}"


SUBCOMMAND = Subcommand("Read documents and add them to a list.", add_options, run)
