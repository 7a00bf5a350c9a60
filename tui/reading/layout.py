"""Blocks broken into lines at a width: which line shows what, and where a place in the source is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import monotonic

from tui.reading.blocks import Block
from tui.reading.linebreak import cells, narrow, wrap

INDENT = 4
"""Cells before a paragraph: two Chinese characters, as in print."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the screen: ``block.text[first:last]``, drawn ``left`` cells in."""

    block: Block
    first: int
    last: int
    left: int
    width: int
    """Cells that its text takes; trailing spaces hang beyond the measure."""
    opens: bool
    """Whether it is the block's first line."""

    @property
    def span(self) -> tuple[int, int]:
        """The source offsets of its text."""
        return self.block.offset(self.first), self.block.offset(self.last - 1) + 1 if self.last else self.block.start


class Layout:
    """The lines of a text at one measure.

    Blocks are broken into lines from the first on, as far as was asked (``settle``, or any question
    about a place); the height of the rest is an estimate. So all that stands above a line is exact,
    and a long text opens at once.
    """

    def __init__(self, blocks: Sequence[Block], measure: int) -> None:
        self.blocks = blocks
        self.measure = measure
        """Cells in a full line."""
        self._starts: list[list[int]] = []
        self._tops: list[int] = []
        self._top = 0
        self._rest = sum(block.space + (2 * len(block.text) + INDENT) // measure + 1 for block in blocks)
        self._offsets = [block.start for block in blocks]

    @property
    def height(self) -> int:
        """Lines in all; an estimate until all is settled."""
        return self._top + self._rest

    @property
    def settled(self) -> bool:
        """Whether all blocks are broken into lines."""
        return len(self._starts) == len(self.blocks)

    def settle(self, seconds: float | None = None) -> bool:
        """Break further blocks into lines, for so long or all of them; whether all are."""
        until = None if seconds is None else monotonic() + seconds
        while not self.settled and (until is None or monotonic() < until):
            for _ in range(min(16, len(self.blocks) - len(self._starts))):
                self._settle_next()
        return self.settled

    def _settle_next(self) -> None:
        block = self.blocks[len(self._starts)]
        indent, hang = _indents(block, self.measure)
        if block.thin is None:
            block.thin = narrow(block.text)
        if block.breaks:
            starts = _broken(block, self.measure, hang)
        else:
            starts = wrap(block.text, self.measure, indent, hang, block.glue, block.thin)
        self._top += block.space
        self._tops.append(self._top)
        self._starts.append(starts)
        self._top += len(starts)
        self._rest -= block.space + (2 * len(block.text) + INDENT) // self.measure + 1

    def _at(self, y: int) -> int:
        """The number of the block that stands at line ``y`` or before it; -1 for none."""
        while self._top <= y and not self.settled:
            self._settle_next()
        return bisect_right(self._tops, y) - 1

    def line(self, y: int) -> Line | None:
        """The line at ``y``; ``None`` for a blank one."""
        number = self._at(y)
        if number < 0:
            return None
        block, starts = self.blocks[number], self._starts[number]
        row = y - self._tops[number]
        if row >= len(starts):
            return None
        first = starts[row]
        last = starts[row + 1] if row + 1 < len(starts) else len(block.text)
        indent, hang = _indents(block, self.measure)
        width = cells(block.thin or (), first, last)
        left = hang if row else indent
        if block.kind == "cover" and row + 1 == len(starts) == 1:
            left = max(0, (self.measure - width) // 2)
        return Line(block, first, last, left, width, row == 0)

    def offset(self, y: int) -> int:
        """The source offset at which the text of line ``y``, or of the next one that has any, begins."""
        number = self._at(y)
        if number < 0:
            return self._offsets[0] if self._offsets else 0
        row, starts = y - self._tops[number], self._starts[number]
        if row >= len(starts):
            number += 1
            return self._offsets[number] if number < len(self._offsets) else self.blocks[-1].end
        return self.blocks[number].offset(starts[row])

    def find(self, offset: int) -> int:
        """The line that shows a source offset."""
        if not self.blocks:
            return 0
        number = max(0, bisect_right(self._offsets, offset) - 1)
        while number >= len(self._starts):
            self._settle_next()
        index = self.blocks[number].index(offset)
        return self._tops[number] + max(0, bisect_right(self._starts[number], index) - 1)

    def column(self, y: int, offset: int) -> int:
        """The cell at which a source offset stands in line ``y``."""
        line = self.line(y)
        if line is None:
            return 0
        thin = line.block.thin or ()
        return line.left + cells(thin, line.first, min(max(line.block.index(offset), line.first), line.last))

    def offset_at(self, y: int, x: int) -> int | None:
        """The source offset of the character drawn at cell ``x`` of line ``y``, if there is one."""
        line = self.line(y)
        if line is None or not line.left <= x < line.left + line.width:
            return None
        thin = line.block.thin or ()
        index = line.first
        while index + 1 < line.last and line.left + cells(thin, line.first, index + 1) <= x:
            index += 1
        return line.block.offset(index)


def _broken(block: Block, measure: int, hang: int) -> list[int]:
    """Where the lines begin of a block that has its own breaks."""
    starts: list[int] = []
    for first, last in pairwise((0, *block.breaks, len(block.text))):
        glue = [(start - first, end - first) for start, end in block.glue if first <= start and end <= last]
        starts += [first + at for at in wrap(block.text[first:last], measure, hang if first else 0, hang, glue)]
    return starts


def _indents(block: Block, measure: int) -> tuple[int, int]:
    """Cells kept free before the first line and before the others."""
    if block.hang is not None:
        return 0, block.hang if block.hang <= measure // 2 else 4
    if block.kind in ("body", "point"):
        return INDENT, 0
    if block.kind == "heading":
        return 0, min(8, _number_width(block.text))
    if block.kind == "note":
        return 2, 4
    return 0, 0


def _number_width(text: str) -> int:
    """Cells of a heading's number, so that its further lines stand under its title: （一）, 1."""
    for at, char in enumerate(text[:6]):
        if char in "、）)．. ":
            return sum(2 if ord(other) > 255 else 1 for other in text[: at + 1])
    return 0
