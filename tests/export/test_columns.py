"""What is declared of the columns is what the tables hold, what the page says, and what other programs read back."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from parser import read
from parser.export import Table, csv_text, metric_table, outline_table, report_table
from parser.export.columns import TableName, columns_of, dictionary
from parser.export.document import PAGE, page
from parser.export.forms import FormName, form_pieces
from parser.export.wide import Wide, wide_table
from parser.metrics.standard import indicators
from parser.report import Metric, Report
from tests.export.made import quantity, report
from tests.export.test_objects import plain

TYPES = {"text": str, "integer": int, "number": (int, Decimal)}


@pytest.fixture(scope="module")
def reports(seeds) -> list[Report]:  # type: ignore[no-untyped-def]
    return [one for path in sorted(seeds.glob("*.txt")) for one in read(path)]


def test_the_page_is_up_to_date() -> None:
    text = PAGE.read_text("utf-8")
    assert all(f"<!-- columns of {name} -->" in text for name in get_args(TableName))
    assert text == page(text), "run: python -m parser.export.document"


@pytest.mark.parametrize("make", [report_table, outline_table, metric_table, wide_table])
def test_every_cell_is_of_the_kind_declared(make, reports: list[Report]) -> None:  # type: ignore[no-untyped-def]
    table = make(reports)
    assert table.rows
    for row in table.rows:
        for cell, column in zip(row, table.columns, strict=True):
            assert cell is None or isinstance(cell, TYPES[column.kind]), column.key


def test_every_column_is_explained_and_listed_values_hold(reports: list[Report]) -> None:
    table = metric_table(reports)
    told = {row[0]: row for row in dictionary("metrics").rows}
    assert tuple(told) == table.keys
    assert all(row[3] and row[4] for row in told.values())
    listed = {key: set(str(row[2]).split(" | ")) for key, row in told.items() if " | " in str(row[2])}
    assert {"bound", "value_kind", "change_kind", "direction", "status", "known_status", "kind"} <= set(listed)
    for key, values in listed.items():
        if key != "known":
            found = {row[table.keys.index(key)] for row in table.rows} - {None}
            assert found <= values, key


def test_signs_offsets_and_scaled_numbers(reports: list[Report]) -> None:
    texts = {one.id: one.source.text for one in reports}
    table = metric_table(reports)
    rows = [dict(zip(table.keys, row, strict=True)) for row in table.rows]
    assert any(row["direction"] == "down" for row in rows)
    for row in rows:
        if row["value_start"] is not None:
            printed = texts[row["report"]][row["value_start"] : row["value_end"]]
            assert plain(printed) == plain(row["value_text"])
        if row["change_si"] is not None and row["change_si"] != 0:
            assert (row["change_si"] < 0) == (row["direction"] == "down")


# --- wide


def one(*metrics: Metric, year: int | None = 2020, name: str = "made#1") -> Report:
    base = report()
    return replace(base, id=name, cover=replace(base.cover, year=year), metrics=metrics)


def metric(canonical: str, number: str, status: str = "actual", period: str = "2019", **more) -> Metric:  # type: ignore[no-untyped-def]
    value = replace(
        quantity("154.86亿元", number, "亿元", si=(Decimal(number) * 10**8, "元")), **more.pop("quantity", {})
    )
    return Metric("1", canonical, 0, 5, status, period, value=value, canonical=canonical, **more)  # type: ignore[arg-type]


def cells(*reports: Report) -> list[dict[str, object]]:
    table = wide_table(reports)
    return [
        {key: cell for key, cell in zip(table.keys[9:], row[9:], strict=True) if cell is not None} for row in table.rows
    ]


def test_a_cell_is_of_the_year_that_its_report_tells_of() -> None:
    made = one(
        metric("一般公共预算收入", "9", period="2015-2019"),
        metric("一般公共预算收入", "154.86"),
        metric("一般公共预算收入", "160", "target", "2020"),
        metric("一般公共预算收入", "200", "target", "2025"),
        metric("地区生产总值", "3", period="2019H1"),
    )
    assert cells(made) == [
        {"一般公共预算收入_actual": Decimal(15486000000), "一般公共预算收入_target": Decimal(16000000000)}
    ]
    assert cells(replace(made, cover=replace(made.cover, year=None))) == [{}]


def test_the_first_of_several_figures_is_taken_and_the_column_is_named() -> None:
    guessed = replace(metric("地区生产总值", "5"), known=replace(metric("x", "1").known, indicator="inferred"))
    found = cells(one(guessed, metric("地区生产总值", "7"), metric("地区生产总值", "8")))
    assert found == [{"several": "地区生产总值_actual", "地区生产总值_actual": Decimal(700000000)}]
    assert cells(one(metric("地区生产总值", "7"), metric("地区生产总值", "7"))) == [
        {"地区生产总值_actual": Decimal(700000000)}
    ]


def test_measures_and_units_have_columns_of_their_own_and_falls_are_negative() -> None:
    fall = quantity("10.1%", "10.1", "%", kind="rate", direction="down", si=(Decimal("10.1"), "%"))
    dollars = {"quantity": {"si": (Decimal(5), "美元")}}
    found = cells(
        one(metric("进出口总额", "1", change=fall)),
        one(metric("进出口总额", "2"), name="b"),
        one(metric("进出口总额", "3", **dollars), name="c"),
        one(metric("进出口总额", "4", quantity={"kind": "rank", "si": None, "unit": "位"}), name="d"),
    )
    assert found == [
        {"进出口总额_actual": Decimal(100000000), "进出口总额_actual_growth": Decimal("-10.1")},
        {"进出口总额_actual": Decimal(200000000)},
        {"进出口总额_actual_美元": Decimal(5)},
        {"进出口总额_actual_rank": Decimal(4)},
    ]


def test_names_of_columns_are_names_of_variables() -> None:
    wide = Wide()
    for status in ("actual", "target"):
        wide.add(one(*(metric(name, "1", status, "2019" if status == "actual" else "2020") for name in indicators())))
    names = wide.table().keys
    assert len(names) == 10 + 2 * len(indicators()) and len(set(names)) == len(names)
    assert all(re.fullmatch(r"[^\W\d]\w{0,31}", name) for name in names)
    assert tuple(row[0] for row in wide.dictionary().rows) == names


# --- reading back


def content(table: Table, form: FormName) -> io.BytesIO:
    pieces = form_pieces(form, [table], "0", dictionary=dictionary("metrics"))
    return io.BytesIO(b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces))


@pytest.mark.parametrize("make", [metric_table, wide_table])
def test_csv_excel_and_parquet_read_back_as_written(make, reports: list[Report]) -> None:  # type: ignore[no-untyped-def]
    table = make(reports)
    table = replace(table, rows=table.rows[:120])
    back = list(csv.reader(io.StringIO(csv_text(table), newline="")))
    sheet, told = load_workbook(content(table, "xlsx"), read_only=True).worksheets
    columns = parquet.read_table(content(table, "parquet")).to_pydict()
    assert tuple(back[0]) == table.keys == tuple(columns)
    assert [row[0] for row in told.iter_rows(min_row=2, values_only=True)] == [
        column.key for column in columns_of("metrics")
    ]
    for number, (row, sheet_row) in enumerate(
        zip(table.rows, sheet.iter_rows(min_row=2, values_only=True), strict=True)
    ):
        for at, (cell, key) in enumerate(zip(row, table.keys, strict=True)):
            kept = columns[key][number]
            if cell is None or cell == "":
                assert (back[number + 1][at], sheet_row[at], kept) == ("", None, None)
            elif isinstance(cell, str):
                assert sheet_row[at] == kept == cell
            else:
                assert Decimal(back[number + 1][at]) == cell
                assert Decimal(repr(sheet_row[at])) == Decimal(repr(kept)) == cell
