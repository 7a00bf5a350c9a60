"""The tables of a source, which come as a line a row (| 指标 | 单位 | 2020年 |), laid out in columns.

Nothing is taken out but the outer bars: spaces are put in, so that cells stand under one another and
every figure stays where the source has it. A table whose cells are long is no table for the eye: there each
long cell begins a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.reading.linebreak import cells as cells_between
from tui.reading.linebreak import narrow

if TYPE_CHECKING:
    from parser.report import Paragraph

Put = tuple[int, str]
"""A position in the paragraph, and what is put in before it."""

_LONG = 28
"""Cells of the screen. A longer text that is not in the last column begins a line."""
_WIDER = 6
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|:\-\s]+")
_NUMBER = re.compile(r"[+\-−↑↓]{0,2}(?P<whole>\d[\d,]*)(?P<part>\.\d+)?(?P<unit>[%％‰]?)")
DRAWN = str.maketrans("|", "│")
RULE_DRAWN = str.maketrans("|:-", "┼──")


class Row(NamedTuple):
    """A row as it comes: its paragraph, what it prints, and the marks of its figures."""

    paragraph: Paragraph
    printed: str
    marks: tuple[Put, ...]


class Cell(NamedTuple):
    """A stretch between two bars, in the paragraph's text."""

    start: int
    end: int
    text: str
    """With what is put in between its characters."""
    width: int


class LaidRow(NamedTuple):
    """A row as it is shown."""

    first: int
    """Where it begins and ends in the paragraph's text, without the outer bars."""
    last: int
    puts: list[Put]
    """What is put in, a string a position; the figures' marks are not among it."""
    hang: int
    """Cells kept free before its further lines."""
    breaks: list[int]
    """Positions at which a new line begins."""
    rule: bool
    head: bool
    shown: bool = True
    """Not so a rule that cannot be drawn as wide as its columns."""


def laid(rows: Sequence[Row]) -> list[LaidRow]:
    """Rows that follow each other, in columns with those that have as many cells."""
    parted = [_cells(row) for row in rows]
    found: list[LaidRow] = []
    for _, group in groupby(range(len(rows)), key=lambda number: len(parted[number])):
        numbers = list(group)
        found += _columns([rows[number] for number in numbers], [parted[number] for number in numbers])
    return found


def _cells(row: Row) -> list[Cell]:
    text = row.printed
    bars = [bar.start() for bar in _BAR.finditer(text)]
    edges = [*([] if bars[:1] == [0] else [-1]), *bars, *([] if bars[-1:] == [len(text) - 1] else [len(text)])]
    return [_cell(row, left + 1, right) for left, right in pairwise(edges)]


def _cell(row: Row, start: int, end: int) -> Cell:
    puts = [(at, " ") for at in row.paragraph.gaps if start < at < end]
    puts += [(at, mark) for at, mark in row.marks if start <= at < end]
    text, at = "", start
    for where, put in sorted(puts, key=lambda each: each[0]):
        text += row.printed[at:where] + put
        at = where
    text += row.printed[at:end]
    return Cell(start, end, text, cells_between(narrow(text), 0, len(text)))


def _columns(rows: Sequence[Row], parted: Sequence[Sequence[Cell]]) -> list[LaidRow]:
    count = len(parted[0])
    rules = [_RULE.fullmatch(row.printed) is not None and "-" in row.printed for row in rows]
    heads = [next_is_rule and not rule for rule, next_is_rule in zip(rules, [*rules[1:], False], strict=True)]
    told = [cells for cells, rule in zip(parted, rules, strict=True) if not rule]
    widths = [max((cells[at].width for cells in told), default=0) for at in range(count)]
    long = any(width > _LONG for width in widths[:-1])
    for cells in (cells for cells, rule in zip(parted, rules, strict=True) if rule):  # it may be somewhat wider
        widths[:-1] = [
            max(width, cell.width) if cell.width <= width + _WIDER else width
            for width, cell in zip(widths[:-1], cells, strict=False)
        ]
    points = [_points([c[at] for c, head in zip(parted, heads, strict=True) if not head]) for at in range(count)]
    widths = [max(width, sum(point)) if point else width for width, point in zip(widths, points, strict=True)]
    hang = sum(width + 3 for width in widths[:-1])
    found = []
    for row, cells, rule, head in zip(rows, parted, rules, heads, strict=True):
        puts: list[Put] = []
        shown, last = True, cells[-1].end
        for at, cell in enumerate(cells):
            before, after = 0, widths[at] - cell.width
            if not long and (point := points[at]) is not None:
                number = _NUMBER.fullmatch(cell.text.strip())
                before = point[0] - len(cell.text) + _past(number) if number else max(0, after)
                after -= before
            if long or at == count - 1:
                after = 0
            fill = "─" if rule else " "
            if rule:
                before, after = 0, (min(widths[at], _LONG) if at == count - 1 else widths[at]) - cell.width
                shown = shown and not long and (after >= 0 or at == count - 1)
            puts.append((cell.start, fill * (before + (at > 0))))
            puts.append((cell.end, fill * (max(0, after) + (at < count - 1))))
        breaks = []
        if long and not rule:
            sizes = [cell.width for cell in cells]
            breaks = [cells[at].start for at in range(1, count) if max(sizes[at - 1 : at + 1]) > _LONG]
        inside = [(gap, " ") for gap in row.paragraph.gaps if any(cell.start < gap < cell.end for cell in cells)]
        puts = sorted([put for put in puts + inside if put[1]], key=lambda put: put[0])
        if rule:  # the last column's may be of any length
            last = min(last, cells[-1].start + max(1, min(widths[-1], _LONG)))
        found.append(LaidRow(cells[0].start, last, puts, 4 if long else hang, breaks, rule, head, shown))
    return found


def _points(cells: Sequence[Cell]) -> tuple[int, int] | None:
    """Of a column of numbers, how much stands before their decimal points and after; ``None`` for other columns."""
    texts = [text for cell in cells if (text := cell.text.strip()) and not _RULE.fullmatch(text)]
    numbers = [_NUMBER.fullmatch(text) for text in texts]
    if not numbers or not all(numbers):
        return None
    pasts = [_past(number) for number in numbers if number]
    return max(len(text) - past for text, past in zip(texts, pasts, strict=True)), max(pasts)


def _past(number: re.Match[str]) -> int:
    """Characters from the decimal point on."""
    return len(number["part"] or "") + len(number["unit"])
