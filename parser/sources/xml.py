"""XML out of a file that nobody vouches for: no entities, no more elements and no deeper than a document has."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

MOST_ELEMENTS = 2_000_000
"""A report of 100 pages has some 50,000; each takes about a tenth of a kilobyte of memory."""
MOST_BESIDE = 200_000
"""In a part beside the text: styles, numbering, notes. Five parts as full as the text may be take half a gigabyte."""
DEEPEST = 200
"""Levels. Word's own documents go some 20 deep; what walks the tree afterwards may go down by recursion."""


class RefusedError(Exception):
    """What the XML holds that no document does; the message goes on from the name of the part."""


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree, and counts."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._elements = self._depth = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Entities can only be defined in a document type: bombs, and files and addresses to be fetched."""
        raise RefusedError("defines entities, which no Word document does")

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        self._elements += 1
        self._depth += 1
        if self._elements > self._most:
            raise RefusedError(f"has more than {self._most:,} elements, too many for a report")
        if self._depth > DEEPEST:
            raise RefusedError(f"is nested more than {DEEPEST} deep, as no Word document is")
        return super().start(tag, attributes)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def tree(xml: bytes, beside: bool = False) -> Element:
    """The root element, of a part ``beside`` the text or of the text's own.

    Raises:
        RefusedError: it holds what no document does.
        ElementTree.ParseError: it is not well formed.
    """
    parser = ElementTree.XMLParser(target=_Builder(MOST_BESIDE if beside else MOST_ELEMENTS))
    try:
        parser.feed(xml)
        root: Element = parser.close()
    except (ValueError, LookupError) as error:  # an encoding that is none
        raise ElementTree.ParseError(str(error)) from error
    return root
