"""What a reading gives away: tables and JSON, as text. No screen, no clock, nothing read from disk.

>>> from parser import read
>>> from parser.export import csv_text, metric_table
>>> print(csv_text(metric_table(read("seeds/minquan-2021.txt"))))
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parser.export.objects import SCHEMA, dumped, json_number, json_pieces, report_object
    from parser.export.selection import choose
    from parser.export.sentences import printed, section_at
    from parser.export.table import Cell, Column, Table
    from parser.export.tables import brief_metric_table, figure, metric_table, outline_table, report_table, scaled
    from parser.export.terminal import fitted, terminal_text
    from parser.export.writers import (
        csv_pieces,
        csv_text,
        json_text,
        markdown_pieces,
        markdown_text,
        row_pieces,
        tsv_pieces,
        tsv_text,
    )

__all__ = [
    "SCHEMA",
    "Cell",
    "Column",
    "Table",
    "brief_metric_table",
    "choose",
    "csv_pieces",
    "csv_text",
    "dumped",
    "figure",
    "fitted",
    "json_number",
    "json_pieces",
    "json_text",
    "markdown_pieces",
    "markdown_text",
    "metric_table",
    "outline_table",
    "printed",
    "report_object",
    "report_table",
    "row_pieces",
    "scaled",
    "section_at",
    "terminal_text",
    "tsv_pieces",
    "tsv_text",
]
_MODULES = {
    "objects": "SCHEMA dumped json_number json_pieces report_object",
    "selection": "choose",
    "sentences": "printed section_at",
    "table": "Cell Column Table",
    "tables": "brief_metric_table figure metric_table outline_table report_table scaled",
    "terminal": "fitted terminal_text",
    "writers": "csv_pieces csv_text json_text markdown_pieces markdown_text row_pieces tsv_pieces tsv_text",
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """The public names, loaded when first asked for: the screen's table needs the widths of words, and
    does not wait for the writers.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"parser.export.{_HOMES[name]}"), name)
