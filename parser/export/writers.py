"""Tables as text: CSV, TSV, Markdown, JSON, and columns for a terminal.

Cells are cleaned of control characters in every form. In CSV and TSV a text that a spreadsheet
would run as a formula gets an apostrophe before it; numbers, negative ones too, stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import Any

from parser.export.objects import SCHEMA, dumped, json_number
from parser.export.table import Cell, Table, plain
from parser.export.width import fit, width
from parser.text.safety import clean

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What Excel, WPS and LibreOffice take for the start of a formula; the full-width forms too,
# which a Chinese Excel reads alike.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?", re.ASCII)
_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARKUP = re.compile(r"([\\|`*_~<>\[\]])")


def csv_text(table: Table, *, excel: bool = False) -> str:
    """RFC 4180 with a header line, rows ended by a line feed.

    ``excel`` puts a byte-order mark first: without it Excel reads UTF-8 as the local code page.
    """
    return (BOM if excel else "") + _separated(table, ",", keep_breaks=True)


def tsv_text(table: Table) -> str:
    """A line a row whatever the cells hold: tabs and line breaks in a cell become a space.

    Pastes into Excel and WPS as cells.
    """
    return _separated(table, "\t", keep_breaks=False)


def markdown_text(table: Table) -> str:
    """A GitHub-flavoured table; marks in the text are escaped."""
    lines = [
        _markdown_row([column.title for column in table.columns]),
        "|" + "|".join(" ---: " if column.align == "right" else " --- " for column in table.columns) + "|",
    ]
    lines += [_markdown_row([plain(cell) for cell in row]) for row in table.rows]
    return "\n".join(lines) + "\n"


def json_text(table: Table, version: str, **head: Any) -> str:
    """``{"schema", "govtui", …head, "rows": [{key: cell}]}``; numbers as numbers, ``null`` for none."""
    keys = table.keys
    rows = [dict(zip(keys, map(_json_cell, row), strict=True)) for row in table.rows]
    lines = ",\n".join(dumped(row) for row in rows)
    start = dumped({"schema": SCHEMA, "govtui": version, **head})[:-1]
    return f'{start}, "rows": [\n{lines}\n]}}\n' if lines else f'{start}, "rows": []}}\n'


def terminal_text(table: Table, *, columns: int | None = None, titles: bool = True) -> str:
    """Aligned columns for reading; a number column stands by its decimal point.

    ``columns`` is the terminal's width: the widest columns of text are cut to fit it. ``None``
    cuts nothing.
    """
    cells = [[_BREAKS.sub(" ", clean(plain(cell))) for cell in row] for row in table.rows]
    for at, column in enumerate(table.columns):
        if column.kind == "number":
            _align_points(cells, at)
    heads = [column.title for column in table.columns]
    widths = [
        max([width(row[at]) for row in cells] + [width(heads[at]) if titles else 0]) for at in range(len(table.columns))
    ]
    if columns is not None:
        _shrink(widths, [column.kind == "text" for column in table.columns], columns - 2 * (len(widths) - 1))
    right = [column.align == "right" for column in table.columns]
    lines = [_terminal_row(heads, widths, right), "  ".join("─" * taken for taken in widths)] if titles else []
    lines += [_terminal_row(row, widths, right) for row in cells]
    return "\n".join(lines) + "\n" if lines else ""


def safe(text: str) -> str:
    """``text`` with an apostrophe before it when a spreadsheet would run it as a formula."""
    return "'" + text if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _separated(table: Table, mark: str, *, keep_breaks: bool) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark, lineterminator="\n")
    writer.writerow([_spreadsheet(column.title, keep_breaks) for column in table.columns])
    for row in table.rows:
        writer.writerow([_spreadsheet(cell, keep_breaks) for cell in row])
    return out.getvalue()


def _spreadsheet(cell: Cell, keep_breaks: bool) -> str:
    if not isinstance(cell, str):
        return plain(cell)
    text = clean(cell)
    return safe(text if keep_breaks else _BREAKS.sub(" ", text))


def _markdown_row(cells: list[str]) -> str:
    texts = [_MARKUP.sub(r"\\\1", _BREAKS.sub(" ", clean(cell))) for cell in cells]
    return "| " + " | ".join(texts) + " |"


def _json_cell(cell: Cell) -> str | int | float | None:
    return json_number(cell) if isinstance(cell, Decimal) else cell


def _align_points(cells: list[list[str]], at: int) -> None:
    """Pad the numbers of a column on the right, so that their decimal points stand in one line."""
    parts = [len(row[at].partition(".")[2]) + ("." in row[at]) for row in cells]
    longest = max(parts, default=0)
    for row, part in zip(cells, parts, strict=True):
        if row[at]:
            row[at] += " " * (longest - part)


def _shrink(widths: list[int], flexible: list[bool], room: int) -> None:
    """Take from the widest text columns, a column at a time, until all fit or none is wider than 8."""
    while sum(widths) > room:
        taken, at = max(((taken, at) for at, taken in enumerate(widths) if flexible[at]), default=(0, 0))
        if taken <= 8:
            return
        others = max((w for n, w in enumerate(widths) if flexible[n] and n != at), default=0)
        widths[at] = max(8, taken - (sum(widths) - room), min(others, taken - 1))


def _terminal_row(cells: list[str], widths: list[int], right: list[bool]) -> str:
    parts = []
    for cell, taken, to_right in zip(cells, widths, right, strict=True):
        text = fit(cell, taken)
        space = " " * (taken - width(text))
        parts.append(space + text if to_right else text + space)
    return "  ".join(parts).rstrip()
