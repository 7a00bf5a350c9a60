"""DOCX: paragraphs, Word's automatic numbering (一、 （一） 1.), tables.

The usual libraries lose automatic numbering, and with it half the headings of a report; so the
parts that matter are read here: document, styles, numbering, and nothing else; no part or picture
that lies elsewhere is fetched. What of a paragraph is seen: ``docx_text``. Numbering follows ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from parser.report import Source
from parser.sources import docx_text, xml, zipped
from parser.sources.errors import SourceError
from parser.sources.table import as_lines
from parser.text.safety import clean

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from typing import IO
    from xml.etree.ElementTree import Element

_W = docx_text.W
_LARGEST_PART = 64 * 1024 * 1024
"""Bytes that a part may unpack to; a report's document.xml has one or two million."""
_DEEPEST_LEVEL = 8
"""Lists have nine levels, numbered from nought (ECMA-376 part 1, 17.9.3)."""
_LONGEST_LABEL = 64
"""Characters of a list's printed number; each paragraph of the list repeats it."""
_LARGEST_START = 32_767
"""The number with which Word's counts begin at most."""
_MOST_BASES = 100
"""Styles that a style is made of, one based on the other; Word allows some dozen."""
_MOST_BOLD = 0.4
"""Share of the text from which bold marks no heading."""
_MOST_IN_CELL = 8
"""Paragraphs in the cell of a table of figures or tasks; a cell with more is a page that a table lays out."""
_WRAPPERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def load(data: bytes, name: str) -> Source:
    """A DOCX file as a ``Source`` of its text, a paragraph a line.

    Raises:
        SourceError: damaged, encrypted, no Word document, or larger unpacked than a report is.
    """
    try:
        stream = io.BytesIO(data)
        parts = {info.filename: info for info in zipped.members(stream)}
        if "word/document.xml" not in parts:
            raise SourceError(f"{name}: a ZIP file, but no Word document. Unpack it and give the files in it.")
        document = _part(stream, parts, "word/document.xml", name)
        numbering = _Numbering(_part(stream, parts, "word/numbering.xml", name))
        styles = _Styles(_part(stream, parts, "word/styles.xml", name))
    except zipped.RefusedError as error:
        raise SourceError(f"{name}: it {error}. Save it anew from Word or WPS.") from error
    except zipped.DAMAGE as error:
        raise SourceError(
            f"{name}: a damaged or encrypted DOCX file ({error}). Save it anew from Word or WPS."
        ) from error
    body = document.find(f"{_W}body") if document is not None else None
    lines = list(_blocks(body, numbering, styles)) if body is not None else []
    heads = [line.find("**", 2) if line.startswith("**") else 0 for line in lines]
    if sum(heads) > _MOST_BOLD * sum(map(len, lines)):  # where most is bold, it says nothing
        lines = [line[2:end] + line[end + 2 :] if end > 0 else line for line, end in zip(lines, heads, strict=True)]
    if not any(line.strip() for line in lines):
        raise SourceError(f"{name}: holds no text (it may be scanned pictures). Give a version with text.")
    return Source(name, clean("\n".join(lines)), "docx")


def _part(stream: IO[bytes], parts: dict[str, zipfile.ZipInfo], part: str, name: str) -> Element | None:
    """A part's root element; ``None`` when the file has no such part."""
    info = parts.get(part)
    if info is None:
        return None
    try:
        return xml.tree(zipped.unpack(stream, info, _LARGEST_PART))
    except (xml.RefusedError, zipped.RefusedError) as error:
        raise SourceError(f"{name}: {part} {error}. Save it anew from Word or WPS.") from error
    except ElementTree.ParseError as error:
        raise SourceError(f"{name}: {part} is damaged ({error}). Save it anew from Word or WPS.") from error


@dataclass(slots=True)
class _Style:
    base: str | None = None
    heading: int | None = None
    """Outline level, 0 to 5, of a heading style."""
    number: tuple[str, int] | None = None


