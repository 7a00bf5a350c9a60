"""The ledger on screen: what a report promised, what the next one reports, both sentences; and the score of it all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from parser.export.questions import ledger_table, score_table
from parser.export.table import Table
from parser.questions.ledger import Entry
from parser.questions.verdicts import VERDICTS, Verdict
from tui.commands import Command, bindings
from tui.ledger_words import people_table
from tui.locale import say
from tui.screens import promised
from tui.screens.questions import Tables, quote
from tui.screens.scoring import Scoring
from tui.widgets.evidence import Quote

if TYPE_CHECKING:
    from tui.screens.asked import Asked, Tell
    from tui.screens.errands import Errands

_OF_TARGETS = frozenset(f"ledger.{name}" for name in ("open-outcome", "verdict", "later", "earlier"))


class LedgerBox(Scoring):
    """Asks ``entries`` for the ledger of a place in a thread; ``every`` for the scores of all places, which come place
    by place.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ledger")]
    PLACEHOLDER = "ledger.words"
    EVIDENCE = 6

    class Ready(Message):
        """The ledger is made."""

        def __init__(self, entries: list[Entry]) -> None:
            super().__init__()
            self.entries = entries

    def __init__(
        self,
        errands: Errands,
        place: str,
        year: int,
        entries: Callable[[str], list[Entry]],
        every: Callable[[Tell], None],
    ) -> None:
        super().__init__(errands, place, year, every)
        self._entries = entries
        self.entries: list[Entry] = []
        """Of the place, all years."""
        self.promises = promised.Promises([], [])
        """The year's, as asked for."""
        self.unfolded = False
        """Whether those of which nothing is told are shown, too."""
        self.verdict: Verdict | None = None

    def on_mount(self) -> None:
        """Ask."""
        super().on_mount()
        self._ask()

    def _ask(self) -> None:
        self.say_count(say("compare.reading"))
        place = self.place

        def work() -> None:
            found = self._entries(place)
            if not get_current_worker().is_cancelled:
                self.post_message(self.Ready(found))

        self.ask(work, "facts")

    def ask_again(self, asked: Asked) -> None:
        """More reports are at hand."""
        self._entries, self.every, self.found = asked.entries, asked.scores, None
        if self.scores is None:
            self._ask()
        else:
            self.ask_scores()

    def on_ledger_box_ready(self, message: Ready) -> None:
        """Show it."""
        self.entries = message.entries
        years = self.years
        if years and self.year not in years:
            self.year = years[-1]
        self.show_grid()

    @property
    def shown(self) -> list[Entry]:
        """The targets in the grid."""
        return self.promises.shown

    @property
    def years(self) -> list[int]:
        """The years of the place's reports that promise anything."""
        return sorted({entry.target.about.year for entry in self.entries})

    def show_grid(self, at: int = 0) -> None:
        """The year's targets, as filtered."""
        self.scores = None
        self.typed.placeholder = say(self.PLACEHOLDER)
        self.evidence.display = True
        own = [entry for entry in self.entries if entry.target.about.year == self.year]
        self.promises = promised.arranged(own, self.typed.value, self.verdict, self.unfolded)
        rows = promised.entry_rows(self.promises)
        self.grid.fill(say("cli.column.indicator"), promised.columns(), rows, (at, 0))
        self.fit()
        place = own[0].target.about.place if own else self.place
        told = say("ledger.of", place=place, year=self.year)
        picked = f" · {say(f'questions.verdict.{self.verdict}')}" if self.verdict else ""
        self.query_one("#box").border_title = Content(f"{say('ledger.title')} · {told}{picked}")
        self.say_count(promised.counted(own))
        self.tell_cell()

    def forget(self) -> None:
        """Let go of what was asked."""
        super().forget()
        self.entries = []
        self.promises = promised.Promises([], [])

    def typing(self, text: str) -> None:
        """What is typed must stand in the name."""
        if self.scores is None:
            self.show_grid()
        else:
            self.show_scores()

    @property
    def entry(self) -> Entry | None:
        """The target under the cursor."""
        at, lines = self.grid.cursor, self.promises.lines
        return lines[at] if self.scores is None and 0 <= at < len(lines) else None

    @property
    def _on_fold(self) -> bool:
        at, lines = self.grid.cursor, self.promises.lines
        return self.scores is None and 0 <= at < len(lines) and lines[at] is None

    def tell_cell(self) -> None:
        """Both sentences of the target under the cursor."""
        entry = self.entry
        if entry is None:
            told = Quote(say("ledger.folded.why"), say("ledger.folded.keys"))
            self.evidence.show([told] if self._on_fold else [])
            return
        quotes = [quote(say("ledger.promised"), entry.target, [entry.promised], "figure--target")]
        if entry.outcome and entry.reported:
            quotes.append(quote(say("ledger.reported"), entry.outcome, [entry.reported]))
        self.evidence.show(quotes)

    def tables(self) -> Tables:
        """As people read it; and as data."""
        scores, promises = self.scores, self.promises
        if scores is None:  # what is folded is among the data
            return lambda: people_table(promises.shown), lambda: ledger_table(promises.asked)

        def people() -> Table:
            return score_table(scores).titled(lambda key: say(f"cli.column.{key}"))

        return people, lambda: score_table(scores)

    @property
    def stem(self) -> str:
        """Place and year."""
        if self.scores is not None:
            return "scores"
        place = self.shown[0].target.about.place if self.shown else self.place
        return f"{place}-{self.year}-ledger"

    def keys(self) -> list[Command]:
        """On the score sheet without what is asked of a target."""
        offered = super().keys()
        return offered if self.scores is None else [each for each in offered if each.id not in _OF_TARGETS]

    def words(self) -> Mapping[str, str]:
        """On the score sheet, Enter opens a ledger, and its own key leads back to one."""
        if self.scores is None:
            return {}
        return {"ledger.open": say("ledger.title"), "ledger.score": say("ledger.back")}

    # -- commands

    def action_open(self) -> None:
        """To the sentence of the promise; the line on which the rest is folded is unfolded; from the score, to the
        ledger of the place and year.
        """
        if self.scores is not None:
            if 0 <= self.grid.cursor < len(self.scores):
                about = self.scores[self.grid.cursor].place
                self.place, self.year = about.code or about.place, about.year
                self.entries, self.scores = [], None
                self.typed.value = ""
                self._ask()
            return
        if self._on_fold:
            self.unfolded = not self.unfolded
            self.show_grid(self.grid.cursor)
            return
        self.go_to(self.entry.target if self.entry else None)

    def action_open_outcome(self) -> None:
        """To the sentence of the outcome."""
        self.go_to(self.entry.outcome if self.entry else None)

    def action_verdict(self) -> None:
        """The next verdict alone; after the last, all."""
        told = {entry.verdict for entry in self.entries if entry.target.about.year == self.year}
        order: list[Verdict | None] = [None, *[verdict for verdict in VERDICTS if verdict in told]]
        at = order.index(self.verdict) if self.verdict in order else 0
        self.verdict = order[(at + 1) % len(order)]
        self.show_grid()

    def action_later(self) -> None:
        """The report of a later year."""
        self._turn_to(1)

    def action_earlier(self) -> None:
        """The report of an earlier year."""
        self._turn_to(-1)

    def _turn_to(self, by: int) -> None:
        years = self.years
        if self.scores is not None or not years:
            return
        at = years.index(self.year) + by if self.year in years else 0
        if not 0 <= at < len(years):
            self.say(say("ledger.no-year"))
            return
        self.year, self.verdict = years[at], None
        self.show_grid()

    def action_score(self) -> None:
        """The score of every place and year; and back."""
        self.typed.value = ""  # words of an indicator are no places, nor the other way round
        if self.scores is not None:
            self.show_grid()
            return
        if self.found is None:
            self.ask_scores()
        self.show_scores()
