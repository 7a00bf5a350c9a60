"""The jump box: topics, headings, indicators and reports, ranked as you type, over all reports at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType
from textual.message import Message
from textual.worker import get_current_worker

from parser.report import Metric
from tui.commands import bindings
from tui.locale import say
from tui.screens.jump_results import Results, counted
from tui.screens.reached import Index, Reached
from tui.screens.recalling import RecallingBox
from tui.widgets.table.rows import MetricRow

_COMPARED = 12
"""Indicators of a topic that are offered for comparison."""
_READ = 20
"""Reports that are looked through for them; of more, the knowledge says what belongs to the topic."""


class Target(NamedTuple):
    """Where to go."""

    report: str
    """The report's id."""
    start: int
    """Source offset."""
    metric: Metric | None = None
    """The row to stand on."""
    beside: bool = False
    """Whether to show it beside what one reads."""
    compare: tuple[str, ...] = ()
    """Indicators to compare over all places, the first one first; then one goes nowhere."""


class JumpBox(RecallingBox[Target]):
    """Gives back where to go. ``index`` makes, or has, what is jumped through: it is asked in a thread."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("jump")]
    PLACEHOLDER = "jump.prompt"

    class Ready(Message):
        """The index is there."""

        def __init__(self, jump: Index) -> None:
            super().__init__()
            self.jump = jump

    def __init__(
        self,
        reached: Reached,
        index: Callable[[], Index],
        copy: Callable[[Callable[[], list[MetricRow]]], None],
        ready: Index | None = None,
        history: Sequence[str] = (),
        went: Callable[[str], None] = lambda words: None,
    ) -> None:
        self.results = Results()
        super().__init__("jump", self.results, history=history)
        self.results.reached = reached
        self.index = index
        self.copy = copy
        self.jump = ready
        self.went = went
        """Is told what was typed, when that led somewhere."""

    def on_mount(self) -> None:
        """The topics of the open reports, before anything is typed."""
        super().on_mount()
        self._make()

    def ask_again(self, reached: Reached, index: Callable[[], Index], ready: Index | None) -> None:
        """More reports are at hand."""
        self.results.reached, self.index, self.jump = reached, index, ready
        self._make()

    def _make(self) -> None:
        if self.jump is not None:
            self._search()
            return
        self.say_count(say("jump.reading"))

        def work() -> None:
            made = self.index()
            if not get_current_worker().is_cancelled:
                self.post_message(self.Ready(made))

        self.ask(work, "index")

    def on_unmount(self) -> None:
        """What is jumped through is let go with the box, which a timer that was set while it answered holds for longer:
        of a library that has changed since, it is some 15 MB.
        """
        self.jump, self.index = None, _nothing
        self.results.let_go()

    def on_jump_box_ready(self, message: Ready) -> None:
        """What was typed meanwhile is looked for."""
        self.jump = message.jump
        self._search()

    def typing(self, text: str) -> None:
        """Each letter counts."""
        self._search()

    def _search(self) -> None:
        if self.jump is None:
            return
        from parser.library.errors import LibraryError

        typed = self.typed.value
        try:
            hits = self.jump.search(typed)
        except LibraryError as error:
            self.results.show([], typed)
            self.post_message(self.Trouble(str(error)))
            return
        self.results.show(hits, typed)
        reports = len(self.results.reached.labels)
        text = counted("reports", reports) + " · " + say("jump.found", found=len(hits), all=f"{len(self.jump):,}")
        self.say_count(text if hits else say("jump.nothing"))

    def on_box_lines_picked(self) -> None:
        """With the mouse."""
        self.action_go()

    def action_go(self) -> None:
        """Leave for the place under the cursor."""
        self._leave_for()

    def action_beside(self) -> None:
        """Show the place under the cursor beside what one reads."""
        self._leave_for(beside=True)

    def _leave_for(self, *, beside: bool = False) -> None:
        under = self.results.under
        if under is None:
            return
        _, place, _ = under
        if place is None:
            self.say(say("jump.nowhere"))
            return
        metric = None if place.metric is None else self.results.reached.metric(place.report, place.metric)
        self.went(self.typed.value)
        self.dismiss(Target(place.report, place.start, metric, beside))

    def action_other_report(self) -> None:
        """The same in the next report."""
        self.results.turn(1)

    def action_previous_report(self) -> None:
        """The same in the report before."""
        self.results.turn(-1)

    def action_compare(self) -> None:
        """What the hit under the cursor measures, over all places and years."""
        under = self.results.under
        if under is None:
            return
        hit, place, number = under
        if hit.kind == "indicator":
            names = [hit.label]
        elif len(hit.places) > _READ:
            names = indicators_on(hit.topic)
        else:
            names = indicators_of(self.results.reached.rows(hit, place if number >= 0 else None))
        if not names or place is None:
            self.say(say("jump.no-metrics"))
            return
        self.went(self.typed.value)
        self.dismiss(Target(place.report, place.start, compare=tuple(names)))

    def action_copy(self) -> None:
        """The metrics of what is under the cursor: of one report on its line, of all on the hit's."""
        under = self.results.under
        if under is None:
            return
        hit, place, number = under
        only, reached = place if number >= 0 else None, self.results.reached
        if (hit.metrics if only is None else only.metrics) and hit.places:
            self.copy(lambda: reached.rows(hit, only))
        else:
            self.say(say("jump.no-metrics"))


def _nothing() -> Index:
    from parser.topics.jump import Jump

    return Jump(())


def indicators_of(rows: Sequence[MetricRow]) -> list[str]:
    """The standard indicators of these rows, those that most reports tell of first."""
    told = {(row.report.id, row.metric.canonical) for row in rows}
    return [name for name, _ in Counter(name for _, name in sorted(told, key=str) if name).most_common(_COMPARED)]


def indicators_on(topic: str | None) -> list[str]:
    """The standard indicators of a topic, as the knowledge has them."""
    from parser.metrics.standard import indicators

    return [name for name, indicator in indicators().items() if indicator.topic == topic][:_COMPARED]
