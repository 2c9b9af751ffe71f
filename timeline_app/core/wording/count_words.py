"""Numbers of events in words."""


def counted(count: int) -> str:
    """Return a number of events."""
    return f"{count:,} event" if count == 1 else f"{count:,} events"


def tally_in_words(when: str, certain: int, possible: int, undated: int) -> str:
    """Return how many events there are in a time, such as `on 3 December 2025`.

    Apart are told those that only may have been then, and those of which no more is known than
    that they were announced then.
    """
    told = [f"{counted(certain)} {when}"] if certain or not (possible or undated) else []
    if possible:
        alone = f"{counted(possible)} possibly {when}"
        told.append(f"{possible:,} more possibly" if told else alone)
    if undated:
        announced = "announced then" if told else f"announced {when}"
        number = f"{undated:,}" if told else counted(undated)
        told.append(f"{number} {announced} without a date")
    return ", ".join(told)
