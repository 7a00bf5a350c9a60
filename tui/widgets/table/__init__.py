"""The metric table: rows, model, drawing, selection, widget; one module each."""

from __future__ import annotations

from tui.widgets.table.arrangement import Arrangement
from tui.widgets.table.messages import (
    ColumnsWanted,
    CopyWanted,
    ExportWanted,
    FilterWanted,
    FormatWanted,
    RowChosen,
    RowHighlighted,
    ViewChanged,
)
from tui.widgets.table.model import RowFilter
from tui.widgets.table.rows import MetricRow, ReportIndex, rows_of
from tui.widgets.table.widget import MetricTable

__all__ = [
    "Arrangement",
    "ColumnsWanted",
    "CopyWanted",
    "ExportWanted",
    "FilterWanted",
    "FormatWanted",
    "MetricRow",
    "MetricTable",
    "ReportIndex",
    "RowChosen",
    "RowFilter",
    "RowHighlighted",
    "ViewChanged",
    "rows_of",
]
