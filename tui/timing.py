"""A timer that goes off once goes off, however late.

Textual passes over the turns of a timer that it is too late for. For one that has a single turn that means never: a
process that the system sets aside for the eight thousandths of a second in which a change of the window waits, between
the two looks that the timer takes at the clock, never answers the window again.
"""

from __future__ import annotations

from typing import Any

from textual.timer import Timer

_made = Timer.__init__


def install() -> None:
    """Have timers with one turn take it (Textual is pinned: docs/architecture.md)."""
    Timer.__init__ = _make  # type: ignore[method-assign, assignment]


def _make(timer: Timer, *given: Any, repeat: int | None = None, skip: bool = True, **named: Any) -> None:
    _made(timer, *given, repeat=repeat, skip=skip and repeat != 0, **named)
