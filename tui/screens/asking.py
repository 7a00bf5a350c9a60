"""Asking of all open reports: comparison and the ledger, and the way to where they lead."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.locale import say
from tui.screens.jumping import Jumping

if TYPE_CHECKING:  # nothing here is needed for the first frame
    from parser.questions.facts import Fact
    from parser.questions.ledger import Entry
    from parser.report import Metric, Report, Section
    from tui.commands import Situation

_BESIDE = 12
"""Indicators that stand beside the one that is compared."""


class Asking(Jumping, inherit_bindings=False):
    """A mixin for the main screen: the boxes of comparison and of the ledger."""

    def situation(self) -> Situation:
        """What is on screen now."""
        raise NotImplementedError

    def action_compare(self) -> None:
        """Compare what the row under the cursor measures, or what the section measures above all."""
        from parser.questions.facts import facts_of
        from tui.screens.compare import CompareBox

        now = self.situation()
        names = indicators_beside(now.report, now.section, now.metric)
        if not names:
            self.foot.say(say("why.no-indicator"), warning=True)
            return
        reports = list(self.shelf.reports)

        def facts(name: str) -> list[Fact]:
            return list(facts_of(reports, name))

        self.app.push_screen(CompareBox(self, names, facts), self._went)

    def action_ledger(self) -> None:
        """The ledger of the place that one reads of."""
        from parser.questions.facts import about, facts_of
        from parser.questions.ledger import ledger
        from tui.screens.ledger import LedgerBox

        report = self.situation().report
        known = about(report) if report else None
        if known is None:
            self.foot.say(say("why.no-place"), warning=True)
            return
        reports = list(self.shelf.reports)
        place = known.code or known.place

        def entries(wanted: str) -> list[Entry]:
            own = [each for each in reports if (told := about(each)) and wanted in (told.code, told.place)]
            return ledger(facts_of(own))

        def every() -> list[Entry]:
            return ledger(facts_of(reports))

        self.app.push_screen(LedgerBox(self, place, known.year, entries, every), self._went)


def indicators_beside(report: Report | None, section: Section | None, metric: Metric | None) -> list[str]:
    """The indicator of a row, and after it those of its section; those of the section alone, the most told first; of
    the report, where the section has none.
    """
    from parser.questions.facts import name_of

    if report is None:
        return []
    first = [name_of(metric)] if metric else []
    inside = [
        each for each in report.metrics if section is not None and section.start <= each.start < section.body_end
    ] or list(report.metrics)
    counted = Counter(name for each in inside if (name := each.canonical))
    return list(dict.fromkeys([*first, *[name for name, _ in counted.most_common(_BESIDE)]]))
