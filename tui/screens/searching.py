"""Searching within the report: all places marked as one types, and stepping from one to the next."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.locale import language, say
from tui.reading.finding import Found, forget, look_for
from tui.screens.going import Going

if TYPE_CHECKING:
    from tui.screens.history import Spot
    from tui.screens.side import Side

_TOLD = 5  # words found by their pinyin that are told


class Searching(Going, inherit_bindings=False):
    """The part of the main screen that searches."""

    _searched_from: Spot | None = None
    _searched_in: Side | None = None
    _found: Found = Found([])

    def action_search(self) -> None:
        """Type what to look for; up and down bring back what was looked for before."""
        self._searched_from, self._searched_in = self.spot(), self.side
        self._words = ""
        self.ask("search", "search.prompt", self._search, self._search_done, history=self.state.words("searches"))

    def _search(self, words: str) -> None:
        side, begun = self._searched_in, self._searched_from
        if side is None or side.report is None or begun is None:
            return
        self._words = words.strip()
        self._found = look_for(side.report, words)
        hits = self._found.spans
        starts = [start for start, _ in hits]
        number = bisect_left(starts, begun.offset) % len(hits) if hits else None
        side.reader.mark(hits, number)
        if words.strip():
            self._say_hit(side)
        else:
            self.foot.say("")

    def _say_hit(self, side: Side) -> None:
        count, number = len(side.reader.hits), side.reader.hit
        if number is None:
            self.foot.say(say("search.none"), warning=True)
            return
        told = say("search.hit", number=number + 1, count=count)
        if spelled := self._found.spelled:
            joint = ", " if language() == "en" else "、"
            shown = joint.join(f"{word} {times}" for word, times in spelled[:_TOLD])
            told += " · " + say("search.pinyin", words=shown + (" …" if len(spelled) > _TOLD else ""))
        self.foot.say(told, lasting=True)

    def _search_done(self, kept: bool) -> None:
        forget()
        side = self._searched_in or self.side
        if kept and self._searched_from and side.reader.hits:
            side.history.leave(self._searched_from)
            self.state.add_words("searches", self._words)
        elif not kept:
            side.reader.mark([])
            self.foot.say("")
            if self._searched_from and side is self.side:
                self.go(self._searched_from)
        side.reader.focus()

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
        if hits is not self._found.spans:
            self._found = Found(hits)
        self._say_hit(self.side)
