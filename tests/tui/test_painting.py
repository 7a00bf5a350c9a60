"""What the painter leaves out must be what stands on the terminal already: after any keys, the terminal shows
what Textual's own compositor would draw from nothing.
"""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyte
import pytest
from textual._compositor import Compositor, CompositorUpdate
from textual.pilot import Pilot
from textual.screen import Screen
from wcwidth import wcwidth

from tests.tui.sample import kaifeng, minquan
from tui.app import Govtui
from tui.screens import main

KEYS = [
    *("j", "k", "space", "ctrl+b", "d", "u", "g", "G", ".", ",", "]", "[", "tab", "shift+tab", "enter", "escape"),
    *("down", "up", "left", "right", "s", "L", "T", "z", "b", "n", "1", "2", "w", "o", "r", "t", "e", "y", "?"),
    *("/", "经", "济", "backspace", "x"),
]


class Shown(Govtui):
    """Feeds a terminal with what it writes."""

    CSS_PATH = Path(main.__file__).with_name("main.tcss")

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__([])
        self.shape = size
        self.terminal = pyte.Screen(*size)
        self._stream = pyte.Stream(self.terminal)

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if isinstance(renderable, CompositorUpdate) and not self._batch_count:
            self._stream.feed(renderable.render_segments(self.console))
        super()._display(screen, renderable)

    def drawn_anew(self) -> pyte.Screen:
        """The screen as Textual's compositor draws all of it."""
        terminal = pyte.Screen(*self.shape)
        compositor = self.screen._compositor
        kept = compositor._dirty_regions.copy()
        update = Compositor.render_full_update(compositor)
        compositor._dirty_regions = kept
        pyte.Stream(terminal).feed(update.render_segments(self.console))
        return terminal


def cells(terminal: pyte.Screen) -> list[list[tuple[str, str, str, bool, bool]]]:
    """What each cell shows. Of a wide character that was half overwritten a real terminal shows nothing."""
    lines = []
    for y in range(terminal.lines):
        row = [terminal.buffer[y][x] for x in range(terminal.columns)]
        halves = [wcwidth(one.data) == 2 and next_one.data != "" for one, next_one in pairwise([*row, row[-1]])]
        lines.append(
            [(" " if half else c.data, c.fg, c.bg, c.bold, c.reverse) for c, half in zip(row, halves, strict=True)]
        )
    return lines


async def agree(app: Shown, pilot: Pilot[int], after: list[str]) -> None:
    await pilot.pause()
    await pilot.pause(0.03)
    for y, (is_there, wanted) in enumerate(zip(cells(app.terminal), cells(app.drawn_anew()), strict=True)):
        assert is_there == wanted, (f"line {y} after {after}", app.terminal.display[y])


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_any_keys(size: tuple[int, int]) -> None:
    app, chance = Shown(size), random.Random(sum(size))
    async with app.run_test(size=size) as pilot:
        while not app.main.furnished:
            await pilot.pause(0.01)
        app.main.add_reports([kaifeng(times=3)])
        app.main.add_reports([minquan()])
        pressed: list[str] = []
        for _ in range(8):
            keys = chance.choices(KEYS, k=4)
            pressed += keys
            await pilot.press(*keys)
            await agree(app, pilot, pressed)


async def test_another_size() -> None:
    app = Shown((120, 40))
    async with app.run_test(size=(120, 40)) as pilot:
        while not app.main.furnished:
            await pilot.pause(0.01)
        app.main.add_reports([kaifeng(times=3)])
        await agree(app, pilot, ["opened"])
        app.shape = (90, 30)
        app.terminal.resize(30, 90)
        await pilot.resize_terminal(90, 30)
        await agree(app, pilot, ["resized"])
        await pilot.press("space", ".", "tab")
        await agree(app, pilot, ["resized", "space"])


async def test_over_the_text_and_away_again() -> None:
    """A message lies over the text, moves on with nothing under it known, and leaves the text as it was."""
    app = Shown((100, 24))
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        while not app.main.furnished:
            await pilot.pause(0.01)
        app.main.add_reports([kaifeng(times=3)])
        await agree(app, pilot, ["opened"])
        app.notify("over the text", timeout=60)
        await agree(app, pilot, ["notified"])
        app.clear_notifications()
        await pilot.pause(0.1)
        await agree(app, pilot, ["gone"])
        app.main.action_sidebar()
        await agree(app, pilot, ["no sidebar"])
        app.main.action_sidebar()
        await agree(app, pilot, ["sidebar"])


async def test_a_picture_holds_the_screen_and_costs_the_terminal_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")  # Rich keeps a style's codes, whatever colours the next console has
    app = Shown((100, 24))
    async with app.run_test(size=(100, 24)) as pilot:
        while not app.main.furnished:
            await pilot.pause(0.01)
        app.main.add_reports([kaifeng(times=3)])
        await agree(app, pilot, ["opened"])
        for simplify in (False, True):
            picture = app.export_screenshot(simplify=simplify)
            assert "开封市" in picture
            assert picture.count("<text") > 24
        await pilot.press("space", ".")
        await agree(app, pilot, ["pictured", "space"])
