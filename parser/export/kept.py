"""Reports of the library as tables, without opening their texts."""

from __future__ import annotations

from collections.abc import Iterable

from parser.export.columns import columns_of
from parser.export.table import Table
from parser.library.records import ReportRow


def kept_table(rows: Iterable[ReportRow]) -> Table:
    """As ``tables.report_table``: a row a report. ``repeats`` has the report that stands for it, where one does."""
    return Table(
        columns_of("reports"),
        tuple(
            (
                row.place,
                row.level,
                row.code,
                row.year,
                row.date,
                row.kind,
                row.title,
                row.body,
                row.speaker,
                row.sections,
                row.metrics,
                row.characters,
                row.id,
                row.file,
                row.twin,
            )
            for row in rows
        ),
    )
