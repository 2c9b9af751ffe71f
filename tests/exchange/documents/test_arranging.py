"""A file that is read again is parted as somebody has settled it before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.documents.files import Words, docx, paragraph, pdf
from timeline_app.core.citations.sources import Attachment
from timeline_app.core.record.model import ParagraphFile
from timeline_app.core.record.normal_words import normalised_words
from timeline_app.exchange.documents.adding import paragraphs_for
from timeline_app.exchange.documents.arranging import arranged_as
from timeline_app.exchange.documents.attaching import attach_file
from timeline_app.exchange.documents.document import ReadDocument, ReadKind, ReadParagraph
from timeline_app.exchange.documents.operations import joined_with_next, split_at, with_kind
from timeline_app.exchange.documents.reading import read_document

Step = Callable[[ReadDocument], ReadDocument]
KINDS: tuple[ReadKind, ...] = ("title", "heading", "body", "caption", "credit", "skip")
VOCABULARY = ("one", "two", "Three", "¼½", "“said”", "…", "4", "II.")
PARTED = "parted-"


def joined(place: int) -> Step:
    return lambda read: joined_with_next(read, place)


def split(place: int, word: int) -> Step:
    return lambda read: split_at(read, place, word)


def called(place: int, kind: ReadKind) -> Step:
    return lambda read: with_kind(read, place, kind)


def settled(read: ReadDocument, steps: list[Step]) -> ReadDocument:
    return reduce(lambda document, step: step(document), steps, read)


def words_and_kinds(read: ReadDocument) -> list[tuple[list[str], str]]:
    return [(normalised_words(text), kind) for text, kind in read.kept]


def rows_of(*texts: str) -> ReadDocument:
    return ReadDocument(paragraphs=tuple(map(ReadParagraph, texts)))


@pytest.mark.parametrize(
    ("texts", "steps"),
    [
        (("Head one two", "three"), [split(0, 1), called(0, "heading")]),
        (("one two", "41", "three"), [called(1, "skip"), joined(0)]),
        (("went on to produc-", "41", "tion"), [called(1, "skip"), joined(0)]),
        (("the well of produc-", "tion"), [joined(0)]),
        (("one two HEAD LINE", "three"), [split(0, 2), called(1, "skip"), joined(0)]),
        (("HEAD LINE one", "two"), [split(0, 2), called(0, "skip")]),
        (("one HEAD two", "three"), [split(0, 1), split(1, 1), called(1, "skip"), joined(0)]),
        (("one", "***", "two"), [joined(0)]),
        (("one", "two", "three"), [joined(0), joined(0), split(0, 1), called(1, "caption")]),
        (("¼ one", "(two) three"), [split(1, 1), joined(0)]),
        (("same words", "same words", "same words"), [called(1, "skip")]),
    ],
)
def test_given_what_people_settle_then_a_file_read_again_has_the_same_paragraphs(
    texts: tuple[str, ...], steps: list[Step]
) -> None:
    known = settled(rows_of(*texts), steps)
    again = arranged_as(rows_of(*texts), paragraphs_for("minutes", known))
    assert again is not None
    assert words_and_kinds(again) == words_and_kinds(known)


def some_rows(chance: Random) -> ReadDocument:
    """A few rows, no word of which recurs; a word may be parted at the end of a row."""
    numbers = count()
    texts = []
    for _ in range(chance.randint(1, 7)):
        words = chance.choices(VOCABULARY, k=chance.randint(1, 4))
        words += [PARTED] * (chance.random() < 0.2)
        texts.append(
            " ".join(
                f"w{next(numbers)}{word}" if normalised_words(word) else word for word in words
            )
        )
    kinds: tuple[ReadKind, ...] = ("body", "heading", "skip")
    rows = (ReadParagraph(text, chance.choice(kinds)) for text in texts)
    return ReadDocument(paragraphs=tuple(rows))


def some_steps(chance: Random) -> list[Step]:
    """Steps of all kinds, sensible or not."""

    def place() -> int:
        return chance.randint(0, 7)

    def word() -> int:
        return chance.randint(0, 6)

    first = [
        called(place(), chance.choice(KINDS)) if chance.random() < 0.5 else split(place(), word())
        for _ in range(chance.randint(0, 5))
    ]
    then = [
        joined(place()) if chance.random() < 0.5 else split(place(), word())
        for _ in range(chance.randint(0, 7))
    ]
    return first + then


def test_given_any_steps_then_hardly_a_file_is_not_known_again() -> None:
    chance, lost = Random(1), 0
    for _ in range(2_000):
        read = some_rows(chance)
        known = settled(read, some_steps(chance))
        again = arranged_as(read, paragraphs_for("minutes", known))
        lost += again is None
        assert again is None or words_and_kinds(again) == words_and_kinds(known)
    # What is joined over a row that was taken in and out again is too much to look for.
    assert lost <= 4


# Rows of one word alone may be taken in very many ways, up to the limit of steps.
@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            ReadParagraph,
            st.lists(st.sampled_from([*VOCABULARY, PARTED]), min_size=1).map(" ".join),
            st.sampled_from(KINDS),
        ),
        min_size=1,
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_given_words_that_recur_then_a_file_has_the_same_paragraphs_or_is_not_known(
    rows: list[ReadParagraph], chance: Random
) -> None:
    read = ReadDocument(paragraphs=tuple(rows))
    known = settled(read, some_steps(chance))
    again = arranged_as(read, paragraphs_for("minutes", known))
    assert again is None or words_and_kinds(again) == words_and_kinds(known)


@pytest.mark.parametrize(
    ("texts", "is_known"),
    [
        (("One two", "three four"), True),
        (("One", "two three", "four"), True),
        (("One two three", "four"), True),
        (("One two", "three four", "and more"), False),
        (("Before", "One two", "three four"), False),
        (("One two", "three"), False),
        (("One two", "three five"), False),
        (("three four", "One two"), False),
    ],
)
def test_given_other_words_then_it_is_another_edition(
    texts: tuple[str, ...], is_known: bool
) -> None:
    known = paragraphs_for("minutes", rows_of("One two", "three four"))
    assert (arranged_as(rows_of(*texts), known) is not None) is is_known


LINES = (
    "Beginnings The works were founded on the river.",
    "They made lamps and lanterns in produc-",
    "Company history of",
    "tion halls that still stand.",
)


def printed() -> Iterator[Words]:
    """Each paragraph on two lines close to each other."""
    for place, line in enumerate(LINES):
        words, y = line.split(), 700 - 60 * place
        yield Words(60, y, " ".join(words[:2]))
        yield Words(60, y - 12, " ".join(words[2:]))


FILES = {
    "a.docx": docx("".join(map(paragraph, LINES))),
    "a.pdf": pdf([[*printed()]]),
    "a.html": "".join(f"<p>{line}</p>" for line in LINES).encode(),
    "a.txt": "\n".join(LINES).encode(),
}


def settled_file(path: Path) -> dict[str, ParagraphFile]:
    read = read_document(path)
    assert [one.text for one in read.paragraphs] == [*LINES]
    steps = [split(0, 1), called(0, "heading"), called(3, "skip"), joined(2)]
    return {"minutes": paragraphs_for("minutes", settled(read, steps))}


@pytest.mark.parametrize("name", FILES)
def test_given_a_settled_file_of_any_kind_then_it_is_attached_whole(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    found = attach_file(path, settled_file(path))
    assert isinstance(found, Attachment)
    assert [one.matches for one in found.text.paragraphs] == [1, 2, 3]
    assert all(one.is_exact for one in found.text.paragraphs)
    assert found.text.paragraphs[2].content.text.endswith("in production halls that still stand.")
