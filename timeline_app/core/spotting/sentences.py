"""Where sentences end in running text."""

import re
from collections.abc import Iterator

# A sentence ends at a mark before a capital letter or an opening quotation mark.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-ZÀ-ÖØ-ÞĐ])")
# “Mr. Lee”, “Gen. Lee”: what is that short before a full stop is an abbreviation, but for months
# that are short by themselves.
_LONGEST_ABBREVIATION = re.compile(r"(?:^|[\s(])(?!May$|June$|July$)[A-ZĐ][a-z]{0,3}$")
# Letters: more than such an abbreviation and what stands before it.
_ABBREVIATION_REACH = 6
# Letters behind the end of a sentence that tell it: quotation marks, brackets and a capital.
_REACH = 4


def sentence_around(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return where the sentences begin and end that some letters lie in."""
    ends = list(_ends(text, 0, len(text)))
    first = max((place for place in ends if place <= begin), default=0)
    last = min((place for place in ends if place >= end), default=len(text))
    return first, last


def is_one_sentence(text: str, begin: int, end: int) -> bool:
    """Tell whether no sentence and no paragraph ends between two places."""
    return "\n" not in text[begin:end] and not any(_ends(text, begin, end))


def _ends(text: str, begin: int, end: int) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(text, begin, min(len(text), end + _REACH)):
        before = text[max(0, match.start() - _ABBREVIATION_REACH) : match.start()]
        is_short = match[0].startswith(".") and _LONGEST_ABBREVIATION.search(before)
        if match.end() <= end and not is_short:
            yield match.end()
