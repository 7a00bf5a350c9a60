"""What was told at the screen's corner, and when it goes."""

from __future__ import annotations

from typing import Any

from textual.app import App

_LEAST = 1.5
"""Seconds for which what an action did stands, at the least."""


def drop(app: App[Any]) -> None:
    """Take away what could be read by now, before a command shows something there; warnings stay their time."""
    for each in list(app._notifications):
        if each.severity == "information" and each.timeout - each.time_left > _LEAST:
            app._unnotify(each)
