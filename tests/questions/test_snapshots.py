"""Comparison and the ledger over a library, as pictures. To accept a change: pytest --snapshot-update."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import (
    alone,  # noqa: F401 -- nothing of the person who runs the tests
    until,
)
from tui.app import Govtui
from tui.locale import Language, set_language
from tui.screens.compare import CompareBox
from tui.screens.ledger import LedgerBox

LOOKS = [("en", (120, 40)), ("zh", (80, 24))]


async def opened(pilot: Pilot[int]) -> None:
    app = pilot.app
    assert isinstance(app, Govtui)
    await until(pilot, lambda: app.main.furnished and app.main.report is not None and app.main.waiting <= 0)


@pytest.mark.parametrize(("language", "size"), LOOKS)
def test_compare(snap_compare, kept: Path, language: Language, size: tuple[int, int]) -> None:
    set_language(language)

    async def gross_product(pilot: Pilot[int]) -> None:
        await opened(pilot)
        pilot.app.main.compare(["地区生产总值"])
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareBox) and len(pilot.app.screen._found) == 3)
        await pilot.press("left")
        await pilot.pause()

    assert snap_compare(Govtui([], library=kept), terminal_size=size, run_before=gross_product)


@pytest.mark.parametrize(("language", "size"), LOOKS)
def test_ledger(snap_compare, kept: Path, language: Language, size: tuple[int, int]) -> None:
    set_language(language)

    async def of_a_place(pilot: Pilot[int]) -> None:
        await opened(pilot)
        await pilot.press("p")
        await until(pilot, lambda: isinstance(pilot.app.screen, LedgerBox) and bool(pilot.app.screen.shown))
        await pilot.press("down")
        await pilot.pause()

    assert snap_compare(Govtui([], library=kept), terminal_size=size, run_before=of_a_place)


def test_score_sheet(snap_compare, kept: Path) -> None:
    set_language("zh")

    async def of_all_places(pilot: Pilot[int]) -> None:
        await opened(pilot)
        await pilot.press("p")
        await until(pilot, lambda: isinstance(pilot.app.screen, LedgerBox) and bool(pilot.app.screen.shown))
        box = pilot.app.screen
        await pilot.press("s")
        await until(pilot, lambda: box._done[0] == box._done[1] > 0 and bool(box.scores))
        await pilot.pause()

    assert snap_compare(Govtui([], library=kept), terminal_size=(80, 24), run_before=of_all_places)
