"""Comparison: one answer a cell, by the stated rule, in one unit, each with its sentence."""

from __future__ import annotations

from decimal import Decimal

from parser import parse
from parser.export.questions import cell_text, comparison_table, pivot_table
from parser.questions.compare import Cell, Comparison, Wanted, compare, comparisons
from parser.questions.facts import facts_of
from parser.questions.pivot import measure_of, pivot
from parser.report import Source
from tests.questions.sample import reports


def told(name: str, **wanted: object) -> Comparison:
    return compare(facts_of(reports()), name, Wanted(**wanted))  # type: ignore[arg-type]


def cell(comparison: Comparison, place: str, year: int) -> Cell | None:
    key = next(key for key, about in comparison.places.items() if about.place == place)
    return comparison.cells.get((key, year))


def test_a_report_tells_the_achievements_of_the_year_before_and_the_targets_of_its_own() -> None:
    gdp = told("地区生产总值")
    assert gdp.years == (2019, 2020, 2021)
    last, this, next_ = (cell(gdp, "开封市", year) for year in gdp.years)
    assert last and this and next_
    assert (last.number, last.signed, last.status) == (Decimal("2364.1"), Decimal("7.2"), "actual")
    assert (this.number, this.signed, this.status) == (Decimal("2371.83"), Decimal(2), "actual")
    assert (next_.number, next_.signed, next_.status) == (None, Decimal("7.5"), "target")


def test_targets_when_targets_are_asked_for() -> None:
    gdp = told("地区生产总值", status="target")
    this = cell(gdp, "开封市", 2020)
    assert this is not None and this.change is not None
    assert (this.signed, this.change.quantity.bound) == (Decimal(7), ">=")


def test_asked_for_each_status_what_they_share_is_one() -> None:
    facts, statuses = list(facts_of(reports())), (None, "actual", "target")
    for name in ("地区生产总值", "一般公共预算收入", "城镇居民人均可支配收入"):
        found = list(comparisons(facts, name, statuses))  # type: ignore[arg-type]
        assert found == [compare(facts, name, Wanted(status=status)) for status in statuses]  # type: ignore[arg-type]
        both, actual, target = found
        assert both.scale == actual.scale
        for key, one in both.cells.items():
            of_status = (actual if one.status == "actual" else target).cells[key]
            assert of_status is one or (one.value and target.scale != both.scale)


def test_figures_of_the_nation_and_of_the_city_proper_are_not_the_place_s() -> None:
    gdp, revenue = told("地区生产总值"), told("一般公共预算收入")
    growth, own = cell(gdp, "开封市", 2019), cell(revenue, "开封市", 2019)
    assert growth is not None and growth.signed == Decimal("7.2") and not growth.doubts
    assert own is not None and own.number == Decimal("154.86") and not own.doubts


def test_an_exact_figure_goes_before_a_bound() -> None:
    revenue = told("一般公共预算收入")
    this = cell(revenue, "开封市", 2020)
    assert this is not None and this.number == Decimal("161.2") and "conflict" not in this.doubts


def test_one_unit_exactly() -> None:
    revenue = told("一般公共预算收入")
    assert revenue.scale is not None and revenue.scale.unit == "亿元"
    county = cell(revenue, "民权县", 2020)
    assert county is not None and county.number == Decimal("11.3")


def test_another_family_of_units_is_said_not_mixed() -> None:
    from dataclasses import replace

    facts = list(facts_of(reports(), "一般公共预算收入"))
    dollars = next(facts_of(reports(), "实际利用外资"))
    odd = replace(dollars, metric=replace(dollars.metric, canonical="一般公共预算收入", period="2015"))
    mixed = compare([*facts, odd], "一般公共预算收入")
    cells = [cell for cell in mixed.cells.values() if "other-unit" in cell.doubts]
    assert mixed.other_units == ("亿美元",)
    assert [(cell.year, cell.number) for cell in cells] == [(2015, None)]


def test_a_part_of_a_year_says_so() -> None:
    jobs = told("城镇新增就业")
    half = cell(jobs, "民权县", 2020)
    assert half is not None and half.period == "2020H1"
    assert "(H1)" in cell_text(half)


def test_missing_cells_say_so() -> None:
    jobs = told("城镇新增就业")
    assert cell(jobs, "民权县", 2019) is None
    table = pivot_table(pivot([jobs]))
    assert next(row for row in table.rows if row[0] == "民权县")[1] is None


def test_every_cell_points_at_its_sentence() -> None:
    texts = {report.id: report.source.text for report in reports()}
    for name in ("地区生产总值", "一般公共预算收入", "城镇新增就业"):
        cells = told(name).cells.values()
        assert len(cells) > 2
        for each in cells:
            for chosen in filter(None, (each.value, each.change)):
                text = texts[chosen.fact.about.report]
                assert text[chosen.quantity.start : chosen.quantity.end] == chosen.quantity.text
                assert chosen.quantity.text in chosen.fact.sentence


def test_places_and_years_asked_for() -> None:
    assert [about.place for about in told("地区生产总值", places=("开封",)).places.values()] == ["开封市"]
    assert [about.place for about in told("地区生产总值", levels=("county",)).places.values()] == ["民权县"]
    assert told("地区生产总值", years=range(2020, 2021)).years == (2020,)
    assert not told("地区生产总值", provinces=("山东",)).cells
    assert len(told("地区生产总值", provinces=("河南",)).places) == 2


