"""The rows of a table as drafts of events, by a map of its columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from timeline_app.core.record.model import DATE_BASES, DateBasis, PartOfDay
from timeline_app.exchange.incoming.cell_dates import read_cell
from timeline_app.exchange.incoming.dates.forms import DateRules
from timeline_app.exchange.incoming.draft import DraftEvent, DraftList, DraftSource, Remark
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.exchange.incoming.tables.cell_texts import (
    Commas,
    addresses_in,
    cited_in,
    discrepancies_in,
    names_in,
    sources_in,
    without_html,
)
from timeline_app.exchange.incoming.tables.mapping import ColumnMap
from timeline_app.exchange.incoming.tables.questions import Asked, Question, questions, rules_of
from timeline_app.exchange.incoming.tables.row_dates import DatedCell, RowDate, date_of_row
from timeline_app.exchange.incoming.tables.table import Cell, Row, Table, words_of
from timeline_app.exchange.tables.harmless import unharmed

LONGEST_TITLE = 120
"""Letters: what a row of the list shows at most; a longer title stands whole in the summary."""

RowCells = Mapping[str, Sequence[tuple[str, Cell]]]
"""The cells of a row that hold something, with their headings, by the field they stand for."""

_DATE_FIELDS = (
    *("edtf", "date", "start", "end", "year", "month", "day", "time"),
    *("end_year", "end_month", "end_day", "end_time", "date_words"),
)
# What is left of a row without these is no event.
_TELLING = ("title", "summary", "id", "people", "place", "source", *_DATE_FIELDS)
_YES = ("yes", "true", "1", "x")
_NO_RULES = DateRules()
_ROWS_A_STEP = 1_000
"""Telling more often costs more than a bar that moves smoother is worth."""


def draft_list(
    table: Table,
    mapping: ColumnMap,
    options: ReadOptions,
    asked: Sequence[Question] | None = None,
) -> DraftList:
    """Return the rows of a table as drafts of events; each row is one, or is left out by name.

    `asked` is what a longer table leaves open, of which these are the first rows. Raises
    CancelledError if the one who is told of the progress does.
    """
    asked = questions(table, mapping) if asked is None else asked
    rules = rules_of(table, mapping, options, asked)
    drafter = _Drafter(table, mapping, rules)
    events: list[DraftEvent] = []
    left_out = [Remark(f"row {row.number}", "stands above the headings") for row in table.above]
    for index, row in enumerate(table.rows, 1):
        if index % _ROWS_A_STEP == 0:
            options.progress(index, len(table.rows))
        event = drafter.event(row)
        if event is None:
            text = "holds nothing in the columns that make an event"
            left_out.append(Remark(f"row {row.number}", text))
        elif event is not drafter.TITLE_ROW:
            events.append(event)
    return DraftList(
        title=drafter.title,
        description=drafter.description,
        events=tuple(events),
        count_read=len(events) + len(left_out),
        changed=(*table.remarks, *_order_remarks(asked, rules, options), *drafter.remarks()),
        left_out=tuple(left_out),
        orders=_chosen_orders(rules, options),
    )


def _chosen_orders(rules: Mapping[str, DateRules], options: ReadOptions) -> Mapping[str, bool]:
    """Return the order of day and month in the columns for which somebody said it."""
    answers = {one: options.is_day_first_in.get(one, options.is_day_first) for one in rules}
    return {heading: answer for heading, answer in answers.items() if answer is not None}


def _order_remarks(
    asked: Sequence[Question], rules: Mapping[str, DateRules], options: ReadOptions
) -> Iterator[Remark]:
    for question in asked:
        place = f"column {question.column!r}"
        if question.asked is Asked.CENTURY:
            ends = options.century_ends
            said = f"years of two digits are taken for {(ends or 0) - 99} to {ends}"
            yield Remark(place, said if ends else "has years of two digits, which were not read")
            continue
        order = rules[question.column].is_day_first
        proof = question.proof
        if order is None:
            text = f"{question.example.text} ({question.example.place}) may have day or month first"
            if proof is not None:
                text = f"{proof.place} ({proof.text})"
            yield Remark(place, f"{text}: say which is meant")
            continue
        first = "day" if order else "month"
        is_proven = proof is not None and order == question.is_day_first
        shown = f", as {proof.place} shows: {proof.text}" if proof and is_proven else ""
        yield Remark(place, f"was read with the {first} first{shown}")


class _Drafter:
    """Makes drafts of rows, and remembers what was changed on the way."""

    TITLE_ROW = DraftEvent(place_in_file="", title="")

    def __init__(self, table: Table, mapping: ColumnMap, rules: Mapping[str, DateRules]) -> None:
        self.title = ""
        self.description = ""
        self._table = table
        self._rules = rules
        self._is_own = mapping.has_edtf
        # A workbook says by itself which cells are texts.
        self._has_harmless_cells = self._is_own and not table.sheet
        self._columns = [(mapping.fields.get(one, ""), one) for one in table.headings]
        self._remarks: list[Remark] = []
        self._cells_without_html = 0
        self._added: dict[str, int] = {}
        self._ignored: dict[str, int] = {}

    def event(self, row: Row) -> DraftEvent | None:
        """Return the event that a row stands for; none if it stands for none."""
        cells = self._cells(row)
        self._count(self._ignored, cells.get("ignore", ()))
        kind_of_row = self._text(cells, "row_type").casefold()
        title, summary = self._title_and_summary(row, cells)
        when = self._when(cells)
        if kind_of_row == "title" and not (when.date.edtf or when.date.words):
            self.title, self.description = title, summary
            self._remarks.append(Remark(f"row {row.number}", "became the title of the list"))
            return self.TITLE_ROW
        if not title:
            return None
        sources = self._sources(cells)
        return DraftEvent(
            place_in_file=f"row {row.number}",
            title=title,
            date=when.date,
            key=self._text(cells, "id"),
            summary=summary,
            kind="era" if kind_of_row == "era" else self._text(cells, "kind"),
            basis=self._basis(cells, bool(sources)),
            part_of_day=self._part_of_day(cells) or when.part_of_day,
            announced=self._announced(cells),
            date_note=self._text(cells, "date_note"),
            people=self._names(cells, "people"),
            subjects=self._names(cells, "subjects"),
            organisations=self._names(cells, "organisations"),
            themes=self._names(cells, "themes", Commas.PART),
            place=self._text(cells, "place", ", "),
            part_of_key=self._text(cells, "part_of"),
            sources=sources,
            recurrence=self._text(cells, "recurrence"),
            discrepancies=self._discrepancies(cells),
            is_key=self._text(cells, "key_event").casefold() in _YES,
        )

    def remarks(self) -> list[Remark]:
        """Return what was changed, row by row and then by column."""
        found = list(self._remarks)
        if self._cells_without_html:
            text = f"{self._cells_without_html:,} cells held HTML, of which the text was kept"
            found.append(Remark("the file", text))
        for heading, count in self._added.items():
            text = f"{count:,} cells were added to the summaries, under its heading"
            found.append(Remark(f"column {heading!r}", text))
        for heading, count in self._ignored.items():
            found.append(Remark(f"column {heading!r}", f"{count:,} cells were left out"))
        return found

    def _cells(self, row: Row) -> RowCells:
        found_cells: dict[str, list[tuple[str, Cell]]] = {}
        # The last cells of a row may be missing, and the longest row may be longer than this.
        for cell, (field, heading) in zip(map(self._meant, row.cells), self._columns, strict=False):
            if cell and words_of(cell).strip():
                found_cells.setdefault(field, []).append((heading, cell))
        # What is no address in a column of addresses, such as a quotation, is told like the rest.
        links = found_cells.get("url", [])
        if told := [one for one in links if not addresses_in(words_of(one[1]))]:
            found_cells["url"] = [one for one in links if one not in told]
            found_cells[""] = [*found_cells.get("", []), *told]
        return found_cells

    def _meant(self, cell: Cell) -> Cell:
        """Return a cell as it was before this program made it harmless for spreadsheets."""
        return unharmed(cell) if self._has_harmless_cells and isinstance(cell, str) else cell

    def _title_and_summary(self, row: Row, cells: RowCells) -> tuple[str, str]:
        title = " ".join(self._text(cells, "title").split())
        summary = self._text(cells, "summary", "\n")
        rest = [f"{heading}: {self._plain(words_of(cell))}" for heading, cell in cells.get("", ())]
        self._count(self._added, cells.get("", ()))
        if not title and (rest or any(cells.get(field) for field in _TELLING)):
            title = " ".join(summary.split()) or f"Row {row.number} of {self._table.name}"
            self._remarks.append(Remark(f"row {row.number}", "has no title of its own"))
        if len(title) > LONGEST_TITLE:
            summary = "\n".join(filter(None, (title, summary if summary != title else "")))
            title = _shortened(title)
            text = f"the title was cut to {LONGEST_TITLE} letters; the summary has it whole"
            self._remarks.append(Remark(f"row {row.number}", text))
        return title, "\n".join(filter(None, (summary, *rest)))

    def _when(self, cells: RowCells) -> RowDate:
        return date_of_row(
            {
                field: DatedCell(found[0][1], self._rules.get(found[0][0], _NO_RULES))
                for field in _DATE_FIELDS
                if (found := cells.get(field))
            }
        )

    def _sources(self, cells: RowCells) -> tuple[DraftSource, ...]:
        read = cited_in if self._is_own else sources_in
        named = [one for text in self._lines(cells, "source") for one in read(text)]
        links = [one for text in self._lines(cells, "url") for one in addresses_in(text)]
        linked = [DraftSource(url=one) for one in links]
        publisher = self._text(cells, "publisher")
        if len(named) == 1 and len(linked) == 1 and not named[0].url:
            # A caption and an address in the same row are those of one thing.
            linked, named = [DraftSource(named[0].title, linked[0].url)], []
        found = [*linked, *named]
        if publisher and found:
            found[0] = DraftSource(found[0].title, found[0].url, publisher)
        elif publisher:
            found = [DraftSource(publisher)]
        return tuple(dict.fromkeys(found))

    def _discrepancies(self, cells: RowCells) -> tuple[str, ...]:
        texts = self._lines(cells, "discrepancies")
        if not self._is_own:
            return tuple(filter(None, texts))
        return tuple(one for text in texts for one in discrepancies_in(text))

    def _basis(self, cells: RowCells, has_sources: bool) -> DateBasis | None:
        said = self._text(cells, "basis").casefold()
        if said == "stated" and not (has_sources or self._is_own):
            return None
        return next((basis for basis in DATE_BASES if basis == said), None)

    def _part_of_day(self, cells: RowCells) -> PartOfDay | None:
        said = self._text(cells, "part_of_day").casefold()
        return next((part for part in get_args(PartOfDay) if part == said), None)

    def _announced(self, cells: RowCells) -> str:
        for heading, cell in cells.get("announced", ()):
            if isinstance(cell, str):
                return read_cell(cell, self._rules[heading]).edtf or ""
            return cell.edtf or ""
        return ""

    def _names(
        self, cells: RowCells, field: str, commas: Commas = Commas.PART_FULL_NAMES
    ) -> tuple[str, ...]:
        if field not in cells:
            return ()
        texts = self._lines(cells, field)
        meant = Commas.BELONG_TO_NAMES if self._is_own else commas
        names = [name for text in texts for name in names_in(text, meant)]
        return tuple(dict.fromkeys(names))

    def _text(self, cells: RowCells, field: str, link: str = " ") -> str:
        if field not in cells:
            return ""
        texts = (self._plain(text) for text in self._lines(cells, field))
        return link.join(texts)

    def _plain(self, text: str) -> str:
        if "<" not in text:
            return text.strip()
        plain, _ = without_html(text)
        self._cells_without_html += plain is not text
        return plain.strip()

    def _lines(self, cells: RowCells, field: str) -> list[str]:
        return [words_of(cell).strip() for _, cell in cells.get(field, ())]

    def _count(self, counts: dict[str, int], cells: Sequence[tuple[str, Cell]]) -> None:
        for heading, _ in cells:
            counts[heading] = counts.get(heading, 0) + 1


def _shortened(title: str) -> str:
    cut = title[: LONGEST_TITLE - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
