"""Why something cannot be put on paper. Each message says what can be done about it."""


class PaperError(Exception):
    """Nothing can be put on paper as it was asked for; what any of these errors is."""


class PaperTooSmallError(PaperError):
    """Not even a heading and a lane fit the paper."""

    def __init__(self) -> None:
        super().__init__("the paper is too small for a timeline: use A5 or larger")


class TooFewSheetsError(PaperError):
    """It would fit more or larger sheets."""


class TooManyEventsError(PaperError):
    """There are more events than paper can take."""


class NothingToPrintError(PaperError):
    """No event is in what was asked for."""


class PaperChoiceError(PaperError):
    """There is no such paper, or its margin or the range of dates makes no sense."""