def _value(element: Element | None, path: str) -> str | None:
    found = element.find("/".join(_W + step for step in path.split("/"))) if element is not None else None
    return found.get(f"{_W}val") if found is not None else None


def _int(text: str | None, default: int = 0) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


class _Styles:
    """The paragraph styles, each with what it takes from those that it is based on; and those that hide characters."""

    def __init__(self, root: Element | None) -> None:
        self._own: dict[str, _Style] = {}
        self._whole: dict[str, _Style] = {}
        hidden = set()
        for element in root.iter(f"{_W}style") if root is not None else ():
            if element.get(f"{_W}type") == "character" and docx_text.hides(element.find(f"{_W}rPr")):
                hidden.add(element.get(f"{_W}styleId") or "")
            if element.get(f"{_W}type") != "paragraph":
                continue
            properties = element.find(f"{_W}pPr")
            level = _value(properties, "outlineLvl")
            self._own[element.get(f"{_W}styleId") or ""] = _Style(
                _value(element, "basedOn"),
                _int(level) if level is not None and 0 <= _int(level, 9) <= 5 else None,
                _number(properties),
            )
        self.hidden = frozenset(hidden)
        """The styles of characters that hide them."""

    def whole(self, name: str | None) -> _Style:
        """The style called ``name``, whole; an empty one where there is none."""
        if name is None or name not in self._own:
            return _Style()
        if name not in self._whole:
            found = _Style()
            seen: set[str] = set()
            style: str | None = name
            while style and style in self._own and style not in seen and len(seen) < _MOST_BASES:
                seen.add(style)
                entry = self._own[style]
                found.heading = entry.heading if found.heading is None else found.heading
                found.number = entry.number if found.number is None else found.number
                style = entry.base
            self._whole[name] = found
        return self._whole[name]


def _number(properties: Element | None) -> tuple[str, int] | None:
    number = _value(properties, "numPr/numId")
    return (number, _int(_value(properties, "numPr/ilvl"))) if number is not None else None


@dataclass(slots=True)
class _Level:
    format: str = "decimal"
    text: str = ""
    start: int = 1


class _Numbering:
    """Word's counters: the label that Word would print before each numbered paragraph."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._lists: dict[str, str] = {}
        if root is None:
            return
        abstract: dict[str, dict[int, _Level]] = {}
        for element in root.iterfind(f"{_W}abstractNum"):
            abstract[element.get(f"{_W}abstractNumId") or ""] = {
                _int(level.get(f"{_W}ilvl")): _Level(
                    _value(level, "numFmt") or "decimal",
                    (_value(level, "lvlText") or "")[:_LONGEST_LABEL],
                    _start(_value(level, "start")),
                )
                for level in element.iterfind(f"{_W}lvl")
                if 0 <= _int(level.get(f"{_W}ilvl")) <= _DEEPEST_LEVEL
            }
        for element in root.iterfind(f"{_W}num"):
            number, base = element.get(f"{_W}numId") or "", _value(element, "abstractNumId") or ""
            levels = dict(abstract.get(base, {}))
            overridden = False
            for override in element.iterfind(f"{_W}lvlOverride"):
                at = _int(override.get(f"{_W}ilvl"))
                start = _value(override, "startOverride")
                if start is not None and at in levels:
                    levels[at] = _Level(levels[at].format, levels[at].text, _start(start))
                    overridden = True
            self._levels[number] = levels
            # lists of one abstract definition count on together, unless one starts anew
            self._lists[number] = number if overridden else f"abstract {base}"

    def label(self, number: str, at: int) -> str:
        """The printed number of the next paragraph of list ``number`` at level ``at``."""
        levels = self._levels.get(number)
        if not levels or at not in levels or number == "0":
            return ""
        counts = self._counts.setdefault(self._lists[number], {})
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        text = levels[at].text
        for level in range(at + 1):
            count = counts.get(level, levels[level].start if level in levels else 1)
            form = levels[level].format if level in levels else "decimal"
            text = text.replace(f"%{level + 1}", _printed(count, form))
        return "• " if levels[at].format == "bullet" else text


def _start(text: str | None) -> int:
    return min(max(_int(text, 1), 0), _LARGEST_START)


def _printed(count: int, form: str) -> str:
    if form.startswith(("chinese", "japaneseCounting", "taiwanese", "ideograph")) and form != "ideographTraditional":
        return _CIRCLED[count - 1] if "Circle" in form and count <= len(_CIRCLED) else _chinese(count)
    if form.startswith("decimalEnclosedCircle") and 0 < count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    if form == "decimalFullWidth":
        return str(count).translate({48 + digit: 0xFF10 + digit for digit in range(10)})
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        return chr((96 if form == "lowerLetter" else 64) + count)
    return "" if form in ("none", "bullet") else str(count)


def _chinese(count: int) -> str:
    if count < 10:
        return _DIGITS[count]
    if count < 100:
        tens, ones = divmod(count, 10)
        return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
    return str(count)


def _blocks(body: Element, numbering: _Numbering, styles: _Styles) -> Iterator[str]:
    """The document's paragraphs and table rows, a line each."""
    for element in body:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, numbering, styles)
        elif element.tag == f"{_W}tbl":
            yield from _table(element, numbering, styles)
        elif element.tag in _WRAPPERS:
            yield from _blocks(element, numbering, styles)


