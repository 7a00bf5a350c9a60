"""Tables as text: CSV, TSV, Markdown, JSON, JSON Lines.

Cells are cleaned of control characters in every form. In CSV and TSV a text that a spreadsheet
would run as a formula gets an apostrophe before it; numbers, negative ones too, stay numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from parser.export.objects import SCHEMA, dumped, json_number
from parser.export.table import Cell, Table, plain
from parser.text.safety import clean

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
# What Excel, WPS and LibreOffice take for the start of a formula; the full-width forms too,
# which a Chinese Excel reads alike.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹦﹢﹣﹫]|[\t\r\n]")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?", re.ASCII)
BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_RETURN = re.compile(r"\r\n?")  # a lone one ends a row for some readers of CSV, quoted or not
_MARKUP = re.compile(r"([\\|`*_~<>\[\]&$@]|(?<=www)\.|:(?=//))", re.I)
"""What GitHub makes something of within a cell: tags, links (also bare addresses), entities, mathematics, names."""
_QUOTED = {",": re.compile('[",;\t\n]'), "\t": re.compile('["\t\n]')}
"""What a cell is put in quotation marks for, by what parts cells. In CSV semicolons and tabs, too: LibreOffice
parts cells at them as well, and what follows could begin as a formula."""


def csv_pieces(tables: Iterable[Table]) -> Iterator[str]:
    """RFC 4180 with a header line, rows ended by a line feed; tables of the same columns follow each other."""
    return _separated(tables, ",", keep_breaks=True)


def tsv_pieces(tables: Iterable[Table]) -> Iterator[str]:
    """A line a row whatever the cells hold: tabs and line breaks in a cell become a space."""
    return _separated(tables, "\t", keep_breaks=False)


def markdown_pieces(tables: Iterable[Table]) -> Iterator[str]:
    """A GitHub-flavoured table; marks in the text are escaped."""
    for number, table in enumerate(tables):
        lines = [_markdown_row([plain(cell) for cell in row]) for row in table.rows]
        if not number:
            rule = "|" + "|".join(" ---: " if column.align == "right" else " --- " for column in table.columns) + "|"
            lines = [_markdown_row([column.title for column in table.columns]), rule, *lines]
        yield "".join(line + "\n" for line in lines)


def line_pieces(tables: Iterable[Table]) -> Iterator[str]:
    """JSON Lines: an object a row, all columns in each, ``null`` for none."""
    for table in tables:
        yield "".join(dumped(dict(zip(table.keys, map(_json_cell, row), strict=True))) + "\n" for row in table.rows)


def row_pieces(tables: Iterable[Table], version: str, **head: Any) -> Iterator[str]:
    """``{"schema", "govtui", …head, "rows": [{key: cell}]}``; numbers as numbers, ``null`` for none."""
    yield dumped({"schema": SCHEMA, "govtui": version, **head})[:-1] + ', "rows": ['
    between = "\n"
    for table in tables:
        for row in table.rows:
            yield between + dumped(dict(zip(table.keys, map(_json_cell, row), strict=True)))
            between = ",\n"
    yield "\n]}\n"


def csv_text(table: Table, *, excel: bool = False) -> str:
    """The table as CSV.

    ``excel`` puts a byte-order mark first: without it Excel reads UTF-8 as the local code page.
    """
    return (BOM if excel else "") + "".join(csv_pieces([table]))


def tsv_text(table: Table) -> str:
    """The table as TSV: pastes into Excel and WPS as cells."""
    return "".join(tsv_pieces([table]))


def markdown_text(table: Table) -> str:
    """The table as Markdown."""
    return "".join(markdown_pieces([table]))


def json_text(table: Table, version: str, **head: Any) -> str:
    """The table as one JSON object."""
    return "".join(row_pieces([table], version, **head))


def safe(text: str) -> str:
    """``text`` with an apostrophe before it when a spreadsheet would run it as a formula."""
    return "'" + text if is_formula(text) else text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run ``text``; a number, a negative one too, is none."""
    return _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None


def _separated(tables: Iterable[Table], mark: str, *, keep_breaks: bool) -> Iterator[str]:
    for number, table in enumerate(tables):
        rows = [] if number else [tuple(column.title for column in table.columns)]
        cells = ([_quoted(_spreadsheet(cell, keep_breaks), mark) for cell in row] for row in (*rows, *table.rows))
        yield "".join([(mark.join(row) or '""') + "\n" for row in cells])


def _quoted(cell: str, mark: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED[mark].search(cell) else cell


def _spreadsheet(cell: Cell, keep_breaks: bool) -> str:
    if not isinstance(cell, str):
        return plain(cell)
    text = clean(cell)
    return safe(_RETURN.sub("\n", text) if keep_breaks else BREAKS.sub(" ", text))


def _markdown_row(cells: list[str]) -> str:
    texts = [_MARKUP.sub(r"\\\1", BREAKS.sub(" ", clean(cell))) for cell in cells]
    return "| " + " | ".join(texts) + " |"


def _json_cell(cell: Cell) -> str | int | float | None:
    return json_number(cell) if isinstance(cell, Decimal) else cell
