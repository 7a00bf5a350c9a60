"""What is closed is let go of: memory does not grow with what was opened, shown, told and drawn."""

from __future__ import annotations

import ctypes
import gc
import os
import re
import subprocess
import sys
import weakref
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from textual._styles_cache import StylesCache
from textual.app import App
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets._toast import Toast, ToastHolder, ToastRack

from parser.metrics.canonical import canonical
from tests.tui.conftest import Open, opened, until  # noqa: F401
from tests.tui.sample import kaifeng, minquan
from tui import forgetting
from tui.app import Govtui
from tui.screens import stack
from tui.screens.main import MainScreen

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


def _held(app: App[Any], *kinds: type[Any]) -> Counter[str]:
    forgetting.tidy(app)
    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, kinds))


async def test_what_is_closed_is_let_go_of(opened: Open, forgets: None) -> None:  # noqa: F811
    async with opened((120, 40), [kaifeng(), minquan()]) as pilot:
        seen = Counter[str]()
        for again in (False, True):
            for keys in _ROUND:
                await pilot.press(*keys, "escape", "escape", "3")
                assert pilot.app.screen.id == "main", keys
            await pilot.pause()
            if not again:
                seen = _held(pilot.app, Widget, StylesCache)
        await until(pilot, lambda: not _held(pilot.app, Widget, StylesCache) - seen)  # no more of any


async def test_reports_once_beside_each_other_are_let_go_of(opened: Open) -> None:  # noqa: F811
    async with opened((200, 60), [kaifeng(), minquan(), replace(minquan(), id="minquan#2")]) as pilot:
        main = pilot.app.screen
        assert isinstance(main, MainScreen)
        for _ in range(3):
            await pilot.press("a", "right_curly_bracket", "a")
        assert {id(each.report) for each in main._standings} == {id(side.report) for side in main.sides}


async def test_notifications_that_are_gone_are_let_go_of(forgets: None) -> None:
    app = Govtui([])
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        for number in range(6):
            app.notify(f"told {number}", timeout=60)
            await until(pilot, lambda: len(app.screen.query(Toast)) == number + 1)  # noqa: B023 -- it is asked at once
        app.clear_notifications()
        await until(pilot, lambda: not _held(app, Toast, ToastHolder))


async def test_what_was_asked_for_by_name_is_let_go_of(opened: Open) -> None:  # noqa: F811
    async with opened() as pilot:
        app, main = pilot.app, pilot.app.main
        main.query_one("#pages")
        assert len(main._query_one_cache)
        forgetting.tidy(app)
        assert not [node for node in (app, *main.walk_children(Widget, with_self=True)) if len(node._query_one_cache)]


def test_what_was_drawn_or_read_once_is_let_go_of() -> None:
    style = Style(bold=True)
    for number in range(forgetting.MOST["textual"] + 10):
        Segment(f"第{number}行", style).split_cells(2)
        Region(number, 0, 10, 10).intersection(Region(0, 0, number, 10))
    for number in range(forgetting.MOST["parser"] + 10):
        canonical(f"第{number}号项目投资额")
    filled = (Segment._split_cells, Region.intersection, canonical)
    assert all(each.cache_info().currsize > 200 for each in filled)
    typed = weakref.ref(re.compile("[jJ][yY]教育"))
    assert typed() is not None, "kept by the interpreter, that may be asked for it again"
    canonical("地区生产总值")
    forgetting.tidy()
    assert all(each.cache_info().currsize == 0 for each in filled)
    assert typed() is None
    canonical("地区生产总值")
    forgetting.tidy()
    assert canonical.cache_info().currsize == 1


async def test_what_is_free_goes_back_when_a_box_is_closed(
    opened: Open,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[int] = []
    monkeypatch.setattr(stack, "_REST", 0.05)
    monkeypatch.setattr(forgetting, "give_back", lambda: given.append(1))
    async with opened() as pilot:
        await pilot.press("t")
        assert not given
        await pilot.press("escape", "question_mark", "escape")
        await until(pilot, lambda: bool(given))


def test_what_was_kept_from_the_collector_is_looked_at_once() -> None:
    class Knot:
        pass

    knot: Any = Knot()
    knot.itself, there = knot, weakref.ref(knot)
    gc.freeze()
    del knot
    gc.collect()
    assert there() is not None
    forgetting.sweep()
    assert there() is None
    assert gc.get_freeze_count()


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


_HEAPS = """
import sys, threading
from pathlib import Path
from tui import forgetting

def heaps():
    starts = [int(line.split("-")[0], 16) for line in Path("/proc/self/maps").read_text().splitlines()]
    return sum(start % (64 << 20) == 0 for start in starts)  # where the GNU library lays the heap of a thread

if sys.argv[1] == "one":
    forgetting.small_heap()
held, before, all_there = [], heaps(), threading.Barrier(8)

def work():
    all_there.wait()
    held.append([bytes(2000) for _ in range(500)])
    all_there.wait()

threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(heaps() - before)
"""


def test_threads_have_no_heaps_of_their_own() -> None:
    if sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallopt"):
        pytest.skip("not the GNU C library")
    made = {
        way: int(subprocess.run([sys.executable, "-c", _HEAPS, way], capture_output=True, check=True).stdout)
        for way in ("one", "as it comes")
    }
    assert made["one"] <= 1 < made["as it comes"]


_LARGE = """
import sys
from pathlib import Path
from tui import forgetting

def heap():
    lines = [line for line in Path("/proc/self/maps").read_text().splitlines() if line.endswith("[heap]")]
    return sum(int(end, 16) - int(start, 16) for start, end in (line.split()[0].split("-") for line in lines))

if sys.argv[1] == "small":
    forgetting.small_heap()
before = heap()
larger = bytes(8 << 20)
del larger
held = [bytes(300_000) for _ in range(20)]
print(heap() - before)
"""


def test_what_is_large_stands_apart_also_when_something_larger_was_let_go_of() -> None:
    if sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallopt"):
        pytest.skip("not the GNU C library")
    taken = {
        way: int(subprocess.run([sys.executable, "-c", _LARGE, way], capture_output=True, check=True).stdout)
        for way in ("small", "as it comes")
    }
    assert taken["small"] < 1_000_000 < 5_000_000 < taken["as it comes"]


def _megabytes() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6
