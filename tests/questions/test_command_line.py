"""``govtui compare`` and ``govtui ledger``: data on standard output, words on standard error."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.questions.sample import reports
from tui.cli import run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("reports")
    for report in reports():
        (place / report.source.name).write_text(report.source.text, "utf-8")
    return place


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_pivot_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "gdp", str(folder)]) == 0
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert lines[0].startswith("地区生产总值") and "亿元" in lines[0]
    assert lines[1].split() == ["place", "2019", "2020", "2021"]
    assert "2371.83 ↑2%" in said.out and "◇" in said.out
    assert "地区生产总值" in said.err


def test_data_has_a_row_a_cell_and_wide_has_a_column_a_year(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "生产总值", str(folder), "--format", "csv", "--status", "actual"]) == 0
    told = rows(capsys.readouterr().out)
    assert (told[0]["place"], told[0]["year"], told[0]["value"]) == ("开封市", "2019", "2364.1")
    assert run(["compare", "生产总值", str(folder), "--format", "csv", "--status", "actual", "--wide"]) == 0
    assert rows(capsys.readouterr().out)[0] == {
        "place": "开封市", "code": "410200", "2019": "2364.1", "2020": "2371.83"
    }  # fmt: skip


def test_several_indicators_stand_side_by_side(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["compare", "GDP,一般公共预算收入", str(folder), "--by", "indicator", "--wide", "--format", "csv"]
    assert run([*words, "--place", "民权"]) == 0
    said = capsys.readouterr()
    told = rows(said.out)
    assert "values: " in said.err and "万元" in said.err  # the unit, which no column has room for
    figures = {"地区生产总值": "266.4", "一般公共预算收入": "113000"}
    assert told[0] == {"place": "民权县", "code": "411421", "year": "2020", **figures}


def test_what_no_column_of_numbers_can_mark_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "gdp", str(folder), "--status", "target", "--wide", "--format", "csv"]) == 0
    said = capsys.readouterr()
    numbers = [cell for row in csv.reader(said.out.splitlines()[1:]) for cell in row[2:] if cell]
    assert f"changes in %, falls negative: 地区生产总值\ngovtui: Of the {len(numbers)} numbers" in said.err
    assert f"{len(numbers)} are targets" in said.err and "◇" not in said.err
    assert run(["compare", "gdp", str(folder), "--status", "target", "--format", "csv"]) == 0
    assert "◇" not in capsys.readouterr().err


def test_what_is_no_indicator_is_answered_with_the_nearest(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "规模以上工业利税增加值率", str(folder)]) == 2
    assert "nearest" in capsys.readouterr().err
    assert run(["compare", "gdp", str(folder), "--years", "last year"]) == 2
    assert run(["compare", "gdp", str(folder), "--place", "海口市"]) == 2
    assert run(["compare"]) == 2


def test_a_chart_has_an_axis_and_names(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["compare", "生产总值", str(folder), "--chart"]) == 0
    drawn = capsys.readouterr().out
    assert "A 开封市" in drawn and "┤" in drawn and "\x1b" not in drawn


def test_columns_are_chosen_in_every_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ["--columns", "year,place, value"]
    for words in (["compare", "gdp", str(folder)], ["compare", "gdp", str(folder), "--format", "csv"]):
        assert run([*words, *chosen]) == 0
        head = capsys.readouterr().out.splitlines()[0]
        assert head.replace(",", " ").split() == ["year", "place", "value"]
    assert run(["compare", "gdp", str(folder), "--wide", "--format", "csv", "--columns", "place,2020"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "place,2020"
    assert run(["ledger", str(folder), "--columns", "indicator,verdict", "--format", "tsv"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "indicator\tverdict"
    assert run(["ledger", str(folder), "--score", "--columns", "place,share"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["place", "met,", "%"]
    for words in (["compare", "gdp"], ["ledger"]):
        assert run([*words, str(folder), "--columns", "si"]) == 2
        assert "si: no such column" in capsys.readouterr().err


def test_levels_and_verdicts_are_named_as_they_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for level in ("prefecture", "市", "地级"):
        assert run(["compare", "gdp", str(folder), "--level", level, "--format", "csv"]) == 0
        told.append(rows(capsys.readouterr().out))
    assert told[0] == told[1] == told[2]
    assert {row["level"] for row in told[0]} == {"prefecture"}
    for verdict in ("not-reported", "not reported", "未报告"):
        assert run(["ledger", str(folder), "--verdict", verdict, "--format", "csv"]) == 0
        assert {row["verdict"] for row in rows(capsys.readouterr().out)} == {"not-reported"}
    for words in (["compare", "gdp", str(folder), "--level", "planet"], ["ledger", str(folder), "--verdict", "good"]):
        assert run(words) == 2
        assert "not understood. It may be" in capsys.readouterr().err


def test_the_ledger_for_people_and_as_data(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger", "开封", str(folder), "--year", "2020"]) == 0
    said = capsys.readouterr()
    assert "missed" in said.out and "−5 points" in said.out and "民权县" not in said.out
    assert run(["ledger", str(folder), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)["rows"]
    jobs = next(row for row in told if row["canonical"] == "城镇新增就业" and row["year"] == 2020)
    assert (jobs["verdict"], jobs["promised"], jobs["reported"]) == ("met", 6, 6.13)
    assert jobs["target_sentence"] and jobs["outcome_sentence"]


def test_the_score(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger", str(folder), "--score", "--format", "csv"]) == 0
    told = rows(capsys.readouterr().out)
    first = told[0]
    assert (first["place"], first["year"]) == ("开封市", "2020")
    assert int(first["met"]) + int(first["missed"]) > 4 and 0 < float(first["share"]) < 100


def test_no_place_and_no_target_are_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger", "海口市", str(folder)]) == 2
    assert run(["ledger", str(folder), "--year", "1999"]) == 2
    assert "govtui:" in capsys.readouterr().err


def test_the_cells_to_check_before_a_panel_is_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with why, what contradicts it, and the sentence; a researcher has thousands of cells and no marks."""
    for year, told in ((2019, "2300"), (2020, "20"), (2021, "2400"), (2022, "2500"), (2023, "2600")):
        again = "全市生产总值2460亿元。" if year == 2021 else ""
        text = (
            f"政府工作报告\n——{year}年1月16日在开封市第十四届人民代表大会第四次会议上\n开封市人民政府市长 高建军\n\n"
            f"各位代表：\n一、{year - 1}年工作回顾\n全市生产总值{told}亿元，增长7%。{again}\n"
        )
        half = "二、2023年工作安排\n上半年城镇新增就业3万人。\n" if year == 2023 else ""
        (tmp_path / f"{year}.txt").write_text(text + half, "utf-8")
    words = ["compare", "生产总值", str(tmp_path), "--status", "actual"]
    assert run([*words, "--wide", "--format", "csv"]) == 0
    assert "--check" in capsys.readouterr().err, "what the grid cannot mark is told how to find"
    assert run([*words, "--check"]) == 0
    said = capsys.readouterr()
    lines = said.out.splitlines()[2:]
    assert [line.split()[2] for line in lines] == ["2019", "2020"]
    assert "far from the years beside" in lines[0] and "20 亿元" in lines[0]
    assert "beside it 2460 亿元" in lines[1] and "生产总值2400亿元" in lines[1]
    assert "2 of 5 cells" in said.err
    assert run([*words, "--check", "--wide", "--format", "csv"]) == 0, "the same list for another program"
    told = rows(capsys.readouterr().out)
    assert [(row["year"], row["check"], row["others"]) for row in told] == [
        ("2019", "leap", ""), ("2020", "conflict", "2460 亿元")
    ]  # fmt: skip
    assert told[1]["sentence"] and told[1]["start"] and told[1]["report"]
    assert run([*words, "--check", "--years", "2022"]) == 0
    assert "0 of 1 cells" in capsys.readouterr().err


