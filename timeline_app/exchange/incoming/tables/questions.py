"""What a table leaves open about its dates, asked once a column, with the row that shows it."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

from timeline_app.exchange.incoming.cell_dates import read_cell
from timeline_app.exchange.incoming.dates.forms import TWO_DIGITS, DateRules
from timeline_app.exchange.incoming.draft import Remark
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.exchange.incoming.tables.mapping import ColumnMap
from timeline_app.exchange.incoming.tables.table import Table

# Behind a year or another number it would be a piece of something else.
_TWO_NUMBERS = re.compile(
    r"(?<![\d/-])(\d{1,2}) ?[/-] ?(\d{1,2}) ?[/-] ?(?:'?\d{2}|\d{4})(?![\d/-])"
)
_DIGITS, _LONG_NUMBER = re.compile(r"\d\d"), re.compile(r"\d{3}")
# The calendar has them.
_LAST_MONTH, _LAST_DAY = 12, 31
_READ_AS_DATES = ("date", "start", "end", "announced")


class Asked(StrEnum):
    """What is asked about a column."""

    ORDER = "does the day or the month stand first?"
    CENTURY = "which is the last year that two digits can mean?"


class Question(msgspec.Struct, frozen=True):
    """What a column leaves open, or the row that answers it.

    `example` is the first cell to which it matters. `is_day_first` is the answer that `proof`
    gives, a row in which only one order makes a date, if no row proves the other order; without a
    proof it is to be asked, and also where rows contradict each other, which `proof` then says:
    however many stand on one side, the row on the other may be the one that is right.
    """

    column: str
    asked: Asked
    example: Remark
    is_day_first: bool | None = None
    proof: Remark | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody needs to answer it."""
        return self.is_day_first is None

    @property
    def is_contradictory(self) -> bool:
        """Whether rows prove both orders."""
        return self.is_day_first is None and self.proof is not None


def questions(table: Table, mapping: ColumnMap) -> tuple[Question, ...]:
    """Return what the date columns leave open, and what they prove."""
    return tuple(
        question
        for heading, field in mapping.fields.items()
        if field in _READ_AS_DATES
        for question in _questions_of(table, heading)
    )


def rules_of(
    table: Table, mapping: ColumnMap, options: ReadOptions, asked: Sequence[Question]
) -> dict[str, DateRules]:
    """Return how each date column is to be read: as it was answered, else as it is proven.

    A column that proves nothing follows the others of its table, if these agree.
    """
    orders = {one.column: one for one in asked if one.asked is Asked.ORDER}
    proven = {one.is_day_first for one in orders.values() if one.is_day_first is not None}
    usual = proven.pop() if len(proven) == 1 else None
    found = {}
    for heading, field in mapping.fields.items():
        if field not in (*_READ_AS_DATES, "edtf", "date_words"):
            continue
        answer = options.is_day_first_in.get(heading, options.is_day_first)
        question = orders.get(heading)
        if answer is None and question is not None:
            answer = question.is_day_first if question.proof else usual
        is_edtf = field == "edtf" or mapping.has_edtf
        found[heading] = DateRules(answer, options.century_ends, is_edtf, table.is_1904)
    return found


def _questions_of(table: Table, heading: str) -> Iterator[Question]:
    example: Remark | None = None
    short: Remark | None = None
    proofs: dict[bool, Remark] = {}
    for place, text in _texts(table, heading):
        if match := _TWO_NUMBERS.search(text):
            first, second = int(match[1]), int(match[2])
            remark = Remark(place, text)
            if first > _LAST_MONTH >= second and first <= _LAST_DAY:
                proofs.setdefault(True, remark)
            elif second > _LAST_MONTH >= first and second <= _LAST_DAY:
                proofs.setdefault(False, remark)
            elif first != second and max(first, second) <= _LAST_MONTH:
                example = example or remark
        if short is None and _may_be_short(text) and read_cell(text).reason == TWO_DIGITS:
            short = Remark(place, text)
    if len(proofs) > 1:
        example = example or proofs[True]
    if example is not None:
        yield _order(heading, example, proofs)
    if short is not None:
        yield Question(heading, Asked.CENTURY, short)


def _order(heading: str, example: Remark, proofs: dict[bool, Remark]) -> Question:
    if len(proofs) == 1:
        ((is_day_first, proof),) = proofs.items()
        return Question(heading, Asked.ORDER, example, is_day_first, proof)
    if not proofs:
        return Question(heading, Asked.ORDER, example)
    text = " and ".join(f"{proof.text} in {proof.place}" for proof in proofs.values())
    return Question(heading, Asked.ORDER, example, None, Remark("both orders occur", text))


def _may_be_short(text: str) -> bool:
    """Tell at little cost whether a year may have two digits, of cells by the ten thousand."""
    return _DIGITS.search(text) is not None and not _LONG_NUMBER.search(text)


def _texts(table: Table, heading: str) -> Iterator[tuple[str, str]]:
    column = table.column(heading)
    for row in table.rows:
        if column < len(row.cells):
            cell = row.cells[column]
            if isinstance(cell, str) and cell:
                yield f"row {row.number}", cell
