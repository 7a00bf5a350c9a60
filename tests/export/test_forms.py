"""Files that other programs open: what they read back is what the table holds."""

from __future__ import annotations

import io
import json
import pickle
import re
import subprocess
import sys
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from pyarrow import parquet

from parser.export import Column, Table, metric_table
from parser.export.apart import parquet_apart
from parser.export.forms import FORMS, FormName, MissingExtraError, form_pieces
from parser.export.latex import escaped
from parser.export.writers import is_formula
from parser.export.xlsx import Sheet, sheet_name, xlsx_bytes
from parser.text.safety import clean
from tests.export.made import report
from tests.export.test_writers import CELLS, NUMBERS, TEXTS, tables
from tui.cli.options import FORMATS

COLUMNS = (Column("name", "名称"), Column("value", "数值", "number"), Column("year", "年", "integer"))
TABLE = Table(COLUMNS, (("财政收入 [%]", Decimal("154.86"), 2020), ("=1+1", Decimal("-9.3"), None), (None, None, 2021)))


def data(form: FormName, *tables: Table) -> bytes:
    """The content of a file of this form."""
    return b"".join(
        piece if isinstance(piece, bytes) else piece.encode() for piece in form_pieces(form, tables or [TABLE], "0")
    )


def test_the_command_line_offers_every_form() -> None:
    assert sorted(FORMATS) == sorted(["table", *FORMS])


@pytest.mark.parametrize("form", FORMS)
def test_tables_follow_each_other_under_one_header(form: FormName) -> None:
    one, two = data(form), data(form, TABLE, TABLE)
    if form not in ("xlsx", "parquet"):
        assert two.count("财政收入".encode()) == 2 * one.count("财政收入".encode())
        assert two.count("名称".encode()) == one.count("名称".encode()) <= 1
    assert one != two


@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_a_library_that_is_not_there_is_named(form: FormName, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parser.export.forms.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=rf"govtui\[{form}\]"):
        data(form)


# --- Excel


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.rows] for sheet in book.worksheets}


def test_a_workbook_has_numbers_as_numbers_and_its_header_stays() -> None:
    content = data("xlsx")
    assert sheets(content)["govtui"] == [
        ["名称", "数值", "年"],
        ["财政收入 [%]", 154.86, 2020],
        ["=1+1", -9.3, None],
        [None, None, 2021],
    ]
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:C4")
    assert sheet["A3"].data_type == "s" and sheet["A3"].quotePrefix
    assert sheet["B2"].data_type == "n" and not sheet["A2"].quotePrefix
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["C"].width


@settings(max_examples=15, deadline=None)
@given(tables(CELLS | st.sampled_from(["_x0041_", "\ufffe", "http://a.b", "A" * 40_000, "{=1}", "true"])))
def test_a_workbook_gives_texts_back_and_holds_no_formula(table: Table) -> None:
    book = load_workbook(io.BytesIO(xlsx_bytes([Sheet("t", [table])])))
    rows = list(book.worksheets[0].iter_rows(min_row=2))
    said = [number for number, row in enumerate(table.rows, 1) if any(cell not in (None, "") for cell in row)]
    assert len(rows) >= max(said, default=0)  # rows of nothing at the end are none in a workbook
    for found, row in zip(rows, table.rows, strict=False):
        for cell, wanted in zip(found, row, strict=True):
            assert cell.data_type in ("s", "n", "inlineStr")
            assert cell.hyperlink is None
            if isinstance(wanted, str) and wanted:
                text = clean(wanted).replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "\ufffd")
                text = text.replace("\uffff", "\ufffd")
                back = unescape(str(cell.value or ""))  # Excel does so when it reads
                assert back == text or (len(text) > 32_767 and len(back) == 32_767 and back.endswith("…"))
            elif wanted is not None and wanted != "":
                assert float(cell.value) == pytest.approx(float(wanted), rel=1e-15)


@given(st.lists(st.text(max_size=40) | st.sampled_from(["History", "a/b", "A" * 50, "'x'"]), max_size=12))
def test_names_of_sheets_are_ones_that_excel_takes(wanted: list[str]) -> None:
    taken: set[str] = set()
    names = [sheet_name(name, taken) for name in wanted]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name)
        assert name.casefold() != "history" and not name.startswith("'") and not name.endswith("'")


# --- Parquet and JSON Lines


def test_parquet_has_a_type_a_column_and_gives_decimals_back() -> None:
    found = parquet.read_table(io.BytesIO(data("parquet", TABLE, TABLE)))
    assert [str(field.type) for field in found.schema] == ["string", "double", "int64"]
    rows = found.to_pylist()
    assert len(rows) == 6 and rows[1] == {"name": "=1+1", "value": -9.3, "year": None}
    made = parquet.read_table(io.BytesIO(data("parquet", metric_table([report()])))).to_pylist()
    assert Decimal(repr(made[0]["value"])) == Decimal("154.86")
    assert Decimal(made[0]["si"]) == Decimal("15486000000")


@given(tables(CELLS))
def test_json_lines_is_an_object_a_row(table: Table) -> None:
    lines = data("jsonl", table).decode().split("\n")
    assert lines.pop() == ""
    assert [list(json.loads(line)) for line in lines] == [["name", "value"]] * len(table.rows)


# --- LaTeX and HTML


def test_latex_is_a_tabular_with_rules_of_booktabs() -> None:
    lines = data("latex").decode().splitlines()[1:]
    assert lines == [
        r"\begin{tabular}{lrr}",
        r"\toprule",
        r"名称 & 数值 & 年 \\",
        r"\midrule",
        r"财政收入 {[}\%] & 154.86 & 2020 \\",
        r"=1+1 & $-9.3$ &  \\",
        r" &  & 2021 \\",
        r"\bottomrule",
        r"\end{tabular}",
    ]


@given(TEXTS)
def test_nothing_in_latex_is_a_command(text: str) -> None:
    left = re.sub(r"\\(?:text[a-z]+\{\}|[&%$#_{}])|\$(?:\\[a-z]+|[<>-])\$|\{[\[*]?\}", ".", escaped(text))
    assert not re.search(r"[\\{}$&#^_%~\n]|--", left)


@given(tables(TEXTS | NUMBERS))
def test_html_gives_the_cells_back(table: Table) -> None:
    found: list[str] = []

    class Cells(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            assert tag in ("meta", "title", "table", "thead", "tbody", "tr", "th", "td")
            if tag == "td":
                found.append("")

        def handle_data(self, text: str) -> None:
            if found and self.lasttag == "td":
                found[-1] += text

    Cells().feed(data("html", table).decode())
    cells = [cell for row in table.rows for cell in row]
    assert len(found) == len(cells)
    for shown, cell in zip(found, cells, strict=True):
        if isinstance(cell, str) and is_formula(clean(cell)):
            assert shown.startswith("'")


def test_parquet_is_written_in_another_process_and_here_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    code = """
import pickle, sys
from parser.export.apart import parquet_apart
tables, version = pickle.load(sys.stdin.buffer)
sys.stdout.buffer.write(parquet_apart(tables, version))
sys.exit("pyarrow" in sys.modules)
"""
    given = pickle.dumps(([TABLE, TABLE], "1"))
    done = subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, check=True)
    written, here = (parquet.read_table(io.BytesIO(each)) for each in (done.stdout, data("parquet", TABLE, TABLE)))
    assert written.schema.equals(here.schema) and written.equals(here)
    monkeypatch.setattr(sys, "executable", "/nowhere")
    assert len(parquet.read_table(io.BytesIO(parquet_apart([TABLE], "1")))) == 3
