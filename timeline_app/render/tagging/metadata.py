"""What a PDF says of itself: title, language, what it is about, and that it is tagged."""

import re

from timeline_app.render.pdf_update import PdfUpdate, UnexpectedPdfError, found, text_string
from timeline_app.scene.paper.page import DocumentInfo

# As BCP 47 has it: a language, then what narrows it down.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_UNKNOWN_LANGUAGE = "und"
_END = b"</rdf:RDF>"
_TAGGED = (
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    ' pdfuaid:part="1"/>'
)


def add_metadata(update: PdfUpdate, info: DocumentInfo) -> None:
    """Add what the file says of itself, and have its title shown instead of its name."""
    language = info.language if _LANGUAGE.fullmatch(info.language) else _UNKNOWN_LANGUAGE
    update.extend_catalog(
        b"/ViewerPreferences<</DisplayDocTitle true>>/Lang%b" % text_string(language)
    )
    texts = (b"Title", info.title), (b"Subject", info.subject), (b"Keywords", info.keywords)
    kept = _without_title(update.body(update.info))
    entries = b"".join(b"/%b%b\n" % (name, text_string(text)) for name, text in texts)
    update.replace(update.info, b"<<\n%b%b" % (entries, kept))


def _without_title(body: bytes) -> bytes:
    """Return what the file says of itself but for its title.

    There Qt leaves an end of line bare in a letter such as U+010D, which readers take for another.
    """
    at = body.find(b"/Creator (")
    if at < 0:
        raise UnexpectedPdfError("this PDF does not say what made it")
    return body[at:]


def claim_tags(update: PdfUpdate) -> None:
    """Say in the file's metadata that it keeps to PDF/UA-1."""
    number = int(found(rb"/Metadata (\d+) 0 R", update.root()))
    content = update.stream(number)
    if content.count(_END) != 1:
        raise UnexpectedPdfError("the metadata of this PDF have no end")
    claimed = content.replace(_END, _TAGGED.encode() + _END)
    update.replace_stream(number, claimed, is_packed=False)
