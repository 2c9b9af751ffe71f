"""What words in dates stand for, in English, French, German, Spanish and Vietnamese, as data.

Each row gives a sign and the words that are read as it. The signs are what `signs` puts in
place of words, so that the forms of dates are written once for all languages.
"""

import re

MONTHS = (
    "january jan janvier janv januar jänner jaenner jän enero ene",
    "february feb febr février fevrier févr fevr februar feber febrero",
    "march mar mars märz maerz mrz mär marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juin juni junio",
    "july jul juillet juil juli julio",
    "august aug août aout agosto ago",
    "september sep sept septembre septiembre setiembre set",
    "october oct octobre oktober okt octubre",
    "november nov novembre noviembre",
    "december dec décembre decembre déc dezember dez diciembre dic",
)
"""The months by their names in languages that have names for them."""

_MONTHS_OF_VIET_NAM = (
    *("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một"),
    "mười hai",
)
_FULL_WEEKDAYS = (
    "monday|mon|montag|lundi|lunes|thứ hai",
    "tuesday|tue|tues|dienstag|mardi|martes|thứ ba",
    "wednesday|wed|mittwoch|mercredi|miércoles|thứ tư",
    "thursday|thu|thur|thurs|donnerstag|jeudi|jueves|thứ năm",
    "friday|fri|freitag|vendredi|viernes|thứ sáu",
    "saturday|sat|samstag|sonnabend|samedi|sábado|thứ bảy",
    "sunday|sun|sonntag|dimanche|domingo|chủ nhật",
)

_SIGNS = {
    "about": "circa|ca|c|around|about|approximately|approx|roughly|est|estimated|environ|vers|env|"
    "um|etwa|zirka|ungefähr|gegen|hacia|aproximadamente|aprox|alrededor de|cerca de|khoảng|"
    "khoảng chừng|vào khoảng|tầm|~|≈|≃",
    "maybe": "possibly|perhaps|maybe|probably|uncertain|likely|peut-être|peut être|probablement|"
    "vielleicht|möglicherweise|vermutlich|wohl|wahrscheinlich|quizá|quizás|tal vez|probablemente|"
    "posiblemente|có lẽ|có thể",
    "before": "before|prior to|earlier than|avant|vor|antes de|antes del|trước|<",
    "after": "after|later than|après|nach|después de|después del|tras|sau|>",
    "by": "by|no later than|not later than|at the latest|latest|by the end of|au plus tard|"
    "spätestens|bis spätestens|a más tardar|muộn nhất|chậm nhất|≤|"
    "or earlier|or before|and earlier|ou avant|oder früher|o antes|hoặc trước đó",
    "notbefore": "on or after|in or after|not before|no earlier than|not earlier than|at the "
    "earliest|earliest|au plus tôt|frühestens|no antes de|sớm nhất|≥|"
    "or later|or after|and later|ou après|oder später|o después|hoặc sau đó",
    "until": "until|till|up to|up until|jusqu'à|jusqu'en|jusqu'au|hasta|cho đến|cho tới",
    "since": "since|from|von|vom|starting|beginning|as of|onwards|onward|"
    "depuis|à partir de|à partir du|"
    "dès|seit|ab|desde|a partir de|từ|kể từ",
    "between": "between|entre|zwischen",
    "–": "to|through|thru|bis|à|au|al|a|đến|tới",
    "and": "and|et|und|y|và|&",
    "or": "or|ou|oder|o|hoặc",
    "now": "present|the present|now|today|ongoing|current|currently|continuing|in progress|présent|"
    "aujourd'hui|à ce jour|en cours|maintenant|heute|jetzt|gegenwart|laufend|andauernd|presente|"
    "la actualidad|actualidad|hoy|en curso|nay|hiện nay|hiện tại|đang diễn ra",
    "– now": "to date|to the present|to present|bis heute|bis jetzt|jusqu'à aujourd'hui|"
    "jusqu'à présent|hasta hoy|hasta la fecha|đến nay|tới nay|đến hiện nay",
    "bc": "b.c.e.|b.c.e|bce|b.c.|b.c|bc|v. chr.|v.chr.|v. chr|v.chr|v. u. z.|v.u.z.|vor christus|"
    "av. j.-c.|av. j.-c|av j.-c.|av. j.c.|av. jc|av jc|avant jésus-christ|avant notre ère|a. c.|"
    "a.c.|a. c|a. de c.|a.e.c.|antes de cristo|tcn|trước công nguyên|tr.cn",
    "ad": "a.d.|a.d|ad|c.e.|c.e|ce|n. chr.|n.chr.|n. chr|nach christus|ap. j.-c.|ap. j.-c|"
    "apr. j.-c.|apr. j.-c|après jésus-christ|de notre ère|d. c.|d.c.|d. c|d. de c.|e.c.|"
    "después de cristo|scn|sau công nguyên|công nguyên",
    "century": "century|centuries|cent|jahrhundert|jahrhunderts|jh|jhd|jhdt|siècle|siecle|siglo|"
    "thế kỷ|thế kỉ",
    "millennium": "millennium|jahrtausend|millénaire|milenio|thiên niên kỷ|thiên niên kỉ",
    "decade": "decade|années|annees|años|década de|thập niên|thập kỷ|thập kỉ|những năm",
    "early": "early|beginning of|start of|début|debut|début de|anfang|principios de|principios del|"
    "inicios de|comienzos de|đầu",
    "mid": "mid|mid-|middle of|mi-|milieu|milieu de|mitte|mediados de|mediados del|giữa",
    "late": "late|end of|fin|fin de|ende|finales de|finales del|fines de|cuối",
    "quarter": "quarter|quartal|trimestre|quý|qtr",
    "half": "half|halbjahr|semestre",
    "h1": "nửa đầu|6 tháng đầu|sáu tháng đầu",
    "h2": "nửa cuối|6 tháng cuối|sáu tháng cuối|nửa sau",
    "s21": "spring|printemps|au printemps|frühling|frühjahr|primavera|mùa xuân|xuân",
    "s22": "summer|été|sommer|verano|mùa hè|mùa hạ|hè",
    "s23": "autumn|fall|automne|herbst|otoño|mùa thu",
    "s24": "winter|hiver|invierno|mùa đông",
    "1": "first|premier|première|erstes|erste|erster|ersten|primer|primero|primera",
    "2": "second|deuxième|zweites|zweite|zweiter|zweiten|segundo|segunda",
    "3": "third|troisième|drittes|dritte|dritten|tercer|tercero|tercera",
    "4": "fourth|quatrième|viertes|vierte|vierten|cuarto|cuarta",
    "morning": "in the morning|morning|matin|au matin|morgens|vormittags|vormittag|de la mañana|"
    "por la mañana|mañana|buổi sáng|sáng",
    "afternoon": "in the afternoon|afternoon|après-midi|nachmittags|nachmittag|de la tarde|"
    "por la tarde|tarde|buổi chiều|chiều",
    "evening": "in the evening|evening|soir|le soir|abends|abend|buổi tối|tối",
    "night": "at night|night|nuit|la nuit|nachts|nacht|noche|de la noche|por la noche|đêm|ban đêm",
    "unknown": "unknown|not known|inconnu|inconnue|unbekannt|desconocido|desconocida|không rõ|"
    "chưa rõ",
    "": "of|the|year|in|on|at|le|la|l'|l'an|an|année|année|en|du|de|del|el|los|las|den|dem|der|des|"
    "im|am|jahr|jahre|jahren|jahres|año|ngày|năm|vào|mùng|mồng|de l'année",
}


