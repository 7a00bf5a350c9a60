"""What was told at the screen's corner, and when it goes."""

from __future__ import annotations

from typing import Any

from textual.app import App

_LEAST = {"information": 1.5, "warning": 4.0}
"""Seconds for which what an action did stands, at the least, and a warning; an error stays its time."""


def drop(app: App[Any]) -> None:
    """Take away what could be read by now, before a command shows something there."""
    for each in list(app._notifications):
        if each.timeout - each.time_left > _LEAST.get(each.severity, each.timeout):
            app._unnotify(each)
