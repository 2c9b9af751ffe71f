"""A table as a file: CSV or a workbook."""

from timeline_app.exchange.content import Content, Written
from timeline_app.exchange.revision import revised_at
from timeline_app.exchange.tables.csv_rows import BYTE_ORDER_MARK, to_csv


def write_csv(content: Content) -> Written:
    """Return the rows as a CSV file."""
    text = to_csv(content.events, content.rows, originals=content.originals)
    return Written(f"{BYTE_ORDER_MARK}{text}".encode())


def write_xlsx(content: Content) -> Written:
    """Return the rows as a workbook."""
    from timeline_app.exchange.tables.workbook import to_workbook

    revised = revised_at(content.events)
    data, cut = to_workbook(content.events, content.rows, content.originals, revised)
    texts = "1 text is" if cut == 1 else f"{cut:,} texts are"
    return Written(data, f"{texts} longer than a cell can be and cut" if cut else "")
