"""Bytes of a text file of unknown encoding, as text."""

import re
import unicodedata

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Enough to tell two bytes a letter from one, in any language.
_SAMPLE_BYTES = 4_096
# Plain text holds no zeros; in UTF-16 of European languages nearly every second byte is one.
_MOST_ZEROS_OF_TEXT = 0.1
# The tones that Windows' Vietnamese writes behind a vowel, and letters that no other language
# which is written with the same bytes has beside them: đ ư ơ ă.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONED = re.compile(f"(.)[{_TONES}]")
_LETTERS_OF_VIET_NAM = re.compile("[đĐưƯơƠăĂ]")


def decoded(data: bytes) -> tuple[str, str]:
    """Return bytes as text and the name of their encoding; every file has one.

    A mark at its beginning counts, then UTF-16 without one, UTF-8, and a code page of Windows.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    if encoding := _wide_encoding(data[:_SAMPLE_BYTES]):
        return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    vietnamese = data.decode("cp1258", "replace")
    if _is_vietnamese(vietnamese):
        return unicodedata.normalize("NFC", vietnamese), "cp1258"
    return data.decode("cp1252", "replace"), "cp1252"


def _wide_encoding(sample: bytes) -> str:
    """Return which UTF-16 a text is in; nothing if a letter takes one byte."""
    if len(sample) < len("ab") or sample.count(0) < len(sample) * _MOST_ZEROS_OF_TEXT:
        return ""
    return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"


def _is_vietnamese(text: str) -> bool:
    """Tell whether tones stand where Vietnamese has them: behind vowels that can bear them."""
    if not _LETTERS_OF_VIET_NAM.search(text):
        return False
    pairs = [match[0] for match in _TONED.finditer(text)]
    fitting = sum(len(unicodedata.normalize("NFC", pair)) == 1 for pair in pairs)
    return fitting > len(pairs) - fitting
