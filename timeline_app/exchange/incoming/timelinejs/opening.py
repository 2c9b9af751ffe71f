"""TimelineJS (JSON): slides become events, eras too, groups become themes.

Texts are HTML there, also headlines. What a slide shows or links to is a source. Files from before
2015 have other names for the same things, which are translated first.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple

from timeline_app.exchange.incoming.draft import (
    DraftEvent,
    DraftList,
    DraftSource,
    Remark,
    UnknownFileError,
)
from timeline_app.exchange.incoming.foreign_file import broken, read_bytes
from timeline_app.exchange.incoming.reading_options import ReadOptions
from timeline_app.exchange.incoming.timelinejs.dates import date_of, written_date
from timeline_app.exchange.incoming.timelinejs.old_names import as_of_today
from timeline_app.exchange.incoming.web_text import PlainText, is_web_address, plain_text

# A slide without a headline is called by its first words, as many as fit on a line.
_LONGEST_MADE_TITLE = 80
# Progress is told now and then: a call costs more than a slide.
_SLIDES_A_STEP = 500

Plain = Mapping[str, Any]


class _Entry(NamedTuple):
    place: str
    slide: Any
    kind: str = ""


def read_timelinejs(path: Path, options: ReadOptions) -> DraftList:
    """Return the slides of a file. Raises OSError and UnknownFileError."""
    value = as_of_today(_parsed(path))
    title = _object(value.get("title"))
    words = _Texts(title)
    entries = list(_entries(value))
    if not entries:
        raise UnknownFileError(f"{path.name} is a TimelineJS file without slides: choose another")
    events: list[DraftEvent] = []
    left_out: list[Remark] = []
    for number, entry in enumerate(entries):
        if number % _SLIDES_A_STEP == 0:
            options.progress(number, len(entries))
        event = _event(entry)
        if event is None:
            left_out.append(Remark(entry.place, "it has neither words nor a picture"))
        else:
            events.append(event)
    return DraftList(
        title=words.headline or path.stem,
        description=words.text,
        events=tuple(events),
        count_read=len(entries),
        what="slide",
        changed=tuple(_changes(title, words, entries)),
        left_out=tuple(left_out),
    )


def _parsed(path: Path) -> Plain:
    data = read_bytes(path)
    try:
        value = json.loads(data)
    except json.JSONDecodeError as error:
        raise broken(path, error.lineno, error.msg.lower()) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise broken(path, line, f"byte {error.start + 1:,} is no text in UTF-8") from None
    except RecursionError:
        raise broken(path, 1, "it is nested too deeply") from None
    except ValueError:
        raise broken(path, 1, "it holds a number with too many digits") from None
    if not isinstance(value, Mapping):
        raise UnknownFileError(f"{path.name} is no TimelineJS file: it has no list of events")
    return value


def _entries(value: Plain) -> Iterator[_Entry]:
    for name, place, kind in (("events", "slide", ""), ("eras", "era", "era")):
        found = value.get(name)
        for number, slide in enumerate(found if isinstance(found, list) else [], 1):
            yield _Entry(f"{place} {number:,}", slide, kind)


class _Texts:
    """The words of a slide, of which any part may be missing or of another type."""

    def __init__(self, slide: Plain) -> None:
        text, media = _object(slide.get("text")), _object(slide.get("media"))
        headline, body = _plain(text.get("headline")), _plain(text.get("text"))
        url, caption, credit = (_plain(media.get(key)) for key in ("url", "caption", "credit"))
        address = _string(media.get("url")).strip()
        is_address = is_web_address(address)
        # In place of an address there may be a quotation, or the frame of a player.
        shown = "" if is_address else url.text
        self.headline = headline.text
        self.text = " ".join(filter(None, (body.text, shown, "" if is_address else caption.text)))
        self.media = address if is_address else ""
        main = DraftSource(caption.text, self.media, credit.text)
        found = (url, headline, body, caption, credit)
        links = [link for part in found for link in part.links]
        link = _string(media.get("link")).strip()
        links += [link] if is_web_address(link) else []
        self.sources = ((main,) if self.media else ()) + tuple(
            DraftSource(url=link) for link in dict.fromkeys(links) if link != self.media
        )

    def title(self) -> str:
        """Return a title: the headline, else what else there is to read."""
        captions = [source.title for source in self.sources]
        found = next(filter(None, (self.headline, self.text, *captions)), "")
        return found or next((source.url for source in self.sources), "")


def _event(entry: _Entry) -> DraftEvent | None:
    if not isinstance(entry.slide, Mapping):
        return None
    slide, texts = entry.slide, _Texts(entry.slide)
    title = texts.title()
    if not title:
        return None
    group = _plain(slide.get("group")).text
    return DraftEvent(
        place_in_file=entry.place,
        title=title if texts.headline else shorten(title, _LONGEST_MADE_TITLE, placeholder="…"),
        date=date_of(slide),
        key=_string(slide.get("unique_id")).strip(),
        summary=texts.text,
        kind=entry.kind,
        themes=(group,) if group else (),
        sources=texts.sources,
    )


def _changes(title: Plain, words: _Texts, entries: list[_Entry]) -> Iterator[Remark]:
    if words.sources:
        links = ", ".join(source.url for source in words.sources)
        yield Remark("title slide", f"a list has no picture or link of its own: {links}")
    if written_date(title):
        yield Remark("title slide", "a list has no date of its own, so its date was left out")
    for entry in entries:
        if isinstance(entry.slide, Mapping) and not _Texts(entry.slide).headline:
            yield Remark(entry.place, "it has no headline and is called by its first words")


def _plain(value: Any) -> PlainText:
    return plain_text(_string(value))


def _object(value: Any) -> Plain:
    return value if isinstance(value, Mapping) else {}


def _string(value: Any) -> str:
    is_scalar = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value) if is_scalar else ""
