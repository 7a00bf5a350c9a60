"""A table of a page or a Word document, as the later stages read one: Markdown rows."""

from __future__ import annotations

from collections.abc import Iterable

_WIDEST = 64
"""Columns up to which short rows are filled with empty cells; one very wide row must not widen all others."""
_MOST_FILLED = 100_000
"""Cells of a table of which short rows are filled; else the text of very many short rows would be mostly filling."""


def as_lines(rows: Iterable[list[str]]) -> list[str]:
    """A line a row, the first one the head; a layout table of one column as its lines. Empty rows are left out."""
    kept = [[cell.replace("|", "\uff5c") for cell in row] for row in rows if any(row)]
    width = max((len(row) for row in kept), default=0)
    if width <= 1:
        return [cell for row in kept for cell in row]
    filled = min(width, _WIDEST, max(_MOST_FILLED // len(kept), 1))
    lines = ["| " + " | ".join(row + [""] * (filled - len(row))) + " |" for row in kept]
    lines.insert(1, "|" + " --- |" * width)
    return lines
