"""Tags sections and metrics with topics."""

from __future__ import annotations

from parser.report import Metric, Passage, Section, Source


def tag(
    source: Source, sections: tuple[Section, ...], passages: tuple[Passage, ...], metrics: tuple[Metric, ...]
) -> tuple[tuple[Section, ...], tuple[Metric, ...]]:
    """The sections and metrics, each with its topics."""
    return sections, metrics
