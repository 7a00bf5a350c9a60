"""Searching within the report: all places marked as one types, and stepping from one to the next."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.locale import say
from tui.reading.finding import find
from tui.screens.going import Going

if TYPE_CHECKING:
    from tui.screens.history import Spot


class Searching(Going, inherit_bindings=False):
    """The part of the main screen that searches."""

    _searched_from: Spot | None = None

    def action_search(self) -> None:
        """Type what to look for."""
        self._searched_from = self.spot()
        self.ask("search", "search.prompt", self._search, self._search_done)

    def _search(self, words: str) -> None:
        if self.report is None or self._searched_from is None:
            return
        hits = find(self.report, words)
        starts = [start for start, _ in hits]
        number = bisect_left(starts, self._searched_from.offset) % len(hits) if hits else None
        self.reader.mark(hits, number)
        if words.strip():
            self._say_hit()
        else:
            self.foot.say("")

    def _say_hit(self) -> None:
        count, number = len(self.reader.hits), self.reader.hit
        if number is None:
            self.foot.say(say("search.none"), warning=True)
        else:
            self.foot.say(say("search.hit", number=number + 1, count=count))

    def _search_done(self, kept: bool) -> None:
        if kept and self._searched_from and self.reader.hits:
            self.history.leave(self._searched_from)
        elif not kept:
            self.reader.mark([])
            self.foot.say("")
            if self._searched_from:
                self.go(self._searched_from)
        self.reader.focus()

    def action_next_hit(self) -> None:
        """To the next place found."""
        self._to_hit(1)

    def action_previous_hit(self) -> None:
        """To the place found before."""
        self._to_hit(-1)

    def _to_hit(self, by: int) -> None:
        hits = self.reader.hits
        if not hits:
            self.action_search()
            return
        number = self.reader.hit
        self.reader.mark(hits, ((number if number is not None else -1) + by) % len(hits))
        self._say_hit()
