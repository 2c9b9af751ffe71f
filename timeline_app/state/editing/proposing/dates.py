"""Which dates an event may have by the words it rests on, and how each of them is known."""

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from timeline_app.core.citations.anchoring import AttachedParagraph, AttachedText
from timeline_app.core.dates.edtf import EdtfDate, EdtfError, parse
from timeline_app.core.record.model import DateBasis, Document, Paragraph
from timeline_app.core.spotting.sentences import sentence_around
from timeline_app.core.spotting.spotter import SpottedDate, spot_dates
from timeline_app.core.wording.date_words import date_in_words
from timeline_app.state.editing.proposing.chosen import ChosenWords, words_between

# What lies further back is about something else, but for headings.
_PARAGRAPHS_BACK = 3
HEADINGS = ("title", "heading")
"""Kinds of paragraphs that name what the others tell."""
TELLING = ("title", "heading", "body")
"""Kinds of paragraphs that go on from one another: a caption tells of its picture only."""


class DateChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A date that an event may have; none, where `edtf` is None.

    `words` are those that yield it, in `paragraph` of `document`; `is_settled` is false where a
    person has to choose what they mean, `is_elsewhere` true where the sentence of the event does
    not give it.
    `among` counts the dates that stand there together, each of which may be that of the event.
    """

    edtf: str | None
    basis: DateBasis
    note: str = ""
    document: str = ""
    part_of_day: str = ""
    paragraph: AttachedParagraph | None = None
    words: tuple[int, int] = (0, 0)
    is_settled: bool = True
    is_elsewhere: bool = False
    among: int = 1

    def chosen(self) -> ChosenWords | None:
        """Return the words that yield the date; None if none do."""
        if self.paragraph is None:
            return None
        return ChosenWords(self.document, self.paragraph, *self.words)

    @property
    def is_near(self) -> bool:
        """Whether the words of the event, or their sentence, give it."""
        return self.edtf is not None and not self.is_elsewhere

    def is_date(self, edtf: str) -> bool:
        """Tell whether it means just what another date does, however that is written."""
        try:
            return self.edtf is not None and parse(self.edtf).means(parse(edtf))
        except EdtfError:
            return False

    @property
    def quote(self) -> str:
        """The words that yield the date, as they are printed."""
        if self.paragraph is None:
            return ""
        first, end = self.paragraph.content.char_range(*self.words)
        return self.paragraph.content.text[first:end]


class DatesAround(msgspec.Struct, frozen=True):
    """Finds the dates in and around chosen words.

    `stored` are the paragraphs of the list by number, whose kinds tell headings.
    """

    text: AttachedText
    document: Document
    language: str
    stored: tuple[Paragraph, ...] = ()

    def choices(self, chosen: ChosenWords) -> tuple[DateChoice, ...]:
        """Return what the date may be, the likeliest first.

        That none is given comes last, or first if the sentence of the event gives none: what
        stands elsewhere is the date of something else until a person says otherwise.
        """
        return merged([*self._beside(chosen), *self._above(chosen), *self._of_document()])

    def beside(self, chosen: ChosenWords) -> tuple[DateChoice, ...]:
        """Return the dates that the chosen words and their sentences give."""
        return tuple(choice for choice in self._beside(chosen) if choice.is_near)

    @property
    def _id(self) -> str:
        return self.document.id

    @property
    def document_date(self) -> EdtfDate | None:
        """When the document was published, if that is known."""
        return date_of(self.document)

    def _beside(self, chosen: ChosenWords) -> Iterator[DateChoice]:
        """Yield the dates of the paragraph: those in the words, in their sentence, the others."""
        begin, end = chosen.chars
        text = chosen.paragraph.content.text
        dates = self._dates_in(chosen.paragraph)
        first, last = sentence_around(text, begin, end)
        inside = [date for date in dates if date.begin < end and date.end > begin]
        near = [d for d in dates if d not in inside and first <= d.begin and d.end <= last]
        others = [date for date in dates if date not in inside and date not in near]
        for dates_here in (inside, sorted(near, key=lambda d: _distance(d, begin, end))):
            among = len({date.edtf for date in dates_here})
            for date in dates_here:
                yield from _readings(self._id, date, chosen.paragraph, among=among)
        number = chosen.paragraph.matches
        for date in sorted(others, key=lambda d: (d.begin > begin, _distance(d, begin, end))):
            note = f"The date stands in another sentence of ¶ {number}."
            yield from _readings(self._id, date, chosen.paragraph, note)

    def _above(self, chosen: ChosenWords) -> Iterator[DateChoice]:
        """Yield the dates of headings and of the last paragraphs above."""
        above = self.text.paragraphs[: chosen.paragraph.number - 1][::-1]
        headings = (paragraph for paragraph in above if self._is_heading(paragraph))
        for paragraph in headings:
            for date in self._dates_in(paragraph):
                note = f"The date stands in the heading, ¶ {paragraph.matches}."
                yield from _readings(self._id, date, paragraph, note)
        for paragraph in islice(above, _PARAGRAPHS_BACK):
            if not self._is_heading(paragraph):
                for date in reversed(self._dates_in(paragraph)):
                    note = f"The date stands in ¶ {paragraph.matches}."
                    yield from _readings(self._id, date, paragraph, note)

    def _dates_in(self, paragraph: AttachedParagraph) -> tuple[SpottedDate, ...]:
        before = self._told_before(paragraph)
        return spot_dates(paragraph.content.text, self.language, self.document_date, before)

    def _told_before(self, paragraph: AttachedParagraph) -> str:
        """Return what a paragraph goes on from: the last ones before it that tell something."""
        above = self.text.paragraphs[: paragraph.number - 1][::-1]
        telling = (one.content.text for one in above if self._kind_of(one) in TELLING)
        return "\n".join(reversed(list(islice(telling, _PARAGRAPHS_BACK))))

    def _of_document(self) -> Iterator[DateChoice]:
        date = self.document_date
        if date is not None:
            note = f"The date of the document, {date_in_words(date)}."
            yield DateChoice(edtf=date.text, basis="inferred", note=note, is_elsewhere=True)

    def _is_heading(self, paragraph: AttachedParagraph) -> bool:
        return self._kind_of(paragraph) in HEADINGS

    def _kind_of(self, paragraph: AttachedParagraph) -> str:
        number = paragraph.matches
        is_stored = number is not None and number <= len(self.stored)
        return self.stored[number - 1].kind if number is not None and is_stored else "body"


def merged(choices: Sequence[DateChoice]) -> tuple[DateChoice, ...]:
    """Return dates that were found, each once: those that the words give, the others, and none.

    That none is given comes last, or first if no words of the event give any.
    """
    found = list(_distinct(sorted(choices, key=lambda choice: not choice.is_near)))
    nothing = DateChoice(edtf=None, basis="undated")
    return (*found, nothing) if any(one.is_near for one in found) else (nothing, *found)


def date_of(document: Document) -> EdtfDate | None:
    """Return when a document was published; None if that is not known."""
    try:
        return parse(document.published) if document.published else None
    except EdtfError:
        return None


def _readings(
    document: str, date: SpottedDate, paragraph: AttachedParagraph, far: str = "", among: int = 1
) -> Iterator[DateChoice]:
    """Yield each of the dates that some words may mean.

    To take a date from another sentence is to reason, so it is no longer stated; `far` says so.
    """
    words = words_between(paragraph, date.begin, date.end)
    basis: DateBasis = "inferred" if far and date.basis == "stated" else date.basis
    note = f"{date.note} {far}".strip()
    for edtf in (date.edtf, *date.other_readings):
        yield DateChoice(
            edtf=edtf, basis=basis, note=note, part_of_day=date.part_of_day, document=document,
            paragraph=paragraph, words=words, is_settled=date.is_settled, is_elsewhere=bool(far),
            among=among,
        )  # fmt: skip


def _distinct(choices: Sequence[DateChoice]) -> Iterator[DateChoice]:
    """Yield every date once, as it is known best."""
    seen: set[tuple[str | None, str]] = set()
    for choice in choices:
        key = (choice.edtf, choice.part_of_day)
        if key not in seen:
            seen.add(key)
            yield choice


def _distance(date: SpottedDate, begin: int, end: int) -> int:
    return max(begin - date.end, date.begin - end, 0)
