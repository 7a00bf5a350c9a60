"""What all parts of the memory share: the file, the clock, and how a place in a report is written."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tui.settings.store import Sections, Store


class Place(NamedTuple):
    """A place in a report."""

    report: str
    """The report's key (``report_key``)."""
    offset: int
    """Source offset."""


class Stand(NamedTuple):
    """Where one was in a report."""

    offset: int
    """Source offset."""
    above: int = 0
    """Lines in view above it."""


class Kept:
    """Entries of the file that remembers; ``State`` is made of parts of this kind."""

    def __init__(
        self, path: Path | None, trim: Callable[[Sections], None] | None, clock: Callable[[], float] = time.time
    ) -> None:
        self._store = Store(path, trim)
        self._clock = clock
        self._latest = 0.0

    def _choose(self, key: str, value: Any) -> None:
        """Keep one of the things of which there is one; ``None`` drops it."""
        if self._store.get("choices", key) != value:
            self._store.put("choices", key, value)

    def _now(self) -> float:
        # later than all before, so that what was typed within one tick of the clock keeps its order
        self._latest = max(round(self._clock(), 3), round(self._latest + 0.001, 3))
        return self._latest
