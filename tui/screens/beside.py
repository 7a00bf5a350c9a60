"""Two reports beside each other: each with its own place, the other one brought to the same topic by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tui.commands import COMMANDS, key_name
from tui.locale import say
from tui.reading.names import label
from tui.reading.trail import heading_text
from tui.screens.side import Side
from tui.screens.tabling import Tabling

if TYPE_CHECKING:
    from parser.report import Report
    from parser.topics.counterpart import Counterpart
    from parser.topics.standing import Standings

WIDE = 188
"""Columns from which on a second report stands beside the first unless one said otherwise."""
_LEAST_ROWS, _LEAST_COLUMNS = 16, 40
"""A window smaller than this has no room for two."""


class Beside(Tabling, inherit_bindings=False):
    """The part of the main screen that shows two texts."""

    waiting: int = 0
    """Files that are still being read."""

    def __init__(self) -> None:
        super().__init__()
        self.beside: bool | None = None
        """Whether a second report is wanted; ``None`` until one said so: where the window is wide."""
        self._standings: list[Standings] = []
        """Of the reports that were last brought to the same topic: no other is held because it once was."""

    def open_report(self, report: Report, offset: int | None = None, side: Side | None = None) -> None:
        """Show a report in the text one reads, or in ``side``."""
        raise NotImplementedError

    def turn_to(self, side: Side) -> None:
        """One reads in the other text now."""
        raise NotImplementedError

    @property
    def other(self) -> Side | None:
        """The text beside the one that is read."""
        return next((side for side in self.sides if side is not self.side), None)

    # -- open and shut

    async def action_beside(self) -> None:
        """A second report beside the first; again, only the one that is read."""
        chosen = self.reports.under if self.reports.has_focus else None
        if chosen is not None and (self.report is None or chosen.id != self.report.id):
            if (wanted := self.find(chosen.id)) is not None:
                await self.put_beside(wanted)
                self.close_side()
                self.reader.focus()
        elif self.other is not None:
            self.close_beside()
            return
        elif self.has_room_beside():
            self.beside = True
            await self.open_beside()
            self._say_beside()

    def _say_beside(self) -> None:
        if (other := self.other) is not None and other.report is not None:
            tab, key = (key_name(COMMANDS[name].keys[0]) for name in ("main.next-pane", "main.same-topic"))
            self.foot.say(say("beside.open", report=label(other.report), tab=tab, key=key))

    def has_room_beside(self) -> bool:
        """Whether two reports have room; says so where they have not."""
        small = self.size.height < _LEAST_ROWS or self.size.width < _LEAST_COLUMNS
        if small:
            self.foot.say(say("beside.no-room"), warning=True)
        return not small

    async def put_beside(self, report: Report, start: int | None = None) -> None:
        """Show this report beside the one that is read, in place of another that stands there; ``start`` is where."""
        if self.other is not None:
            if (spot := self.spot(self.other)) is not None:
                self.other.history.leave(spot)
            if self.other.report is not report:
                self.open_report(report, start, self.other)
        elif self.has_room_beside():
            self.beside = True
            await self.open_beside(report)
        if (other := self.other) is not None and start is not None:
            other.reader.go(start, max(1, self.reader.above))
            other.reader.flash(start, start + 1)
        self._say_beside()

    async def open_beside(self, report: Report | None = None, left: bool = False) -> None:
        """Open the second text: with this report, or with the one likeliest to be compared; ``left`` of the first."""
        report = report or self.partner()
        if self.other is not None or report is None:
            return
        side = Side()
        self.sides.insert(0 if left else 1, side)
        self.add_class("beside")
        self.keep_sizes()
        self.side.crumb.mark(True)
        await self.query_one("#pages").mount(side, **({"before": self.side} if left else {"after": self.side}))
        self.open_report(report, None, side)
        self.forget_rows()

    def close_beside(self) -> None:
        """The text that is not read goes."""
        other = self.other
        if other is None:
            return
        self.beside = False
        self._shut(other)

    def _shut(self, side: Side) -> None:
        self.sides.remove(side)
        self.remove_class("beside")
        self.keep_sizes()
        self.side.crumb.mark(False)
        self.reports.here(self.report, self.report)
        self.forget_rows()
        side.remove()
        self.reader.focus()
        self.call_after_refresh(self.fill_table)

    def partner(self) -> Report | None:
        """The report likeliest to be compared with the one that is read: of the same place the nearest year,
        else the next on the shelf; the report itself where it is the only one.
        """
        here = self.report
        if here is None:
            return None
        entries = self.shelf.entries
        at = next((number for number, each in enumerate(entries) if each.id == here.id), 0)
        others = [each for each in (*entries[at:], *entries[:at]) if each.id != here.id]
        place, year, kind = here.cover.place, here.cover.year or 0, here.cover.kind
        same = [each for each in others if place and each.cover.place and each.cover.place.name == place.name]
        if same:
            best = min(same, key=lambda each: (each.cover.kind != kind, abs((each.cover.year or 0) - year)))
            return self.find(best.id)
        alike = next((each for each in others if each.cover.kind == kind), self.shelf.next(here, 1))
        return self.find(alike.id) if alike else None

    def stand_beside(self) -> None:
        """Where the window is wide, a second report stands beside the first by itself."""
        if self.beside is None and self.report is not None:
            wide = self.size.width >= WIDE
            if wide and self.other is None and len(self.shelf.entries) > 1 and self.waiting <= 0:
                self.call_after_refresh(self.open_beside)
            elif not wide and (other := self.other) is not None:
                self._shut(other)

    def on_resize(self, event: events.Resize) -> None:
        """The window answers."""
        super().on_resize(event)
        self.stand_beside()

    # -- the same topic

    async def action_same_topic(self) -> None:
        """Bring the other report to what is read here; again, to its next place of that kind. Before the first section
        nothing is read yet: then this one is brought to what the other reads.
        """
        if self.other is None:
            await self.action_beside()
        here, there = self.side, self.other
        if there is None or there.report is None or here.report is None:
            return
        if self._before_all(here):
            if self._before_all(there):
                key = key_name(COMMANDS["main.next-section"].keys[0])
                self.foot.say(say("beside.no-topic", key=key), warning=True)
                return
            here, there = there, here
        self._bring(there, here)

    def _before_all(self, side: Side) -> bool:
        """Whether one stands before the first section, on no figure that the other may tell, too."""
        figure = side.reader.metric_under_cursor
        return side.section is None and (figure is None or figure.canonical is None)

    def _bring(self, there: Side, here: Side) -> None:
        """Bring ``there`` to what is read ``here``."""
        assert here.report is not None and there.report is not None
        found = self._counterparts(here, there)
        heading = here.trail.sections[here.section] if here.trail is not None and here.section is not None else None
        what = heading_text(heading) if heading is not None else label(here.report)
        if not found:
            self.foot.say(say("beside.none", report=label(there.report), what=what), warning=True)
            return
        starts = [each.start for each in found]
        place = there.reader.place
        number = (starts.index(place) + 1) % len(starts) if place in starts else 0
        if (spot := self.spot(there)) is not None:
            there.history.leave(spot)
        target = found[number]
        there.reader.go(target.start, max(1, here.reader.above))
        there.reader.flash(target.start, target.end)
        self._say_counterpart(target, there.report, number, len(found), what)

    def _counterparts(self, here: Side, there: Side) -> list[Counterpart]:
        from parser.topics.counterpart import counterparts
        from parser.topics.standing import Standings

        assert here.report is not None and there.report is not None
        known = {id(each.report): each for each in self._standings}
        mine, other = (known.get(id(report)) or Standings(report) for report in (here.report, there.report))
        self._standings = [mine, other]
        return counterparts(mine, here.reader.place, other, here.reader.metric_under_cursor)

    def _say_counterpart(self, found: Counterpart, there: Report, number: int, count: int, what: str) -> None:
        from tui.topic_names import topic_name

        name = topic_name(found.what) if found.how in ("topic", "text") else found.what
        told = say(f"beside.by.{found.how}", report=label(there), what=what, name=name)
        self.foot.say(f"{told} · {say('search.hit', number=number + 1, count=count)}" if count > 1 else told)
