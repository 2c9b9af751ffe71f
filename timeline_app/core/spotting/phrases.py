"""Phrases: what words say of a date, before what they leave open is settled."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

import msgspec

from timeline_app.core.dates.edtf import EdtfError, parse
from timeline_app.core.dates.typed_calendar import in_year, year_edtf
from timeline_app.core.spotting.recurring.rules import SpottedRecurrence
from timeline_app.core.spotting.units import unit_after, unit_before

# A paragraph is a line, so no date reaches over one; no writer puts more than three spaces.
SPACE = r"(?:[^\S\n\r\v\f\x1c-\x1e\x85\u2028\u2029]{1,3})"
DASH = "[-–—−‒‑]"
# A date begins where no word, number or path goes on before it, and ends likewise.
START = r"(?<![\w/\\])(?<![0-9][.,:])(?<![0-9]" + DASH + ")"
STOP = r"(?![\w\\])(?![.,:/–—-][0-9])(?!/\w)"

# As a part of a year it is its last third; “by the end of” a year means by that year.
END_OF = "-39~ end"

# The unit of what counts in springs or in Mays: which of them, its `part` says.
PART_OF_YEAR = "part of a year"

Kind = Literal["date", "year", "month", "back", "anniversary"]
"""What a phrase is: a `year` may have a part of it before, `back` counts from an earlier date."""


class Moment(NamedTuple):
    """One date of a phrase: EDTF, with braces where its year belongs."""

    form: str
    year: int | None = None

    @property
    def needs_year(self) -> bool:
        """Tell whether the words leave the year open."""
        return self.year is None and "{}" in self.form

    def edtf(self) -> str:
        """Return it as EDTF. Raises EdtfError where there is no such date."""
        if "{}" not in self.form:
            return self.form
        if self.year is None:
            return self.form.format("XXXX")
        # Only a year of four digits can have months, days and parts.
        part = self.form.removeprefix("{}")
        if part.startswith("-"):
            return in_year(self.year, part[1:])
        return year_edtf(self.year) + part

    def marked(self, mark: str) -> "Moment":
        """Return it as approximate or uncertain, where EDTF can say that of it."""
        if self.form[-1:] in "]}" and not self.form.endswith("{}"):
            return self
        bare = self.form.rstrip("?~%")
        return self._replace(form=bare + (mark if self.form in (bare, bare + mark) else "%"))


class Reading(NamedTuple):
    """One way to understand a phrase: its dates, and how they make one; see SHAPES."""

    moments: tuple[Moment, ...]
    shape: str = "{}"

    def edtf(self) -> str | None:
        """Return the EDTF of the whole, or None if there is no such date."""
        try:
            parts = [moment.edtf() for moment in self.moments]
            if self.shape == "before":
                text = f"[..{unit_before(parts[0])}]"
            elif self.shape == "after":
                text = f"[{unit_after(parts[0])}..]"
            elif self.shape in ("{}", ",", "|"):
                text = {"{}": "{}", ",": "{{{}}}", "|": "[{}]"}[self.shape].format(",".join(parts))
            else:
                text = self.shape.format(*parts)
            return parse(text).text
        except EdtfError:
            return None


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """Words that say a date; the first reading is the likeliest.

    `count` and `unit` are for those that count from another date, of which they may mean a `part`,
    and a `shape` that open words beside them give. Where `is_either`, the words leave open which of
    the readings it is. Where `is_of_story`, they count from the time that is told of: from the
    document's date only where no other is told of.
    """

    begin: int
    end: int
    readings: tuple[Reading, ...] = ()
    kind: Kind = "date"
    notes: tuple[str, ...] = ()
    is_reckoned: bool = False
    is_settled: bool = True
    is_end: bool = False
    is_either: bool = False
    part_of_day: str = ""
    weekday: int | None = None
    count: int = 0
    unit: str = ""
    part: str = ""
    shape: str = "{}"
    is_of_story: bool = False


class Sight(NamedTuple):
    """What a rule may look at beside its match: the text, and the days of the document's date."""

    text: str
    days: tuple[int, int] | None
    language: "Language"


Rule = Callable[[re.Match[str], Sight], Phrase | None]
"""Makes a phrase of a match; None if it is no date after all."""


RecurrenceRule = Callable[[re.Match[str], Sight], SpottedRecurrence | None]
"""Makes a recurrence of a match; None if it is none after all."""


class Lead(NamedTuple):
    """Words before a date, and the shapes that they may give to it."""

    pattern: re.Pattern[str]
    shapes: tuple[str, ...]


class Language(NamedTuple):
    """How a language says dates: `forms` find them, the others look before and behind them.

    `coming` and `gone` words before a date, as in “its next meeting on 11 November”, say on which
    side of the document's date it lies; `recurring` forms say how often something takes place.
    `occasions` are what an anniversary may be of, and the words that tell of it elsewhere.
    """

    forms: tuple[tuple[re.Pattern[str], Rule], ...]
    parts: tuple[tuple[re.Pattern[str], str], ...]
    vague: re.Pattern[str]
    marks: tuple[tuple[re.Pattern[str], str], ...]
    leads: tuple[Lead, ...]
    trails: tuple[Lead, ...]
    day_parts: tuple[re.Pattern[str], re.Pattern[str]]
    part_words: dict[str, str]
    join: re.Pattern[str]
    between: re.Pattern[str]
    coming: re.Pattern[str]
    gone: re.Pattern[str]
    surely_after: re.Pattern[str]
    never_after: re.Pattern[str]
    never_before: re.Pattern[str]
    counted: re.Pattern[str]
    recurring: tuple[tuple[re.Pattern[str], RecurrenceRule], ...] = ()
    occasions: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = ()


def pattern(text: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """Compile a pattern in which an underscore stands for some space."""
    return re.compile(text.replace("_", SPACE), flags)


def before(text: str) -> re.Pattern[str]:
    """Compile a pattern for the words that end where a date begins."""
    return pattern(rf"(?<!\w)(?:{text})\Z")


def word_key(word: str) -> str:
    """Return a word as tables list it, also where case folding took a letter for another."""
    return word.casefold().replace("i̇", "i").replace("ı", "i").strip(". ")
