"""Who of a list is meant by part of a name: “Dr. Adeyemi”, “R. Adeyemi”, “President Thongloun”.

It is proposed only where one person of the list can be meant, and a person judges it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from timeline_app.core.finding.folding import folded_letters, folded_words
from timeline_app.core.record.model import Leader
from timeline_app.state.editing.proposing.names import named_places

_TITLE_WORDS = """
dr|mr|mrs|ms|miss|mx|sir|dame|lord|lady|prof|professor|doctor|comrade|president|premier|minister
secretary|chair|chairman|chairwoman|chairperson|chancellor|governor|ambassador|mayor|alderman
councillor|senator|deputy|director|judge|justice|general|gen|marshal|admiral|colonel|captain|major
lieutenant|sergeant|king|queen|prince|princess|emperor|bishop|archbishop|cardinal|pope|rev|reverend
father|sister|brother
ong|ba|dong chi|tong bi thu|chu tich|thu tuong|bo truong|thu truong|dai tuong
"""
_TITLES = {tuple(title.split()) for title in re.split(r"[|\n]", _TITLE_WORDS.strip())}
_LONGEST_TITLE = max(map(len, _TITLES))
# Where people go by the first of their names also without a title, as Lao and Thai do.
_BY_FIRST_NAME = ("lao", "thai")
# What may part a title or an initial from the name.
_BESIDE = re.compile(r"\.?\s{1,3}")
_SENTENCE_END = re.compile(r"[.!?:…\n]")


class _Word(NamedTuple):
    folded: str
    begin: int
    end: int
    is_capital: bool


class _Called(NamedTuple):
    """How a person may be called in short: by the last name, with a title by the first as well."""

    leader: Leader
    words: tuple[str, ...]

    def goes_by(self, word: str, *, has_title: bool) -> bool:
        return word in short_names(self.leader) or (has_title and word == self.words[0])


def people_in(text: str, leaders: Sequence[Leader], others: Iterable[str]) -> tuple[str, ...]:
    """Return who is named in a text, in its order: by whole names, else by parts of them.

    `others` are names of places and bodies: a word that stands in one of these needs a title before
    it to be a person's.
    """
    words = _words(text)
    rest: list[str | None] = [word.folded for word in words]
    places = named_places(rest, leaders)
    in_others = {word for name in others for word in folded_words(name)}
    for place, leader in _in_short(text, words, rest, leaders, in_others):
        places[leader] = min(place, places.get(leader, place))
    return tuple(sorted(places, key=lambda one: places[one]))


def short_names(leader: Leader) -> tuple[str, ...]:
    """Return by which words of the name a person is called in short, without a title too."""
    words = _words_of_name(leader.name)
    country = (*folded_words(leader.country), "")[0]
    return words[-1:] + (words[:1] if country.startswith(_BY_FIRST_NAME) else ())


def _words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a person's name without titles; none of what may be no such name."""
    parts = re.split(r"[,(]", name)[0].split()
    while parts and tuple(folded_words(parts[0])) in _TITLES:
        parts = parts[1:]
    words = [word for part in parts for word in folded_words(part)]
    is_of_person = len(parts) > 1 and all(part[:1].isupper() for part in parts)
    return tuple(words) if is_of_person and len(words) > 1 else ()


def _in_short(
    text: str,
    words: Sequence[_Word],
    rest: Sequence[str | None],
    leaders: Sequence[Leader],
    in_others: set[str],
) -> Iterator[tuple[int, str]]:
    called = [_Called(one, names) for one in leaders if (names := _words_of_name(one.name))]
    times = Counter(word for one in leaders for word in set(folded_words(one.name)))
    for place, word in enumerate(words):
        is_one = rest[place] is not None and times[word.folded] == 1
        if not is_one or not word.is_capital or _goes_on(text, words, place):
            continue
        has_title = _is_titled(text, words, place)
        for one in called:
            is_sure = has_title or _is_beside_own(text, words, place, one)
            is_bare = word.folded not in in_others and _is_bare(text, words, place)
            if one.goes_by(word.folded, has_title=has_title) and (is_sure or is_bare):
                yield place, one.leader.id


def _is_titled(text: str, words: Sequence[_Word], place: int) -> bool:
    if place == 0 or not _BESIDE.fullmatch(text, words[place - 1].end, words[place].begin):
        return False
    return any(
        tuple(word.folded for word in words[max(0, place - count) : place]) in _TITLES
        for count in range(1, _LONGEST_TITLE + 1)
    )


def _is_beside_own(text: str, words: Sequence[_Word], place: int, one: _Called) -> bool:
    """Tell whether another name of the same person stands before a word, or the initial of one."""
    if not place or not words[place - 1].is_capital:
        return False
    last, gap = words[place - 1].folded, text[words[place - 1].end : words[place].begin]
    if len(last) == 1:
        return bool(_BESIDE.fullmatch(gap)) and last in [name[0] for name in one.words[:-1]]
    return gap.isspace() and last in one.words[:-1]


def _is_bare(text: str, words: Sequence[_Word], place: int) -> bool:
    """Tell whether a capital is that of a name: no sentence begins there, nor somebody else's."""
    if not place:
        return False
    last, gap = words[place - 1], text[words[place - 1].end : words[place].begin]
    return not (last.is_capital and _BESIDE.fullmatch(gap)) and not _SENTENCE_END.search(gap)


def _goes_on(text: str, words: Sequence[_Word], place: int) -> bool:
    """Tell whether another name follows: “Adeyemi Street”, “Lady Margaret Lascelles”."""
    following = words[place + 1 : place + 2]
    gap = text[words[place].end : following[0].begin] if following else ""
    return bool(following) and following[0].is_capital and re.fullmatch(r"\s+|-", gap) is not None


def _words(text: str) -> list[_Word]:
    """Return the folded words of a text with where they stand."""
    found: list[_Word] = []
    letters, begin = "", 0
    for place, piece in enumerate([*folded_letters(text), " "]):
        if piece.strip() != piece:
            parts = [letters, *piece.split()] if letters else piece.split()
            found += [_Word(one, begin, place, text[begin].isupper()) for one in parts]
            letters = ""
        else:
            begin = begin if letters else place
            letters += piece
    return found
