"""How wide each column is, and which of them the window has room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parser.export.width import width
from tui.widgets.table.columns import COLUMNS
from tui.widgets.table.figure import NOTHING, FigureWidths
from tui.widgets.table.rows import MetricRow

MARGIN = 2
"""Left of the first column: the cursor's bar and a space."""
GAP = 2
_SAMPLE = 400
_WHOLE = 14


class Placed(NamedTuple):
    """A column in the window."""

    column: int
    """Its number among the columns shown."""
    x: int
    width: int


@dataclass(slots=True)
class Columns:
    """The columns shown, their widths, and the window on them.

    The first column always stays; the others scroll sideways, a column at a time.
    """

    order: list[str] = field(default_factory=lambda: list(COLUMNS))
    """All columns as the person wants them, from left to right."""
    keys: list[str] = field(default_factory=lambda: [key for key in COLUMNS if key not in ("place", "year")])
    """Those that have something to say of the rows."""
    hidden: set[str] = field(default_factory=set)
    by_hand: dict[str, int] = field(default_factory=dict)
    """Widths that the person chose."""
    left: int = 1
    """The first column shown right of the one that stays."""
    natural: dict[str, int] = field(default_factory=dict)
    figures: dict[str, FigureWidths] = field(default_factory=dict)

    @property
    def shown(self) -> list[str]:
        """Keys of the columns that are not hidden, in order."""
        return [key for key in self.keys if key not in self.hidden]

    @property
    def told(self) -> list[str]:
        """Keys of the columns that rows bear when they leave the screen: place and year as well where they are the
        same in all of them. What lies in a chat or a workbook no longer stands under the report's name. Value and
        change, too, where no row has one: a sheet to which rows are added again and again has the same columns.
        """
        always = ("place", "year", "value", "change")
        return [key for key in self.order if key not in self.hidden and (key in self.keys or key in always)]

    def move(self, key: str, before: str | None) -> None:
        """Put column ``key`` before another one, or last."""
        self.order.remove(key)
        self.order.insert(len(self.order) if before is None else self.order.index(before), key)
        self.keys.sort(key=self.order.index)

    @property
    def arranged(self) -> bool:
        """Whether it is other than it was."""
        return bool(self.hidden or self.by_hand or self.order != list(COLUMNS))

    def as_it_was(self) -> None:
        """Every column, in its order and as wide as it was."""
        self.order = list(COLUMNS)
        self.keys.sort(key=self.order.index)
        self.hidden.clear()
        self.by_hand.clear()

    def measure(self, rows: Sequence[MetricRow]) -> None:
        """Find the natural width of each column, from a sample spread over ``rows``."""
        step = max(1, len(rows) // _SAMPLE)
        sample = rows[::step] if step > 1 else rows
        several = len({id(row.about) for row in sample}) > 1
        without = set() if several else {"place", "year"}
        without |= {key for key in ("value", "change") if rows and not _any(key, sample, rows)}
        without |= set() if _any("from", sample) else {"from"}
        self.keys = [key for key in self.order if key not in without]
        self.figures, self.natural = {}, {}
        for key in self.keys:
            column = COLUMNS[key]
            head = width(column.title) + 2  # room for the arrow of the sorting
            if column.figure is not None:
                figure = column.figure
                self.figures[key] = widths = FigureWidths.of(figure(row) for row in sample)
                self.natural[key] = max(head, widths.total)
            elif key == "sentence":
                self.natural[key] = column.most
            else:
                text = column.text
                longest = max((width(text(row)) for row in sample), default=0)
                self.natural[key] = min(max(head, longest, column.least), max(column.most, head))

    def placed(self, window: int) -> list[Placed]:
        """The columns that have room in a window of ``window`` columns, from left to right."""
        keys = self.shown
        if not keys:
            return []
        self.left = max(1, min(self.left, max(1, len(keys) - 1)))
        wanted = {key: self.by_hand.get(key) or self.natural.get(key, 8) for key in keys}
        first = self._first(keys, wanted, window)
        found = [Placed(0, MARGIN, first)]
        x = MARGIN + first + GAP
        for number in range(self.left, len(keys)):
            key = keys[number]
            room = window - x
            if key == "sentence" and key not in self.by_hand:
                wanted[key] = max(room, COLUMNS[key].least)
            if wanted[key] > room:
                # a short column is whole or absent; a long text may be cut
                if room < max(COLUMNS[key].least, min(wanted[key], _WHOLE)) or key in self.figures:
                    break
                wanted[key] = room
            found.append(Placed(number, x, wanted[key]))
            x += wanted[key] + GAP
        slack = min(window - (x - GAP), wanted[keys[0]] - first)
        if slack > 0:
            found = [Placed(0, MARGIN, first + slack), *(place._replace(x=place.x + slack) for place in found[1:])]
        return found

    def _first(self, keys: list[str], wanted: dict[str, int], window: int) -> int:
        """The column that stays gives way, down to its least, so that those that matter most (up
        to the status) can stand beside it.
        """
        key, least = keys[0], COLUMNS[keys[0]].least
        if key in self.by_hand:
            return max(4, min(self.by_hand[key], window - MARGIN))
        if key in self.figures:  # a number is never cut
            return min(wanted[key], window - MARGIN)
        others = keys[self.left :]
        matter = others[: others.index("status") + 1] if "status" in others else others[:4]
        need = sum(wanted[other] + GAP for other in matter)
        return max(min(least, window - MARGIN), min(wanted[key], window - MARGIN - need))

    def reveal(self, column: int, window: int) -> None:
        """Scroll sideways until ``column`` is whole in the window."""
        if column == 0:
            return
        if column < self.left:
            self.left = column
        while self.left < column and column not in [place.column for place in self.placed(window)]:
            self.left += 1

    def more(self, window: int) -> bool:
        """Whether there are columns past the right edge."""
        return self.placed(window)[-1].column < len(self.shown) - 1 if self.shown else False


def _any(key: str, *rows: Sequence[MetricRow]) -> bool:
    """Whether any row has a figure in this column: an empty one takes room that a long name wants."""
    figure = COLUMNS[key].figure
    assert figure is not None
    return any(figure(row) is not NOTHING for each in rows for row in each)
