"""Rows: quantities joined with their indicator, status and period into metrics."""

from __future__ import annotations

from parser.report import Cover, Metric, Passage, Section, Source


def read_metrics(
    source: Source, cover: Cover, sections: tuple[Section, ...], passages: tuple[Passage, ...]
) -> tuple[Metric, ...]:
    """The metrics of one document, in reading order."""
    return ()
