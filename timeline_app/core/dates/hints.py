"""Sentences for texts that look like dates but are not EDTF: fault and remedy."""

import re
from typing import NoReturn

from timeline_app.core.dates.parsed_date import EdtfError, quoted

_HINTS = (
    (r"", "is empty: write a date such as 2025-12-03"),
    (r"\s.*|.*\s", "begins or ends with white space: remove it"),
    (r".*[^\x00-\x7f].*", "has characters EDTF does not know: write it with plain digits 0 to 9"),
    (r"-?[0-9X]{1,3}", "has too few digits for a year: write four, such as 0044"),
    (r"[0-9]{8}", "is written without hyphens: write it like 2025-12-03"),
    (r"-?[0-9X]{5,}", "has too many digits for a year: write Y before a year beyond 9999"),
    (r"-?[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?", "has a single digit: write month and day with two"),
    (r"[0-9]{1,2}[-.][0-9]{1,2}[-.][0-9]{4}", "is not in EDTF order: write it like 2025-12-03"),
    (
        r"(?=.*[uUx])[-0-9uUx]{4,10}",
        "writes unknown digits its own way: write a capital X for each",
    ),
    (r"y-?[0-9]+", "has a small y: write a capital Y"),
    (r"[-0-9X?~%]+[Tt ][0-9].*", "has a time EDTF does not know: write it like 2025-12-03T14:30"),
    (r"(?i)open|unknown|now|present", "is a word: leave that side of the interval as .. or empty"),
)
_NO_HINT = "is not an EDTF date: write it like 2025-12-03, 2025-12, 2026/2030 or [..2025-12-02]"


def refuse(text: str) -> NoReturn:
    """Raise the EdtfError that fits ``text``, which is no single date."""
    fitting = (hint for pattern, hint in _HINTS if re.fullmatch(pattern, text, re.DOTALL))
    hint = next(fitting, _NO_HINT)
    raise EdtfError(f"{quoted(text) if text else 'The date'} {hint}")
