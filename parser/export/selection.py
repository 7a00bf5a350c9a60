"""Which metrics of a report are wanted."""

from __future__ import annotations

from dataclasses import replace

from parser.report import Metric, Report


def choose(
    report: Report,
    *,
    section: str | None = None,
    topic: str | None = None,
    indicator: str | None = None,
    status: str | None = None,
    period: str | None = None,
) -> Report:
    """The report with only the metrics that meet every condition given.

    ``section`` is an id (``2.1`` takes 2.1 and all below it) or part of the title of the section
    or of one above it; ``topic`` the id of the metric's topic, or of its section's where it has
    none of its own; ``indicator`` part of the name or of its canonical name; ``period`` a period
    or the year it lies in (``2020`` takes 2020, 2020H1 and 2020-07).
    """
    metrics = report.metrics
    if section:
        inside = _sections(report, section)
        metrics = tuple(metric for metric in metrics if metric.section in inside)
    if topic:
        tagged = {found.id for found in report.sections if topic in found.topics}
        metrics = tuple(
            metric
            for metric in metrics
            if (metric.section in tagged if metric.topic is None else metric.topic == topic)
        )
    if indicator:
        metrics = tuple(metric for metric in metrics if _named(metric, indicator.casefold()))
    if status:
        metrics = tuple(metric for metric in metrics if metric.status == status)
    if period:
        metrics = tuple(metric for metric in metrics if _within(metric.period, period))
    return report if metrics is report.metrics else replace(report, metrics=metrics)


def _sections(report: Report, wanted: str) -> set[str]:
    """Ids of the sections that ``wanted`` names, and of all below them."""
    inside: set[str] = set()
    for found in report.sections:  # in reading order: a parent comes before its children
        named = found.id == wanted or wanted in found.title or wanted == found.number.strip("（）()、.")
        if named or (found.parent is not None and found.parent in inside):
            inside.add(found.id)
    return inside


def _named(metric: Metric, wanted: str) -> bool:
    return wanted in metric.indicator.casefold() or wanted in (metric.canonical or "").casefold()


def _within(period: str | None, wanted: str) -> bool:
    if period is None:
        return False
    return period == wanted or (len(wanted) == 4 and len(period) <= 7 and period.startswith(wanted))
