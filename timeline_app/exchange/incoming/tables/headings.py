"""What the headings of columns mean, as data: programs whose tables are known, and plain words."""

import re
import unicodedata
from typing import NamedTuple

FIELDS = {
    "title": "what happened, in a line",
    "date": "when it was: one date, or from when to when",
    "start": "when it began",
    "end": "when it ended",
    "year": "the year alone",
    "month": "the month of a year in another column",
    "day": "the day of a month in another column",
    "time": "the time of day",
    "end_year": "the year of the end",
    "end_month": "the month of the end",
    "end_day": "the day of the end",
    "end_time": "the time of day of the end",
    "edtf": "the date in EDTF (ISO 8601-2)",
    "date_words": "the date as it is to be shown",
    "date_note": "a note on the date",
    "basis": "how the date is known: stated, inferred, derived or undated",
    "announced": "when it was said or agreed",
    "recurrence": "how it recurs, as iCalendar has it (RRULE)",
    "key_event": "yes for what belongs on the first page",
    "part_of_day": "morning, afternoon, evening or night",
    "summary": "what there is to say about it",
    "kind": "which kind of event it is",
    "people": "who took part",
    "subjects": "who is spoken of",
    "organisations": "which bodies took part",
    "place": "where it was",
    "themes": "themes, tags or groups",
    "source": "where it is said: titles or addresses",
    "url": "addresses on the web",
    "publisher": "who published the source",
    "discrepancies": "where sources differ",
    "id": "a name of the event's own that never changes",
    "part_of": "the id or title of a larger event",
    "row_type": "what the row stands for: title, era or event",
    "ignore": "nothing that is brought in",
}
"""What a column can stand for."""

MANY = frozenset(
    {"people", "subjects", "organisations", "themes", "source", "url", "summary", "discrepancies"}
    | {"place", "date_note", "ignore"}
)
"""The fields that may stand in several columns; of all others the first column counts."""


class KnownTable(NamedTuple):
    """A table that a program writes: recognised if it has all `signs`."""

    name: str
    signs: frozenset[str]
    fields: dict[str, str]
    has_edtf: bool = False


KNOWN_TABLES = (
    KnownTable(
        "a sheet of TimelineJS",
        frozenset({"headline", "year"}),
        {
            **{"year": "year", "month": "month", "day": "day", "time": "time"},
            **{"end year": "end_year", "end month": "end_month", "end day": "end_day"},
            **{"end time": "end_time", "display date": "date_words", "headline": "title"},
            **{"text": "summary", "media": "url", "media credit": "publisher"},
            **{"media caption": "source", "type": "row_type", "group": "themes"},
            **dict.fromkeys(("media thumbnail", "background", "alt text"), "ignore"),
        },
    ),
    KnownTable(
        "a table of this program",
        frozenset({"id", "title", "date", "edtf", "basis"}),
        {
            **{"edtf": "edtf", "basis": "basis", "people": "people", "sources": "source"},
            **{"recurrence": "recurrence", "key event": "key_event", "matched": "ignore"},
            **dict.fromkeys(("date", "earliest", "latest", "approximate", "open"), "ignore"),
        },
        has_edtf=True,
    ),
    KnownTable(
        "a table of this program",
        frozenset({"date basis", "date in words", "date note"}),
        {
            **{"date": "edtf", "date in words": "ignore", "date basis": "basis"},
            **{"date note": "date_note", "leaders": "people", "subjects": "subjects"},
            **{"part of": "part_of", "part of day": "part_of_day", "citations": "source"},
            **{"matched": "ignore"},
        },
        has_edtf=True,
    ),
    KnownTable(
        "an export of CaseMap",
        frozenset({"fact text"}),
        {
            **{"fact text": "title", "date & time": "date", "sources": "source"},
            **{"source s": "source", "linked issues": "themes", "persons": "people"},
        },
    ),
    KnownTable(
        "an export of CaseFleet",
        frozenset({"fact", "issues"}),
        {
            **{"fact": "title", "issues": "themes", "witnesses": "people"},
            **{"details": "summary", "event date": "date"},
        },
    ),
    KnownTable(
        "an export of Aeon Timeline",
        frozenset({"start date", "end date", "participants"}),
        {
            **{"label": "title", "event title": "title", "event id": "id", "display id": "id"},
            **{"participants": "people", "observers": "subjects", "arc": "themes"},
            **{"parent": "part_of", "parent id": "part_of", "external link": "url"},
            **dict.fromkeys(("color", "colour", "complete", "tension", "locked"), "ignore"),
        },
    ),
)

