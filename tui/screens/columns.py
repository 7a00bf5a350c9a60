"""The box of columns: which are shown, and in which order; the table under it follows at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from tui.commands import bindings
from tui.locale import say
from tui.reading.marked import marked
from tui.screens.box import BoxLines
from tui.screens.over import OverTable
from tui.widgets.lines import Span
from tui.widgets.table.columns import COLUMNS
from tui.widgets.table.layout import Columns
from tui.widgets.table.view import TableView


class Ticks(BoxLines):
    """The columns from left to right, those shown with a tick."""

    def __init__(self, columns: Columns) -> None:
        super().__init__()
        self.columns = columns
        self.keys: list[str] = []

    @property
    def count(self) -> int:
        """How many."""
        return len(self.keys)

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """A tick and its name; why it is not seen though it is ticked."""
        key = self.keys[number]
        on = key not in self.columns.hidden
        silent = on and key not in self.columns.keys
        name: Span = (COLUMNS[key].title, "lines--head" if on and not silent else "")
        return [("  ✓ " if on else "    ", ""), name], f"{say('columns.silent')} " if silent else ""


class ColumnsPane(OverTable):
    """Chooses and orders the columns of a table; Escape brings back those that there were."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("columns")]

    def __init__(self, table: TableView, closed: Callable[[], object]) -> None:
        self.table = table
        self.ticks = Ticks(table.columns)
        super().__init__("columns", self.ticks, "columns.words", closed)
        self.before = table.arrangement

    def begin(self) -> None:
        """All of them, the cursor on the table's column."""
        self._offer()
        self.ticks.fresh(self.ticks.keys.index(self.table.column))

    def typing(self, text: str) -> None:
        """Those whose name is typed."""
        self._offer()
        self.ticks.fresh()

    def _offer(self) -> None:
        typed = self.typed.value
        self.ticks.keys = [k for k in self.table.columns.order if not typed.strip() or marked(COLUMNS[k].title, typed)]
        self.ticks.rows_changed()
        self.say_count(say("columns.count", shown=len(self.table.columns.shown), total=len(COLUMNS)))

    def _stand_on(self, key: str) -> None:
        self._offer()
        if key in self.ticks.keys:
            self.ticks.stand_on(self.ticks.keys.index(key))

    @property
    def _key(self) -> str | None:
        return self.ticks.keys[self.ticks.cursor] if self.ticks.cursor >= 0 else None

    def action_pick(self) -> None:
        """Show the column under the cursor, or hide it; one always stays."""
        if key := self._key:
            self.table.show_column(key, key in self.table.columns.hidden)
            self._stand_on(key)

    def action_earlier(self) -> None:
        """Before the column above it."""
        keys, at = self.ticks.keys, self.ticks.cursor
        if at > 0:
            key = keys[at]
            self.table.move_column(key, keys[at - 1])
            self._stand_on(key)

    def action_later(self) -> None:
        """Behind the column below it."""
        keys, at, order = self.ticks.keys, self.ticks.cursor, self.table.columns.order
        if 0 <= at < len(keys) - 1:
            key, after = keys[at], order.index(keys[at + 1]) + 1
            self.table.move_column(key, order[after] if after < len(order) else None)
            self._stand_on(key)

    def action_clear(self) -> None:
        """Every column, in its order and as wide as it was."""
        self.table.columns.as_it_was()
        self.table.go_to_column(self.table.column)
        self._offer()

    def action_leave(self) -> None:
        """Close; the columns are as they were."""
        self.before.columns_on(self.table.columns)
        self.table.go_to_column(self.table.column)
        self.action_keep()
