"""Reads the files a command names, one after another, and counts what could not be read."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from parser.report import Report
from tui.cli.output import narrate
from tui.cli.paths import find
from tui.locale import say

_PATIENCE = 1.0  # seconds of work before a bar appears


class Reading:
    """The reports in the files that ``paths`` stand for.

    Iterating reads them; a file that cannot be read is told on standard error and counted.
    """

    def __init__(self, paths: list[Path], *, bar: bool) -> None:
        self.read = 0
        """Files read so far."""
        self.lost = 0
        """Files, or paths, that could not be read."""
        self._paths = paths
        self._bar = bar and _shows_bar()

    @property
    def code(self) -> int:
        """The exit code that this reading comes to."""
        return (1 if self.read else 2) if self.lost else 0

    def __iter__(self) -> Iterator[tuple[Path, Report]]:
        files, missing = find(self._paths)
        for path, key in missing:
            self._lose(say(key, path=path))
        bar = _Bar(len(files)) if self._bar else None
        try:
            for path in files:
                yield from ((path, report) for report in self._reports(path))
                if bar:
                    bar.step()
        finally:
            if bar:
                bar.close()

    def _reports(self, path: Path) -> list[Report]:
        from parser import read
        from parser.sources import SourceError

        try:
            reports = read(path)
        except SourceError as error:
            self._lose(str(error))
            return []
        except Exception as error:  # a fault of ours in one file must not cost the other files
            if os.environ.get("GOVTUI_DEBUG"):
                raise
            self._lose(say("cli.fault", path=path, error=f"{type(error).__name__}: {error}"))
            return []
        self.read += 1
        if not reports:
            narrate(say("cli.no-report", path=path))
        for warning in reports[0].source.warnings if reports else ():
            narrate(f"{path}: {warning}")
        return reports

    def _lose(self, message: str) -> None:
        self.lost += 1
        narrate(message)


def _shows_bar() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class _Bar:
    """A progress bar on standard error, drawn only when the work turns out to be long."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._since = time.monotonic()
        self._progress: Any = None

    def step(self) -> None:
        self._done += 1
        if self._progress is None and self._done < self._total and time.monotonic() - self._since > _PATIENCE:
            from rich.console import Console  # only now: most runs are over before a bar is worth 60 ms
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            self._progress = Progress(
                TextColumn(say("cli.reading")),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._progress.add_task("", total=self._total)
            self._progress.start()
        if self._progress is not None:
            self._progress.update(self._task, completed=self._done)

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()
