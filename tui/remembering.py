"""Takes up where one left off: puts what ``settings`` chose and remembers into the app, and keeps
what the app has become. Without it (``Govtui(paths)``) nothing is read or kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.commands import COMMANDS, Command
from tui.locale import language
from tui.reading.scopes import SCOPES
from tui.settings.chosen import Chosen
from tui.settings.kept import Place, Stand
from tui.settings.state import BesideLast, Layout, report_key

if TYPE_CHECKING:
    from parser.report import Report
    from tui.screens.history import Spot
    from tui.screens.main import MainScreen

_PANES = ("no-side", "no-table", "detail-open")
"""Classes of the screen that tell which panes are put away, or opened."""
_MATTER = ("main.jump", "reader.next-figure", "reader.copy", "main.back", "app.help")
"""The commands that a first start tells of."""


_KEPT = "kept:"
"""Before the id of a report of the library, in what is remembered: its text, whose hash names other reports, is read
only when one goes there.
"""


class Memory:
    """Between the app and what is kept of it on the disk."""

    def __init__(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self._keys: dict[str, str] = {}
        """Report id → what it is known by on the disk."""
        self._paths: dict[str, Path] = {}
        self._recalled = False
        self._forgotten = False

    def order(self, paths: Iterable[Path]) -> list[Path]:
        """The files, that of the report last read first, then that of the one beside it: reading them
        first brings them on screen early.
        """
        last, beside = self.chosen.state.last, self.chosen.state.beside
        early = [last.path if last else "", beside.path if isinstance(beside, BesideLast) else ""]
        return sorted(paths, key=lambda path: early.index(found) if (found := str(path.absolute())) in early else 2)

    def first(self, reports: Sequence[Report]) -> Report | None:
        """The report among these that was open last."""
        last = self.chosen.state.last
        return next((each for each in reports if last and self._keys.get(each.id) == last.report), None)

    def beside(self, reports: Sequence[Report]) -> tuple[Report, bool] | None:
        """The report among these that stood beside the other, and whether to the left of it."""
        beside = self.chosen.state.beside
        if not isinstance(beside, BesideLast):
            return None
        found = next((each for each in reports if self._keys.get(each.id) == beside.report), None)
        return (found, beside.left) if found else None

    def beside_kept(self, main: MainScreen) -> tuple[Report, bool] | None:
        """The same of a report of the library."""
        beside, library = self.chosen.state.beside, main.library
        if not isinstance(beside, BesideLast) or library is None or not beside.report.startswith(_KEPT):
            return None
        name = beside.report.removeprefix(_KEPT)
        found = main.find(name) if library.entry(name) else None
        return (found, beside.left) if found else None

    def _known(self, main: MainScreen, report_id: str) -> str | None:
        """What a report is known by on the disk that is open in a file, or kept in the library."""
        if report_id in self._paths:
            return self._keys[report_id]
        kept = main.library is not None and main.library.entry(report_id) is not None
        return f"{_KEPT}{report_id}" if kept else None

    def key_of(self, report: Report) -> str:
        """What a report is known by on the disk."""
        if report.id not in self._keys:
            self._keys[report.id] = report_key(report)
        return self._keys[report.id]

    def opened(self, path: Path, reports: Iterable[Report]) -> dict[str, Stand]:
        """Reports of a file were read: where one was in each, by its id."""
        places: dict[str, Stand] = {}
        for report in reports:
            key = self.key_of(report)
            self._paths[report.id] = path
            place = self.chosen.state.place(key)
            if place is not None and report.start <= place.offset < report.end:
                places[report.id] = place
        return places

    def put_on(self, main: MainScreen) -> None:
        """Arrange the screen as it was left. The table must be there."""
        from tui.widgets.table.arrangement import Arrangement

        state = self.chosen.state
        layout = state.layout
        for name in _PANES:
            main.set_class(name in layout.hidden, name)
        main.scope = next((scope for scope in SCOPES if scope == layout.scope), None)
        if layout.form is not None and layout.form != main.form:
            from tui.copying import FORMS  # copying is imported when something is copied

            main.form = next((form for form in FORMS if form == layout.form), main.form)
        main.held = self.chosen.clipboard
        main.kept = state
        main.known_by = self.key_of
        main.beside = None if state.beside is None else state.beside is not False
        main.table.arrange_as(
            Arrangement(
                layout.columns,
                layout.widths,
                layout.sort,
                layout.descending,
                layout.grouping,
                layout.filter_text,
                layout.filter_chosen,
            )
        )
        main.sizes = layout.sizes
        main.keep_sizes()
        main.show_detail()

    def keep(self, main: MainScreen, theme: str | None = None) -> None:
        """Note where one is and what the screen looks like; ``save`` writes it."""
        if self._forgotten:
            return
        state = self.chosen.state
        for report, spot in main.spots().items():
            if report in self._keys:
                state.keep_place(self._keys[report], spot.offset, spot.above)
        if main.report is not None and main.report.id in self._paths:
            state.keep_last(self._keys[main.report.id], self._paths[main.report.id].absolute())
        elif main.report is not None and main.library is not None and main.library.entry(main.report.id):
            state.last_kept = main.report.id
        if main.report is not None and self._known(main, main.report.id):
            state.keep_beside(self._beside(main))
            if self._recalled:
                state.keep_trail(*(self._places(main, spots) for spots in main.history.trail))
        if main.furnished:
            now = main.table.arrangement
            hidden = tuple(name for name in _PANES if main.has_class(name))
            state.keep_layout(
                Layout(
                    dict(main.sizes),
                    hidden,
                    main.scope,
                    now.columns,
                    now.widths,
                    now.sort,
                    now.descending,
                    now.grouping,
                    now.filter_text,
                    {key: tuple(facets) for key, facets in now.filter_chosen.items()},
                    main.form,
                )
            )
        if theme is not None:
            state.theme = theme

    def _beside(self, main: MainScreen) -> BesideLast | bool | None:
        other = main.other
        if not main.beside:
            return main.beside
        known = self._known(main, other.report.id) if other is not None and other.report is not None else None
        if other is None or other.report is None or known is None:
            return self.chosen.state.beside  # its file is not open this time
        path = self._paths.get(other.report.id)
        return BesideLast(known, str(path.absolute()) if path else "", main.sides[0] is other)

    def _places(self, main: MainScreen, spots: Iterable[Spot]) -> list[Place]:
        known = ((self._known(main, spot.report), spot.offset) for spot in spots)
        return [Place(key, offset) for key, offset in known if key is not None]

    def recall(self, main: MainScreen) -> None:
        """All files are read, or the library is open: ``b`` and ``B`` lead on from where they led before."""
        from tui.screens.history import Spot

        if self._recalled:
            return
        self._recalled = True
        ids = {self._keys[report.id]: report for report in main.opened.reports if report.id in self._keys}

        def spot(place: Place) -> Spot | None:
            if place.report.startswith(_KEPT):
                entry = main.library.entry(place.report.removeprefix(_KEPT)) if main.library else None
                return Spot(entry.id, place.offset) if entry is not None and place.offset >= entry.start else None
            report = ids.get(place.report)
            within = report is not None and report.start <= place.offset < report.end
            return Spot(report.id, place.offset) if report is not None and within else None

        back, forward = (
            [found for place in places if (found := spot(place)) is not None] for places in self.chosen.state.trail()
        )
        main.history.recall(back, forward)

    def forget(self) -> bool:
        """Forget all that is remembered, and keep nothing of what is done from now on."""
        from tui.settings.command import forget_readings
        from tui.settings.paths import state_file
        from tui.settings.state import State

        done = self.chosen.state.forget()
        if self.chosen.state.path is None and (path := state_file()) is not None:
            done = State(path).forget()  # nothing is to be remembered now; what was, is still there
        if done:
            forget_readings()
        self._forgotten = done
        return done

    def tips(self) -> list[Command]:
        """At the first start, once: the five keys that matter, those of them that are set."""
        if not self.chosen.tips:
            return []
        self.chosen.state.tips_seen = True
        return [command for name in _MATTER if (command := COMMANDS[name]).keys]

    def keep_language(self) -> None:
        """The language was changed by key."""
        self.chosen.state.language = language()

    async def save(self) -> str:
        """Write what changed, off the screen's thread; why it cannot be, where that is not known yet."""
        if self._forgotten:
            return ""
        before = self.chosen.state.message
        done = await asyncio.to_thread(self.chosen.state.save)
        return "" if done or (told := self.chosen.state.message) == before else told

    def save_now(self) -> None:
        """Write what changed, before the program ends."""
        if self._forgotten:
            return
        self.chosen.state.save()
