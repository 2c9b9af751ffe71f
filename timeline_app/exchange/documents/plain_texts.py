"""Texts without markup, and Markdown, as documents."""

import re
from collections.abc import Iterator

from timeline_app.exchange.documents.document import (
    ReadDocument,
    ReadKind,
    ReadParagraph,
    line_of,
)

# A line of a text that is wrapped by hand or by a program; books have 60 to 75.
_WRAPPED = range(45, 101)
# So many of the lines that end no paragraph are wrapped ones.
_WRAPPED_SHARE = 0.8
# Fewer lines may be a poem or a list.
_LEAST_LINES = 8
_HEADING = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*#*")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*")
_RULE = re.compile(r"(?:\s*[-*_]){3,}\s*")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+|>\s?")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_FENCE = re.compile(r"(?:```|~~~)")
_FRONT = re.compile(r"(?P<key>title|date|author|lang|language):\s*[\"']?(?P<value>[^\"'\n]*)")
_INLINE = (
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^()\n]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{1,500})\]\([^()\n]{0,2000}\)"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>"), ""),
    (re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])"), r"\1"),
)


def text_document(text: str) -> ReadDocument:
    """Return a text with a paragraph for each line that holds something.

    A text whose lines are wrapped has a paragraph for each run of lines without an empty one.
    """
    lines = text.splitlines()
    blocks = _blocks(lines)
    if _is_wrapped(blocks):
        texts = [line_of(" ".join(block)) for block in blocks]
        note = "The lines of the text are wrapped: those without an empty line between were joined."
        return ReadDocument(paragraphs=_paragraphs(texts), notes=(note,))
    return ReadDocument(paragraphs=_paragraphs(list(map(line_of, lines))))


def _paragraphs(texts: list[str]) -> tuple[ReadParagraph, ...]:
    return tuple(ReadParagraph(text) for text in texts if text)


def _blocks(lines: list[str]) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _is_wrapped(blocks: list[list[str]]) -> bool:
    inner = [len(line.rstrip()) for block in blocks for line in block[:-1]]
    longest = max((len(line.rstrip()) for block in blocks for line in block), default=0)
    fitting = sum(length in _WRAPPED for length in inner)
    is_even = bool(inner) and fitting / len(inner) >= _WRAPPED_SHARE
    return len(inner) >= _LEAST_LINES and longest in _WRAPPED and is_even


def markdown_document(text: str) -> ReadDocument:
    """Return a Markdown text as it reads: without marks, addresses of links and front matter."""
    lines = text.splitlines()
    front, lines = _front_matter(lines)
    paragraphs = tuple(_markdown_paragraphs(lines))
    return ReadDocument(
        paragraphs=paragraphs,
        title=line_of(front.get("title", "")),
        language=front.get("lang", front.get("language", ""))[:2].casefold(),
        published=date if _is_day(date := front.get("date", "")[:10]) else "",
    )


def _is_day(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)", text))


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    if not lines or lines[0].strip() != "---" or "---" not in [line.strip() for line in lines[1:]]:
        return {}, lines
    end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "---")
    found = (_FRONT.match(line) for line in lines[1:end])
    return {m["key"]: m["value"].strip() for m in found if m}, lines[end + 1 :]


def _markdown_paragraphs(lines: list[str]) -> Iterator[ReadParagraph]:
    has_title = is_code = False
    pending: list[str] = []
    for line in [*lines, ""]:
        bare = line.strip()
        if _FENCE.match(bare):
            is_code, bare = not is_code, ""
        heading = None if is_code else _HEADING.fullmatch(bare)
        is_underline = bool(pending) and not is_code and _UNDERLINE.fullmatch(bare)
        if heading or is_underline:
            text = heading["text"] if heading else " ".join(pending)
            if heading:
                yield from _flushed(pending)
            pending = []
            is_title = not has_title and (bare.startswith("# ") or bare.startswith("="))
            has_title |= is_title
            yield from _flushed([text], is_title=is_title, is_heading=True)
        elif not bare or _RULE.fullmatch(bare) or _TABLE_RULE.fullmatch(bare):
            yield from _flushed(pending)
            pending = []
        elif is_code or _ITEM.match(bare) or bare.startswith("|"):
            yield from _flushed(pending)
            pending = [bare if is_code else _ITEM.sub("", bare, count=1)]
        else:
            pending.append(bare)


def _flushed(
    pending: list[str], *, is_title: bool = False, is_heading: bool = False
) -> Iterator[ReadParagraph]:
    text = " ".join(pending)
    for pattern, form in _INLINE:
        text = pattern.sub(form, text)
    if text.startswith("|"):
        text = " | ".join(cell.strip() for cell in text.strip("|").split("|"))
    if text := line_of(text):
        kind: ReadKind = "title" if is_title else "heading" if is_heading else "body"
        yield ReadParagraph(text, kind)
