from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.sample import kaifeng, minquan
from tui.app import Govtui
from tui.locale import set_language

Open = Callable[..., AbstractAsyncContextManager[Pilot[int]]]


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Nothing of the person who runs the tests: no state, no clipboard, no terminal; the words in English."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    for name in ("GOVTUI_LIBRARY", "DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "TERM_PROGRAM", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    monkeypatch.setenv("TERM", "xterm-256color")
    set_language("en")
    yield
    set_language("en")


async def drained(pilot: Pilot[int]) -> None:
    """Wait until every message is handled, and those that it led to. Textual's own way is to wait until the
    processor is idle: slow, and not sure on a busy machine.
    """
    for _ in range(2):
        await asyncio.sleep(0.001)
        await pilot._wait_for_screen()


async def until(pilot: Pilot[int], true: Callable[[], bool], patience: float = 20) -> None:
    """Wait until something has come about that no message of ours announces: a timer's work, a worker's."""
    end = asyncio.get_running_loop().time() + patience
    while not true():
        assert asyncio.get_running_loop().time() < end, "it has not come about"
        await pilot.pause(0.01)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Open:
    """``async with opened(size, reports) as pilot``: the app with reports made by hand."""

    @asynccontextmanager
    async def open_app(size: tuple[int, int] = (120, 40), reports: list | None = None) -> AsyncIterator[Pilot[int]]:
        app = Govtui([])
        async with app.run_test(size=size) as pilot:

            async def idle(least: float = 0, most: float = 1) -> None:
                await drained(pilot)

            monkeypatch.setattr("textual.app.wait_for_idle", idle)
            monkeypatch.setattr("textual.pilot.wait_for_idle", idle)
            while not app.main.furnished:
                await pilot.pause(0.01)
            for report in [kaifeng(), minquan()] if reports is None else reports:
                app.main.add_reports([report])
            await pilot.pause()
            yield pilot

    return open_app
