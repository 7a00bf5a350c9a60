"""What is selected: a block of cells, whole rows, or whole columns, between an anchor and the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["cells", "rows", "columns"]


@dataclass(slots=True)
class Selection:
    """From the anchor to the cursor, both included."""

    shape: Shape
    row: int
    column: int
    sticky: bool = False
    """Begun by a key: the plain arrows extend it, too."""

    def rows(self, cursor: int, total: int) -> range:
        """The entries selected, when the cursor stands at ``cursor`` of ``total``."""
        if self.shape == "columns":
            return range(total)
        return _between(self.row, cursor, total)

    def columns(self, cursor: int, total: int) -> range:
        """The columns selected, when the cursor stands in column ``cursor`` of ``total``."""
        if self.shape == "rows":
            return range(total)
        return _between(self.column, cursor, total)


def _between(anchor: int, cursor: int, total: int) -> range:
    """Both included, of so many as there are now: rows may have been filtered, columns hidden, since it was begun."""
    return range(min(anchor, cursor, total), min(max(anchor, cursor) + 1, total))
