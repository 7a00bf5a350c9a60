"""The main screen at three sizes in both languages, as pictures. To accept a change: pytest --snapshot-update."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.tui.sample import kaifeng, minquan
from tests.tui.shelves import entries
from tui.app import Govtui
from tui.locale import Language, set_language
from tui.reading.shelf import Failure, place_on_shelf
from tui.screens.beside import WIDE

SIZES = {"small": (80, 24), "usual": (120, 40), "large": (200, 60)}


async def fill(pilot: Pilot[int]) -> None:
    """Two reports and a file that could not be read; the cursor on a figure of the second section."""
    from pathlib import Path

    app = pilot.app
    assert isinstance(app, Govtui)
    while not app.main.furnished:
        await pilot.pause(0.01)
    app.main.add_reports([kaifeng()])
    app.main.add_reports([minquan()])
    app.main.shelf.failures.append(Failure(Path("broken.pdf"), "broken"))
    app.main.reports.fill(app.main.shelf)
    await pilot.pause()
    while app.size.width >= WIDE and not (app.main.other and app.main.other.reader.layout_now):
        await pilot.pause(0.01)
    await pilot.press("]", "]", ".", ".", ".")
    await pilot.pause()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_main_screen(snap_compare, size: str, language: Language) -> None:
    set_language(language)
    assert snap_compare(Govtui([]), terminal_size=SIZES[size], run_before=fill)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sheet(snap_compare, language: Language) -> None:
    """At 80 columns the table is a sheet over the lower half."""
    set_language(language)

    async def sheet(pilot: Pilot[int]) -> None:
        await fill(pilot)
        await pilot.press("enter")
        while not pilot.app.screen.query_one("#table").size.height:
            await pilot.pause(0.01)
        await pilot.pause(0.05)

    assert snap_compare(Govtui([]), terminal_size=(80, 24), run_before=sheet)


def test_light(snap_compare) -> None:
    async def light(pilot: Pilot[int]) -> None:
        await fill(pilot)
        await pilot.press("T", "2")
        await pilot.pause()

    assert snap_compare(Govtui([]), terminal_size=(120, 40), run_before=light)


def test_palette(snap_compare) -> None:
    async def palette(pilot: Pilot[int]) -> None:
        await fill(pilot)
        await pilot.press("ctrl+p", *"table")
        await pilot.pause()

    assert snap_compare(Govtui([]), terminal_size=(120, 40), run_before=palette)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_many_reports(snap_compare, size: str, language: Language) -> None:
    """The list of reports in groups that fold, grouped by place."""
    set_language(language)

    async def many(pilot: Pilot[int]) -> None:
        await fill(pilot)
        main = pilot.app.main
        main.shelf.entries = sorted([*main.shelf.entries, *entries()], key=place_on_shelf)
        main.reports.fill(main.shelf)
        await pilot.press("1", "O", "home", "j", "l")
        await pilot.pause()

    assert snap_compare(Govtui([]), terminal_size=SIZES[size], run_before=many)
