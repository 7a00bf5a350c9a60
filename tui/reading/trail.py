"""Where one is in a report: the section at a place, the path to it, its rows."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parser.report import Report, Section


class Trail:
    """The sections of a report by place, and their kinship."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.sections = report.sections
        self._starts = [section.start for section in report.sections]
        self._number = {section.id: number for number, section in enumerate(report.sections)}
        self._counts: list[int] | None = None

    def number(self, section_id: str | None) -> int | None:
        """The index of a section by its id."""
        return None if section_id is None else self._number.get(section_id)

    def parent(self, number: int) -> int | None:
        """The index of a section's parent."""
        return self.number(self.sections[number].parent)

    def at(self, offset: int) -> int | None:
        """The innermost section in which a source offset stands; ``None`` before the first."""
        number: int | None = bisect_right(self._starts, offset) - 1
        if number is None or number < 0:
            return None
        while number is not None and self.sections[number].body_end <= offset:
            number = self.parent(number)
        return number

    def path(self, number: int | None) -> list[int]:
        """From the outermost section to this one."""
        found: list[int] = []
        while number is not None:
            found.append(number)
            number = self.parent(number)
        return found[::-1]

    def heading(self, number: int | None) -> int | None:
        """The section itself when it has a heading of its own, else the one that holds it."""
        while number is not None and self.sections[number].kind != "heading":
            number = self.parent(number)
        return number

    def under(self, number: int) -> set[str]:
        """Ids of a section and all below it."""
        end = self.sections[number].body_end
        ids = {self.sections[number].id}
        for section in self.sections[number + 1 :]:
            if section.start >= end:
                break
            ids.add(section.id)
        return ids

    def rows(self, number: int | None) -> list[int]:
        """Indexes of the metrics in a section and all below it; all of them for ``None``."""
        metrics = self.report.metrics
        if number is None:
            return list(range(len(metrics)))
        ids = self.under(number)
        return [row for row, metric in enumerate(metrics) if metric.section in ids]

    @property
    def counts(self) -> list[int]:
        """Metrics in each section, those of its descendants included."""
        if self._counts is None:
            counts = [0] * len(self.sections)
            for metric in self.report.metrics:
                for number in self.path(self.number(metric.section)):
                    counts[number] += 1
            self._counts = counts
        return self._counts

    def children(self) -> dict[int | None, list[int]]:
        """The sections under each section; under ``None`` the outermost."""
        found: dict[int | None, list[int]] = {}
        for number, section in enumerate(self.sections):
            found.setdefault(self.number(section.parent), []).append(number)
        return found


def heading_text(section: Section) -> str:
    """Number and title, as one reads them."""
    joint = " " if section.number and section.number[-1] not in "、，：。）)．." else ""
    return f"{section.number}{joint}{section.title}"
