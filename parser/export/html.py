"""A table as HTML: spreadsheets and word processors take it when pasted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from parser.export.table import Cell, Column, Table, plain
from parser.export.writers import safe
from parser.text.safety import clean

CR = "\r"


def html_pieces(tables: Iterable[Table], *, page: bool = False) -> Iterator[str]:
    """The tables, which have the same columns, as one ``<table>``; ``page`` puts it in a document of its own."""
    begun = False
    for table in tables:
        if not begun:
            begun = True
            if page:
                yield '<!doctype html>\n<meta charset="utf-8">\n<title>govtui</title>\n'
            head = _line([column.title for column in table.columns], "th", table.columns)
            yield f"<table>\n<thead>{head}</thead>\n<tbody>\n"
        yield "".join(_line([_text(cell) for cell in row], "td", table.columns) + "\n" for row in table.rows)
    if begun:
        yield "</tbody>\n</table>\n"


def _text(cell: Cell) -> str:
    """A spreadsheet runs formulas that are pasted as HTML, too."""
    return safe(clean(cell)) if isinstance(cell, str) else plain(cell)


def _line(cells: Sequence[str], tag: str, columns: Sequence[Column]) -> str:
    inner = "".join(
        f"<{tag}{' align=right' if column.align == 'right' else ''}>{escape(clean(cell).replace(CR, ' '))}</{tag}>"
        for cell, column in zip(cells, columns, strict=True)
    )
    return f"<tr>{inner}</tr>"
