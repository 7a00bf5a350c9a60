"""The main screen's panes: what they are, and which of them are in view."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.reactive import Reactive
from textual.widget import Widget

from tui.reading.shelf import Shelf
from tui.reading.trail import Trail
from tui.screens.history import History
from tui.screens.painting import Painter
from tui.screens.side import Side
from tui.screens.window import InWindow
from tui.widgets.crumb import Crumb
from tui.widgets.foot import Foot
from tui.widgets.outline import Outline
from tui.widgets.reader import Reader
from tui.widgets.reports import Reports

if TYPE_CHECKING:
    from parser.report import Report
    from tui.widgets.table import MetricTable


class Panes(InWindow[None], inherit_bindings=False):
    """The panes; what they show is ``MainScreen``'s business."""

    table: MetricTable
    # As Screen has it, but another focus is no reason to draw the whole screen: the two panes draw themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__(id="main")
        self._compositor = Painter()
        self.opened = Shelf()
        """The files that were opened."""
        self.shelf = self.opened
        """What is shown: these, or the library."""
        self.reports, self.outline, self.foot = Reports(), Outline(), Foot()
        self.side = Side()
        """The text one reads; of two beside each other, the one that had the focus last."""
        self.sides = [self.side]
        """From left to right."""
        self.furnished = False
        """Whether the table is there: it comes after the first frame, which does not wait for it."""
        self.sizes: Mapping[str, int] = {}
        """Sizes of panes that were chosen, by the names of ``tui.screens.sizing``."""

    @property
    def report(self) -> Report | None:
        """The report one reads."""
        return self.side.report

    @property
    def trail(self) -> Trail | None:
        """Its sections."""
        return self.side.trail

    @property
    def section(self) -> int | None:
        """Index of the section one reads."""
        return self.side.section

    @property
    def reader(self) -> Reader:
        """Its text."""
        return self.side.reader

    @property
    def crumb(self) -> Crumb:
        """What stands over it."""
        return self.side.crumb

    @property
    def history(self) -> History:
        """The way back in it."""
        return self.side.history

    async def furnish(self) -> None:
        """Bring the table in; nothing else may be asked of the screen before."""
        from tui.widgets.table import MetricTable

        self.table = MetricTable()
        await self.query_one("#desk").mount(self.table)
        self.furnished = True

    def fill_table(self) -> None:
        """The table came into view: it shows what belongs there."""
        raise NotImplementedError

    # -- in view

    @property
    def narrow(self) -> bool:
        """Whether the side is a drawer and the table a sheet."""
        return self.has_class("-narrow")

    def open_side(self) -> None:
        """Show the reports and the outline."""
        self.remove_class("no-side")
        self.set_class(self.narrow, "side-open")

    def close_side(self) -> None:
        """Shut the drawer; where there is room for the side, it stays."""
        self.remove_class("side-open")

    def open_table(self) -> None:
        """Show the table."""
        self.remove_class("no-table")
        self.set_class(self.narrow, "table-open")

    @property
    def side_shown(self) -> bool:
        """Whether the reports and the outline are in view."""
        return self.has_class("side-open") if self.narrow else not self.has_class("no-side")

    @property
    def table_shown(self) -> bool:
        """Whether the table is in view."""
        return self.has_class("table-open") if self.narrow else not self.has_class("no-table")

    @property
    def panes(self) -> list[Widget]:
        """The panes in view, in the order of the tab key."""
        side: list[Widget] = [self.reports, self.outline] if self.side_shown else []
        return [*side, *(each.reader for each in self.sides), *([self.table] if self.table_shown else [])]
