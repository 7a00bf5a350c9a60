"""The reports that can be opened, in the order in which they stand on the shelf: by place and year."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from parser.report import Cover, Report


_LEVELS = ("national", "province", "prefecture", "county", "township", None)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    path: Path
    reason: str
    unread: tuple[Path, ...] = ()
    """Where as much is open as may be: this file and all after it. None of them was looked into."""


class Entry(NamedTuple):
    """A report as it stands on the shelf: what its cover says, without its text."""

    id: str
    cover: Cover
    file: str
    """Name of its file."""
    start: int
    """Where in the file it begins."""
    metrics: int
    """How many figures are read in it."""
    path: str = ""
    """Where the file lay when the library took it in; empty for a file that is open."""


class Shelf:
    """What can be opened, and what of it is read; and the files that could not be read."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.reports: list[Report] = []
        """Those that are read."""
        self.failures: list[Failure] = []
        self._by_id: dict[str, Entry] = {}

    def named(self, reports: Iterable[Report], beside: Iterable[Report] = ()) -> list[Report]:
        """The reports, those whose id another file's report has already with a mark in it: ``report~2#1``. Those
        ``beside`` are about to be added, too.
        """
        found = []
        taken = {each.id for each in beside}
        for report in reports:
            stem, _, number = report.id.rpartition("#")
            name, mark = report.id, 1
            while name in self._by_id or name in taken:
                mark += 1
                name = f"{stem}~{mark}#{number}"
            found.append(report if name == report.id else replace(report, id=name))
        return found

    def add(self, reports: Iterable[Report]) -> None:
        """Put reports that were read in their places; ``named`` gives each an id of its own."""
        entries, read = [*self.entries], [*self.reports]  # who goes through them meanwhile is not disturbed
        for each in reports:
            if each.id in self._by_id:
                read = [other for other in read if other.id != each.id]
            else:
                entry = Entry(each.id, each.cover, each.source.name, each.start, len(each.metrics))
                self._by_id[each.id] = entry
                insort(entries, entry, key=place_on_shelf)
            insort(read, each, key=_place_of_report)
        self.entries, self.reports = entries, read

    def read(self, report: Report) -> None:
        """A report is read now."""
        self.reports = [each for each in self.reports if each.id != report.id]
        insort(self.reports, report, key=_place_of_report)

    def entry(self, report_id: str) -> Entry | None:
        """What stands on the shelf under this id."""
        return self._by_id.get(report_id)

    def get(self, report_id: str) -> Report | None:
        """A report by its id; ``None`` where there is none, or it cannot be read."""
        return next((report for report in self.reports if report.id == report_id), None)

    def next(self, report: Report | None, by: int) -> Entry | None:
        """The entry ``by`` places further on the shelf, which has no ends."""
        if not self.entries:
            return None
        at = next((number for number, each in enumerate(self.entries) if report and each.id == report.id), -by)
        return self.entries[(at + by) % len(self.entries)]


def place_on_shelf(entry: Entry) -> tuple[object, ...]:
    """What the shelf is in the order of."""
    return _place(entry.cover, entry.file, entry.start)


def _place_of_report(report: Report) -> tuple[object, ...]:
    return _place(report.cover, report.source.name, report.start)


def _place(cover: Cover, file: str, start: int) -> tuple[object, ...]:
    place = cover.place
    return (
        _LEVELS.index(place.level if place else None),
        (place.code or "~") if place else "~",
        place.name if place else "",
        -(cover.year or 0),
        cover.date or "",
        file,
        start,
    )
