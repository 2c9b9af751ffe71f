"""Fingerprints that recognise a paragraph without storing any of its sentences.

A paragraph is known by the SHA-256 of its normalised words and by a bottom-k sketch of its word
3-grams (Broder 1997): the smallest hashes stand for the whole set, so two sketches tell how alike
two paragraphs are, and the text cannot be put together again from them.
"""

from collections.abc import Iterable, Sequence

# Two words in a row recur in any text; of four, each changed word would spoil one gram more.
GRAM_WORDS = 3
# Tells a likeness to within some 0.1 and takes 260 letters a paragraph; files hold this many.
SKETCH_SIZE = 24
LIKENESS_FLOOR = 0.25
"""Least share of common 3-grams at which an edited paragraph is still taken for the same one."""


def gram_hashes(words: Sequence[str]) -> list[str]:
    """Return a hash for each run of GRAM_WORDS words, or for all of a shorter text at once."""
    if not words:
        return []
    # It loads OpenSSL, and a start needs no fingerprint.
    from hashlib import sha256

    count = max(1, len(words) - GRAM_WORDS + 1)
    grams = (" ".join(words[i : i + GRAM_WORDS]).encode() for i in range(count))
    return [sha256(gram).hexdigest()[:8] for gram in grams]


def sketch_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the bottom-k sketch of a paragraph: sorted 8-digit hashes, at most SKETCH_SIZE."""
    return smallest(gram_hashes(words))


def smallest(hashes: Iterable[str]) -> tuple[str, ...]:
    """Return the hashes that make a sketch."""
    return tuple(sorted(set(hashes))[:SKETCH_SIZE])


def likeness(sketch: Sequence[str], other: Sequence[str]) -> float:
    """Estimate the Jaccard likeness of two paragraphs from their sketches, 0.0 to 1.0."""
    union = smallest([*sketch, *other])
    shared = set(sketch) & set(other)
    return sum(1 for gram in union if gram in shared) / len(union) if union else 0.0
