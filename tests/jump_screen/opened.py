"""The real app with reports made by hand, for tests of the table and the boxes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from parser.report import Report
from tests.table.sample import report
from tui.app import Govtui


def reports() -> list[Report]:
    """Two places, two years."""
    return [report(), report("shangqiu-2023", "商丘市", 2023)]


def app() -> Govtui:
    """The app, opened on nothing."""
    return Govtui([])


async def furnish(pilot: Pilot, given: list[Report] | None = None) -> None:
    """Wait for the panes, then open the reports."""
    for _ in range(200):
        if pilot.app.main.furnished:
            break
        await pilot.pause(0.01)
    pilot.app.main.add_reports(given or reports())
    await pilot.pause()


@asynccontextmanager
async def opened(size: tuple[int, int] = (120, 40), given: list[Report] | None = None) -> AsyncIterator[Pilot]:
    """The app in a window of this size, the reports open."""
    async with app().run_test(size=size) as pilot:
        await furnish(pilot, given)
        yield pilot
