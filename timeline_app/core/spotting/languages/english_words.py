"""Words of English that dates are made of, and words that make none of a number."""

import re

from timeline_app.core.dates.civil import MONTH_NAMES
from timeline_app.core.spotting.phrases import pattern, word_key

MONTHS = {name.casefold()[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTH_WORD = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"(?!\w)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?!\w)\.?)"
)
FULL_MONTH = "(?:" + "|".join(MONTH_NAMES) + ")"
# Also names, verbs and adjectives: alone they are months only behind a word that time takes.
AMBIGUOUS = {"mar", "apr", "may", "jun", "aug"}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?!\\w)"
FULL_WEEKDAY = "(?:" + "|".join(WEEKDAYS) + ")"
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
SEASON = "(?:spring|summer|autumn|fall|winter)"
UNIT = "(?:day|week|month|quarter|year|decade|centur(?:y|ie))"

COUNTS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
    **{"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
    **{"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100},
}
COUNT = "(?:[1-9][0-9]{0,2}|" + "|".join(word for word in COUNTS if word not in ("a", "an")) + ")"
ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7},
    **{"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13},
    **{"fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18},
    **{"nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50},
    **{"sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100},
    **{"twenty-first": 21, "centenary": 100, "centennial": 100, "bicentenary": 200},
    **{"bicentennial": 200, "tercentenary": 300},
}

# A number is what these stand before: “Article 12”, “Resolution 1325”, “US$2000”.
NUMBERED = (
    r"(?:no|nos|nr|number|numbers|article|articles|art|section|sections|sec|paragraph|paragraphs"
    r"|para|paras|clause|page|pages|pp?|chapter|annex|appendix|item|items|point|rule|schedule"
    r"|resolution|decision|decree|directive|circular|regulation|ordinance|order|bill|case|doc"
    r"|document|notice|dispatch|letter|iso|iec|rfc|en|din|version|ver|v|release|build|model|type"
    r"|figure|fig|minute|motion|petition|ss?(?=\.)|table|flight|room|route|road|highway|line|bus|gate|platform|channel|unit|box"
    r"|postcode|zip|tel|telephone|phone|fax|mobile|hotline|ext|extension|code|id|ref|reference"
    r"|at|(?<!later\s)(?<!earlier\s)(?<!sooner\s)than|least|most|nearly|almost|exactly|only|over|total(?:_of)?|totall?ing|population(?:_of)?"
    r"|numbering|minus|plus|times|windows|office|lot|block|issue|serial)\.?"
)
_THINGS = (
    r"people|persons?|men|women|children|participants?|delegates?|guests?|visitors?|tourists?"
    r"|students?|pupils?|teachers?|graduates?|soldiers?|troops|officers?|workers?|employees|staff"
    r"|members|residents|inhabitants|citizens|voters?|votes|seats|families|households|homes|houses"
    r"|villages|companies|enterprises|businesses|firms|units|copies|pages|words|letters|items"
    r"|cases|deaths|patients|doses|tonnes?|tons?|km²?|kilomet(?:re|er)s?|met(?:re|er)s?|miles?"
    r"|feet|m[²³23]?|mm|cm|centimet(?:re|er)s?|square|cubic|hectares?|ha|acres|kg|kilo(?:gram)?s?"
    r"|grams?|g|mg|ounces?|stones?|of_(?:them|these|those|which|whom|us)|litres?|liters?|l|barrels?|k?wh?|mw|gw|mwh"
    r"|gwh|megawatts?|kilowatts?|mhz|ghz|hz|rpm|volts?|degrees?|dollars?|euros?|pounds?|dong|kip"
    r"|baht|yuan|yen|usd|eur|vnd|lak|gbp|cents?|million|billion|trillion|thousand|hundred"
    r"|percent|per_cent|percentage|years?|months?|weeks?|days?|hours?|hrs|minutes?|mins?|seconds?"
    r"|times|points|rooms|beds|shares|trees|cars|vehicles|trucks|buses|ships|aircraft"
    r"|containers|calories|steps|jobs|scholarships|books"
)
COUNTED = rf"(?:_?[%‰°€$£₫]|_(?:{_THINGS})(?![\w-])|[-‑][a-z]|/\w|\(\w)"
# “About 1900 the wells”, “about 1900 gas was laid”: nothing is counted by a number before these.
_UNCOUNTED = (
    r"(?!(?:the|an?|this|that|these|those|his|hers?|its|their|theirs|our|ours|my|your|yours|he|she|it|they|we|i"
    r"|you|there|when|while|as|but|in|on|at|by|from|with|was|were|is|are|has|had|have|does|did|which|who"
    r"|thus|always|perhaps|gas)(?!\w))"
)
# “2000 new homes”: a number without an end of its own before something in the plural.
PLURAL = (
    rf"_(?:of_(?:[a-z]+_)?)?(?:{_UNCOUNTED}[a-z]+_){{0,2}}?{_UNCOUNTED}[a-z]{{2,}}(?<!s)s(?!\w)"
)
# A word that is also a name or a verb is a month behind one of these.
TIMELY = (
    r"(?:in|since|by|until|till|from|before|after|during|between|through|early|mid|late|last|next"
    r"|this|every|each|(?:end|middle|beginning|start|month)_of)"
)
# Behind one of these, a number of four digits is a year, if nothing is counted.
SURE = r"(?:in|since|by|until|till|during|year|years|circa|before|after|early|mid|late|dated)"
# Words before a year that hang on it by a dash.
SURE_DASHED = "(?:pre|post)-"
# What an anniversary may be of, with the words that tell of it where it is dated.
OCCASIONS = tuple(
    (
        pattern(rf"_of_(?:its|their|his|her|our)_(?:own_)?(?:{noun})(?!\w)"),
        pattern(rf"(?<!\w)(?:{verb})(?!\w)"),
    )
    for noun, verb in (
        ("founding|foundation", "founded"),
        ("establishment", "established"),
        ("creation", "created"),
        ("formation", "formed"),
        ("opening", "opened"),
        ("incorporation", "incorporated"),
        ("independence", "independent"),
        ("birth", "born"),
        ("death", "died"),
    )
)


def month_number(word: str) -> int | None:
    """Return the number of a month by its name or a short form of it."""
    return MONTHS.get(word_key(word)[:3])


def count_of(words: str) -> int:
    """Return a number in digits or words; 0 for what is none."""
    key = word_key(words)
    return int(key) if key.isdecimal() else COUNTS.get(key, 0)


def ordinal_of(words: str) -> int:
    """Return what `50th` or `fiftieth` counts; 0 for what is none."""
    key = word_key(words)
    digits = re.sub(r"(?:st|nd|rd|th|-year)$", "", key)
    return int(digits) if digits.isdecimal() else ORDINALS.get(key, 0)


def weekday_number(word: str) -> int | None:
    """Return the number of a weekday by its name or a short form of it, Monday being 0."""
    key = word_key(word)[:3]
    return next((index for index, name in enumerate(WEEKDAYS) if name.startswith(key)), None)