_WORDS = {
    "title": "title|headline|event|event title|event name|name|label|what|subject|heading|fact|"
    "occurrence|incident|milestone|activity|"
    "titre|événement|evenement|intitulé|nom|quoi|fait|"
    "titel|ereignis|bezeichnung|was|überschrift|vorgang|"
    "título|titulo|evento|acontecimiento|suceso|nombre|hecho|qué|"
    "tiêu đề|sự kiện|tên|tên sự kiện|nội dung|việc",
    "date": "date|dates|when|event date|date of event|date and time|datetime|date time|"
    "quand|date de l'événement|datum|wann|zeitpunkt|zeit|zeitraum|fecha|fechas|cuándo|"
    "ngày|ngày tháng|thời gian|thời điểm|khi nào",
    "start": "start|start date|from|begin|begins|beginning|begin date|date from|from date|"
    "start time|date start|start datetime|since|"
    "début|debut|date de début|date début|du|depuis|"
    "beginn|anfang|von|ab|startdatum|anfangsdatum|"
    "inicio|fecha de inicio|fecha inicio|desde|comienzo|"
    "bắt đầu|ngày bắt đầu|từ|từ ngày",
    "end": "end|end date|to|until|till|ends|finish|date to|to date|end time|date end|due|due date|"
    "fin|date de fin|date fin|au|jusqu'au|ende|bis|enddatum|schluss|"
    "fecha de fin|fecha fin|hasta|final|fecha final|"
    "kết thúc|ngày kết thúc|đến|đến ngày",
    "year": "year|année|annee|jahr|año|ano|năm",
    "month": "month|mois|monat|mes|tháng",
    "day": "day|jour|tag|día|dia",
    "time": "time|time of day|hour|heure|uhrzeit|hora|giờ",
    "end_year": "end year|année de fin|endjahr|año final|năm kết thúc",
    "end_month": "end month|mois de fin|endmonat|mes final|tháng kết thúc",
    "end_day": "end day|jour de fin|endtag|día final",
    "edtf": "edtf|iso date|date edtf",
    "date_words": "display date|date text|date as written",
    "date_note": "date note|date notes|note on date|anmerkung zum datum|note sur la date",
    "basis": "date basis|basis",
    "announced": "announced|date announced|announced on|annoncé|angekündigt|anunciado|công bố",
    "part_of_day": "part of day",
    "summary": "summary|description|text|details|detail|notes|note|comment|comments|remarks|body|"
    "content|abstract|synopsis|story|"
    "résumé|resume|texte|détails|remarques|commentaire|commentaires|contenu|"
    "beschreibung|zusammenfassung|anmerkung|anmerkungen|bemerkung|bemerkungen|notiz|notizen|inhalt|"
    "kommentar|"
    "descripción|descripcion|resumen|texto|detalles|notas|nota|observaciones|comentario|contenido|"
    "mô tả|tóm tắt|ghi chú|chi tiết|diễn giải",
    "kind": "kind|type|event type|category|categories|class|type d'événement|catégorie|categorie|"
    "genre|art|typ|kategorie|tipo|categoría|categoria|clase|loại|thể loại|phân loại",
    "people": "people|person|persons|participants|participant|attendees|who|leaders|leader|actors|"
    "actor|characters|character|names|witnesses|parties|"
    "personnes|personne|personnes présentes|acteurs|qui|participants présents|personnages|"
    "personen|beteiligte|teilnehmer|wer|akteure|namen|"
    "personas|persona|participantes|asistentes|quién|quien|actores|nombres|"
    "người|nhân vật|người tham gia|thành phần|ai|lãnh đạo|đại biểu",
    "subjects": "subjects|about|observers|mentioned",
    "organisations": "organisations|organizations|organisation|organization|bodies|body involved|"
    "company|companies|institution|institutions|agency|agencies|"
    "organismes|organisme|entreprise|organisationen|firma|einrichtung|behörde|"
    "organizaciones|organización|organizacion|empresa|institución|"
    "tổ chức|cơ quan|đơn vị|công ty",
    "place": "place|places|location|locations|where|venue|city|country|"
    "lieu|lieux|où|endroit|ville|pays|ort|orte|wo|land|stadt|"
    "lugar|lugares|dónde|donde|ubicación|ciudad|país|"
    "địa điểm|nơi|ở đâu|nơi chốn|thành phố|quốc gia",
    "themes": "themes|theme|tags|tag|topic|topics|group|groups|issue|issues|keyword|keywords|arc|"
    "label s|labels|subject matter|"
    "thème|thèmes|sujet|sujets|mots-clés|mots clés|étiquettes|groupe|"
    "thema|themen|schlagwort|schlagworte|schlagwörter|stichwort|stichworte|gruppe|"
    "tema|temas|etiquetas|grupo|palabras clave|asunto|"
    "chủ đề|nhãn|nhóm|từ khóa|lĩnh vực",
    "source": "source|sources|source s|reference|references|citation|citations|evidence|document|"
    "documents|bates|exhibit|"
    "référence|références|preuve|quelle|quellen|beleg|belege|nachweis|fundstelle|"
    "fuente|fuentes|referencia|referencias|documento|documentos|"
    "nguồn|nguồn tin|tài liệu|trích dẫn|tham khảo",
    "url": "url|urls|link|links|web|website|web address|media|source url|source link|hyperlink|"
    "lien|liens|adresse web|verweis|weblink|enlace|enlaces|liên kết|đường dẫn",
    "publisher": "publisher|media credit|credit|éditeur|herausgeber|verlag|editor|nhà xuất bản",
    "discrepancies": "discrepancies|discrepancy|contradictions|widersprüche|divergences",
    "id": "id|event id|key|uid|identifier|slug|identifiant|kennung|identificador|mã",
    "part_of": "part of|parent|parent id|belongs to|fait partie de|teil von|parte de|thuộc",
    "row_type": "row type",
}
FIELD_OF_WORD = {word: field for field, words in _WORDS.items() for word in words.split("|")}
"""The field that each plain heading stands for."""

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_NO_WORDS = re.compile(r"[\s_./:*#\"“”()\[\]-]+")


def plain_heading(text: str) -> str:
    """Return a heading as it is looked up: small letters, single spaces, no punctuation."""
    text = unicodedata.normalize("NFKC", text).replace("’", "'").casefold()
    return _NO_WORDS.sub(" ", text).strip()


def field_of(heading: str, known: dict[str, str]) -> str | None:
    """Return the field that a heading stands for, by a known table first and by plain words."""
    for text in (heading, _BRACKETS.sub(" ", heading)):
        plain = plain_heading(text)
        field = known.get(plain) or FIELD_OF_WORD.get(plain)
        if field:
            return field
    return None
