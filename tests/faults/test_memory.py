"""What is closed is let go of: memory does not grow with what was opened, shown, told and drawn."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastHolder, ToastRack

from tests.tui.conftest import Open, opened, until  # noqa: F401
from tests.tui.sample import kaifeng, minquan
from tui import forgetting
from tui.app import Govtui

_ROUND = (
    ["t", "down"],
    ["colon", "down"],
    ["question_mark", "down"],
    ["slash", "a", "enter", "n"],
    ["S", "a", "down"],
    ["m", "C"],
    ["m", "f", "a", "escape"],
    ["m", "e"],
    ["1", "f", "a", "escape"],
    ["M", "apostrophe", "down", "escape", "M"],
    ["E", "a"],
    ["c", "down"],
    ["p", "down"],
    ["vertical_line", "a", "vertical_line"],
    ["right_curly_bracket", "D", "left_curly_bracket", "D"],
    ["i", "escape", "v", "J", "y"],
)
"""What is opened and closed again; Escape and the text follow upon each."""


@pytest.fixture
def forgets() -> Iterator[None]:
    before = StylesCache.get_inner_outer, ToastRack.show
    forgetting.install()
    yield
    StylesCache.get_inner_outer, ToastRack.show = before  # type: ignore[method-assign]


def _held(*kinds: type[Any]) -> Counter[str]:
    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, kinds))


async def test_what_is_closed_is_let_go_of(opened: Open, forgets: None) -> None:  # noqa: F811
    async with opened((120, 40), [kaifeng(), minquan()]) as pilot:
        seen = []
        for _ in range(2):
            for keys in _ROUND:
                await pilot.press(*keys, "escape", "escape", "3")
                assert pilot.app.screen.id == "main", keys
            await pilot.pause()
            forgetting.tidy(pilot.app)
            seen.append(_held(Widget, StylesCache))
        assert not seen[1] - seen[0], "more of these at each round"


async def test_notifications_that_are_gone_are_let_go_of(forgets: None) -> None:
    app = Govtui([])
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for number in range(6):
            app.notify(f"told {number}", timeout=60)
            await until(pilot, lambda: len(app.screen.query(Toast)) == number + 1)  # noqa: B023 -- it is asked at once
        app.clear_notifications()
        await until(pilot, lambda: not app.screen.query(ToastHolder))
        await pilot.pause()
        forgetting.tidy(app)
        assert not _held(Toast, ToastHolder)


def test_what_was_drawn_once_is_let_go_of() -> None:
    style = Style(bold=True)
    for number in range(forgetting.MOST + 10):
        Segment(f"第{number}行", style).split_cells(2)
        Region(number, 0, 10, 10).intersection(Region(0, 0, number, 10))
    assert Segment._split_cells.cache_info().currsize > forgetting.MOST
    assert Region.intersection.cache_info().currsize > forgetting.MOST
    forgetting.tidy()
    assert Segment._split_cells.cache_info().currsize == 0
    assert Region.intersection.cache_info().currsize == 0


def test_what_is_free_goes_back_to_the_system() -> None:
    if sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"):
        pytest.skip("not the GNU C library")
    held = [bytes(2000) for _ in range(40_000)]  # eighty megabytes, none so large that it goes back by itself
    last = bytes(2000)  # above them all
    del held[:]
    before = _megabytes()
    forgetting.give_back()
    assert before - _megabytes() > 40
    assert last is not None


def _megabytes() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6
