"""A report's passages as blocks of screen text: what each is, its marks, and the way to the source.

A block is a paragraph, or one point (一是…；二是…) of it. Its text is what the report prints, with two
things put in: a space where white space within a line was taken out, and an arrow before a rise or a
fall. ``Block.offset`` and ``Block.index`` go between the block's text and the source.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.reading.figures import Figure

if TYPE_CHECKING:
    from parser.report import Paragraph, Passage, PassageKind, Report, Section

Kind = Literal["cover", "heading", "body", "point", "table", "note", "furniture"]

_TITLE_FIELDS = ("title", "标题")
_CLOSING = "。：；，！？:;,.!?”’》）"


@dataclass(slots=True)
class Block:
    """A stretch of a paragraph that is laid out as one."""

    kind: Kind
    paragraph: Paragraph
    first: int
    """Where it begins in the paragraph's text."""
    text: str
    start: int
    """Source offsets."""
    end: int
    inserts: tuple[int, ...] = ()
    """Indexes in ``text`` of the characters put in, sorted."""
    insert_at: tuple[int, ...] = ()
    """For each, the position in the paragraph before which it stands."""
    level: int = 0
    """Of a heading: 1 is the outermost."""
    lead: int = 0
    """Length of the lead sentence at its start, shown heavier."""
    glued: array[int] | None = None
    """Where each figure begins and ends, by turns: what no line end parts."""
    space: int = 0
    """Blank lines before it."""
    hang: int | None = None
    """Of a table's row: cells before its further lines."""
    breaks: tuple[int, ...] = ()
    """Indexes in ``text`` at which a line begins, whatever has room before."""
    thin: array[int] | None = None
    """Its ``linebreak.narrow`` positions, kept from one measure to the next."""

    @property
    def glue(self) -> tuple[tuple[int, int], ...]:
        """Figures: the spans that no line end parts."""
        glued = self.glued or ()
        return tuple(zip(glued[::2], glued[1::2], strict=True))

    def offset(self, index: int) -> int:
        """The source offset of ``text[index]``."""
        return self.paragraph.offset(self.first + index - bisect_left(self.inserts, index))

    def index(self, offset: int) -> int:
        """The index in ``text`` of the character at a source offset, or of the next one shown."""
        return self.at(position(self.paragraph, offset))

    def at(self, position: int) -> int:
        """The index in ``text`` of a position in the paragraph."""
        return position - self.first + bisect_right(self.insert_at, position)


def position(paragraph: Paragraph, offset: int) -> int:
    """The position in the paragraph's text of a source offset, or of the next character kept."""
    pieces = paragraph.pieces
    low, high = 0, len(pieces)
    while low < high:
        middle = (low + high) // 2
        if pieces[middle][2] <= offset:
            low = middle + 1
        else:
            high = middle
    if low == len(pieces):
        return len(paragraph.text)
    at, start, _ = pieces[low]
    return at + max(0, offset - start)


_LONGEST = 20_000
"""Characters of a block: a line of a whole book is broken block by block, as far as it is looked at."""
_MOST_BARS = 256
"""Of a table's row that is laid out in columns."""
_ENDS = "。；！？，、"
"""Where a block that is too long is parted, the first choice first."""


class _Part(NamedTuple):
    kind: Kind
    first: int
    last: int
    lead: int = 0
    """Position in the paragraph at which its lead sentence ends."""
    level: int = 0


def blocks(report: Report, figures: Sequence[Figure]) -> list[Block]:
    """The report's text, block by block, in reading order."""
    source = report.source.text
    sections = report.sections
    section_starts = [section.start for section in sections]
    figure_starts = [figure.start for figure in figures]
    found: list[Block] = []
    before: Block | None = None
    rows: dict[int, Block | None] = {}
    front = True
    for number, passage in enumerate(report.passages):
        paragraph = passage.paragraph
        front = front and passage.kind == "furniture"
        if front and not paragraph.text.strip("-*_ "):
            continue  # the fence behind a Markdown file's front matter
        begin, stop = paragraph.start, paragraph.end
        if _is_row(passage):
            if number not in rows:
                rows = _table(report, number, figures, figure_starts)
            if (block := rows[number]) is None:
                continue
            block.space = _space(block, before)
            found.append(block)
            before = block
            continue
        here = sections[bisect_left(section_starts, begin) : bisect_left(section_starts, stop)]
        own = figures[bisect_left(figure_starts, begin) : bisect_left(figure_starts, stop)]
        printed = paragraph.printed(source)
        if printed == paragraph.text:
            printed = paragraph.text  # and not a second text of the whole report
        parts = _parts(paragraph, passage.kind, here)
        if front and (field := paragraph.text.partition("：")[0]) in _TITLE_FIELDS:
            parts = [_Part("cover", len(field) + 1, len(paragraph.text))]  # its only title
        parts = _shorter(parts, paragraph.text)
        places = [position(paragraph, figure.start) for figure in own] if len(parts) > 1 else []
        for part in parts:
            mine = own[bisect_left(places, part.first) : bisect_left(places, part.last)] if places else own
            block = _block(part.kind, paragraph, printed, part.first, part.last, mine)
            block.level = part.level
            block.lead = block.at(part.lead) if part.lead > part.first else 0
            block.space = _space(block, before)
            found.append(block)
            before = block
    return found


def _is_row(passage: Passage) -> bool:
    """Whether it is a row of a table, in the text or in its annexes."""
    paragraph = passage.paragraph
    bars = paragraph.text.count("|")
    if bars > _MOST_BARS or len(paragraph.text) > _LONGEST:
        return False  # for the eye it is text
    return paragraph.mark == "table" or (paragraph.text[:1] == "|" and bars > 2)


