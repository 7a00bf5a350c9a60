"""The forms in which a table leaves the program: one list for the command line and the export box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal, get_args

from parser.export.table import Table
from parser.export.writers import BOM, csv_pieces, line_pieces, markdown_pieces, row_pieces, tsv_pieces

FormName = Literal["csv", "tsv", "markdown", "html", "json", "jsonl", "latex", "xlsx", "parquet"]


class MissingExtraError(Exception):
    """A form needs a library that is not installed: that of the extra ``extra``."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"{extra}: needs the extra '{extra}'. Install govtui[{extra}], then try again.")
        self.extra = extra


@dataclass(frozen=True, slots=True)
class Form:
    """A form: how its files' names end, and what it needs."""

    ending: str
    """Without the dot."""
    binary: bool = False
    """No text: nothing for a terminal or the clipboard."""
    extra: str | None = None
    """The extra of the package that it needs."""
    module: str = ""
    """The module that the extra brings."""
    people: bool = False
    """Read by people first: headers are words, not keys."""


FORMS: dict[FormName, Form] = {
    "csv": Form("csv"),
    "tsv": Form("tsv"),
    "markdown": Form("md", people=True),
    "html": Form("html", people=True),
    "json": Form("json"),
    "jsonl": Form("jsonl"),
    "latex": Form("tex", people=True),
    "xlsx": Form("xlsx", binary=True, extra="xlsx", module="xlsxwriter"),
    "parquet": Form("parquet", binary=True, extra="parquet", module="pyarrow"),
}
assert tuple(FORMS) == get_args(FormName)


def require(form: FormName) -> None:
    """See that the library is there, before anything is read that would be written with it.

    Raises:
        MissingExtraError: it is not installed.
    """
    extra, module = FORMS[form].extra, FORMS[form].module
    if extra and find_spec(module) is None:
        raise MissingExtraError(extra)


def form_pieces(
    form: FormName,
    tables: Iterable[Table],
    version: str,
    *,
    name: str = "govtui",
    dictionary: Table | None = None,
    excel: bool = False,
) -> Iterator[str] | Iterator[bytes]:
    """Tables of the same columns, after one another, as the content of one file, piece by piece.

    ``name`` is the sheet's, in a workbook; ``dictionary`` its second sheet, which says what the columns
    mean; ``excel`` puts a byte-order mark before CSV and TSV.

    Raises:
        MissingExtraError: the library that the form needs is not installed.
    """
    require(form)
    if form == "xlsx":
        return iter([_workbook(tables, name, dictionary)])
    if form == "parquet":
        return iter([_parquet(tables, version)])
    return _marked(excel and form in ("csv", "tsv"), _text(form, tables, version))


def _text(form: FormName, tables: Iterable[Table], version: str) -> Iterator[str]:
    if form == "csv":
        return csv_pieces(tables)
    if form == "tsv":
        return tsv_pieces(tables)
    if form == "markdown":
        return markdown_pieces(tables)
    if form == "json":
        return row_pieces(tables, version)
    if form == "jsonl":
        return line_pieces(tables)
    if form == "html":
        from parser.export.html import html_pieces

        return html_pieces(tables, page=True)
    from parser.export.latex import latex_pieces

    return latex_pieces(tables)


def _marked(mark: bool, pieces: Iterator[str]) -> Iterator[str]:
    if mark:
        yield BOM
    yield from pieces


def _workbook(tables: Iterable[Table], name: str, dictionary: Table | None) -> bytes:
    from parser.export.xlsx import Sheet, xlsx_bytes

    return xlsx_bytes([Sheet(name, tables)] + ([Sheet("dictionary", [dictionary])] if dictionary else []))


def _parquet(tables: Iterable[Table], version: str) -> bytes:
    from parser.export.parquet import parquet_bytes

    return parquet_bytes(tables, version)
