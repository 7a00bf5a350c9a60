import csv
import io
import json

import pytest

from parser.report import Report
from tests.table.sample import report
from tui.clipboard import Delivery
from tui.copying import FORMS, cell_clip, cells_clip, rows_clip, said, sentence_clip, table_of
from tui.locale import set_language
from tui.widgets.table import rows_of

COLUMNS = ["indicator", "value", "change", "period", "status"]


@pytest.fixture(autouse=True)
def english():
    set_language("en")
    yield
    set_language("en")


@pytest.fixture
def rows():
    return rows_of(report())


def test_tsv_has_headers_and_numbers_without_units(rows):
    clip = rows_clip(rows, COLUMNS, "tsv")
    lines = [line.split("\t") for line in clip.text.splitlines()]
    head = lines[0]
    assert head[:4] == ["indicator", "value", "unit", "bound"]
    assert len(lines) == len(rows) + 1
    first = dict(zip(head, lines[1], strict=True))
    assert (first["value"], first["unit"]) == ("7.03", "万人")
    fall = dict(zip(head, lines[7], strict=True))
    assert (fall["change"], fall["change unit"]) == ("-6.6", "%")
    ratio = dict(zip(head, lines[10], strict=True))
    assert ratio["value"] == "13.4∶38.6∶48.0"
    assert clip.what == f"{len(rows)} rows × {len(head)} columns as TSV"


def test_numbers_paste_as_numbers(rows):
    lines = list(csv.DictReader(io.StringIO(rows_clip(rows, COLUMNS, "csv").text)))
    assert len(lines) == len(rows)
    for line in lines:
        if line["value"] and "∶" not in line["value"]:
            float(line["value"])
        if line["change"]:
            float(line["change"])


def test_helper_columns_that_are_empty_throughout_are_left_out(rows):
    assert "bound" in table_of(rows, ["value"]).keys
    assert "bound" not in table_of(rows[2:5], ["value"]).keys
    assert "value_high" not in table_of(rows, ["value"]).keys


def test_rows_keep_the_order_of_the_screen_over_several_reports():
    one, two = rows_of(report()), rows_of(report("b", "商丘市", 2023))
    mixed = [row for pair in zip(one, two, strict=True) for row in pair]
    table = table_of(mixed, ["indicator", "place"])
    assert [row[0] for row in table.rows] == [row.metric.indicator for row in mixed]
    assert [row[1] for row in table.rows[:4]] == ["开封市", "商丘市", "开封市", "商丘市"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_every_row(rows, form):
    text = rows_clip(rows, COLUMNS, form).text
    assert text.endswith("\n")
    for row in rows:
        assert row.metric.indicator in text.replace("\\", "")
    if form == "json":
        assert len(json.loads(text)["rows"]) == len(rows)


def test_json_speaks_in_ids_the_others_in_words(rows):
    assert json.loads(rows_clip(rows, COLUMNS, "json").text)["rows"][0]["status"] == "actual"
    set_language("zh")
    assert "完成" in rows_clip(rows, COLUMNS, "tsv").text
    assert rows_clip(rows, COLUMNS, "tsv").text.startswith("指标\t数值\t单位")


def test_a_cell_is_what_the_report_prints(rows):
    assert cell_clip(rows[0], "value").text == "7.03万人"
    assert cell_clip(rows[0], "indicator").text == "城镇新增就业"
    assert cell_clip(rows[6], "change").text == "↓ −6.6 %"


def test_a_block_without_headers(rows):
    assert cells_clip(rows[:2], ["indicator", "value"]).text == "城镇新增就业\t7.03万人\n城镇登记失业率\t4%\n"


def test_a_cell_that_a_spreadsheet_would_run_is_made_safe(rows):
    metric = rows[0].metric
    evil = rows[0]._replace(metric=type(metric)(None, '=HYPERLINK("x")', metric.start, metric.end, "actual"))
    assert cell_clip(evil, "indicator").text.startswith("'=")
    assert cells_clip([evil], ["indicator", "indicator"]).text == '\'=HYPERLINK("x")\t\'=HYPERLINK("x")\n'
    assert (
        "\n'=" in rows_clip([evil], ["indicator"], "tsv").text or "\"'=" in rows_clip([evil], ["indicator"], "tsv").text
    )


def test_a_sentence_has_its_citation(rows):
    text = sentence_clip(rows[0]).text
    assert text.startswith("“全年城镇新增就业7.03万人")
    for part in ("开封市", "2020", "《政府工作报告》", "2020-01-16", "一、2019年工作回顾 › （一）改善民生增福祉"):
        assert part in text
    assert text.count("\n") == 2


def test_a_sentence_of_a_report_that_says_nothing_of_itself(rows):
    bare = Report("x#1", rows[0].report.source, 0, 10, type(rows[0].report.cover)(), metrics=rows[0].report.metrics)
    assert "None" not in sentence_clip(rows_of(bare)[0]).text


def test_the_message_says_truly_what_was_done(rows, tmp_path):
    clip = rows_clip(rows, COLUMNS, "tsv")
    assert said(clip, Delivery("native", "pbcopy")).endswith("as TSV → clipboard (pbcopy)")
    told = said(clip, Delivery("osc52", "OSC 52", "no-answer", tmp_path / "copied.tsv", "\x1b"))
    assert "clipboard by OSC 52 (not confirmed); also in " in told and "copied.tsv" in told
    told = said(clip, Delivery("file", "", "spoils-chinese", tmp_path / "copied.tsv"))
    assert "copied.tsv (this VS Code" in told and "clipboard" not in told
    set_language("zh")
    assert "终端不会回报结果" in said(clip, Delivery("osc52", "OSC 52", "no-answer", None, "\x1b"))
