"""The columns of each table and what they mean: declared once, in ``knowledge/columns.tsv``.

From that file come the tables' columns, the data dictionary that rides with a workbook or stands alone
(``govtui metrics --dictionary``), and docs/data.md.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from parser.export.table import Column, Kind, Table
from parser.text.vocabulary import table as knowledge

TableName = Literal["reports", "outline", "metrics", "wide"]
DICTIONARY = tuple(Column(key, key) for key in ("column", "kind", "values", "en", "zh"))
"""Columns of a data dictionary: a row a column of the table that it explains."""


@cache
def columns_of(table: TableName) -> tuple[Column, ...]:
    """The columns of a table, in order, titled by their keys."""
    return tuple(
        Column(row["key"], row["key"], cast(Kind, row["kind"])) for row in knowledge("columns") if row["table"] == table
    )


def dictionary(table: TableName) -> Table:
    """The data dictionary of a table: each column's key, kind, values and meaning in English and Chinese."""
    rows = (row for row in knowledge("columns") if row["table"] == table)
    return Table(
        DICTIONARY, tuple((row["key"], row["kind"], row["values"] or None, row["en"], row["zh"]) for row in rows)
    )
