"""Reports that come onto the shelf, one after another, and files that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.text.safety import one_line
from tui.commands import COMMANDS, key_name
from tui.locale import say
from tui.reading.names import failure_name
from tui.reading.shelf import Failure
from tui.screens.finding import Finding
from tui.screens.history import Spot
from tui.troubles import in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parser.report import Report
    from tui.settings.kept import Stand

MANY = 400
"""Reports from which on the library is the better place for them; so many readings are kept between two starts, too."""
SEVERAL = 40
"""Files that take longer to read than one waits without asking how long."""
_TOLD = 3
"""Files that cannot be read whose reasons are shown at once."""


class Receiving(Finding, inherit_bindings=False):
    """A mixin for the main screen: what was read joins what is there, and the first report is opened."""

    def __init__(self) -> None:
        super().__init__()
        self._left_at: dict[str, Spot] = {}
        """Where one was last in each report."""
        self._done = 0
        """Files that were read, or could not be."""
        self._doubted = 0
        """Doubts about files that were read; of a folder of thousands the first are told."""
        self._many = False
        """Whether it was told that there are many."""

    def update_foot(self) -> None:
        """The keys that matter here and now."""
        raise NotImplementedError

    def add_reports(
        self,
        reports: list[Report],
        places: Mapping[str, Stand] | None = None,
        first: Report | None = None,
        files: int = 1,
    ) -> None:
        """Reports of so many files were read: they join the shelf; ``first``, or the first work report among the first,
        is opened.

        ``places`` are where one was in them, by id.
        """
        self._count(files)
        self._left_at |= {name: Spot(name, *stand) for name, stand in (places or {}).items()}
        self.opened.add(reports)
        if self.shelf is self.opened:
            self.reports.fill(self.shelf)
        if self.report is None:
            first = first or next((each for each in reports if each.cover.kind == "government-work-report"), reports[0])
            self.open_report(first)
        self.stand_beside()
        self._tell_doubts(reports)
        self.arrived(reports)
        if self.waiting <= 0:
            self.ask_again()
            self._told_of_many()
        self.update_foot()

    def _tell_doubts(self, reports: list[Report]) -> None:
        """What the reading of a file warns of: damaged characters, a place in its name that is not the text's."""
        sources = {id(report.source): report.source for report in reports}.values()
        doubts = [(source.name, warning) for source in sources for warning in source.warnings]
        for name, warning in doubts[: max(0, _TOLD - self._doubted)]:
            self.notify(one_line(in_words(warning)), title=one_line(name), severity="warning", timeout=8, markup=False)
        self._doubted += len(doubts)

    def add_failures(self, failures: Sequence[Failure]) -> None:
        """Files could not be read: they stand struck on the shelf, and the reasons of the first are said."""
        if not failures:
            return
        self._count(sum(max(1, len(failure.unread)) for failure in failures))
        before = len(self.opened.failures)
        self.opened.failures += failures
        if self.shelf is self.opened:
            self.reports.fill(self.shelf)
        self.stand_beside()
        for failure in self.opened.failures[before:_TOLD]:
            told, name = one_line(in_words(failure.reason)), one_line(failure_name(failure))
            why = told.removeprefix(name).lstrip(":： ")
            self.notify(why, title=name, severity="warning", timeout=8, markup=False)
        if len(self.opened.failures) > _TOLD:  # more would cover the screen
            self.foot.say(say("open.failures", count=len(self.opened.failures)), warning=True)
        if self.waiting <= 0:
            self._told_of_many()
        if not self.waiting and not self.opened.reports:
            self.foot.say(say("open.nothing"), warning=True)
            self.crumb.show(say("open.nothing"), (), None)

    def _count(self, files: int) -> None:
        """So many files more were read, or could not be; where they are many, one sees how far it is."""
        self.waiting -= files
        self._done += files
        total = self._done + max(0, self.waiting)
        if total >= SEVERAL and not self.keeping:
            told = say("open.progress", done=f"{self._done:,}", total=f"{total:,}") if self.waiting > 0 else ""
            self.foot.tell_progress(told)

    def _told_of_many(self) -> None:
        """Once, that there is a better way to have so many open."""
        count = len(self.opened.entries)
        if count >= MANY and not self._many and self.shelf is self.opened and not self.keeping:
            self._many = True
            key = key_name(COMMANDS["main.keep"].keys[0])
            self.notify(say("open.many", count=f"{count:,}", key=key), timeout=10, markup=False)

    def take(self, report: Report, place: Stand | None = None) -> None:
        """A report was read out of the library: where one was in it is known, and the first one is opened."""
        if place is not None and report.start <= place.offset < report.end:
            self._left_at.setdefault(report.id, Spot(report.id, *place))
        if self.report is None:
            self.waiting = 0
            self.open_report(report)
            self.stand_beside()
            self.update_foot()
