"""Texts made fit for where they stand."""


def one_line(text: str) -> str:
    """Return a text with spaces for line ends and for whatever else cannot be printed."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)


def upper_first(text: str) -> str:
    """Return a text as it begins a line or a sentence."""
    return text[:1].upper() + text[1:]
