"""Tables survive every writer: nothing is lost, nothing runs, nothing breaks a row."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.export import (
    Column,
    Table,
    csv_pieces,
    csv_text,
    json_text,
    markdown_text,
    tsv_text,
)
from parser.export.terminal import fitted, terminal_text
from parser.export.width import fit, width, wrap
from parser.export.writers import safe
from parser.text.safety import clean

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    [
        "=1+1",
        "-9.3",
        "+4%",
        "@x",
        "a\tb",
        "a\nb",
        'say "x"',
        "'=",
        "|a|",
        "一\r\n二",
        "\x00",
        "＝1",
        "-cmd|' /C calc'!A0",
    ]
)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.integers()
CELLS = TEXTS | NUMBERS | st.none()


def tables(cells: st.SearchStrategy) -> st.SearchStrategy[Table]:  # type: ignore[type-arg]
    columns = (Column("name", "name"), Column("value", "value", "number"))
    return st.lists(st.tuples(cells, cells), max_size=6).map(lambda rows: Table(columns, tuple(rows)))


def spreadsheet(cell: object) -> str:
    """What a cell should be for a program that reads the file."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return safe(clean(cell).replace("\r\n", "\n").replace("\r", "\n"))
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def words(text: str) -> list[str]:
    """The words of a cell without the apostrophe that makes it safe."""
    return text.removeprefix("'").split()


@given(tables(CELLS))
def test_csv_comes_back_cell_by_cell(table: Table) -> None:
    back = list(csv.reader(io.StringIO(csv_text(table), newline="")))
    assert back == [["name", "value"], *([spreadsheet(cell) for cell in row] for row in table.rows)]


@given(tables(CELLS))
def test_tsv_has_a_line_a_row(table: Table) -> None:
    text = tsv_text(table)
    assert len(text.splitlines()) == len(table.rows) + 1
    back = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    assert [len(row) for row in back] == [2] * (len(table.rows) + 1)
    for row, cells in zip(back[1:], table.rows, strict=True):
        for found, cell in zip(row, cells, strict=True):
            assert words(found) == words(spreadsheet(cell))


@given(tables(CELLS))
def test_no_cell_runs_as_a_formula(table: Table) -> None:
    for text, mark in ((csv_text(table), ","), (tsv_text(table), "\t")):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            for cell in row:
                number = cell.lstrip("+-").rstrip("%").replace(",", "").replace(".", "", 1)
                assert cell[:1] not in tuple("=+-@\t\r＝＋－＠") or number.isdigit()


@pytest.mark.parametrize("number", ["-9.3", "-9.3%", "+4", "1,234.5", "-1,000", "0.32"])
def test_true_numbers_stay_numbers(number: str) -> None:
    assert safe(number) == number
    assert csv_text(Table((Column("a", "a"),), ((number,),))).strip('a\n"') == number


@pytest.mark.parametrize("text", ["=1+1", "-cmd", "+SUM(A1)", "@x", "-1+1", "－1＋1", "\t=1", "-", " =1", "-²"])
def test_formulas_are_made_safe(text: str) -> None:
    assert safe(text) == "'" + text


@given(tables(CELLS))
def test_json_gives_the_cells_back(table: Table) -> None:
    rows = json.loads(json_text(table, "0"), parse_float=Decimal)["rows"]
    assert [list(row) for row in rows] == [["name", "value"]] * len(table.rows)
    for row, cells in zip(rows, table.rows, strict=True):
        for found, cell in zip(row.values(), cells, strict=True):
            if isinstance(cell, Decimal) and len(cell.as_tuple().digits) > 15:
                assert float(found) == float(cell)
            else:
                assert found == cell


@given(tables(CELLS))
def test_markdown_has_a_line_a_row_and_no_open_bar(table: Table) -> None:
    lines = markdown_text(table).split("\n")[:-1]
    assert len(lines) == len(table.rows) + 2
    for line in lines:
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 3


@given(tables(CELLS), st.integers(20, 80))
def test_terminal_rows_are_one_line_and_fit(table: Table, columns: int) -> None:
    short = Table(table.columns, tuple((row[0], None) for row in table.rows))
    lines = terminal_text(short, columns=columns).split("\n")[:-1]
    assert len(lines) == len(table.rows) + 2
    assert all(width(line) <= columns for line in lines)


def test_numbers_stand_by_their_decimal_point() -> None:
    table = Table((Column("v", "v", "number"),), ((Decimal("1.25"),), (Decimal("200"),), (Decimal("-3.5"),)))
    assert terminal_text(table, titles=False).splitlines() == ["  1.25", "200", " -3.5"]


def test_no_figure_and_no_day_is_cut_for_want_of_room() -> None:
    columns = [Column(key, key) for key in ("place", "section", "indicator", "value", "period", "known")]
    row = (
        "呼伦贝尔市",
        "人民生活水平得到新的更大的提高",
        "新建、改扩建中小学、幼儿园的学位",
        "138.47 万个",
        "2021-2025",
    )
    table = Table(tuple(columns), ((*row, "inferred: status period"), (*row, "said")))
    for room in (30, 50, 80, 120):
        kept, left = fitted(table, room, ("known", "section"))
        text = terminal_text(kept, columns=room)
        assert text.count("138.47 万个") == text.count("2021-2025") == 2
        assert all(width(line) <= max(room, 34) for line in text.splitlines())
        assert [column.key for column in left] == {
            30: ["place", "section", "known"], 50: ["place", "section", "known"], 80: ["place"], 120: []
        }[room]  # fmt: skip
    assert fitted(table, None, ("known",)) == (table, [])


def test_the_byte_order_mark_is_for_excel_alone() -> None:
    table = Table((Column("a", "名"),), (("开封",),))
    assert csv_text(table, excel=True).encode().startswith(b"\xef\xbb\xbf")
    assert not csv_text(table).encode().startswith(b"\xef\xbb\xbf")


def test_tables_after_one_another_share_one_header() -> None:
    table = Table((Column("a", "a"),), (("x",),))
    assert "".join(csv_pieces([table, table])) == "a\nx\nx\n"


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2 has 1 cells"):
        Table((Column("a", "a"), Column("b", "b")), (("x", "y"), ("z",)))


def test_width_counts_columns() -> None:
    assert [width(text) for text in ("abc", "教育", "（一）", "e\u0301", "“")] == [3, 4, 6, 1, 1]
    assert fit("优先发展教育事业", 9) == "优先发展…"


@given(st.text(alphabet="教育，。（）《》abc 12%", max_size=60), st.integers(4, 20))
def test_wrapping_keeps_every_character(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