def test_a_target_is_one_to_check_where_it_stands_among_achievements(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def why(*more: str) -> set[tuple[str, str]]:
        assert run(["compare", "gdp,城镇新增就业", str(folder), "--check", "--format", "csv", *more]) == 0
        return {(row["status"], reason) for row in rows(capsys.readouterr().out) for reason in row["check"].split()}

    assert ("target", "target") in why() and ("actual", "part") in why()
    assert not why("--status", "target")


def test_where_nothing_can_be_written_nothing_is_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tui.cli.asking.Asked.__iter__", lambda self: pytest.fail("read for nothing"))
    for target in (tmp_path / "no" / "panel.csv", tmp_path):
        assert run(["compare", "gdp", str(folder), "--format", "csv", "--output", str(target)]) == 2
        assert f"{target}: cannot be written" in capsys.readouterr().err


def test_the_ledger_in_a_terminal_leaves_out_what_is_not_told_and_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["ledger", "开封", str(folder), "--year", "2020"]
    assert run(words) == 0
    said = capsys.readouterr()
    assert "not reported" not in said.out and "met" in said.out
    assert "--verdict not-reported,no-report" in said.err and "not reported" in said.err
    assert run([*words, "--verdict", "not-reported,no-report"]) == 0
    assert "not reported" in capsys.readouterr().out
    assert run([*words, "--format", "csv"]) == 0
    assert {"met", "not-reported"} <= {row["verdict"] for row in rows(capsys.readouterr().out)}
    assert run(["ledger", "民权", str(folder)]) == 0
    assert "no next report" in capsys.readouterr().out, "where nothing is told of any, all are shown"
