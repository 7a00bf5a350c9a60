"""Charts are pure text: as wide as asked, with axis, unit, and a letter a series."""

from __future__ import annotations

from decimal import Decimal

from parser import parse
from parser.export.width import width
from parser.questions.compare import compare
from parser.questions.facts import facts_of
from tui.charts import Series, bar_chart, line_chart, text_of
from tui.charts_of import chart_of, plot_of


def numbers(*values: int) -> dict[int, Decimal]:
    return {2015 + n: Decimal(value) for n, value in enumerate(values)}


def test_lines_fit_the_window_and_name_their_series() -> None:
    series = [Series("开封市", numbers(10, 12, 15)), Series("很长很长的新疆维吾尔自治区的名字", numbers(5, -3, 8))]
    for columns, rows in ((60, 12), (120, 30), (30, 6)):
        chart = line_chart(series, columns, rows, "亿元")
        assert len(chart) <= rows + 1
        assert all(width("".join(text for text, _ in line)) <= columns + 2 for line in chart)
        text = text_of(chart)
        assert "亿元" in text and "A 开封市" in text and "2015" in text
        assert text.count("A") >= 3 and "0 ┤" in text


def test_missing_years_are_dotted_not_joined() -> None:
    whole = text_of(line_chart([Series("甲", numbers(0, 10, 20))], 60, 14))
    holed = text_of(line_chart([Series("甲", {2015: Decimal(0), 2017: Decimal(20)})], 60, 14))
    dots = [
        sum(bin(ord(char) - 0x2800).count("1") for char in text if 0x2800 <= ord(char) < 0x2900)
        for text in (whole, holed)
    ]
    assert dots[1] * 2 < dots[0]


def test_one_year_is_no_line() -> None:
    assert line_chart([Series("甲", {2020: Decimal(1)})], 60, 12) == []


def test_bars_tell_numbers_and_go_left_below_zero() -> None:
    text = text_of(
        bar_chart([("开封市", Decimal("7.2")), ("商丘市", Decimal("-3.6")), ("民权县", Decimal(0))], 60, "%")
    )
    lines = text.splitlines()
    assert lines[0] == "%" and "7.2" in lines[1] and "-3.6" in lines[2]
    assert lines[1].index("│") < lines[1].index("█") and lines[2].index("█") < lines[2].index("│")
    assert lines[1].count("█") > 1.5 * lines[2].count("█")


def test_equal_values_are_drawn() -> None:
    assert line_chart([Series("甲", numbers(5, 5, 5))], 60, 12)
    assert bar_chart([], 60) == []


def test_bars_of_different_years_say_their_year() -> None:
    def told(*texts: tuple[str, int]) -> str:
        reports = []
        for place, year in texts:
            said = f"政府工作报告\n——{year + 1}年1月16日在{place}人民代表大会第四次会议上\n\n一、{year}年工作回顾\n"
            reports += parse(f"{said}全市生产总值增长7.2%。\n")
        comparison = compare(facts_of(reports, "地区生产总值"), "地区生产总值")
        return text_of(chart_of(plot_of(comparison), 80, 12))

    apart = told(("开封市", 2019), ("商丘市", 2020))
    assert "开封市 2019" in apart and "商丘市 2020" in apart
    together = told(("开封市", 2020), ("商丘市", 2020))
    assert "% · 2020" in together and "开封市 2020" not in together


def test_a_chart_knows_how_many_places_it_leaves_out() -> None:
    short = (
        "开封",
        "商丘",
        "洛阳",
        "安阳",
        "新乡",
        "焦作",
        "濮阳",
        "许昌",
        "漯河",
        "南阳",
        "信阳",
        "周口",
        "鹤壁",
        "三门峡",
    )
    names = [f"{name}市" for name in short]
    reports = []
    for place in names:
        for year in (2018, 2019):
            said = f"政府工作报告\n——{year + 1}年1月16日在{place}人民代表大会第四次会议上\n\n一、{year}年工作回顾\n"
            reports += parse(f"{said}全市生产总值增长7.2%。\n")
    plot = plot_of(compare(facts_of(reports, "地区生产总值"), "地区生产总值"))
    assert (len(plot.series), plot.drawn(16), plot.unit, plot.status, plot.lines) == (14, 12, "%", "actual", True)
    drawn = text_of(chart_of(plot, 100, 16))
    assert sum(name in drawn for name in names) == plot.drawn(16)
