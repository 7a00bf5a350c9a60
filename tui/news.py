"""What was told at the screen's corner, and when it goes."""

from __future__ import annotations

from typing import Any

from textual.app import App

TIPS, TIPS_LEAST = 15, 4
"""Seconds for which the tips of a first start stand, and until when no command takes them away."""
_LEAST = 1.5
"""The same for what an action did."""


def drop(app: App[Any]) -> None:
    """Take away what could be read by now, before a command shows something there; warnings stay their time."""
    for each in list(app._notifications):
        least = TIPS_LEAST if each.timeout == TIPS else _LEAST
        if each.severity == "information" and each.timeout - each.time_left > least:
            app._unnotify(each)
