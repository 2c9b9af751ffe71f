"""CSV, TSV and their kin: any encoding, any of four separators, line ends within cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from timeline_app.exchange.incoming.draft import Remark, UnknownFileError
from timeline_app.exchange.incoming.reading_options import Progress
from timeline_app.exchange.incoming.tables.encoding import decoded
from timeline_app.exchange.incoming.tables.table import Limit, RawTable, Row
from timeline_app.program.regular_file import read_regular

LARGEST_BYTES = 500_000_000
"""A million rows of 500 letters; the texts of more would not fit into memory."""

SEPARATORS = ",;\t|"
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
# What a separator is shows within a page of rows.
_SAMPLE_ROWS = 50
# Letters: the rows of a sample, even of long texts.
_SAMPLE_LETTERS = 200_000
# Telling more often costs more than a bar that moves smoother is worth.
_ROWS_A_STEP = 1_000


def read_delimited(path: Path, progress: Progress) -> RawTable:
    """Return the rows of a text file. Raises OSError and UnknownFileError."""
    data = read_regular(path, LARGEST_BYTES)
    text, encoding = decoded(data)
    text, separator = _separated(text, path)
    # Line ends within cells make it a few too many, which does no harm.
    count = text.count("\n") + 1
    rows = []
    limit = Limit(path.name)
    for number, cells in enumerate(_records(path, text, separator), 1):
        limit.count(number, len(cells))
        rows.append(Row(number, cells))
        if not number % _ROWS_A_STEP:
            progress(number, count)
    remark = Remark("the file", f"read as {encoding}, separated by {_NAMES[separator]}s")
    is_usual = encoding == "utf-8" and separator in ",\t"
    return RawTable(rows, remarks=() if is_usual else (remark,))


def _separated(text: str, path: Path) -> tuple[str, str]:
    """Return a text and its separator, which Excel may have named in a line of its own."""
    first, _, rest = text.partition("\n")
    name = first.strip().lower()
    if name.startswith("sep=") and name[len("sep=") :] in tuple(SEPARATORS):
        # The line is kept as an empty one, so that rows keep their numbers.
        return f"\n{rest}", name[len("sep=") :]
    return text, _likeliest_separator(text[:_SAMPLE_LETTERS], path)


def _likeliest_separator(sample: str, path: Path) -> str:
    """Return the separator with which most rows of a sample have the same number of cells."""

    def fit(separator: str) -> tuple[float, int]:
        lengths = _lengths(sample, separator)
        usual, count = Counter(lengths).most_common(1)[0] if lengths else (1, 0)
        return (count / len(lengths) if usual > 1 else 0.0, usual)

    best = max(SEPARATORS, key=fit)
    if not fit(best)[0]:
        return "\t" if path.suffix.lower() in (".tsv", ".tab") else ","
    return best


def _lengths(sample: str, separator: str) -> list[int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    try:
        return [len(row) for row in islice(reader, _SAMPLE_ROWS) if any(row)]
    except csv.Error:
        return []


def _records(path: Path, text: str, separator: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnknownFileError(
                f"{path.name} cannot be read from line {reader.line_num:,} on ({error}): look for "
                "a quotation mark that is not closed"
            ) from error
        yield cells
