"""A text as the patterns read it, with where each of its letters stands in the original."""

import re
import unicodedata

# A letter and the marks that stand on it: in Vietnamese two at most, and nothing real has ten.
_CLUSTER = re.compile(r"[\s\S][\u0300-\u036f]{0,10}")


class Letters:
    """A text in composed letters (NFC), since the patterns are; most texts are so already."""

    def __init__(self, original: str) -> None:
        self.text = original
        self._begins: list[int] | None = None
        if unicodedata.is_normalized("NFC", original):
            return
        pieces: list[str] = []
        begins: list[int] = []
        for match in _CLUSTER.finditer(original):
            piece = unicodedata.normalize("NFC", match[0])
            pieces.append(piece)
            begins += [match.start()] * len(piece)
        self.text = "".join(pieces)
        self._begins = [*begins, len(original)]

    def place(self, index: int) -> int:
        """Return where a place of the text stands in the original."""
        return index if self._begins is None else self._begins[index]
