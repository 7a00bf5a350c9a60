"""The pipeline: a file in, its reports out. One line a stage; data flows down."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from parser.metrics.rows import read_metrics
from parser.report import Report, Source
from parser.restored import as_printed
from parser.sources import load
from parser.structure.cover import read_cover
from parser.structure.documents import repeated, split
from parser.structure.misnamed import told
from parser.structure.outline import read_outline
from parser.structure.uncalled import uncalled
from parser.text.flow import paragraphs
from parser.text.traditional import is_traditional, simplified
from parser.topics.tagging import tag


def read(path: str | Path) -> list[Report]:
    """The reports in the file at ``path``, in reading order.

    Raises:
        SourceError: the file cannot be read as a report; the message says what to do.
    """
    return parse(load(Path(path)))


def parse(source: Source | str) -> list[Report]:
    """The reports in a decoded source. Pure: the same text gives the same reports, anywhere."""
    if isinstance(source, str):
        source = Source("text", source)
    if is_traditional(source.text):
        plain = replace(source, text=simplified(source.text))
        return told(as_printed(_parse(plain), source))
    return told(_parse(source))


def _parse(source: Source) -> list[Report]:
    stem = Path(source.name).stem
    reports = []
    documents = split(source, paragraphs(source.text))
    for number, (document, again) in enumerate(zip(documents, repeated(documents), strict=True), 1):
        cover = read_cover(source, document)
        outline = read_outline(source, document, cover)
        metrics = read_metrics(source, cover, outline.sections, uncalled(outline.passages, outline.notes))
        sections, metrics = tag(outline.sections, outline.passages, metrics)
        start, end = document[0].start, document[-1].end
        reports.append(
            Report(
                f"{stem}#{number}",
                source,
                start,
                end,
                cover,
                sections,
                metrics,
                outline.passages,
                outline.notes,
                None if again is None else again + 1,
            )
        )
    return reports
