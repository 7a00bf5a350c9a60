"""A text and what stands over it: one of the reports that are read beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.screens.history import History
from tui.widgets.crumb import Crumb
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from parser.report import Report
    from tui.reading.trail import Trail
    from tui.widgets.table import MetricRow


class Side(Vertical):
    """A report with its own place, breadcrumb and way back. The main screen fills it."""

    def __init__(self) -> None:
        super().__init__(classes="page")
        self.crumb, self.reader = Crumb(), Reader()
        self.report: Report | None = None
        self.trail: Trail | None = None
        self.section: int | None = None
        """Index of the section one reads."""
        self.rows: list[MetricRow] = []
        """The report's rows, for the table."""
        self.history = History()

    def compose(self) -> ComposeResult:
        """The breadcrumb over the text."""
        yield self.crumb
        yield self.reader
