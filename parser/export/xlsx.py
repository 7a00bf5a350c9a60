"""Tables as an Excel workbook (extra ``xlsx``).

Numbers are numbers, texts are texts and never formulas: a text that looks like one also keeps Excel's mark
of a text, so that it stays one when the cell is edited. The header stays in view.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from parser.export.table import Cell, Table, plain
from parser.export.width import width
from parser.export.writers import is_formula
from parser.text.safety import clean

_ROWS = 1_048_576  # that a sheet holds, its header included
_CHARACTERS, _NAME = 32_767, 31  # that a cell holds, and the name of a sheet; a character beyond U+FFFF is two
_WIDEST, _NARROWEST = 60, 6
_SAMPLE = 500
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NO_TEXT = re.compile("[\ufffe\uffff]")


class Sheet(NamedTuple):
    """A sheet: its name, and tables of the same columns that follow each other in it."""

    name: str
    tables: Iterable[Table]


def xlsx_bytes(sheets: Iterable[Sheet]) -> bytes:
    """The workbook, as a file's content. A table longer than a sheet goes on in another one.

    Raises:
        ImportError: XlsxWriter is not installed.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(out, {"constant_memory": True})
    try:
        inks = _Inks(book)
        taken: set[str] = set()
        for sheet in sheets:
            _write(book, sheet, inks, taken)
    finally:
        book.close()
    return out.getvalue()


def sheet_name(wanted: str, taken: set[str]) -> str:
    r"""A name that Excel takes: at most 31 UTF-16 units, none of ``[]:*?/\``, not yet in ``taken``; it joins those."""
    name = _cut(_NO_TEXT.sub(" ", _FORBIDDEN.sub(" ", clean(wanted))).strip(" '"), _NAME).strip(" '") or "Sheet"
    if name.casefold() == "history":  # Excel keeps it for itself
        name += "_"
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{_cut(name, _NAME - 1 - len(str(number)))} {number}"
    taken.add(free.casefold())
    return free


def _cut(text: str, most: int) -> str:
    """The beginning of ``text`` that takes at most so many UTF-16 units."""
    if 2 * len(text) <= most:
        return text
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


class _Inks:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True, "bottom": 1})
        self.text = book.add_format({"quote_prefix": True})


def _write(book: Any, sheet: Sheet, inks: _Inks, taken: set[str]) -> None:
    page: Any = None
    at, table = 0, None
    for table in sheet.tables:
        rows = iter(table.rows)
        if page is None:
            page, at = _begun(book, sheet.name, table, inks, taken), 1
        for row in rows:
            if at == _ROWS:
                _finished(page, table, at)
                page, at = _begun(book, sheet.name, table, inks, taken), 1
            for column, cell in enumerate(row):
                _cell(page, at, column, cell, inks)
            at += 1
    if page is not None and table is not None:
        _finished(page, table, at)


def _begun(book: Any, name: str, table: Table, inks: _Inks, taken: set[str]) -> Any:
    page = book.add_worksheet(sheet_name(name, taken))
    page.freeze_panes(1, 0)
    for number, column in enumerate(table.columns):
        page.write_string(0, number, column.title, inks.head)
        longest = max((width(plain(row[number])) for row in islice(table.rows, _SAMPLE)), default=0)
        page.set_column(number, number, max(_NARROWEST, min(_WIDEST, max(longest, width(column.title) + 2) + 1)))
    return page


def _finished(page: Any, table: Table, rows: int) -> None:
    page.autofilter(0, 0, rows - 1, len(table.columns) - 1)


def _cell(page: Any, row: int, column: int, cell: Cell, inks: _Inks) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Decimal | int):
        page.write_number(row, column, cell)
        return
    text = _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", clean(cell)).replace("\r\n", "\n").replace("\r", "\n")
    if text != (whole := _cut(text, _CHARACTERS)):
        text = _cut(whole, _CHARACTERS - 1) + "…"
    page.write_string(row, column, text, inks.text if is_formula(text) else None)
