"""Rows of the metric table: a metric, and the report it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat
from typing import NamedTuple

from parser.export.sentences import printed
from parser.report import Metric, Report, Section


class ReportIndex:
    """A report and its sections by id: made once a report, shared by all its rows."""

    __slots__ = ("report", "sections")

    def __init__(self, report: Report) -> None:
        self.report = report
        self.sections: dict[str, Section] = {section.id: section for section in report.sections}

    def path(self, section: str | None) -> tuple[Section, ...]:
        """The sections from the outermost down to ``section``."""
        found: list[Section] = []
        while section is not None and (here := self.sections.get(section)) is not None:
            found.append(here)
            section = here.parent
        return tuple(reversed(found))


class MetricRow(NamedTuple):
    """One row: what is measured, and where it was said."""

    about: ReportIndex
    metric: Metric

    @property
    def report(self) -> Report:
        """The report it stands in."""
        return self.about.report

    @property
    def section(self) -> Section | None:
        """The innermost section it stands in."""
        return self.about.sections.get(self.metric.section) if self.metric.section else None

    @property
    def path(self) -> tuple[Section, ...]:
        """The sections it stands in, outermost first."""
        return self.about.path(self.metric.section)

    @property
    def sentence(self) -> str:
        """Its sentence as one reads it, on one line."""
        return printed(self.report, self.metric.start, self.metric.end)


def rows_of(reports: Report | Iterable[Report], section: Section | None = None) -> list[MetricRow]:
    """A row a metric of these reports, in reading order; of ``section`` and what stands under it
    only, when one report and a section are given.
    """
    if isinstance(reports, Report):
        reports = (reports,)
    rows: list[MetricRow] = []
    for report in reports:
        index = ReportIndex(report)
        metrics: Iterable[Metric] = report.metrics
        if section is not None:
            metrics = (m for m in metrics if section.start <= m.start < section.body_end)
        rows += map(MetricRow, repeat(index), metrics)
    return rows
