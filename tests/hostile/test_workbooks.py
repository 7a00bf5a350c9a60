"""Workbooks and Parquet files of hostile reports: cells are texts and numbers, never formulas, links or escapes.

All cases go into one file of each kind: what is looked at is every cell, and the XML that it is made of.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from pyarrow import parquet

from parser import Report, Source, parse, read
from parser.export import metric_table, outline_table, report_table
from parser.export.forms import FormName, form_pieces
from parser.export.table import Column, Table
from parser.export.wide import wide_table
from parser.export.writers import is_formula
from parser.export.xlsx import Sheet, sheet_name, xlsx_bytes
from tests.hostile.cases import CASES, FORBIDDEN

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HARMLESS = {"v", "is", "t", "c", "row", "sheetData"}
"""What the rows of a sheet are made of."""
TABLES = {"reports": report_table, "outline": outline_table, "metrics": metric_table, "wide": wide_table}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    """Every case, read from a file."""
    path = tmp_path_factory.mktemp("hostile") / "report.md"
    found: list[Report] = []
    for case in CASES:
        path.write_bytes(case.text.encode("utf-8", "surrogatepass"))
        found += read(path)
    return found


def content(form: FormName, table: Table, name: str = "report") -> bytes:
    return b"".join(piece for piece in form_pieces(form, [table], "1", name=name) if isinstance(piece, bytes))


@pytest.mark.parametrize("make", TABLES.values(), ids=TABLES)
def test_no_cell_of_a_workbook_acts(make: Callable[[list[Report]], Table], reports: list[Report]) -> None:
    table = make(reports)
    data = content("xlsx", table)
    _only_cells(data)
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2))
    assert len(rows) == len(table.rows)
    for found, row in zip(rows, table.rows, strict=True):
        for cell, wanted in zip(found, row, strict=True):
            if wanted is None or wanted == "":
                assert cell.value is None
            elif isinstance(wanted, str):
                assert cell.data_type in ("s", "inlineStr") and cell.hyperlink is None
                text = unescape(str(cell.value))  # as Excel does when it reads
                assert text == re.sub("[\ufffe\uffff]", "\ufffd", wanted).replace("\r\n", "\n").replace("\r", "\n")
                assert FORBIDDEN.search(text.replace("\n", "")) is None
                assert cell.quotePrefix or not is_formula(text), text
            else:
                assert cell.data_type == "n"


def _only_cells(data: bytes) -> None:
    """The XML is well formed, and asks for nothing: no formula, link, script, drawing, or part from elsewhere."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = book.namelist()
        assert not [name for name in names if re.search("vba|external|hyperlink|drawing|embed|connection|query", name)]
        for name in names:
            part = book.read(name)
            assert b"\0" not in part and b"<!" not in part
            root = ElementTree.fromstring(part)
            if name.endswith(".rels"):
                assert all(link.get("TargetMode") != "External" for link in root)
            elif name.startswith("xl/worksheets/"):
                inside = root.find(f"{MAIN}sheetData")
                assert inside is not None
                assert {element.tag.removeprefix(MAIN) for element in inside.iter()} <= HARMLESS
                kinds = {cell.get("t") for cell in inside.iter(f"{MAIN}c")}
                assert kinds <= {"inlineStr", "s", "n", None}, kinds
                assert not {child.tag.removeprefix(MAIN) for child in root} & {"hyperlinks", "oleObjects", "controls"}


def test_the_name_of_a_sheet_is_only_a_name() -> None:
    payloads = sorted({case.payload for case in CASES})
    table = Table((Column("a", "甲", "text"),), (("乙",),))
    data = xlsx_bytes([Sheet(payload, [table]) for payload in payloads])
    _only_cells(data)
    book = load_workbook(io.BytesIO(data))
    assert len(book.sheetnames) == len(payloads)
    for name in book.sheetnames:
        assert FORBIDDEN.search(name) is None and not re.search(r"[\[\]:*?/\\\n\t]", name), name
        assert 0 < len(name.encode("utf-16-le")) <= 62
    assert not book.defined_names


def test_what_excel_would_cut_or_refuse_is_cut_before() -> None:
    """It counts halves of surrogate pairs, and takes 32,767 in a cell and 31 in a name."""
    rows = tuple((mark * 40_000,) for mark in ("甲", "\U00020000", "\U0001f468\u200d", "=", "_x001B_"))
    data = xlsx_bytes([Sheet("\U00020000" * 40, [Table((Column("a", "甲", "text"),), rows)])])
    _only_cells(data)
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet.title == "\U00020000" * 15
    for (cell,), (given,) in zip(sheet.iter_rows(min_row=2), rows, strict=True):
        text = unescape(str(cell.value))
        assert 32_760 < len(text.encode("utf-16-le")) / 2 <= 32_767
        assert text.endswith("…") and given.startswith(text[:-1])
    assert sheet_name("\U00020000" * 40, {"\U00020000" * 15}) == "\U00020000" * 14 + " 2"


@pytest.mark.parametrize("make", TABLES.values(), ids=TABLES)
def test_no_cell_of_a_parquet_file_acts(make: Callable[[list[Report]], Table], reports: list[Report]) -> None:
    table = make(reports)
    found = parquet.read_table(io.BytesIO(content("parquet", table)))
    assert found.schema.metadata is not None
    assert set(found.schema.metadata) <= {b"govtui"}, "nothing is run or unpickled on opening"
    assert found.column_names == [column.key for column in table.columns]
    for at, column in enumerate(table.columns):
        values = found.column(at).to_pylist()
        wanted = [row[at] for row in table.rows]
        for value, cell in zip(values, wanted, strict=True):
            if isinstance(value, str):
                assert FORBIDDEN.search(value.replace("\r", "\n").replace("\n", "")) is None and value == cell
            elif value is not None:
                assert isinstance(cell, Decimal | int) and float(cell) == value, column.key


def test_a_report_named_by_its_file_is_text_in_every_cell() -> None:
    """The names of files stand in columns of their own."""
    names = (
        "=cmd|' /C calc'!A0.txt",
        "evil\x1b]0;PWNED\x07.txt",
        "_x001B_[2J.txt",
        "a\u202eb",
        "../../PWNED",
        "\ud800",
    )
    text = CASES[0].text
    found = [report for name in names for report in parse(Source(name, "全年生产总值完成270亿元。\n" + text, "text"))]
    for make in (report_table, outline_table, metric_table):
        table = make(found)
        _only_cells(content("xlsx", table))
        sheet = load_workbook(io.BytesIO(content("xlsx", table))).worksheets[0]
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                assert cell.data_type in ("s", "n", "inlineStr")
                assert FORBIDDEN.search(unescape(str(cell.value)).replace("\n", "")) is None
        for values in parquet.read_table(io.BytesIO(content("parquet", table))).to_pydict().values():
            assert all(FORBIDDEN.search(value) is None for value in values if isinstance(value, str))
