"""What the metric table can be turned to: the section one reads, its topic, the report, search hits, all reports."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tui.reading.trail import Trail
    from tui.widgets.table import MetricRow

Scope = Literal["section", "topic", "report", "hits", "all"]
SCOPES: tuple[Scope, ...] = ("section", "topic", "report", "hits", "all")
"""In the order in which the table is turned."""


def section_of(trail: Trail, number: int | None) -> int | None:
    """The section with a heading that section ``number`` is or stands in, the innermost that has rows."""
    found = trail.heading(number)
    while found is not None and not trail.counts[found]:
        found = trail.parent(found)
    return found


def topic_of(trail: Trail, number: int | None) -> str | None:
    """The topic of a section, or else of the innermost one around it that has any."""
    for at in reversed(trail.path(number)):
        if topics := trail.sections[at].topics:
            return topics[0]
    return None


def rows_in(rows: Sequence[MetricRow], trail: Trail, number: int) -> list[MetricRow]:
    """The rows in a section and all below it."""
    section = trail.sections[number]
    return [row for row in rows if section.start <= row.metric.start < section.body_end]


def rows_on(rows: Sequence[MetricRow], topic: str) -> list[MetricRow]:
    """The rows on a topic: by their own, or by their section's where they have none."""
    return [
        row
        for row in rows
        if row.metric.topic == topic
        or (row.metric.topic is None and row.section is not None and topic in row.section.topics)
    ]


def rows_hit(rows: Sequence[MetricRow], hits: Sequence[tuple[int, int]]) -> list[MetricRow]:
    """The rows in whose sentence one of these stretches stands; the stretches in order, as they were found."""
    ends = [end for _, end in hits]

    def hit(row: MetricRow) -> bool:
        first = bisect_right(ends, row.metric.start)
        return first < len(hits) and hits[first][0] < row.metric.end

    return list(filter(hit, rows))
