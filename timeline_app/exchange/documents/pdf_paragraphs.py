"""Paragraphs of lines: where one ends, over columns and pages, and what was parted is joined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline_app.exchange.documents.document import Box, ReadKind, ReadParagraph, line_of
from timeline_app.exchange.documents.pdf_lines import HYPHENS, Line
from timeline_app.exchange.documents.pdf_order import line_step

# Of the usual step from line to line: paragraphs stand half a line apart at least.
_APART = 1.35
# Of the size of the letters: an indent is one em, a line set by hand may be off by half of one.
_INDENT = 0.8
# Points: the same text is often set in sizes that differ by less.
_OTHER_SIZE = 0.7
# Of the width of a column: a line that ends earlier is the last of its paragraph, also where the
# right edge is ragged.
_SHORT = 0.7
# Of the size of the text.
_LARGER = 1.12
# Letters: three lines of large print; more is a text set larger.
_LONGEST_HEADING = 200
# Letters: two lines of a column; what is longer and bold is stressed.
_LONGEST_BOLD = 100
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•▪◦‣*–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s", re.IGNORECASE)
_MARK_ALONE = re.compile(r"[•▪◦‣*–—-]|\(?(?:\d{1,3}|[a-z])[.)]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PARTED = re.compile(rf"([^\W\d_]+)[-‐{HYPHENS}]$")
_NEXT = re.compile(r"[^\W\d_]+")


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> Iterator[ReadParagraph]:
    """Yield the paragraphs of pages whose lines stand in reading order."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    usual = usual_size(lines)
    bold = sum(len(line.text) for line in lines if line.is_bold)
    is_bold_rare = bold < sum(len(line.text) for line in lines) / 2
    known = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    groups = list(_groups(lines, line_step(lines)))
    largest = max(group[0].size for group in groups if group[0].page == lines[0].page)
    has_title = False
    for group in groups:
        text = line_of(_joined([line.text for line in group], known))
        kind = _kind_of(text, group, usual, is_bold_rare=is_bold_rare)
        if kind == "heading" and not has_title and group[0].size >= largest > usual * _LARGER:
            kind, has_title = "title", True
        if text:
            yield ReadParagraph(text, kind, tuple(_boxes(group)))


def box_of(lines: Sequence[Line]) -> Box:
    """Return the box around some lines of one page."""
    return Box(
        lines[0].page,
        min(line.left for line in lines),
        min(line.bottom for line in lines),
        max(line.right for line in lines),
        max(line.top for line in lines),
    )


def usual_size(lines: Sequence[Line]) -> float:
    """Return the size in which most of the letters are set."""
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _boxes(lines: Sequence[Line]) -> Iterator[Box]:
    """Yield a box for each page and column that a paragraph stands in."""
    part: list[Line] = []
    for line in lines:
        if part and _is_elsewhere(part[-1], line):
            yield box_of(part)
            part = []
        part.append(line)
    yield box_of(part)


def _groups(lines: Sequence[Line], step: float) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, step):
            yield group
            group = []
        group.append(line)
    yield group


def _begins(group: Sequence[Line], line: Line, step: float) -> bool:
    """Tell whether a line begins a paragraph after the lines of one."""
    last = group[-1]
    if len(group) == 1 and _MARK_ALONE.fullmatch(last.text) and line.page == last.page:
        return False
    if abs(line.size - last.size) > _OTHER_SIZE or _ITEM.match(line.text):
        return True
    if line.is_bold != last.is_bold and not line.text[:1].islower():
        return True
    if _is_elsewhere(last, line):
        # Over the end of a column or page a sentence goes on.
        return bool(_ENDS.search(last.text)) or not _goes_on(last.text, line.text)
    if abs(line.bottom - last.bottom) < line.size / 2:
        # The next cell or tab of the same line.
        return False
    if step and last.bottom - line.bottom > _APART * max(step, line.size):
        return True
    group = _since_jump(group)
    em = max(line.size, 1.0)
    left = min(one.left for one in group[1:]) if len(group) > 1 else None
    if left is not None and line.left - left > _INDENT * em:
        return True
    widest = max(one.right for one in group)
    room = widest - min(one.left for one in (*group, line))
    is_short = last.right - min(one.left for one in group) < _SHORT * room or (
        len(group) == 1 and last.width < _SHORT * line.width
    )
    return is_short and bool(_ENDS.search(last.text))


def _is_elsewhere(last: Line, line: Line) -> bool:
    """Tell whether a line stands on another page or in another column than the one before."""
    return line.page != last.page or line.bottom > last.top


def _since_jump(group: Sequence[Line]) -> Sequence[Line]:
    """Return the last lines of a paragraph that stand in one column: edges differ elsewhere."""
    jumps = [i for i in range(1, len(group)) if _is_elsewhere(group[i - 1], group[i])]
    start = jumps[-1] if jumps else 0
    # An indent is told by the second line; a first line behind a jump is none.
    return [group[start], *group[start:]] if jumps else group


def _goes_on(last: str, text: str) -> bool:
    return text[:1].islower() or last[-1:] in f"-,‐{HYPHENS}" or not text[:1].isupper()


def _joined(texts: Sequence[str], known: Counter[str]) -> str:
    """Return lines as one text; a word that was parted at the end of a line is whole again."""
    whole = ""
    for text in texts:
        parted, following = _PARTED.search(whole), _NEXT.match(text)
        if parted and following and following[0][0].islower():
            bare = f"{parted[1]}{following[0]}".casefold()
            hyphened = f"{parted[1]}-{following[0]}".casefold()
            keeps = known[hyphened] > 0 and known[bare] == 0
            whole = whole[:-1] + ("-" if keeps else "") + text
        elif whole.endswith(("-", *HYPHENS)):
            whole = whole[:-1] + "-" + text
        else:
            is_close = whole[-1:] in "–—" and not whole[-2:-1].isspace()
            whole += text if is_close or not whole else f" {text}"
    # A paragraph that breaks off within a word is told by its hyphen, also to who joins it.
    end = "-" if whole.endswith(tuple(HYPHENS)) else ""
    return "".join(letter for letter in whole if letter not in HYPHENS) + end


def _kind_of(text: str, lines: Sequence[Line], usual: float, *, is_bold_rare: bool) -> ReadKind:
    is_larger = lines[0].size > usual * _LARGER
    if is_larger and len(text) <= _LONGEST_HEADING:
        return "heading"
    is_bold = is_bold_rare and all(line.is_bold for line in lines)
    if is_bold and len(text) <= _LONGEST_BOLD and not _ENDS.search(text):
        return "heading"
    return "body"
