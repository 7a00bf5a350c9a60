"""What the metric table tells: one message a thing that happened or was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.message import Message

from tui.widgets.table.rows import MetricRow

if TYPE_CHECKING:
    from tui.widgets.table.view import TableView

Unit = Literal["cell", "cells", "row", "selection", "column", "table", "sentence"]


class TableMessage(Message):
    """A message of a table; ``control`` is that table."""

    def __init__(self, table: TableView) -> None:
        super().__init__()
        self.table = table

    @property
    def control(self) -> TableView:
        """The table that sent it."""
        return self.table


class RowChosen(TableMessage):
    """Enter or a double click: go to its sentence."""

    def __init__(self, table: TableView, row: MetricRow) -> None:
        super().__init__(table)
        self.row = row


class RowHighlighted(TableMessage):
    """The cursor came to another row, or to none: ``table.row``, and ``table.moved`` until that is answered."""


class ViewChanged(TableMessage):
    """Other rows are shown: a filter, an order, other rows."""

    def __init__(self, table: TableView, shown: int, total: int) -> None:
        super().__init__(table)
        self.shown = shown
        self.total = total


class CopyWanted(TableMessage):
    """Something is to be copied: see ``tui.copying``."""

    def __init__(self, table: TableView, unit: Unit) -> None:
        super().__init__(table)
        self.unit: Unit = unit


class FormatWanted(TableMessage):
    """The next form of copied tables."""


class FilterWanted(TableMessage):
    """The filter box."""


class ColumnsWanted(TableMessage):
    """The box in which columns are chosen."""


class ExportWanted(TableMessage):
    """The export box."""
