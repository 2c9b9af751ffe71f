"""Text from a file made fit for one line of a terminal or a page."""


def one_line(text: str) -> str:
    """Return a text with spaces for line ends and for whatever else cannot be printed."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)
