"""Where the paragraphs of a PDF page begin, as its lines stand on the page.

The text of a page says only where lines end. How far a line is set in, and how far it stands below the one before it,
tells a reader where a paragraph begins; the text says so by the two wide spaces that a Chinese paragraph opens with,
or by an empty line.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

_INDENT = "\u3000\u3000"
_SET_IN = 1.2
"""Widths of a character from which a line counts as set in: an indent has two, a hanging mark less than one."""
_APART = 1.6
"""A line that stands this many times the usual distance below the last one begins a paragraph."""
_LEAST = 6
"""Lines of a page from which its margin can be told."""


class Line(NamedTuple):
    """A line of a page; lengths in points."""

    text: str
    left: float
    bottom: float
    size: float
    """Of its first character."""


def lines_of(page: Any) -> list[Line] | None:
    """The lines of a text page of pypdfium2; ``None`` where its text and its characters do not match one to one."""
    text = page.get_text_range()
    if len(text) != page.count_chars():
        return None
    found, at = [], 0
    for line in text.split("\r\n"):
        bare = line.strip()
        if bare:
            first = at + len(line) - len(line.lstrip())
            left, bottom, _, _ = page.get_charbox(first, loose=True)
            _, _, right, top = page.get_charbox(first, loose=True)
            found.append(Line(bare, left, bottom, max(right - left, top - bottom)))
        at += len(line) + 2
    return found


def set_apart(lines: list[Line]) -> list[str]:
    """The lines as text, those that begin a paragraph set in or behind an empty line."""
    return [text for column in columns(lines) for text in _set_apart(column)]


def columns(lines: list[Line]) -> list[list[Line]]:
    """The lines of each column of the page: one begins at a line above the last and not left of it."""
    found: list[list[Line]] = []
    for line in lines:
        before = found[-1][-1] if found else None
        if before is None or (line.bottom > before.bottom + 2 * line.size and line.left > before.left - line.size):
            found.append([])
        found[-1].append(line)
    return found


def _set_apart(lines: list[Line]) -> list[str]:
    if len(lines) < _LEAST:
        return [line.text for line in lines]
    size = median(line.size for line in lines)
    margin = _margin(lines, size)
    steps = [above.bottom - line.bottom for above, line in pairwise(lines)]
    usual = median([step for step in steps if step > 0] or [size])
    found = [_set_in(lines[0], margin, size)]
    for line, step in zip(lines[1:], steps, strict=True):
        if step > _APART * usual:
            found.append("")
        found.append(_set_in(line, margin, size))
    return found


def _margin(lines: list[Line], size: float) -> float:
    """Where most lines begin."""
    grid = Counter(round(2 * line.left / size) for line in lines)
    most = max(grid.values())
    common = min(place for place, times in grid.items() if 2 * times >= most)
    return median([line.left for line in lines if abs(round(2 * line.left / size) - common) <= 1])


def _set_in(line: Line, margin: float, size: float) -> str:
    return _INDENT + line.text if line.left - margin > _SET_IN * size else line.text
