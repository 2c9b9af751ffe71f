"""Paragraph files: the fingerprints of a text, made paragraph by paragraph."""

from collections.abc import Iterable

from timeline_app.core.citations.fingerprint import sketch_of
from timeline_app.core.record.model import UNSET, LeftOut, Paragraph, ParagraphFile, ParagraphKind
from timeline_app.core.record.normal_words import normalised_words, words_sha256


def paragraph_file(
    document: str, paragraphs: Iterable[tuple[str, ParagraphKind]], left_out: Iterable[str] = ()
) -> ParagraphFile:
    """Return what is stored of a document: for each text and kind a fingerprint, without a gist.

    The texts that were left out are known again by theirs.
    """
    stored: list[Paragraph] = []
    first: dict[str, int] = {}
    for number, (text, kind) in enumerate(paragraphs, 1):
        words = normalised_words(text)
        sha256 = words_sha256(words)
        original = first.setdefault(sha256, number)
        stored.append(
            Paragraph(
                number=number,
                kind=kind,
                gist="",
                word_count=len(words),
                sha256=sha256,
                sketch=" ".join(sketch_of(words)),
                duplicate_of=original if words and original != number else UNSET,
            )
        )
    others = {words_sha256(words): len(words) for words in map(normalised_words, left_out) if words}
    beside = tuple(LeftOut(count, sha256) for sha256, count in others.items())
    return ParagraphFile("timeline-paragraphs/1", document, tuple(stored), beside)
