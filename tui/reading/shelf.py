"""The reports that are open, in the order in which they stand on the shelf: by place and year."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parser.report import Report


_LEVELS = ("national", "province", "prefecture", "county", "township", None)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    path: Path
    reason: str


@dataclass(slots=True)
class Shelf:
    """Open reports and the files that could not be read."""

    reports: list[Report] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def add(self, reports: list[Report]) -> None:
        """Put reports in their places."""
        self.reports = sorted([*self.reports, *reports], key=_place)

    def get(self, report_id: str) -> Report | None:
        """A report by its id."""
        return next((report for report in self.reports if report.id == report_id), None)

    def next(self, report: Report | None, by: int) -> Report | None:
        """The report ``by`` places further on the shelf, which has no ends."""
        if not self.reports:
            return None
        at = self.reports.index(report) if report in self.reports else -by
        return self.reports[(at + by) % len(self.reports)]


def _place(report: Report) -> tuple[object, ...]:
    cover = report.cover
    place = cover.place
    return (
        _LEVELS.index(place.level if place else None),
        (place.code or "~") if place else "~",
        place.name if place else "",
        -(cover.year or 0),
        cover.date or "",
        report.source.name,
        report.start,
    )
