"""The score sheet of the ledger's box: all places and years, which come place by place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from parser.questions.ledger import Score
from tui.locale import say
from tui.screens import scored
from tui.screens.questions import QuestionBox

if TYPE_CHECKING:
    from tui.screens.asked import Tell
    from tui.screens.errands import Errands

_EVERY = 0.4
"""Seconds between two additions to the score sheet."""


class Scoring(QuestionBox):
    """The part of the ledger's box that asks ``every`` for the scores, and shows them."""

    scores: list[Score] | None = None
    """The score sheet, while it is shown."""

    class Scored(Message):
        """More places have their scores."""

        def __init__(self, found: list[Score], done: int, total: int) -> None:
            super().__init__()
            self.found = found
            self.done = done
            self.total = total

    def __init__(self, errands: Errands, place: str, year: int, every: Callable[[Tell], None]) -> None:
        super().__init__("ledger", errands)
        self.place, self.year = place, year
        self.every = every
        self.found: list[Score] | None = None
        """The scores found so far; ``None`` until they are asked for."""
        self._done = (0, 0)
        """Places that have theirs, and all places."""

    def ask_scores(self) -> None:
        """Of all places, in a thread."""
        self.say_count(say("compare.reading"))
        self.found = []

        def work() -> None:
            worker, waiting, last = get_current_worker(), list[Score](), monotonic()

            def tell(found: Sequence[Score], done: int, total: int) -> bool:
                nonlocal last, waiting
                waiting += found
                if monotonic() - last > _EVERY or done == total:
                    self.post_message(self.Scored(waiting, done, total))
                    waiting, last = [], monotonic()
                return not worker.is_cancelled

            self.every(tell)

        self.ask(work, "scores")

    def on_scoring_scored(self, message: Scored) -> None:
        """They join the sheet."""
        self.found = self.found or []
        self.found += message.found
        self._done = message.done, message.total
        if self.scores is not None or message.done == message.total == 1:
            self.show_scores(keep=True)

    def show_scores(self, keep: bool = False) -> None:
        """The sheet; ``keep`` the cursor where it is."""
        assert self.found is not None
        first, at = self.scores is None, self.grid.cursor
        self.evidence.display = False  # a score has no sentence
        self.scores = scored.asked_for(self.found, self.typed.value)
        self.typed.placeholder = say("ledger.score-words")
        rows = scored.ScoreRows(self.scores)
        here = [
            number
            for number, score in enumerate(self.scores)
            if self.place in (score.place.code, score.place.place) and score.place.year == self.year
        ]
        start = at if keep and not first and at > 0 else here[0] if here else 0
        cursor = start, self.grid.column if keep else 0
        self.grid.fill(say("ledger.place-and-year"), scored.columns(), rows, cursor, (rows.widths, rows.longest))
        self.fit()
        self.query_one("#box").border_title = Content(f"{say('ledger.title')} · {say('ledger.scores')}")
        done, total = self._done
        found = say("ledger.rows", count=f"{len(self.scores):,}")
        self.say_count(found if done == total else say("ledger.so-far", told=found, done=done, total=total))
        self.tell_cell()

    def forget(self) -> None:
        """Let go of what was asked."""
        self.scores = self.found = None
