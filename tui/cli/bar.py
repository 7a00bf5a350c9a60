"""A progress bar on standard error, drawn only where that is a terminal and the work turns out to be long."""

from __future__ import annotations

import os
import sys
import time
from typing import Any

_PATIENCE = 1.0  # seconds of work before a bar appears


def shows_bar() -> bool:
    """Whether standard error can show one."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class Bar:
    """How much of ``total`` is done; ``words`` stand before it."""

    def __init__(self, total: int, words: str) -> None:
        self._total, self._done, self._words = total, 0, words
        self._since = time.monotonic()
        self._progress: Any = None

    def step(self) -> None:
        """One more is done."""
        self.reach(self._done + 1)

    def reach(self, done: int, total: int | None = None) -> None:
        """So many are done, of so many where that is known by now."""
        self._done, self._total = done, self._total if total is None else total
        if self._progress is None and done < self._total and time.monotonic() - self._since > _PATIENCE:
            self._begin()
        if self._progress is not None:
            self._progress.update(self._task, completed=done, total=self._total)

    def close(self) -> None:
        """Take it away."""
        if self._progress is not None:
            self._progress.stop()

    def _begin(self) -> None:
        from rich.console import Console  # only now: most runs are over before a bar is worth 60 ms
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn(self._words),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task("", total=self._total)
        self._progress.start()
