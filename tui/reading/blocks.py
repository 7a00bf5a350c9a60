"""A report's passages as blocks of screen text: what each is, its marks, and the way to the source.

A block is a paragraph, or one point (一是…；二是…) of it. Its text is what the report prints, with two
things put in: a space where white space within a line was taken out, and an arrow before a rise or a
fall. ``Block.offset`` and ``Block.index`` go between the block's text and the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from parser.report import Paragraph, Report, Section
from tui.reading.figures import Figure

Kind = Literal["cover", "heading", "body", "point", "table", "note", "furniture"]


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
    glue: tuple[tuple[int, int], ...] = ()
    """Figures: what no line end parts."""
    space: int = 0
    """Blank lines before it."""

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


def blocks(report: Report, figures: Sequence[Figure]) -> list[Block]:
    """The report's text, block by block, in reading order."""
    source = report.source.text
    sections = report.sections
    heads = {section.start: section for section in sections if section.kind == "heading"}
    inner = [section for section in sections if section.kind != "heading"]
    inner_starts = [section.start for section in inner]
    starts = [figure.start for figure in figures]
    found: list[Block] = []
    before: Block | None = None
    for passage in report.passages:
        paragraph = passage.paragraph
        begin, stop = paragraph.start, paragraph.end
        here = inner[bisect_left(inner_starts, begin) : bisect_left(inner_starts, stop)]
        own = figures[bisect_left(starts, begin) : bisect_left(starts, stop)]
        head = heads.get(begin) if passage.kind == "heading" else None
        printed = paragraph.printed(source)
        for kind, first, last, lead in _parts(paragraph, passage.kind, here):
            block = _block(kind, paragraph, printed, first, last, own)
            block.level = head.level if head else (1 if kind == "heading" else 0)
            block.lead = block.index(lead) if lead else 0
            block.space = _space(block, before)
            found.append(block)
            before = block
    return found


def _parts(paragraph: Paragraph, kind: str, inner: list[Section]) -> Iterator[tuple[Kind, int, int, int]]:
    """The paragraph's parts: kind, first and last position, and the source offset its lead ends at."""
    length = len(paragraph.text)
    if kind != "body":
        yield kind, 0, length, 0  # type: ignore[misc]
        return
    cuts: list[tuple[int, Kind, int]] = []
    for section in inner:
        at = position(paragraph, section.start)
        if not cuts and at > 0:
            cuts.append((0, "body", 0))
        if not cuts or at > cuts[-1][0]:
            cuts.append((at, "point" if section.kind == "point" else "body", section.end))
    if not cuts:
        cuts = [(0, "body", 0)]
    ends = [at for at, _, _ in cuts[1:]] + [length]
    for (at, part, lead), end in zip(cuts, ends, strict=True):
        yield part, at, end, lead


def _block(kind: Kind, paragraph: Paragraph, printed: str, first: int, last: int, figures: Sequence[Figure]) -> Block:
    puts = [(at, " ") for at in paragraph.gaps if first < at < last]
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
    block.glue = tuple((block.at(begin) - len(mark), block.at(stop - 1) + 1) for begin, stop, mark in spans)
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
