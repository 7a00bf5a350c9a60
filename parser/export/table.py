"""A table of plain cells: what every writer writes and every face of the program copies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

Cell = str | int | Decimal | None
"""Text, a number, or ``None`` for what the report does not say."""
Align = Literal["left", "right"]
Kind = Literal["text", "number", "integer"]
"""``integer`` holds whole numbers alone: years, levels, offsets."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a stable key for programs, a title for people."""

    key: str
    title: str
    kind: Kind = "text"

    @property
    def align(self) -> Align:
        """Numbers stand to the right, all else to the left."""
        return "left" if self.kind == "text" else "right"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; each row has a cell a column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} has {len(row)} cells, the table {len(self.columns)} columns")

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns' keys, in order."""
        return tuple(column.key for column in self.columns)

    def only(self, keys: Sequence[str]) -> Table:
        """The columns of these keys, in this order.

        Raises:
            KeyError: there is no such column.
        """
        at = {column.key: number for number, column in enumerate(self.columns)}
        chosen = [at[key] for key in keys]
        return Table(
            tuple(self.columns[number] for number in chosen),
            tuple(tuple(row[number] for number in chosen) for row in self.rows),
        )

    def having(self, first: Sequence[str]) -> Table:
        """The rows whose first cell is one of these, in their order; all rows for none."""
        rows = {row[0]: row for row in self.rows}
        return Table(self.columns, tuple(rows[key] for key in first)) if first else self

    def titled(self, title: Callable[[str], str] | Mapping[str, str]) -> Table:
        """The same table with titles from ``title`` (a function of the key, or a dict)."""
        if isinstance(title, Mapping):
            named = title
            return Table(tuple(replace(c, title=named.get(c.key, c.title)) for c in self.columns), self.rows)
        return Table(tuple(replace(c, title=title(c.key)) for c in self.columns), self.rows)


def plain(cell: Cell) -> str:
    """A cell as text: numbers in full, without exponent or float noise; nothing for ``None``."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return str(cell)
