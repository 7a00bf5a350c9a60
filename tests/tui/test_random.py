"""Random keys leave it standing."""

from __future__ import annotations

import gc
import random

import pytest
from textual.widget import Widget

from tests.tui.conftest import Open
from tests.tui.sample import kaifeng, minquan
from tui import forgetting
from tui.commands import COMMANDS

KEYS = [*sorted({key for command in COMMANDS.values() for key in command.keys} - {"q", "ctrl+q"}), *"abxyz教育"]
# what writes files or leaves the program is not pressed blindly
QUIET = [key for key in KEYS if key not in ("e", "ctrl+c")]

GONE = 60
"""Widgets that are gone and still held: those of the two or three boxes that were closed last."""


def gone() -> int:
    """How many widgets are gone and still held."""
    gc.collect()
    return sum(isinstance(each, Widget) and not each.is_attached for each in gc.get_objects())


async def press(opened: Open, count: int, seed: int) -> None:
    choose, before = random.Random(seed), gone()
    async with opened((120, 40), [kaifeng(2), minquan()]) as pilot:
        for number in range(count):
            if number % 50 == 49:
                await pilot.resize_terminal(*choose.choice([(80, 24), (120, 40), (200, 60), (40, 10)]))
            await pilot.press(choose.choice(QUIET))
        for _ in range(6):
            await pilot.press("escape")
        await pilot.press("3")
        assert pilot.app.screen.id == "main"
        assert pilot.app.main.focused is pilot.app.main.reader
        await pilot.pause()
        forgetting.tidy(pilot.app)
        held = gone() - before
        assert held < GONE


async def test_some_random_keys(opened: Open) -> None:
    await press(opened, 120, 1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(5))
async def test_ten_thousand_random_keys(opened: Open, seed: int) -> None:
    await press(opened, 2000, seed)
