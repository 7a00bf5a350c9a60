"""What the tables say of a report."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parser import read
from parser.export import brief_metric_table, choose, metric_table, outline_table, printed, report_table, section_at
from tests.export.made import TEXT, report


def row(table, number: int = 0) -> dict:  # type: ignore[no-untyped-def, type-arg]
    return dict(zip(table.keys, table.rows[number], strict=True))


def test_a_metric_row_holds_all_that_is_known() -> None:
    found = row(metric_table([report()]))
    wanted = {
        "place": "开封市",
        "code": "410200",
        "year": 2020,
        "section": "1",
        "section_number": "一、",
        "section_title": "去年工作",
        "indicator": "财政收入",
        "canonical": "一般公共预算收入",
        "value": Decimal("154.86"),
        "unit": "亿元",
        "si": Decimal("15486000000"),
        "change": Decimal("10.1"),
        "change_unit": "%",
        "direction": "up",
        "period": "2019",
        "status": "actual",
        "topic": "fiscal",
        "known": "inferred: status period",
        "sentence": TEXT.split("\n", 1)[1].replace("\n", ""),
        "file": "made.txt",
    }
    assert {key: found[key] for key in wanted} == wanted


def test_people_read_figure_unit_and_bound_in_one_cell() -> None:
    rows = [row(brief_metric_table([report()]), number) for number in range(3)]
    assert [one["value"] for one in rows] == ["154.86 亿元", "1 位", "13.4∶38.6∶48"]
    assert rows[0]["change"] == "↑ 10.1 %"


def test_outline_counts_the_metrics_below_a_heading() -> None:
    found = row(outline_table([report()]))
    assert (found["number"], found["title"], found["level"], found["metrics"]) == ("一、", "去年工作", 1, 3)


def test_report_row_says_what_the_cover_says() -> None:
    found = row(report_table([report()]))
    assert (found["place"], found["level"], found["year"], found["speaker"]) == ("开封市", "prefecture", 2020, None)


def test_a_sentence_is_read_without_its_line_breaks() -> None:
    start = TEXT.index("财政")
    assert printed(report(), start, TEXT.index("；")) == "财政收入154.86亿元，增长10.1%"


def test_section_at_an_offset() -> None:
    found = section_at(report(), 12)
    assert found is not None and found.title == "去年工作"
    assert section_at(report(), len(TEXT)) is None


@pytest.mark.parametrize(
    ("wanted", "indicators"),
    [
        ({"indicator": "预算"}, ["财政收入"]),
        ({"topic": "fiscal"}, ["财政收入", "森林覆盖率", "三次产业结构"]),  # without a topic, the section's counts
        ({"topic": "ecology"}, []),
        ({"status": "target"}, []),
        ({"period": "2019"}, ["财政收入"]),
        ({"period": "2019H1"}, []),
        ({"section": "1"}, ["财政收入", "森林覆盖率", "三次产业结构"]),
        ({"section": "去年"}, ["财政收入", "森林覆盖率", "三次产业结构"]),
        ({"section": "2"}, []),
    ],
)
def test_choose(wanted: dict[str, str], indicators: list[str]) -> None:
    assert [metric.indicator for metric in choose(report(), **wanted).metrics] == indicators


def test_tables_of_the_seeds_have_a_row_a_thing(seeds) -> None:  # type: ignore[no-untyped-def]
    reports = [one for path in sorted(seeds.glob("*.txt")) for one in read(path)]
    assert len(report_table(reports).rows) == len(reports)
    assert len(outline_table(reports).rows) == sum(len(one.sections) for one in reports)
    assert len(metric_table(reports).rows) == sum(len(one.metrics) for one in reports)
