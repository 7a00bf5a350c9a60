"""Where the paragraphs of a PDF page begin, as its lines stand on the page.

The text of a page says only where lines end. How far a line is set in, and how far it stands below the one before it,
tells a reader where a paragraph begins; the text says so by the two wide spaces that a Chinese paragraph opens with,
or by an empty line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
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


_FIGURES = re.compile(r"\d+")
_SMALL = 0.75
"""Of a line's size: figures that are smaller are raised. Word raises them at two thirds."""
Raised = Callable[[str, str], str]
"""What is raised behind a text, as it is written where nothing can be raised."""


class Line(NamedTuple):
    """A line of a page; lengths in points."""

    text: str
    left: float
    bottom: float
    size: float
    """Of its first or its last character, the larger: what calls a note is small, and may open or end a line."""


def lines_of(page: Any, raised: Raised) -> list[Line] | None:
    """The lines of a text page of pypdfium2; ``None`` where its text and its characters do not match one to one."""
    text = page.get_text_range()
    if len(text) != page.count_chars():
        return None
    found, at = [], 0
    for line in text.split("\r\n"):
        bare = line.strip()
        if bare:
            first = at + len(line) - len(line.lstrip())
            left, bottom, right, top = page.get_charbox(first, loose=True)
            ends = page.get_charbox(first + len(bare) - 1, loose=True)
            size = max(right - left, top - bottom, ends[2] - ends[0], ends[3] - ends[1])
            found.append(Line(_on_the_line(page, bare, first, size, raised), left, bottom, size))
        at += len(line) + 2
    return found


def _on_the_line(page: Any, text: str, first: int, size: float, raised: Raised) -> str:
    """A line without figures that are smaller than it is."""
    pieces, done = [], 0
    for run in _FIGURES.finditer(text):
        start = end = run.start()
        while end < run.end() and _height(page, first + end) < _SMALL * size:
            end += 1
        if end > start:
            pieces += [text[done:start], raised(text[max(0, start - 1) : start], text[start:end])]
            done = end
    return "".join([*pieces, text[done:]])


def _height(page: Any, at: int) -> float:
    _, bottom, _, top = page.get_charbox(at, loose=True)
    return float(top - bottom)


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