def _paragraph(element: Element, numbering: _Numbering, styles: _Styles) -> Iterator[str]:
    """A paragraph, and after it the text boxes that hang on it."""
    boxes: list[Element] = []
    text = docx_text.seen(element, styles.hidden, boxes)
    if text.strip():
        yield from _lines(element, text, numbering, styles)
    for box in boxes:
        yield from _blocks(box, numbering, styles)


def _lines(element: Element, text: str, numbering: _Numbering, styles: _Styles) -> Iterator[str]:
    properties = element.find(f"{_W}pPr")
    inherited = styles.whole(_value(properties, "pStyle"))
    number = _number(properties) or inherited.number
    label = numbering.label(*number) if number else ""
    own_level = _value(properties, "outlineLvl")
    level = _int(own_level, 9) if own_level is not None else inherited.heading
    lines = text.strip("\n").split("\n")
    bold = docx_text.bold_lead(element, styles.hidden).strip() if len(lines) == 1 and level is None else ""
    if len(bold) > 1 and lines[0].startswith(bold):
        lines[0] = f"**{label}{bold}**{lines[0][len(bold) :]}"
    elif label:
        lines[0] = label + lines[0].lstrip()
    if level is not None and level <= 5 and len(lines[0]) < 80:
        lines[0] = f"{'#' * (level + 1)} {lines[0].lstrip()}"
    yield from lines


def _table(element: Element, numbering: _Numbering, styles: _Styles) -> Iterator[str]:
    """The rows of a table; what stands in the cells, as outside of them, where it only lays out a page."""
    rows = [
        list(_inside(row, f"{_W}tc")) for row in _inside(element, f"{_W}tr") if row.find(f"{_W}trPr/{_W}del") is None
    ]
    if all(len(row) < 2 for row in rows) or any(_is_box(cell) for row in rows for cell in row):
        for row in rows:
            for cell in row:
                yield from _blocks(cell, numbering, styles)
        return
    yield from as_lines([" ".join(docx_text.seen(cell, styles.hidden).split()) for cell in row] for row in rows)


def _is_box(cell: Element) -> bool:
    """Whether a cell holds a page or a table rather than a figure or a few words."""
    return cell.find(f"{_W}tbl") is not None or sum(1 for _ in _inside(cell, f"{_W}p")) > _MOST_IN_CELL


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The children of this kind, also those within what Word wraps around some (content controls, tracked changes)."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)