def test_the_three_grids() -> None:
    gdp, revenue = told("地区生产总值"), told("一般公共预算收入")
    by_place, by_year = pivot([gdp], "place"), pivot([gdp], "year")
    assert by_place.columns == ("2019", "2020", "2021") and len(by_place.lines) == 2
    assert by_year.columns == ("开封市", "民权县") and len(by_year.lines) == 3
    both = pivot([gdp, revenue], "indicator")
    assert both.columns == ("地区生产总值", "一般公共预算收入") and both.units == ("亿元", "亿元")
    assert both.lines[0].labels == ("开封市", "2019")


def test_data_has_a_row_a_cell_with_sentence_and_place() -> None:
    gdp = told("地区生产总值")
    table = comparison_table([gdp])
    rows = [dict(zip(table.keys, row, strict=True)) for row in table.rows]
    assert len(rows) == len(gdp.cells)
    first = rows[0]
    assert (first["place"], first["code"], first["year"], first["value"]) == (
        "开封市",
        "410200",
        2019,
        Decimal("2364.1"),
    )
    assert first["unit"] == "亿元" and "2364.1亿元" in str(first["sentence"])


def test_what_is_drawn_is_what_most_cells_have() -> None:
    assert measure_of([told("地区生产总值")]) == "value"
    assert measure_of([told("地区生产总值", status="target")]) == "change"


def test_narrowing_keeps_the_unit_and_forgets_years_without_cells() -> None:
    from parser.questions.compare import narrowed

    revenue = told("一般公共预算收入")
    county = next(key for key, about in revenue.places.items() if about.place == "民权县")
    few = narrowed(revenue, [county])
    assert [about.place for about in few.places.values()] == ["民权县"] and few.years == (2020,)
    assert few.scale == revenue.scale and set(few.cells) == {(county, 2020)}


def of_text(review: str, name: str) -> Comparison:
    text = f"政府工作报告\n——2012年1月16日在开封市人民代表大会上\n\n各位代表：\n\n一、过去五年工作回顾\n\n{review}\n"
    return compare(facts_of(parse(Source("开封市-2012.txt", text)), name), name)


def test_what_grew_from_one_figure_to_another_stood_there_at_the_end_of_the_years() -> None:
    found = cell(of_text("五年来，进出口总额由16亿美元增加到32亿美元。", "进出口总额"), "开封市", 2011)
    assert found is not None and found.number == Decimal(32) and "span-of-years" in found.doubts


def test_a_figure_beside_its_whole_is_the_place_s_own() -> None:
    found = of_text("2011年财政总收入完成300亿元，其中地方财政收入152亿元。", "地方财政收入")
    own = cell(found, "开封市", 2011)
    assert own is not None and own.number == Decimal(152)


def test_other_facts_change_nothing() -> None:
    facts = list(facts_of(reports()))
    for name in dict.fromkeys(fact.name for fact in facts):
        assert compare(facts, name) == told(name), name


def test_a_share_of_the_plan_is_no_answer_for_an_amount() -> None:
    text = "政府工作报告\n——2012年1月16日在开封市人民代表大会上\n\n各位代表：\n\n一、过去五年工作回顾\n\n"
    facts = list(facts_of(parse(Source("开封市-2012.txt", f"{text}2011年新增贷款的70%用于支持农业。\n"))))
    assert [fact.metric.canonical for fact in facts] == [None]
    assert not compare(facts, facts[0].name).cells


def test_growth_since_years_before_is_no_growth_of_the_year() -> None:
    found = of_text("2011年同2006年相比，粮食产量增长16%。", "粮食总产量")
    assert not found.cells


def test_figures_of_a_part_that_the_sentence_is_about_are_not_the_place_s() -> None:
    found = of_text("东部地区产业转型加快，2011年第三产业增加值从727亿元增加到1758亿元。", "第三产业增加值")
    assert not found.cells


def test_a_figure_that_goes_on_from_its_bound_is_told_of_the_same() -> None:
    gdp = cell(of_text("2011年，全市生产总值突破600亿元，达614.19亿元，增长12.9%。", "地区生产总值"), "开封市", 2011)
    assert gdp is not None and gdp.number == Decimal("614.19") and gdp.value and gdp.value.quantity.bound is None
    assert not gdp.doubts


def test_a_sentence_shows_no_marks_of_the_file() -> None:
    head = "# 政府工作报告\n——2012年1月16日在开封市人民代表大会上\n\n一、2011年工作回顾"
    text = f"{head}\n\n**经济保持增长：**全市生产总值**614.19亿元**，增长12.9%。\n"
    found = compare(facts_of(parse(Source("开封市-2012.md", text, "markdown")), "地区生产总值"), "地区生产总值")
    (row,) = comparison_table([found]).rows
    sentence = row[comparison_table([found]).keys.index("sentence")]
    assert sentence == "经济保持增长：全市生产总值614.19亿元，增长12.9%"


def test_a_unit_too_large_for_a_quarter_of_the_figures_is_not_the_table_s() -> None:
    def told(*figures: str) -> str:
        reports = []
        for year, figure in enumerate(figures, 2011):
            head = f"政府工作报告\n——{year + 1}年1月16日在合肥市人民代表大会上\n\n一、{year}年工作回顾"
            reports += parse(Source(f"合肥市-{year + 1}.txt", f"{head}\n\n全市生产总值{figure}。\n"))
        scale = compare(facts_of(reports), "地区生产总值").scale
        assert scale is not None
        return scale.unit

    assert told("1.1万亿元", "1.2万亿元", "1.3万亿元", "9409.4亿元") == "亿元"
    assert told("1.1万亿元", "1.2万亿元", "1.3万亿元", "1.4万亿元", "9409.4亿元") == "万亿元"
    assert told("0.8亿元", "0.9亿元") == "亿元"
