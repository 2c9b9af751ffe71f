"""Texts from files as they are shown and written: one rule for every way out of the program.

Controls of writing direction are taken out: a text then stands in the order in which it is kept
and searched, and no name can pass for another one. Controls and codes that are no characters
(XML and calendars refuse them, terminals obey them) become spaces, which every font has. Data
that is written as data, such as JSON, is not touched.
"""

import re

LONGEST_LABEL = 300
"""Letters of a name or title: more than any line of the window has room for."""
LONGEST_TEXT = 10_000
"""Letters of a running text, some five pages."""
LONGEST_WORD = 2_000
"""Letters of a word, which Qt breaks into lines in square time; some scripts put no spaces."""

_DIRECTIONS = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070)])
_LAST_OF_PLANES = "".join(
    chr(plane | last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_NO_LETTERS = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_LAST_OF_PLANES}]"
)
_LINE_ENDS = re.compile("[\t\r\n\u2028\u2029]+")
# What is not broken at a no-break space is one word.
_LONG_WORD = re.compile(rf"(?<![^ \t\r\n])([^ \t\r\n]{{{LONGEST_WORD}}})([^ \t\r\n]+)")


def plain(text: str) -> str:
    """Return a text without controls, except for tabs and line ends, which are LF."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NO_LETTERS.sub(" ", text.translate(_DIRECTIONS))


def one_line(text: str) -> str:
    """Return a plain text without line ends and tabs."""
    return text if text.isprintable() else _LINE_ENDS.sub(" ", plain(text))


def cut(text: str, most: int = LONGEST_TEXT) -> str:
    """Return what somebody can read of a text, and how much more there is."""
    if most > LONGEST_WORD and len(text) > LONGEST_WORD:
        text = _LONG_WORD.sub(lambda word: word[1] + _rest(len(word[2])), text)
    return text if len(text) <= most else text[:most].rstrip() + _rest(len(text) - most)


def short(text: str, most: int = LONGEST_LABEL) -> str:
    """Return a text as one line that a label, a cell or a menu can take."""
    return one_line(cut(text, most))


def opening(text: str, most: int) -> str:
    """Return the first words of a text as one line, with an ellipsis where there are more."""
    line = one_line(text[:LONGEST_TEXT]).strip()
    if len(line) <= most:
        return line
    # Scripts without spaces are cut between letters.
    end = line.rfind(" ", most // 2, most)
    return line[: end if end > 0 else most - 1].rstrip(" ,;:–-") + "…"


def _rest(count: int) -> str:
    return f"… ({count:,} more letters)"
