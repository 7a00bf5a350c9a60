"""What the jump box leads to: the opened reports, or those of the library, which are read only when that is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from parser.report import Metric, Report
from parser.topics.hits import Hit, Place
from tui.reading.names import Covered, kind_name, label
from tui.widgets.table.rows import MetricRow, ReportIndex


class Index(Protocol):
    """What is typed leads through it to hits."""

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """The hits, the best first."""

    def __len__(self) -> int:
        """How many candidates there are."""


class Named(Covered, Protocol):
    """A report or an entry of the shelf."""

    @property
    def id(self) -> str:
        """Its id."""


class Reached:
    """The reports, by their labels; ``report`` reads one, ``metric`` gives one of its metrics by its place in it."""

    def __init__(
        self,
        labels: Mapping[str, str],
        report: Callable[[str], Report | None],
        metric: Callable[[str, int], Metric | None],
    ) -> None:
        self.labels = labels
        self.report = report
        self.metric = metric

    def rows(self, hit: Hit, place: Place | None) -> list[MetricRow]:
        """The rows that a hit stands for: of a topic, an indicator, a heading, a report; of one place, if given."""
        places = hit.places if place is None else (place,)
        rows: list[MetricRow] = []
        order = {report: number for number, report in enumerate(self.labels)}
        for here in sorted(places, key=lambda each: order[each.report]):
            report = self.report(here.report)
            if report is not None:
                rows += _rows_of(hit, here, report)
        return rows


def of_reports(reports: Sequence[Report]) -> Reached:
    """Reports that are open."""
    known = {report.id: report for report in reports}

    def metric(report: str, position: int) -> Metric | None:
        found = known.get(report)
        return found.metrics[position] if found else None

    return Reached(labels(reports), known.get, metric)


def labels(reports: Iterable[Named]) -> dict[str, str]:
    """Place and year of each report; what tells them apart, too, where two have the same."""
    known = list(reports)
    plain = {report.id: label(report) for report in known}
    often = Counter(plain.values())
    return {
        report.id: f"{plain[report.id]} {report.cover.speaker or report.cover.date or kind_name(report)}"
        if often[plain[report.id]] > 1
        else plain[report.id]
        for report in known
    }


def _rows_of(hit: Hit, here: Place, report: Report) -> list[MetricRow]:
    index = ReportIndex(report)
    section = index.sections.get(here.section or "")
    rows = []
    for metric in report.metrics:
        if hit.kind == "topic":
            wanted = metric.topic == hit.topic
        elif hit.kind == "indicator":
            wanted = (metric.canonical or metric.indicator) == hit.label
        elif hit.kind == "heading":
            wanted = section is not None and section.start <= metric.start < section.body_end
        else:
            wanted = hit.kind == "report"
        if wanted:
            rows.append(MetricRow(index, metric))
    return rows
