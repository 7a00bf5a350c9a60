"""A table in aligned columns, for reading in a terminal: what has no room is cut or left out, a figure never."""

from __future__ import annotations

from collections.abc import Sequence

from parser.export.table import Column, Table, plain
from parser.export.width import fit, width
from parser.export.writers import BREAKS
from parser.text.safety import clean

_LEAST = 12
"""Columns of the terminal in which a text that is cut can still be told from others."""
_TELLING = {"indicator": 24, "title": 24, "file": 20, "check": 24}
"""The same of what a row is known by."""
_FIGURES = {"value", "change", "from", "promised", "reported", "verdict", "gap"}
_WHOLE = {"code", "date", "year", "period", "status", *_FIGURES}
"""Keys of columns that say something else when they are cut: 138.47 … is no figure, 2023-02… no day."""
_SAME = ("place", "year")
"""What the rows of one report have in common; the first to go."""


def fitted(table: Table, columns: int | None, spare: Sequence[str] = ()) -> tuple[Table, list[Column]]:
    """The table without as many columns as it takes for the rest to have room in ``columns``, and those left out: place
    and year where all rows have the same, then those of ``spare``, the first of them first.
    """
    if columns is None:
        return table, []
    widths = _widths(table, _texts(table))
    whole = dict(zip(table.keys, widths, strict=True))
    least = {
        column.key: whole[column.key]
        if not _flexible(column)
        else min(whole[column.key], _TELLING.get(column.key, _LEAST))
        for column in table.columns
    }
    same = [key for key in _SAME if key in least and len({row[table.keys.index(key)] for row in table.rows}) == 1]
    gone: list[str] = []
    for key in (*same, *spare):
        if sum(least.values()) + 2 * (len(least) - 1) <= columns:
            break
        if len(least) > 1 and least.pop(key, None) is not None:
            gone.append(key)
    return table.only(list(least)), [column for column in table.columns if column.key in gone]


def terminal_text(table: Table, *, columns: int | None = None, titles: bool = True) -> str:
    """Aligned columns for reading; a number column stands by its decimal point.

    ``columns`` is the terminal's width: the widest columns of text are cut to fit it, figures, years
    and days are not. ``None`` cuts nothing.
    """
    cells = _texts(table)
    heads = [column.title for column in table.columns]
    widths = _widths(table, cells, titles=titles)
    if columns is not None:
        _shrink(widths, [_flexible(column) for column in table.columns], columns - 2 * (len(widths) - 1))
    right = [column.align == "right" for column in table.columns]
    lines = [_terminal_row(heads, widths, right), "  ".join("─" * taken for taken in widths)] if titles else []
    lines += [_terminal_row(row, widths, right) for row in cells]
    return "\n".join(lines) + "\n" if lines else ""


def _texts(table: Table) -> list[list[str]]:
    cells = [[BREAKS.sub(" ", clean(plain(cell))) for cell in row] for row in table.rows]
    for at, column in enumerate(table.columns):
        if column.kind == "number":
            _align_points(cells, at)
    return cells


def _widths(table: Table, cells: Sequence[Sequence[str]], *, titles: bool = True) -> list[int]:
    return [
        max([width(row[at]) for row in cells] + [width(column.title) if titles else 0])
        for at, column in enumerate(table.columns)
    ]


def _flexible(column: Column) -> bool:
    return column.kind == "text" and column.key not in _WHOLE


def _align_points(cells: list[list[str]], at: int) -> None:
    """Pad the numbers of a column on the right, so that their decimal points stand in one line."""
    parts = [len(row[at].partition(".")[2]) + ("." in row[at]) for row in cells]
    longest = max(parts, default=0)
    for row, part in zip(cells, parts, strict=True):
        if row[at]:
            row[at] += " " * (longest - part)


def _shrink(widths: list[int], flexible: list[bool], room: int) -> None:
    """Take from the widest text columns, a column at a time, until all fit or none is wider than 8."""
    while sum(widths) > room:
        taken, at = max(((taken, at) for at, taken in enumerate(widths) if flexible[at]), default=(0, 0))
        if taken <= 8:
            return
        others = max((w for n, w in enumerate(widths) if flexible[n] and n != at), default=0)
        widths[at] = max(8, taken - (sum(widths) - room), min(others, taken - 1))


def _terminal_row(cells: list[str], widths: list[int], right: list[bool]) -> str:
    parts = []
    for cell, taken, to_right in zip(cells, widths, right, strict=True):
        text = fit(cell, taken)
        space = " " * (taken - width(text))
        parts.append(space + text if to_right else text + space)
    return "  ".join(parts).rstrip()
