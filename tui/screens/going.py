"""Going to places in the open reports, and back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.locale import say
from tui.screens.history import Spot
from tui.screens.shelving import Shelving

if TYPE_CHECKING:
    from parser.report import Report
    from tui.screens.side import Side


class Going(Shelving, inherit_bindings=False):
    """The part of the main screen that leaps."""

    def __init__(self) -> None:
        super().__init__()
        self._came_from: Spot | None = None
        """Where one was before one began to look through the outline or the table."""

    def spot(self, side: Side | None = None) -> Spot | None:
        """Where one is, or where one is in the other text."""
        side = side or self.side
        return Spot(side.report.id, side.reader.place, side.reader.above) if side.report else None

    def open_report(self, report: Report, offset: int | None = None) -> None:
        """Show a report."""
        raise NotImplementedError

    def update_foot(self) -> None:
        """The keys that matter here and now."""
        raise NotImplementedError

    def leave(self) -> None:
        """One leaps: ``b`` brings one back here, or to where one was before one looked through a list."""
        self.history.leave(self._came_from or self.spot())
        self._came_from = None

    def go(self, spot: Spot) -> None:
        """Go to a place in any open report; no leap by itself."""
        report = self.find(spot.report)
        if report is None:
            return
        if report is not self.report:
            self.open_report(report)
        self.reader.go(spot.offset, spot.above)
        number = self.trail.at(spot.offset) if self.trail else None
        if self.trail and number is not None and self.trail.sections[number].start == spot.offset:
            self.reader.flash(spot.offset, self.trail.sections[number].end)
        self.update_foot()

    def action_back(self) -> None:
        """To where one was before the last leap."""
        if spot := self.history.go_back(self.spot()):
            self.go(spot)

    def action_forward(self) -> None:
        """Undo going back."""
        if spot := self.history.go_forward(self.spot()):
            self.go(spot)

    def open_by_id(self, report_id: str) -> None:
        """Open a report on the shelf; a leap."""
        if report := self.find(report_id):
            self.leave()
            self.open_report(report)
            self.update_foot()

    def action_next_section(self) -> None:
        """To the next section."""
        self._to_section(1)

    def action_previous_section(self) -> None:
        """To the start of this section, or to the one before."""
        self._to_section(-1)

    def _to_section(self, by: int) -> None:
        assert self.trail is not None
        place, starts = self.reader.place, [section.start for section in self.trail.sections]
        number = bisect_right(starts, place) if by > 0 else bisect_left(starts, place) - 1
        if 0 <= number < len(starts):
            self.reader.go(starts[number])
        else:
            self.foot.say(say("go.last-section" if by > 0 else "go.first-section"))

    def action_next_report(self) -> None:
        """To the next report on the shelf."""
        self._to_report(1)

    def action_previous_report(self) -> None:
        """To the report before on the shelf."""
        self._to_report(-1)

    def _to_report(self, by: int) -> None:
        entry = self.shelf.next(self.report, by)
        report = self.find(entry.id) if entry else None
        if report is not None and report is not self.report:
            self.leave()
            self.open_report(report)
            self.update_foot()
