"""A pilot that waits until what it did has come about.

Textual's takes the app to be at rest where the process did little for two hundredths of a second. What waits for the
next frame does little, and is done just after: one test in ten of those that ask at once asked too early.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from textual.app import App
from textual.pilot import Pilot

_PATIENCE = 2.0
"""Seconds that it waits at most: a test may hold a frame, or a message, on purpose."""
_paused, _pressed = Pilot.pause, Pilot.press


def at_rest(app: App[Any]) -> bool:
    """Whether no message, and nothing that waits for a frame, is left to be done."""
    pumps = [app, *app.screen_stack, *(node for screen in app.screen_stack for node in screen.walk_children())]
    return not any(pump._next_callbacks or (pump._running and pump.message_queue_size) for pump in pumps) and not any(
        screen._callbacks or screen._dirty_widgets or screen._layout_required for screen in app.screen_stack
    )


async def settle(app: App[Any]) -> None:
    """Wait for it."""
    end = time.monotonic() + _PATIENCE
    while app._running and app.screen_stack and not at_rest(app) and time.monotonic() < end:
        app.screen._on_timer_update()
        await asyncio.sleep(0.002)


async def _pause(pilot: Pilot[Any], delay: float | None = None) -> None:
    await _paused(pilot, delay)
    if delay is None:
        await settle(pilot.app)


async def _press(pilot: Pilot[Any], *keys: str) -> None:
    await _pressed(pilot, *keys)
    await settle(pilot.app)


def install() -> None:
    """Have every pilot wait so."""
    Pilot.pause = _pause  # type: ignore[method-assign]
    Pilot.press = _press  # type: ignore[method-assign]
