"""Jumping over the library: made in the background once it is open, kept in the folder of what can be made again."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from tui.locale import language
from tui.screens.reached import Index, Reached, labels

if TYPE_CHECKING:
    from parser.library.jump import KeptJump
    from parser.report import Metric, Report
    from tui.reading.kept import KeptShelf


class Gate:
    """The jump over a library and what its box needs of the reports."""

    def __init__(self, shelf: KeptShelf) -> None:
        self.shelf = shelf
        self._made: KeptJump | None = None
        self._lock = Lock()
        self._closed = False
        self._labels: tuple[str, dict[str, str]] = ("", {})

    @property
    def ready(self) -> Index | None:
        """The jump, once it is made."""
        return self._made

    def jump(self) -> Index:
        """The jump; whoever asks first makes it. For a thread."""
        with self._lock:
            if self._made is None:
                from parser.library.folders import folder
                from parser.library.jump import KeptJump

                self._made = KeptJump.open(self.shelf.path, folder("cache"))
            return self._made

    def prepare(self) -> None:
        """Make it before it is asked for; whatever is wrong then will be said when it is."""
        from contextlib import suppress

        from parser.library.errors import LibraryError

        with suppress(LibraryError):
            self.jump()
        if self._closed:
            self.close()

    def close(self) -> None:
        """Another library, or another state of it, takes its place."""
        self._closed = True
        if self._made is not None:
            self._made.close()

    @property
    def reached(self) -> Reached:
        """The reports, as the box needs them."""
        if self._labels[0] != language():
            self._labels = language(), labels(self.shelf.entries)
        return Reached(self._labels[1], self._report, self._metric)

    def _report(self, report_id: str) -> Report | None:
        return self.shelf.look(report_id)

    def _metric(self, report_id: str, position: int) -> Metric | None:
        return self._made.metric(report_id, position) if self._made is not None else None