def _words() -> dict[str, str]:
    """Return the sign of each word."""
    found = {}
    for sign, words in _SIGNS.items():
        found.update(dict.fromkeys(words.split("|"), sign))
    for number, names in enumerate(MONTHS, 1):
        found.update(dict.fromkeys(names.split(), f"m{number}"))
    for number, name in enumerate(_MONTHS_OF_VIET_NAM, 1):
        found[f"tháng {name}"] = f"m{number}"
    found |= {"tháng giêng": "m1", "tháng chạp": "m12", "tháng bốn": "m4"}
    for number, weekdays in enumerate(_FULL_WEEKDAYS):
        found.update(dict.fromkeys(weekdays.split("|"), f"w{number}"))
    return found


SIGN_OF_WORD = _words()
"""The sign of every word and phrase; words without meaning for a date have an empty one."""

_ENDS_IN_LETTER = re.compile(r".*[^\W\d_]")


def _pattern(word: str) -> str:
    """Return a word as it is found: whole, and with the full stop of an abbreviation."""
    dot = r"\.?" if _ENDS_IN_LETTER.fullmatch(word) else ""
    before = r"(?<![^\W\d_])" if word[0].isalpha() else ""
    after = r"(?![^\W\d_])" if dot else ""
    return f"{before}{re.escape(word)}{after}{dot}"


def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for word in sorted(SIGN_OF_WORD, key=len, reverse=True):
        found.setdefault(word[0], []).append(_pattern(word))
    return {letter: re.compile("|".join(patterns)) for letter, patterns in found.items()}


WORDS_BY_LETTER = _patterns()
"""What finds the words and phrases that begin with a letter, the longest first.

One pattern for all of them would try each word at each letter, and take ten times as long.
"""
BEGINNINGS = re.compile(r"(?<![^\W\d_])[^\W\d_]|[~≈≃<>≤≥&]")
"""Where a word can begin."""
