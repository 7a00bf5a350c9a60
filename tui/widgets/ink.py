"""Drawing a line of the text: its own style by what it is, and what lies over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

if TYPE_CHECKING:
    from tui.reading.layout import Line


class Overlay(NamedTuple):
    """A stretch of the source drawn in other styles: later ones lie over earlier ones."""

    start: int
    end: int
    styles: tuple[str, ...]
    before: int = 0
    """Characters put in before it that belong to it (its arrow)."""


def style_of(line: Line) -> str:
    """The name of the style of a line by the block it is of; empty for plain text."""
    kind = line.block.kind
    if kind == "heading":
        return f"ink--heading-{min(3, max(1, line.block.level))}"
    return f"ink--{kind}" if kind in ("cover", "note", "table", "furniture") else ""


def draw(
    line: Line,
    over: Sequence[Overlay],
    base: Style,
    ink: Mapping[str, Style],
    left: int,
    width: int,
    y: int,
    margin: str = "",
) -> Strip:
    """The line as a strip of ``width`` cells, its measure beginning ``left`` cells in, ``margin`` before that.

    Its characters carry ``(index in the block, y)``, so that the mouse can select them; so do the cells to their
    left, with indices before the line's first: who draws the mouse over them means the line's beginning.
    """
    block, first, last = line.block, line.first, line.last
    name = style_of(line)
    plain = base + ink[name] if name else base
    spans: list[tuple[int, int, Style]] = []
    if block.lead > first:
        spans.append((first, min(block.lead, last), ink["ink--lead"]))
    start, end = line.span
    for overlay in over:
        if overlay.start < end and overlay.end > start:
            begin = block.index(overlay.start) - overlay.before if overlay.start >= block.start else first
            stop = block.index(overlay.end - 1) + 1 if overlay.end <= block.end else last
            for each in overlay.styles:
                spans.append((max(first, begin), min(last, stop), ink[each]))
    text = block.text
    segments: list[Segment] = []
    cuts = sorted({first, last, *(at for begin, stop, _ in spans for at in (begin, stop) if first <= at <= last)})
    for at, to in pairwise(cuts):
        style = plain
        for begin, stop, add in spans:
            if begin <= at and to <= stop:
                style += add
        segments.append(Segment(text[at:to], style))
    written = Strip(segments).apply_offsets(first, y)
    indent = left + line.left
    taken = indent + written.cell_length
    before: Iterable[Segment] = [Segment(" " * indent, base)]
    if margin and left > 1:
        before = [
            Segment(" " * (left - 2), base),
            Segment(margin, base + ink["bar--bookmark"]),
            Segment(" " * (indent - left + 1), base),
        ]
    before = Strip(before).apply_offsets(first - indent, y)
    strip = Strip([*before, *written, Segment(" " * max(0, width - taken), base)], max(width, taken))
    return strip if taken <= width else strip.adjust_cell_length(width, base)  # spaces hang beyond the measure
