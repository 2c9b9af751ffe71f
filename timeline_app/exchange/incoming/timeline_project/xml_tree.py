"""XML from other programs as a tree, without anything that a hostile file could make grow."""

from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from timeline_app.exchange.incoming.draft import UnknownFileError
from timeline_app.exchange.incoming.foreign_file import broken

# Files of people have five; a deeper one is made to break its readers.
_MOST_DEEP = 50


def tree_of(path: Path, data: bytes) -> Element:
    """Return the root of XML.

    Raises UnknownFileError, also for a document type: it may declare entities, and no program
    that keeps events in XML needs one.
    """
    parser = XMLParser(target=_Tree(path))
    try:
        parser.feed(data)
        root: Element = parser.close()
    except ParseError as error:
        reason, _, _ = str(error).partition(": line")
        raise broken(path, error.position[0], reason) from None
    except UnknownFileError:
        raise
    except (ValueError, LookupError):
        raise broken(path, 1, "its encoding is not known") from None
    return root


class _Tree:
    """Builds a tree that has an end, of a file without declarations."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._builder = TreeBuilder()
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _MOST_DEEP:
            raise UnknownFileError(f"{self._path.name} is nested too deeply: save it anew")
        self._builder.start(name, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(name)

    def data(self, text: str) -> None:
        self._builder.data(text)

    def doctype(self, name: str, _public: str | None, _system: str | None) -> None:
        raise UnknownFileError(
            f"{self._path.name} declares a document type, which may hide things: take out what"
            f" begins with <!DOCTYPE {name} and import it again"
        )

    def close(self) -> Element:
        return self._builder.close()
