"""Tables as a Parquet file (extra ``parquet``): typed columns, which pandas, R and DuckDB open at once."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from parser.export.table import Cell, Column, Table
from parser.text.safety import clean

_GROUP = 65_536  # rows that are written at once


def parquet_bytes(tables: Iterable[Table], version: str) -> bytes:
    """The tables, which have the same columns, as one file's content.

    Whole numbers are ``int64``, other numbers ``double``: the shortest form of the double is the
    decimal that the report prints, up to 15 digits. Texts are ``string``.

    Raises:
        ImportError: pyarrow is not installed.
    """
    import pyarrow as pa
    from pyarrow import parquet

    out = io.BytesIO()
    writer: Any = None
    for table in _groups(tables):
        if writer is None:
            fields = [pa.field(column.key, _type(pa, column)) for column in table.columns]
            schema = pa.schema(fields, {"govtui": version})
            writer = parquet.ParquetWriter(out, schema, compression="zstd")
        columns = [
            pa.array([_value(row[at], column) for row in table.rows], type=_type(pa, column))
            for at, column in enumerate(table.columns)
        ]
        if table.rows:
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
    if writer is not None:
        writer.close()
    return out.getvalue()


def _groups(tables: Iterable[Table]) -> Iterator[Table]:
    """The same rows in fewer tables: a group of rows a report would make the file large and slow."""
    kept: list[tuple[Cell, ...]] = []
    columns: tuple[Column, ...] | None = None
    for table in tables:
        columns = table.columns
        kept += table.rows
        while len(kept) >= _GROUP:
            yield Table(columns, tuple(kept[:_GROUP]))
            del kept[:_GROUP]
    if columns is not None:
        yield Table(columns, tuple(kept))


def _type(pa: Any, column: Column) -> Any:
    return {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}[column.kind]


def _value(cell: Cell, column: Column) -> str | int | float | None:
    if cell is None or cell == "":
        return None
    if column.kind == "text":
        return clean(str(cell))
    if isinstance(cell, str):  # no number could be made of it
        return None
    return int(cell) if column.kind == "integer" else float(cell)
