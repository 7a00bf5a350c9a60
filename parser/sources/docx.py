"""DOCX: paragraphs, Word's automatic numbering (一、 （一） 1.), tables, footnotes.

The usual libraries lose automatic numbering, and with it half the headings of a report; so the
parts that matter are read here: document, styles, numbering, notes, and nothing else; no part or picture
that lies elsewhere is fetched. What of a paragraph is seen: ``docx_text``.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from parser.report import Source
from parser.sources import xml, zipped
from parser.sources.docx_notes import Notes
from parser.sources.docx_numbering import Numbering
from parser.sources.docx_styles import Styles, number_of
from parser.sources.docx_text import Printed
from parser.sources.errors import SourceError
from parser.sources.notes import behind
from parser.sources.table import as_lines
from parser.sources.word import OFF, W, integer, value
from parser.text.safety import clean

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from typing import IO
    from xml.etree.ElementTree import Element

_LARGEST_PART = 64 * 1024 * 1024
"""Bytes that a part may unpack to; a report's document.xml has one or two million."""
_TEXT = "word/document.xml"
_MOST_BOLD = 0.4
"""Share of the text from which bold marks no heading."""
_MOST_IN_CELL = 8
"""Paragraphs in the cell of a table of figures or tasks; a cell with more is a page that a table lays out."""
_CELL_DELETED = f"{W}tcPr/{W}cellDel"
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


def load(data: bytes, name: str) -> Source:
    """A DOCX file as a ``Source`` of its text, a paragraph a line.

    Raises:
        SourceError: damaged, encrypted, no Word document, or larger unpacked than a report is.
    """
    try:
        stream = io.BytesIO(data)
        parts = {info.filename: info for info in zipped.members(stream)}
        if _TEXT not in parts:
            raise SourceError(f"{name}: a ZIP file, but no Word document. Unpack it and give the files in it.")
        document = _part(stream, parts, _TEXT, name)
        numbering = Numbering(_part(stream, parts, "word/numbering.xml", name))
        styles = Styles(_part(stream, parts, "word/styles.xml", name))
        notes = Notes(*(_part(stream, parts, f"word/{kind}.xml", name) for kind in ("footnotes", "endnotes")))
    except zipped.RefusedError as error:
        raise SourceError(f"{name}: it {error}. Save it anew from Word or WPS.") from error
    except zipped.DAMAGE as error:
        raise SourceError(
            f"{name}: a damaged or encrypted DOCX file ({error}). Save it anew from Word or WPS."
        ) from error
    body = document.find(f"{W}body") if document is not None else None
    reader = _Document(numbering, styles, notes)
    lines = list(reader.blocks(body)) if body is not None else []
    heads = [line.find("**", 2) if line.startswith("**") else 0 for line in lines]
    if sum(heads) > _MOST_BOLD * sum(map(len, lines)):  # where most is bold, it says nothing
        lines = [line[2:end] + line[end + 2 :] if end > 0 else line for line, end in zip(lines, heads, strict=True)]
    if not any(line.strip() for line in lines):
        raise SourceError(f"{name}: holds no text (it may be scanned pictures). Give a version with text.")
    return Source(name, clean(behind(lines, list(reader.notes()))), "docx")


def _part(stream: IO[bytes], parts: dict[str, zipfile.ZipInfo], part: str, name: str) -> Element | None:
    """A part's root element; ``None`` when the file has no such part."""
    info = parts.get(part)
    if info is None:
        return None
    try:
        return xml.tree(zipped.unpack(stream, info, _LARGEST_PART), beside=part != _TEXT)
    except (xml.RefusedError, zipped.RefusedError) as error:
        raise SourceError(f"{name}: {part} {error}. Save it anew from Word or WPS.") from error
    except ElementTree.ParseError as error:
        raise SourceError(f"{name}: {part} is damaged ({error}). Save it anew from Word or WPS.") from error


class _Document:
    """The document's body, a paragraph or a table's row a line."""

    def __init__(self, numbering: Numbering, styles: Styles, notes: Notes) -> None:
        self._numbering, self._styles, self._notes = numbering, styles, notes
        self._printed = Printed(styles.hidden, styles.bold, lambda name: styles.whole(name).hidden or False, notes)

    def notes(self) -> Iterator[str]:
        """The notes that the text called which has been read."""
        return self._notes.lines(self._printed.text)

    def blocks(self, body: Element) -> Iterator[str]:
        """The paragraphs and the rows of tables."""
        for element in body:
            if element.tag == f"{W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self._table(element)
            elif element.tag in _WRAPPERS:
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[str]:
        """A paragraph, and after it the text boxes that hang on it."""
        boxes: list[Element] = []
        text = self._printed.text(element, boxes)
        if text.strip():
            yield from self._lines(element, text)
        for box in boxes:
            yield from self.blocks(box)

    def _lines(self, element: Element, text: str) -> Iterator[str]:
        properties = element.find(f"{W}pPr")
        inherited = self._styles.whole(value(properties, "pStyle"))
        number = number_of(properties) or inherited.number
        label = self._numbering.label(*number) if number else ""
        own_level = value(properties, "outlineLvl")
        level = integer(own_level, 9) if own_level is not None else inherited.heading
        lines = text.strip("\n").split("\n")
        bold = (
            self._printed.bold_lead(element, inherited.bold or False).strip()
            if len(lines) == 1 and level is None
            else ""
        )
        if len(bold) > 1 and lines[0].startswith(bold):
            lines[0] = f"**{label}{bold}**{lines[0][len(bold) :]}"
        elif label:
            lines[0] = label + lines[0].lstrip()
        if level is not None and level <= 5 and len(lines[0]) < 80:
            lines[0] = f"{'#' * (level + 1)} {lines[0].lstrip()}"
        yield from lines

    def _table(self, element: Element) -> Iterator[str]:
        """The rows of a table; what stands in the cells, as outside of them, where it only lays out a page."""
        found = [row for row in _inside(element, f"{W}tr") if _is_seen(row)]
        rows = [[cell for cell in _inside(row, f"{W}tc") if cell.find(_CELL_DELETED) is None] for row in found]
        if all(len(row) < 2 for row in rows) or any(_is_box(cell) for row in rows for cell in row):
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell)
            return
        yield from as_lines([" ".join(self._printed.text(cell).split()) for cell in row] for row in rows)


def _is_seen(row: Element) -> bool:
    """Whether a row is neither deleted, while changes were tracked, nor hidden."""
    hidden = row.find(f"{W}trPr/{W}hidden")
    return row.find(f"{W}trPr/{W}del") is None and (hidden is None or hidden.get(f"{W}val", "1") in OFF)


def _is_box(cell: Element) -> bool:
    """Whether a cell holds a page or a table rather than a figure or a few words."""
    return cell.find(f"{W}tbl") is not None or sum(1 for _ in _inside(cell, f"{W}p")) > _MOST_IN_CELL


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The children of this kind, also those within what Word wraps around some (content controls, tracked changes)."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)
