"""Asking of all reports at hand: comparison and the ledger, and the way to where they lead."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.locale import say
from tui.screens.asked import Asked, OfLibrary, OfReports
from tui.screens.jumping import Jumping

if TYPE_CHECKING:  # nothing here is needed for the first frame
    from collections.abc import Sequence

    from parser.report import Metric, Report, Section
    from tui.commands import Situation
    from tui.reading.kept import KeptShelf

_ASKED = 60
"""Reports that are asked which indicators can be compared."""
_BESIDE = 12
"""Indicators that stand beside the one that is compared."""


class Asking(Jumping, inherit_bindings=False):
    """A mixin for the main screen: the boxes of comparison and of the ledger."""

    library: KeptShelf | None
    _of_library: OfLibrary | None = None

    def situation(self) -> Situation:
        """What is on screen now."""
        raise NotImplementedError

    def action_compare(self) -> None:
        """Compare what the row under the cursor measures, or what the section measures above all."""
        now = self.situation()
        names = indicators_beside(now.report, now.section, now.metric, self.shelf.reports)
        if names:
            self.compare(names)
        else:
            self.foot.say(say("why.no-indicator"), warning=True)

    def compare(self, names: Sequence[str]) -> None:
        """Compare the first of these indicators; the others stand beside it."""
        from parser.questions.facts import about
        from tui.screens.compare import CompareBox

        report = self.situation().report
        known = about(report) if report else None
        here = (known.code or known.place) if known else ""
        self.app.push_screen(CompareBox(self, names, self._asked.named, here=here), self._went)

    def action_ledger(self) -> None:
        """The ledger of the place that one reads of."""
        from parser.questions.facts import about
        from tui.screens.ledger import LedgerBox

        report = self.situation().report
        known = about(report) if report else None
        if known is None:
            self.foot.say(say("why.no-place"), warning=True)
            return
        asked = self._asked
        box = LedgerBox(self, known.code or known.place, known.year, asked.entries, asked.scores)
        self.app.push_screen(box, self._went)

    def let_go_of_shelves(self) -> None:
        """Nor what was asked of it."""
        super().let_go_of_shelves()
        if self._of_library is not None and self._of_library.shelf is not self.library:
            self._of_library = None

    def ask_again(self) -> None:
        """More files were read: a box that was opened before asks of them, too."""
        if len(self.app.screen_stack) < 2 or self.shelf is self.library:
            return
        from tui.screens.jump import JumpBox
        from tui.screens.questions import QuestionBox

        for box in self.app.screen_stack:
            if isinstance(box, QuestionBox):
                box.ask_again(self._asked)
            elif isinstance(box, JumpBox):
                box.ask_again(*self.through())

    @property
    def _asked(self) -> Asked:
        """What questions are asked of: the library where that is shown, else the opened files."""
        if self.library is not None and self.shelf is self.library:
            if self._of_library is None or self._of_library.shelf is not self.library:
                self._of_library = OfLibrary(self.library)
            return self._of_library
        return OfReports(list(self.shelf.reports))


def indicators_beside(
    report: Report | None, section: Section | None, metric: Metric | None, reports: Sequence[Report] = ()
) -> list[str]:
    """The indicator of a row, and after it those of its section; those of the section alone; of the report, where the
    section has none. Those come first that most of the ``reports`` tell of, and of these the most told in the section;
    of the report, those that it begins with.
    """
    from parser.questions.facts import name_of

    if report is None:
        return []
    first = [name_of(metric)] if metric else []
    inside = [each for each in report.metrics if section is not None and section.start <= each.start < section.body_end]
    of_section, inside = bool(inside), inside or list(report.metrics)
    counted = Counter(name for each in inside if (name := each.canonical))
    told = Counter[str]()
    for other in reports[:_ASKED]:
        told.update({name for each in other.metrics if (name := each.canonical) and name in counted})
    ranked = sorted(counted, key=lambda name: (-told[name], -counted[name] if of_section else 0))
    return list(dict.fromkeys([*first, *ranked[:_BESIDE]]))
