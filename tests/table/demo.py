"""The metric table alone: ``python -m tests.table.demo [ROWS]``."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.message import Message

from tests.table.sample import large, report
from tui.widgets.table import MetricTable, RowChosen, rows_of


class TableDemo(App[None]):
    CSS = "MetricTable { height: 1fr; }"

    def __init__(self, rows: int = 0) -> None:
        super().__init__()
        self.rows = rows_of(large(rows) if rows else report())
        self.said: list[Message] = []
        """Messages of the table, for the tests."""

    def compose(self) -> ComposeResult:
        yield MetricTable()

    def on_mount(self) -> None:
        self.query_one(MetricTable).show(self.rows, "改善民生增福祉")

    def on_row_chosen(self, message: RowChosen) -> None:
        self.said.append(message)

    async def action_command(self, name: str) -> None:
        """As the real app does: the widget's method of that name."""
        getattr(self.query_one(MetricTable), "action_" + name.partition(".")[2].replace("-", "_"))()


if __name__ == "__main__":
    TableDemo(int(sys.argv[1]) if len(sys.argv) > 1 else 0).run()
