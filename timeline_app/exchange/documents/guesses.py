"""What a document seems to be: its language, its title, its date, the kinds of its paragraphs."""

import re
from collections.abc import Sequence

import msgspec

from timeline_app.core.dates.edtf import Precision, Shape, parse
from timeline_app.core.spotting.sentences import sentence_around
from timeline_app.core.spotting.spotter import spot_dates
from timeline_app.exchange.documents.document import ReadDocument, ReadParagraph

_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|a|is|was|for|that|with|on)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
# A page is enough to tell a language.
_SAMPLE_LETTERS = 5_000
# Vietnamese has such a letter in every third one, a name in another text in a hundredth.
_VIETNAMESE_SHARE = 0.08
# A fifth of English are these words; in a table of names there are fewer.
_ENGLISH_SHARE = 0.06
# Letters: three lines of large print; more is running text.
_LONGEST_TITLE = 200
# Where a byline, a dateline and an imprint stand.
_FIRST, _LAST = 8, 4
# Letters: a line of an imprint; in a longer one other dates stand.
_LONGEST_DATELINE = 120
_PUBLISHED = re.compile(
    r"\b(?:published|printed|updated|posted|dated?|released|issued)\b|ngày đăng|cập nhật|xuất bản",
    re.IGNORECASE,
)
# What minutes and agreements begin with; “The council met on 3 December 2025” begins a report.
_HELD = re.compile(
    r"(?:held|minutes|meeting|session|sitting|done|signed|adopted|given|họp|phiên họp|biên bản)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\(?(?:photo|photos|picture|image|source|text|translation|ảnh|nguồn)\s?(?:by\b|:)|©|\(c\)\s?\d",
    re.IGNORECASE,
)
# “Figure 1. The works”, and not “Figure 1 shows the works”.
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|plate|map|chart|hình|bảng|ảnh|biểu đồ|sơ đồ)"
    r"\s?(?:[0-9]{1,3}(?:[.-][0-9]{1,3})?[a-z]?|[IVX]{1,5})\s?[.:–—]\s",
    re.IGNORECASE,
)
# Letters: some sentences below a picture.
_LONGEST_CAPTION = 500
_PUBLISHER = re.compile(
    r"(?:\b[Pp]ublished by (?:the )?|\b[Nn]hà xuất bản )"
    r"(?P<name>[A-ZĐ][^,.;:()0-9]{2,80}?)(?= (?:in|on)\b|\s*[,.;:()0-9]|\s*\Z)"
)
# Letters: names and an agency; more is a paragraph that begins so.
_LONGEST_CREDIT = 100


def guessed(document: ReadDocument) -> ReadDocument:
    """Return a document with what its reader left open: title, language and date."""
    texts = [paragraph for paragraph in document.paragraphs if paragraph.kind != "skip"]
    language = document.language or language_of(" ".join(p.text for p in texts))
    return msgspec.structs.replace(
        document,
        paragraphs=tuple(map(_with_kind, document.paragraphs)),
        language=language,
        title=document.title or _title_of(texts),
        publisher=document.publisher or _publisher_of(texts),
        published=document.published or _date_of(texts, language),
    )


def language_of(text: str) -> str:
    """Return `vi`, `en` or, of what seems to be neither, nothing."""
    sample = text[:_SAMPLE_LETTERS]
    words = _WORD.findall(sample)
    if not words:
        return ""
    letters = sum(map(len, words))
    if len(_VIETNAMESE.findall(sample)) / letters > _VIETNAMESE_SHARE:
        return "vi"
    return "en" if len(_ENGLISH.findall(sample)) / len(words) > _ENGLISH_SHARE else ""


def _title_of(paragraphs: Sequence[ReadParagraph]) -> str:
    titles = [p.text for p in paragraphs if p.kind == "title"]
    headings = [p.text for p in paragraphs[:_FIRST] if p.kind == "heading"]
    firsts = [p.text for p in paragraphs[:1]]
    found = next(iter([*titles, *headings, *firsts]), "")
    return found if len(found) <= _LONGEST_TITLE else ""


def _date_of(paragraphs: Sequence[ReadParagraph], language: str) -> str:
    """Return the date of a line that says when it was published, or of a line that is a date.

    Without one, that of the day on which what it tells of was held.
    """
    ends = [*paragraphs[:_FIRST], *paragraphs[max(_FIRST, len(paragraphs) - _LAST) :]]
    lines = [p.text for p in ends if len(p.text) <= _LONGEST_DATELINE]
    said = [line for line in lines if _PUBLISHED.search(line)]
    for line in (*said, *lines):
        dates = [date for date in spot_dates(line, language or "en") if date.is_settled]
        for date in dates:
            found = parse(date.edtf)
            is_whole = (date.begin == 0 and date.end >= len(line.rstrip(" .)"))) or line in said
            if is_whole and found.shape is Shape.POINT and found.precision <= Precision.MONTH:
                return date.edtf
    return next(filter(None, (_date_held(p.text, language) for p in paragraphs[:_FIRST])), "")


def _date_held(text: str, language: str) -> str:
    """Return the one day in a first sentence such as “Held in Ardle on 14 October 2025.”."""
    sentence = text[slice(*sentence_around(text, 0, 1))]
    if not _HELD.match(sentence):
        return ""
    dates = spot_dates(sentence, language or "en")
    days = {date.edtf for date in dates if date.is_settled and _is_day(date.edtf)}
    return days.pop() if len(days) == 1 else ""


def _is_day(edtf: str) -> bool:
    found = parse(edtf)
    return found.shape is Shape.POINT and found.precision is Precision.DAY


def _publisher_of(paragraphs: Sequence[ReadParagraph]) -> str:
    """Return who published it, if a line of the imprint says so."""
    ends = [*paragraphs[:_FIRST], *paragraphs[max(_FIRST, len(paragraphs) - _LAST) :]]
    lines = (p.text for p in ends if len(p.text) <= _LONGEST_DATELINE)
    found = (_PUBLISHER.search(line) for line in lines)
    return next((match["name"].strip() for match in found if match), "")


def _with_kind(paragraph: ReadParagraph) -> ReadParagraph:
    """Return a paragraph as the credit or the caption that it is by its first words."""
    is_caption = len(paragraph.text) <= _LONGEST_CAPTION and _CAPTION.match(paragraph.text)
    if paragraph.kind == "body" and is_caption:
        return msgspec.structs.replace(paragraph, kind="caption")
    is_short = len(paragraph.text) <= _LONGEST_CREDIT
    if paragraph.kind == "body" and is_short and _CREDIT.match(paragraph.text):
        return msgspec.structs.replace(paragraph, kind="credit")
    return paragraph
