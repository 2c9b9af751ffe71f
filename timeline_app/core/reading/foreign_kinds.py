"""Files of other kinds, as data: what each is called, and what its owner can do with it."""

from typing import Final, NamedTuple

_IMPORT = "Choose Import in the File menu, or run timeline-app import"
_AS_TABLE = "Save its events as a table (CSV or XLSX, a row each) and import that"
_NO_EVENTS = "Write its events into a table (CSV or XLSX, a row each) and import that"
_DOCUMENT = (
    "Add it to a list with timeline-app source, or write its events into a table"
    " (CSV or XLSX, a row each) and import that"
)
_PDF = (
    "A list inside it is read by `timeline-app check`, and taken out by `timeline-app export`; as a"
    " document it is added to a list with timeline-app source"
)


class ForeignKind(NamedTuple):
    """A kind of file: its name as in "this is a PDF", and what to do, as a remedy.

    One that is not `is_named` is only known not to be any of the others; one that is not `is_text`
    holds no letters that could be read as they stand.
    """

    name: str
    remedy: str
    is_importable: bool = False
    is_named: bool = True
    is_text: bool = True


KINDS: Final = {
    "timelinejs": ForeignKind("a TimelineJS file", _IMPORT, is_importable=True),
    "icalendar": ForeignKind("a calendar (iCalendar)", _IMPORT, is_importable=True),
    "timeline-project": ForeignKind("a file of The Timeline Project", _IMPORT, is_importable=True),
    "table": ForeignKind("a table (CSV)", _IMPORT, is_importable=True),
    "xlsx": ForeignKind("a spreadsheet (XLSX)", _IMPORT, is_importable=True, is_text=False),
    "ods": ForeignKind("a spreadsheet (ODS)", _IMPORT, is_importable=True, is_text=False),
    "event-list": ForeignKind("an event list of this program", "Choose Open in the File menu"),
    "paragraph-file": ForeignKind(
        "a paragraph file, which belongs to an event list",
        "Open the list that lies beside it, such as events.json",
    ),
    "simile": ForeignKind("a SIMILE timeline", _AS_TABLE),
    "exhibit": ForeignKind("a SIMILE Exhibit file", _AS_TABLE),
    "vis-timeline": ForeignKind("a file of vis-timeline", _AS_TABLE),
    "old-timeline-project": ForeignKind(
        "a file of The Timeline Project before its version 0.3",
        "Open and save it there with a newer version, and import that",
    ),
    "chronology": ForeignKind("a chronology as JSON of another make", _AS_TABLE),
    "chronology-entry": ForeignKind(
        "a single event of a chronology, kept as JSON of another make",
        "Put all its events into a table (CSV or XLSX, a row each) and import that",
    ),
    "geojson": ForeignKind(
        "a map (GeoJSON)", "Save its features as CSV in a map program and import that"
    ),
    "topojson": ForeignKind(
        "a map (TopoJSON)", "Save its features as CSV in a map program and import that"
    ),
    "kml": ForeignKind("a map (KML)", "Save its places as CSV in a map program and import that"),
    "gpx": ForeignKind("a track (GPX)", "Save its points as CSV in a map program and import that"),
    "web-annotation": ForeignKind(
        "a set of annotations (Web Annotation)",
        "They say where words stand and not when something was: write the events into a table"
        " (CSV or XLSX, a row each) and import that",
    ),
    "hypothesis": ForeignKind(
        "a set of annotations (Hypothesis)",
        "They say where words stand and not when something was: write the events into a table"
        " (CSV or XLSX, a row each) and import that",
    ),
    "jcal": ForeignKind("a calendar as JSON (jCal)", "Save it as iCalendar (ICS) and import that"),
    "xcal": ForeignKind("a calendar as XML (xCal)", "Save it as iCalendar (ICS) and import that"),
    "vcard": ForeignKind("an address book (vCard)", "It holds no events: name another file"),
    "json": ForeignKind("JSON that is no list of events known here", _AS_TABLE, is_named=False),
    "yaml": ForeignKind("a YAML file", _AS_TABLE),
    "xml": ForeignKind("an XML file of a kind that is not known here", _AS_TABLE),
    "feed": ForeignKind("a news feed (RSS or Atom)", _AS_TABLE),
    "html": ForeignKind("a web page (HTML)", _DOCUMENT),
    "script": ForeignKind(
        "a script (JavaScript)",
        "Save the data between its outermost brackets as a file of its own and import that",
    ),
    "pdf": ForeignKind("a PDF", _PDF, is_text=False),
    "picture": ForeignKind("a picture", _NO_EVENTS, is_text=False),
    "sound-or-film": ForeignKind("a sound or a film", _NO_EVENTS, is_text=False),
    "docx": ForeignKind("a Word document (DOCX)", _DOCUMENT, is_text=False),
    "pptx": ForeignKind("a presentation (PPTX)", _NO_EVENTS, is_text=False),
    "odt": ForeignKind("a text document (ODT)", _NO_EVENTS, is_text=False),
    "epub": ForeignKind("a book (EPUB)", _NO_EVENTS, is_text=False),
    "rtf": ForeignKind("a text document (RTF)", _NO_EVENTS),
    "old-office": ForeignKind(
        "a document of an old Office (XLS, DOC or PPT)",
        "Save a table as XLSX or CSV, import that",
        is_text=False,
    ),
    "text": ForeignKind("a plain text", _DOCUMENT),
    "zip": ForeignKind("an archive (ZIP)", "Unpack it and import what is in it", is_text=False),
    "archive": ForeignKind(
        "a compressed file", "Unpack it and import what is in it", is_text=False
    ),
    "database": ForeignKind(
        "a database (SQLite)", "Save its table of events as CSV and import that", is_text=False
    ),
    "program": ForeignKind("a program", "Name a file with events", is_text=False),
    "empty": ForeignKind("an empty file", "Restore it or name another"),
    "unknown": ForeignKind(
        "a file of a kind that is not known here", "Import CSV, XLSX or ICS", is_named=False
    ),
}
"""Every kind that is told from others, by an id of its own."""
