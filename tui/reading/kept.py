"""The library as a shelf: what stands on it is known from its rows, and a report is read when it is opened.

Reading one takes some 5 ms, so that it is done where it is asked for; making the shelf, which asks for all rows, is
work for a thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from parser.library.errors import LibraryError
from parser.report import Cover, Place
from tui.reading.shelf import Entry, Shelf, place_on_shelf

if TYPE_CHECKING:
    from parser.library import Library, ReportRow
    from parser.report import PlaceLevel, Report

HELD = 4
"""Reports that stay in memory; the one that was opened longest ago goes first."""


class KeptShelf(Shelf):
    """All reports of a library."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        """The library's file."""
        self.trouble = ""
        """Why the last report that was asked for could not be read, in words."""
        self.held: Callable[[], Iterable[str]] = tuple
        """Says which reports are on screen: they are never let go."""
        self._library: Library | None = None
        self._order: list[str] = []
        """The ids of those that are read, the one read longest ago first."""

    @classmethod
    def open(cls, path: Path) -> KeptShelf:
        """The library at ``path``; the shelf is empty when there are no reports in it. Slow: for a worker.

        Raises:
            LibraryError: it cannot be opened.
        """
        shelf = cls(path)
        shelf._library = _opened(path)
        shelf.put(shelf._library.reports())
        return shelf

    def put(self, rows: Iterable[ReportRow]) -> None:
        """Show these rows, and no others."""
        places: dict[tuple[str, str | None, str | None, tuple[str, ...]], Place] = {}
        self.entries = sorted([_entry(row, places) for row in rows], key=place_on_shelf)
        self._by_id = {entry.id: entry for entry in self.entries}

    def get(self, report_id: str) -> Report | None:
        """The report, read now if it was not; ``None`` where it is not there or cannot be read (``trouble``)."""
        found = super().get(report_id)
        if found is not None or report_id not in self._by_id:
            return found
        try:
            if self._library is None:
                self._library = _opened(self.path)
            report = replace(self._library.report(report_id), id=report_id)
        except LibraryError as error:
            self.trouble = str(error)
            return None
        except KeyError:
            self.trouble = ""
            return None
        self._let_go()
        self.read(report)
        self._order.append(report_id)
        return report

    def look(self, report_id: str) -> Report | None:
        """The report, by a connection of its own and without keeping it: for a thread."""
        try:
            with _opened(self.path) as library:
                return replace(library.report(report_id), id=report_id)
        except (LibraryError, KeyError):
            return None

    def _let_go(self) -> None:
        held = set(self.held())
        while len(self._order) >= HELD:
            oldest = next((each for each in self._order if each not in held), None)
            if oldest is None:
                return
            self._order.remove(oldest)
            self.reports = [each for each in self.reports if each.id != oldest]

    def empty(self) -> None:
        """Another shelf took its place: hold nothing, for a box that was opened over it may not have gone yet."""
        self.close()
        self.entries, self.reports = [], []
        self._by_id, self._order = {}, []

    def close(self) -> None:
        """Close the file."""
        if self._library is not None:
            self._library.close()
            self._library = None


def _opened(path: Path) -> Library:
    from parser.library import Library  # with it comes SQLite

    return Library.open(path, readonly=True)


def _entry(row: ReportRow, places: dict[tuple[str, str | None, str | None, tuple[str, ...]], Place]) -> Entry:
    place = None
    if row.place is not None:
        key = (row.place, row.level, row.code, row.parents)
        place = places.get(key)
        if place is None:
            level: PlaceLevel | None = row.level
            place = places[key] = Place(row.place, level, row.code, row.parents)
    cover = Cover(row.title, row.kind, place, row.year, row.date, row.body, row.speaker)
    return Entry(row.id, cover, row.file, row.start, row.metrics, row.path or "")
