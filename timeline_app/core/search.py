"""Text search: one folded text over all events, searched by plain substring."""

import re
import unicodedata
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_SPACES = re.compile(r"\s+")
_SEPARATOR = "\x1e"
_UNDECOMPOSED = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i"})


def fold(text: str) -> str:
    """Return a text without case, diacritics and runs of space, for comparing."""
    # Taking letters apart can give new capitals, such as the H in ℌ, and new marks.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _SPACES.sub(" ", plain.translate(_UNDECOMPOSED)).strip()


class TextIndex:
    """Finds the rows whose text holds all words of a query."""

    def __init__(self, texts: Iterable[str]) -> None:
        folded = [fold(text) for text in texts]
        self._text = _SEPARATOR.join(folded)
        lengths = [len(text) + 1 for text in folded]
        self._starts = np.cumsum([0, *lengths[:-1]] if lengths else [], dtype=np.int64)

    def mask(self, query: str) -> NDArray[np.bool_]:
        """Return which rows hold every word of the query, each anywhere in the row's text."""
        mask = np.ones(len(self._starts), dtype=np.bool_)
        for word in fold(query).split(" "):
            mask &= self._rows_with(word)
        return mask

    def _rows_with(self, word: str) -> NDArray[np.bool_]:
        hits = np.zeros(len(self._starts), dtype=np.bool_)
        position = self._text.find(word) if word else -1
        while position >= 0:
            row = int(np.searchsorted(self._starts, position, side="right")) - 1
            hits[row] = True
            if row + 1 == len(self._starts):
                break
            position = self._text.find(word, int(self._starts[row + 1]))
        return hits if word else np.ones(len(self._starts), dtype=np.bool_)
