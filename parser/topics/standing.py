"""What a report says about each topic: its sections, the one most about the topic first, and how many metrics.

A section is *most about* a topic when its heading says so and says little else; then when the topic comes first among
its topics; then a heading or lead before a point; then the one with the most metrics; then a heading; then reading order.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from parser.report import Report, Section
from parser.topics.scan import STRONG
from parser.topics.tagging import title_weights
from parser.topics.taxonomy import topics_by_id

Fit = tuple[int, int, int, int, int]
"""How well a section fits a topic, the least first: heading, order, point, metrics, kind."""
_NAMED, _NAMED_AMONG_OTHERS, _NOT_NAMED = 0, 1, 2


@dataclass(slots=True)
class Standing:
    """A topic in a report."""

    sections: list[tuple[Fit, int]] = field(default_factory=list)
    """Sections with the topic, by index, the best first."""
    metrics: list[int] = field(default_factory=list)
    """Metrics with the topic, by index."""


def metrics_of(report: Report) -> list[int]:
    """How many metrics stand in each section, its descendants' included."""
    starts = sorted(metric.start if metric.value is None else metric.value.start for metric in report.metrics)
    return [bisect_left(starts, section.body_end) - bisect_left(starts, section.start) for section in report.sections]


def standings(report: Report, counts: list[int]) -> dict[int, Standing]:
    """The standing of each topic, by rank, that ``report`` has; ``counts`` as of ``metrics_of``."""
    known = topics_by_id()
    found: dict[int, Standing] = {}
    for index, section in enumerate(report.sections):
        if not section.topics:
            continue
        weights = title_weights(section.title)
        whole = sum(weight for weight in weights.values() if weight >= STRONG)
        for order, name in enumerate(section.topics):
            if name in known:
                rank = known[name].rank
                fit = _fit(section, order, weights.get(rank, 0), whole, counts[index])
                found.setdefault(rank, Standing()).sections.append((fit, index))
    for index, metric in enumerate(report.metrics):
        if metric.topic in known:
            found.setdefault(known[metric.topic].rank, Standing()).metrics.append(index)
    for standing in found.values():
        standing.sections.sort()
    return found


def _fit(section: Section, order: int, weight: int, whole: int, metrics: int) -> Fit:
    if weight >= STRONG:
        heading = _NAMED if 2 * weight >= whole else _NAMED_AMONG_OTHERS
    else:
        heading = _NOT_NAMED
    return heading, order, section.kind == "point", -metrics, section.kind != "heading"


def section_at(report: Report, offset: int) -> int | None:
    """The index of the innermost section that ``offset`` stands in; ``None`` before the first."""
    index = bisect_left([section.start for section in report.sections], offset + 1) - 1
    while index >= 0:
        if offset < report.sections[index].body_end:
            return index
        index -= 1
    return None
