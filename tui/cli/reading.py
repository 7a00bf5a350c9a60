"""Reads the files a command names, one after another, and counts what could not be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from parser.report import Report
from tui.cli.bar import Bar, shows_bar
from tui.cli.output import narrate
from tui.cli.paths import find
from tui.locale import say
from tui.troubles import in_words


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
        self._bar = bar and shows_bar()

    @property
    def code(self) -> int:
        """The exit code that this reading comes to."""
        return (1 if self.read else 2) if self.lost else 0

    def __iter__(self) -> Iterator[tuple[Path, Report]]:
        files, missing = find(self._paths)
        for path, key in missing:
            self._lose(say(key, path=path))
        bar = Bar(len(files), say("cli.reading")) if self._bar else None
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
            self._lose(in_words(error))
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
            narrate(say("cli.named-told", name=path, told=in_words(warning)))
        return reports

    def _lose(self, message: str) -> None:
        self.lost += 1
        narrate(message)
