"""A text as the rules of its language see it."""

from functools import cache

from timeline_app.core.spotting.phrases import Language, Sight
from timeline_app.core.spotting.reckoning import Days


def sight_of(text: str, language: str, days: Days | None = None) -> Sight:
    """Return a text whose letters are plain, with the days of its document and its language."""
    return Sight(text, days, _language(language.partition("-")[0].casefold()))


@cache
def _language(code: str) -> Language:
    if code in ("en", ""):
        from timeline_app.core.spotting.languages.english import ENGLISH

        return ENGLISH
    if code == "vi":
        from timeline_app.core.spotting.languages.vietnamese import VIETNAMESE

        return VIETNAMESE
    from timeline_app.core.spotting.numbers import PLAIN

    return PLAIN