def _table(report: Report, number: int, figures: Sequence[Figure], starts: Sequence[int]) -> dict[int, Block | None]:
    """The rows of the table that begins with passage ``number``, laid out in columns; ``None`` for one not shown."""
    from tui.reading import grid  # few reports have tables

    rows: list[grid.Row] = []
    owned: list[tuple[Kind, Sequence[Figure]]] = []
    for passage in islice(report.passages, number, None):
        paragraph = passage.paragraph
        if not _is_row(passage) or (rows and paragraph.blank_before):
            break
        own = figures[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        marks = tuple((position(paragraph, figure.start), figure.mark) for figure in own if figure.mark)
        rows.append(grid.Row(paragraph, paragraph.printed(report.source.text), marks))
        owned.append((passage.kind, own))
    found: dict[int, Block | None] = {}
    for at, (row, (kind, own), laid) in enumerate(zip(rows, owned, grid.laid(rows), strict=True)):
        if not laid.shown:
            found[number + at] = None
            continue
        puts = [(where, char) for where, text in laid.puts for char in text]
        printed = row.printed.translate(grid.RULE_DRAWN if laid.rule else grid.DRAWN)
        block = _block(kind, row.paragraph, printed, laid.first, laid.last, own, puts)
        block.hang = laid.hang
        block.breaks = tuple(block.at(where) for where in laid.breaks)
        block.lead = len(block.text) if laid.head else 0
        found[number + at] = block
    return found


def _parts(paragraph: Paragraph, kind: PassageKind, sections: Sequence[Section]) -> list[_Part]:
    """The paragraph in parts: a heading that is run in gets a line of its own, so does each point."""
    text, length = paragraph.text, len(paragraph.text)
    if kind != "body":
        level = next((section.level for section in sections), 1) if kind == "heading" else 0
        return [_Part(kind, 0, length, 0, level)]
    parts: list[_Part] = []
    for section in sections:
        first = position(paragraph, section.start)
        last = position(paragraph, section.end - 1) + 1
        while last < length and text[last] in _CLOSING:  # the mark that closes it is part of it
            last += 1
        if parts and first < parts[-1].last and first < parts[-1].lead:
            continue
        if parts:
            parts[-1] = parts[-1]._replace(last=first)
        elif first:
            parts.append(_Part("body", 0, first))
        if section.kind == "heading":
            parts.append(_Part("heading", first, last, 0, section.level))
            parts.append(_Part("body", last, length))
        else:
            parts.append(_Part("point" if section.kind == "point" else "body", first, length, last))
    return [part for part in parts if part.last > part.first] or [_Part("body", 0, length)]


def _shorter(parts: list[_Part], text: str) -> list[_Part]:
    """The parts, none longer than a block may be."""
    if all(part.last - part.first <= _LONGEST for part in parts):
        return parts
    found: list[_Part] = []
    for part in parts:
        first = part.first
        while part.last - first > _LONGEST:
            stop = first + _LONGEST
            at = next((at for end in _ENDS if (at := text.rfind(end, first + _LONGEST // 2, stop)) > 0), stop - 1) + 1
            found.append(part._replace(first=first, last=at))
            part = part._replace(kind="body" if part.kind == "point" else part.kind, lead=0)
            first = at
        found.append(part._replace(first=first))
    return found


def _block(
    kind: Kind,
    paragraph: Paragraph,
    printed: str,
    first: int,
    last: int,
    figures: Sequence[Figure],
    puts: list[tuple[int, str]] | None = None,
) -> Block:
    """``puts``: characters put in, each before a position; spaces at the paragraph's gaps, when not given."""
    if puts is None:
        gaps = paragraph.gaps
        puts = [(at, " ") for at in gaps[bisect_right(gaps, first) : bisect_left(gaps, last)]]
    spans: list[tuple[int, int, str]] = []
    for figure in figures:
        at = position(paragraph, figure.start)
        if first <= at < last:
            spans.append((at, min(last, position(paragraph, figure.end - 1) + 1), figure.mark))
            if figure.mark:
                puts.append((at, figure.mark))
    text = printed[first:last]
    inserts: list[int] = []
    insert_at: list[int] = []
    if puts:
        puts.sort(key=lambda put: put[0])
        pieces: list[str] = []
        at = first
        for number, (where, char) in enumerate(puts):
            pieces += (printed[at:where], char)
            inserts.append(where - first + number)
            insert_at.append(where)
            at = where
        text = "".join([*pieces, printed[at:last]])
    start, end = paragraph.span(first, last)
    block = Block(kind, paragraph, first, text, start, end, tuple(inserts), tuple(insert_at))
    if spans:
        block.glued = array("I")
        for begin, stop, mark in spans:
            block.glued.extend((block.at(begin) - len(mark), block.at(stop - 1) + 1))
    return block


def _space(block: Block, before: Block | None) -> int:
    """Blank lines before a block: headings stand apart, paragraphs by their indent alone."""
    if before is None:
        return 0
    if block.kind == "heading":
        if before.kind == "heading":
            return 0 if block.level > 1 else 1
        return 2 if block.level == 1 else 1
    if before.kind == "heading":
        return 1 if before.level == 1 else 0
    if block.kind != before.kind and {block.kind, before.kind} != {"body", "point"}:
        return 1
    return 1 if block.kind == "body" and block.lead else 0
