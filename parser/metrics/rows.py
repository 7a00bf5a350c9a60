"""Rows: figures joined with their indicator, status and period into metrics.

The way of a figure: ``quantities`` finds it, ``names`` tells whether it is a name or a threshold,
``sentences`` (with ``behind`` and ``related``) joins it with what it measures, ``times`` (with ``openings``, ``tense``
and ``yearly``) says status and period, ``reader`` carries what holds from one sentence to the next, ``making``
makes the metric. Vocabulary: ``knowledge/``.
"""

from __future__ import annotations

from parser.report import Cover, Metric, Passage, Section, Source


def read_metrics(
    source: Source, cover: Cover, sections: tuple[Section, ...], passages: tuple[Passage, ...]
) -> tuple[Metric, ...]:
    """The metrics of one document, in reading order."""
    from parser.metrics.reader import Reader  # its vocabularies are compiled when the first document is read

    return Reader(source, cover, sections).read(passages)
