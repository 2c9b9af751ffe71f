"""Cells that a spreadsheet would run are made texts, and texts again what they were.

Spreadsheets take a cell that begins so for a formula, wherever it comes from; an apostrophe before
it says that it is text: https://owasp.org/www-community/attacks/CSV_Injection
"""

_APOSTROPHE = "'"
# The wide ones are what some keyboards of East Asia type, and spreadsheets there take.
_BEGINS_A_FORMULA = (*"=+-@\t\r\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def is_run(text: str) -> bool:
    """Tell whether a spreadsheet might take a text for a formula."""
    return text.startswith(_BEGINS_A_FORMULA)


def harmless(text: str) -> str:
    """Return a text as a cell that is not run."""
    # One more where there are some, so that it can be told which were there before.
    return _APOSTROPHE + text if is_run(text.lstrip(_APOSTROPHE)) else text


def unharmed(cell: str) -> str:
    """Return the text of a cell that was made harmless."""
    is_marked = cell.startswith(_APOSTROPHE) and is_run(cell.lstrip(_APOSTROPHE))
    return cell[1:] if is_marked else cell
