"""A grid of short texts in a box: a head, rows with a name each, and a cursor on one cell.

Names stand still while the columns scroll. It draws only the lines in view; what the texts say, and what becomes of a
cell that is chosen, is the box's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from tui.ink import inks
from tui.screens.box import BoxLines
from tui.widgets.lines import clip
from tui.widgets.still import Told

_NAME = 16
"""Columns that a row's name may take though not all the cells have room."""
_GAP = 2
_WIDEST = 44


class Piece(NamedTuple):
    """A cell: what it says, and the name of its style in ``tui.ink``."""

    text: str
    style: str = ""


class GridRow(NamedTuple):
    """A row: its name, and a cell a column."""

    name: str
    cells: tuple[Piece, ...]


class Grid(BoxLines, can_focus=True):
    """The rows; its head is a line of its own above it, which it keeps in step."""

    def __init__(self) -> None:
        super().__init__()
        self.id = "grid"
        self.head = Told(id="grid-head")
        self.columns: Sequence[str] = ()
        self.rows: Sequence[GridRow] = ()
        self.column = 0
        """The column under the cursor."""
        self._corner = ""
        self._left = 0
        self._widths: list[int] = []
        self._longest = 0

    @property
    def count(self) -> int:
        """How many rows."""
        return len(self.rows)

    def fill(
        self,
        corner: str,
        columns: Sequence[str],
        rows: Sequence[GridRow],
        at: tuple[int, int] = (0, 0),
        measured: tuple[Sequence[int], int] | None = None,
    ) -> None:
        """Show these rows, the cursor on row and column ``at``; ``measured``, where that is known, is how wide the
        cells of each column and the longest name are: then a row is asked for when it is drawn.
        """
        self._corner, self.columns, self.rows = corner, columns, rows
        if measured is None:
            cells = [max([cell_len(row.cells[n].text) for row in rows], default=0) for n in range(len(columns))]
            measured = cells, max([cell_len(row.name) for row in rows], default=0)
        self._widths = [
            min(_WIDEST, max(size, cell_len(title))) for size, title in zip(measured[0], columns, strict=True)
        ]
        self._longest = max(measured[1], cell_len(corner))
        self.column = max(0, min(at[1], len(columns) - 1))
        self._left = 0
        self.fresh(at[0])
        self._keep_in_view()

    def step_column(self, by: int) -> None:
        """Move the cursor to another column."""
        column = max(0, min(self.column + by, len(self.columns) - 1))
        if column != self.column:
            self.column = column
            self._keep_in_view()
            self.refresh()
            self.moved()

    def stand_at(self, row: int, column: int) -> None:
        """Put the cursor on a cell, and bring it into view."""
        self.column = column
        self._keep_in_view()
        self.stand_on(row)
        self.refresh()
        self.moved()

    def on_resize(self) -> None:
        """As many columns as there is room for."""
        self._keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """The cell that was clicked; a second click chooses it."""
        number = event.y + self.scroll_offset.y
        if number >= self.count or not self.can_stop(number):
            return
        for column, x, _ in self._placed():
            if event.x - self.gutter.left >= x:
                self.column = column
        self.stand_on(number)
        self.refresh()
        self.moved()
        if event.chain == 2:
            self.chosen()

    # -- drawing

    @property
    def _room_for_names(self) -> int:
        """What the cells leave; where not all of them have room beside a short name, what those leave that have."""
        width = self.scrollable_content_region.width or 80
        left = width - sum(self._widths) - _GAP * len(self._widths)
        if left < _NAME:
            left = width
            for wide in self._widths[self._left :]:
                if left - wide - _GAP < _NAME:
                    break
                left -= wide + _GAP
            left = max(_NAME, left) if left < width else _NAME  # one cell at least is seen
        return max(8, min(self._longest, left))

    def _placed(self) -> list[tuple[int, int, int]]:
        """The columns in view: number, place, width."""
        width = self.scrollable_content_region.width or 80
        placed: list[tuple[int, int, int]] = []
        x = self._room_for_names + _GAP
        for column in range(self._left, len(self._widths)):
            wide = self._widths[column]
            if x + wide > width and placed:
                break
            placed.append((column, x, min(wide, max(1, width - x))))
            x += wide + _GAP
        return placed

    def _keep_in_view(self) -> None:
        self._left = min(self._left, self.column)
        while self._left < self.column and self.column not in [column for column, _, _ in self._placed()]:
            self._left += 1
        corner = clip(self._corner, self._room_for_names)
        # to the left of the first column, where the gap is, stands that there are others
        text = _set(corner, self._room_for_names) + (" ‹" if self._left else " " * _GAP)
        placed = self._placed()
        for column, x, wide in placed:
            text += " " * (x - cell_len(text)) + _set(clip(self.columns[column], wide), wide)
        more = " ›" if placed and placed[-1][0] < len(self.columns) - 1 else ""
        self.head.tell(text + more)

    def render_line(self, y: int) -> Strip:
        """Name and cells of a row."""
        width = self.scrollable_content_region.width
        ink, base = inks(self.app), self.rich_style
        number = y + self.scroll_offset.y
        if number >= self.count:
            return Strip.blank(width, base)
        row = self.rows[number]
        here = number == self.cursor
        ground = base + (ink["lines--here"] if here else Style())
        name = clip(row.name, self._room_for_names)
        segments = [Segment(name + " " * (self._room_for_names - cell_len(name)), ground + ink["lines--head"])]
        at = self._room_for_names
        for column, x, wide in self._placed():
            piece = row.cells[column]
            over = ink["ink--cursor"] if here and column == self.column and self.has_focus else Style()
            style = ink[piece.style] if piece.style else Style()
            segments.append(Segment(" " * (x - at), ground))
            segments.append(Segment(_set(clip(piece.text, wide), wide), ground + style + over))
            at = x + wide
        return Strip(segments).adjust_cell_length(width, ground)


def _set(text: str, wide: int) -> str:
    return text + " " * (wide - cell_len(text))
