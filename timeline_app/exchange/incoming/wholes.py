"""What events are part of, without circles, which no list may hold."""


def cut_circles(whole_of: dict[str, str]) -> list[str]:
    """Take the last step out of every circle, and return the ids from which it was taken."""
    settled: set[str] = set()
    cut = []
    for start in whole_of:
        way: dict[str, None] = {}
        step = start
        while step and step not in settled and step not in way:
            way[step] = None
            whole = whole_of.get(step, "")
            if whole in way:
                whole_of[step] = ""
                cut.append(step)
                break
            step = whole
        settled.update(way)
    return cut
