"""Going by the jump box: the index of what can be jumped to is made once, and again when reports were opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.screens.errands import Errands
from tui.screens.history import Spot

if TYPE_CHECKING:  # the index is read when the box is first opened: the first frame waits for nothing
    from collections.abc import Sequence

    from parser.report import Metric, Report
    from parser.topics.jump import Jump
    from tui.reading.kept import KeptShelf
    from tui.reading.shelf import Shelf
    from tui.screens.gate import Gate
    from tui.screens.jump import Target
    from tui.screens.reached import Index, Reached
    from tui.settings.state import State
    from tui.widgets.table.rows import MetricRow

COPIED = ("indicator", "place", "year", "value", "change", "period", "status", "topic", "section")
"""Columns that are copied with the metrics of a topic: they tell where each row comes from."""


class Jumping(Errands, inherit_bindings=False):
    """A mixin for the main screen: the jump box, its index, and where it leads."""

    shelf: Shelf
    library: KeptShelf | None
    _gate: Gate | None = None
    """What jumping over the library goes through."""
    _jump: Jump | None = None
    _jump_over: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """What is kept."""
        raise NotImplementedError

    def find(self, report_id: str) -> Report | None:
        """A report by its id, read now if it was not."""
        raise NotImplementedError

    def leave(self) -> None:
        """One leaps away from where one is."""
        raise NotImplementedError

    def go(self, spot: Spot) -> None:
        """Go to a place."""
        raise NotImplementedError

    def go_to_row(self, report: Report, metric: Metric) -> None:
        """Go to the sentence of a row."""
        raise NotImplementedError

    def action_jump(self) -> None:
        """Open the jump box."""
        from tui.screens.jump import JumpBox

        reached, index, ready = self.through()

        def went(words: str) -> None:
            self.state.add_words("jumps", words)

        box = JumpBox(reached, index, self.copy_rows, ready, self.state.words("jumps"), went)
        self.app.push_screen(box, self._went)

    def through(self) -> tuple[Reached, Callable[[], Index], Index | None]:
        """What is jumped through: the library where that is shown, else the opened files."""
        return self._through_library() if self.shelf is self.library else self._through_opened()

    def _through_opened(self) -> tuple[Reached, Callable[[], Index], Index | None]:
        from tui.screens.reached import of_reports

        reports = list(self.shelf.reports)
        over = tuple(report.id for report in reports)

        def index() -> Index:
            from parser.topics.jump import Jump

            made = Jump(reports)
            self._jump, self._jump_over = made, over
            return made

        return of_reports(reports), index, self._jump if over == self._jump_over else None

    def _through_library(self) -> tuple[Reached, Callable[[], Index], Index | None]:
        assert self.library is not None
        if self._gate is None or self._gate.shelf is not self.library:
            self.prepare_jump()
        assert self._gate is not None
        return self._gate.reached, self._gate.jump, self._gate.ready

    def prepare_jump(self) -> None:
        """Make in a thread what jumping over the library goes through, before it is asked for."""
        from tui.screens.gate import Gate

        if self.library is None or (self._gate is not None and self._gate.shelf is self.library):
            return
        if self._gate is not None:
            self._gate.close()
        gate = self._gate = Gate(self.library)
        self.run_worker(gate.prepare, thread=True, group="gate", exit_on_error=False)

    def let_go_of_shelves(self) -> None:
        """Hold nothing of a library whose place another, or another state of it, has taken."""
        if self._gate is not None and self._gate.shelf is not self.library:
            self._gate.close()
            self._gate = None

    def copy_rows(self, make: Callable[[], list[MetricRow]]) -> None:
        """Copy rows with the columns that tell where they come from."""
        from tui import copying

        form = self.form
        self.copy(lambda: copying.rows_clip(make(), COPIED, form))

    def compare(self, names: Sequence[str]) -> None:
        """Open the comparison of these indicators."""
        raise NotImplementedError

    async def put_beside(self, report: Report, start: int | None = None) -> None:
        """Show a report beside the one that is read."""
        raise NotImplementedError

    async def _went(self, target: Target | None) -> None:
        if target is None:
            return
        if target.compare:
            self.compare(target.compare)
            return
        report = self.find(target.report)
        if target.beside:
            if report is not None:
                await self.put_beside(report, target.metric.start if target.metric else target.start)
            return
        self.leave()
        if target.metric is not None and report is not None:
            self.go_to_row(report, target.metric)
        else:
            self.go(Spot(target.report, target.start))
