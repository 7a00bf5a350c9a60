"""The ledger: promise and outcome under one name, of one period and kind; verdicts that honour bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parser import parse
from parser.export.questions import ledger_table, score_table
from parser.questions.facts import facts_of
from parser.questions.ledger import Entry, ledger, scores
from parser.questions.matching import meeting_name
from parser.questions.verdicts import judge
from parser.report import Quantity, Source
from tests.questions.sample import reports


def entries() -> dict[tuple[str, str], Entry]:
    found = ledger(facts_of(reports()), 2020)
    return {(entry.name, entry.measure): entry for entry in found}


def test_values_rates_and_counts_are_held_against_each_other() -> None:
    found = entries()
    told = {name: (entry.verdict, entry.gap, entry.gap_unit) for (name, _), entry in found.items()}
    assert told["地区生产总值"] == ("missed", Decimal(-5), "points")
    assert told["一般公共预算收入"] == ("missed", Decimal("-3.0"), "points")
    assert told["城镇新增就业"] == ("met", Decimal("2.2"), "%")
    assert told["居民消费价格指数"] == ("met", Decimal("-0.8"), "points")
    assert told["单位地区生产总值能耗"] == ("missed", Decimal("-0.5"), "points")


def test_building_promised_is_answered_by_what_was_built() -> None:
    found = ledger(facts_of(reports()), 2020)
    schools = next(entry for entry in found if "中小学幼儿园" in entry.target.metric.indicator)
    assert schools.verdict == "met" and schools.reported is not None and schools.reported.number == 28


def test_completion_without_a_figure_is_no_figure() -> None:
    found = ledger(facts_of(reports()), 2020)
    places = next(entry for entry in found if "学位" in entry.target.metric.indicator)
    assert places.verdict == "not-reported" and places.reported is None


def test_a_target_without_a_later_report_says_so() -> None:
    found = ledger(facts_of(reports()), 2021)
    assert {entry.verdict for entry in found} == {"no-report"}
    assert {entry.due for entry in found} == {2022}


def test_both_sentences_are_evidence() -> None:
    texts = {report.id: report.source.text for report in reports()}
    judged = [entry for entry in ledger(facts_of(reports())) if entry.outcome]
    assert judged
    for entry in judged:
        assert entry.outcome is not None and entry.reported is not None
        for fact, quantity in ((entry.target, entry.promised), (entry.outcome, entry.reported)):
            assert texts[fact.about.report][quantity.start : quantity.end] == quantity.text
            assert quantity.text in fact.sentence


def test_scores_count_what_came_of_a_report_s_targets() -> None:
    found = scores(ledger(facts_of(reports())))
    kaifeng = next(score for score in found if score.place.place == "开封市" and score.place.year == 2020)
    assert kaifeng.judged == kaifeng.counts["met"] + kaifeng.counts["missed"] > 4
    table = score_table(found)
    row = dict(zip(table.keys, table.rows[0], strict=True))
    assert row["targets"] == sum(kaifeng.counts.values())
    assert row["share"] == kaifeng.share


def test_data_has_both_sides() -> None:
    found = list(entries().values())
    table = ledger_table(found)
    rows = [dict(zip(table.keys, row, strict=True)) for row in table.rows]
    jobs = next(row for row in rows if row["canonical"] == "城镇新增就业")
    assert (jobs["promised"], jobs["promised_si"], jobs["reported"]) == (Decimal(6), Decimal(60000), Decimal("6.13"))
    assert (jobs["target_file"], jobs["outcome_file"]) == ("kaifeng-2020.txt", "kaifeng-2021.txt")


def quantity(text: str, **given: object) -> Quantity:
    """``>= 8 %``: bound, number, unit; a rate when ``direction`` is given."""
    *bound, number, unit = text.split()
    kind = str(given.pop("kind", "rate" if "direction" in given else "share" if unit == "%" else "amount"))
    scaled = (Decimal(number) * (10000 if unit.startswith("万") else 1), unit.lstrip("万"))
    return Quantity(
        0, 1, text, Decimal(number), unit, bound=(bound or [None])[0], kind=kind, si=scaled, **given  # type: ignore[arg-type]
    )  # fmt: skip


UP, DOWN = {"direction": "up"}, {"direction": "down"}


@pytest.mark.parametrize(
    ("promise", "outcome", "good", "verdict"),
    [
        (quantity(">= 8 %", **UP), quantity("8 %", **UP), True, "met"),
        (quantity(">= 8 %", **UP), quantity("7.9 %", **UP), True, "missed"),
        (quantity("~ 8 %", **UP), quantity("7.6 %", **UP), True, "met"),
        (quantity("~ 8 %", **UP), quantity("7.4 %", **UP), True, "missed"),
        (quantity("8 %", **UP), quantity("2 %", **DOWN), True, "missed"),
        (quantity("<= 3.5 %", **UP), quantity("2 %", **UP), None, "met"),
        (quantity("<= 4.5 %"), quantity("3.2 %"), False, "met"),
        (quantity("<= 4.5 %"), quantity("<= 4.5 %"), False, "met"),
        (quantity("4 %"), quantity("4.2 %"), False, "missed"),
        (quantity("3 %", **DOWN), quantity("3.4 %", **DOWN), False, "met"),
        (quantity("3 %", **DOWN), quantity("1 %", **UP), False, "missed"),
        (quantity("6 万人"), quantity("60001 人"), True, "met"),
        (quantity("200 亿元"), quantity("> 200 亿元"), True, "met"),
        (quantity("210 亿元"), quantity("> 200 亿元"), True, "unclear"),
        (quantity("3 %", **UP), quantity("2 %", **UP), None, "compared"),
        (quantity("19.43 万亩"), quantity("19.4 万亩"), True, "met"),  # the same, with fewer decimals
        (quantity("19.4 万亩"), quantity("19.39 万亩"), True, "missed"),
        (quantity("8.3 %", **UP), quantity("8 %", **UP), True, "missed"),
    ],
    ids=lambda value: value.text + (value.direction or "") if isinstance(value, Quantity) else str(value),
)
def test_verdicts(promise: Quantity, outcome: Quantity, good: bool | None, verdict: str) -> None:
    assert judge(promise, outcome, up_is_good=good).verdict == verdict


def test_a_word_of_holding_back_makes_a_ceiling() -> None:
    promise, outcome = quantity("3 %", **UP), quantity("3.4 %", **UP)
    assert judge(promise, outcome, up_is_good=None, ceiling=True).verdict == "missed"


@pytest.mark.parametrize(
    ("promised", "reported"),
    [("建设便民市场", "新建便民市场"), ("实施节能改造项目", "节能改造项目"), ("全市生产总值", "地区生产总值")],
)
def test_names_that_meet(promised: str, reported: str) -> None:
    assert meeting_name(promised) is not None
    assert meeting_name(promised) == meeting_name(reported)


@pytest.mark.parametrize(
    ("promised", "reported"),
    [("开工建设经济适用房", "建成经济适用房"), ("新建便民市场", "改造便民市场"), ("一般公共预算收入", "财政总收入")],
)
def test_names_that_do_not_meet(promised: str, reported: str) -> None:
    assert meeting_name(promised) != meeting_name(reported)


@pytest.mark.parametrize("name", ["项目", "总投资", "实施工程", "覆盖率"])
def test_names_too_general_to_be_found_again(name: str) -> None:
    assert meeting_name(name) is None


def two_years(promise: str, outcome: str) -> list[Entry]:
    """The ledger of a report that makes this promise for 2020 and one that tells this of 2020."""
    head = (
        "{0}年政府工作报告\n——{0}年1月16日在开封市第十四届人民代表大会会议上\n\n各位代表：\n"
        "一、{1}年工作回顾\n{2}\n二、{0}年工作安排\n{3}\n"
    )
    first = head.format(2020, 2019, "全市生产总值增长7%。", promise)
    second = head.format(2021, 2020, outcome, "生产总值增长6%。")
    read = [
        report for name, text in (("a-2020.txt", first), ("a-2021.txt", second)) for report in parse(Source(name, text))
    ]
    return ledger(facts_of(read), 2020)


@pytest.mark.parametrize(
    ("promise", "outcome", "verdict"),
    [
        ("新建便民市场100个。", "新建便民市场112个。", "met"),
        ("新建便民市场100个。", "新建便民市场900个。", "not-reported"),  # mostly a running total
        ("新建便民市场100个。", "五年新建便民市场112个。", "not-reported"),
        ("开工建设便民市场100个。", "建成便民市场112个。", "not-reported"),
        ("到2025年新增便民市场100个。", "新增便民市场30个。", "no-report"),
        ("城镇新增就业6万人。", "上半年城镇新增就业3.2万人。", "not-reported"),
        ("固定资产投资增长10%。", "固定资产投资年均增长11%。", "not-reported"),
        ("固定资产投资增长10%。", "固定资产投资完成500亿元。", "not-reported"),  # a rate is not answered by an amount
        ("新增高新技术企业10家。", "新增高新技术企业14户。", "met"),  # counters of firms
        ("老旧小区改造229个。", "老旧小区改造1.2万户。", "not-reported"),  # but not homes for communities
        ("农村劳动力转移就业80万人次。", "农村劳动力转移就业85万人。", "met"),
        ("新增就业35万人。", "城镇新增就业37.6万人。", "met"),
        ("城镇新增就业24万。", "城镇新增就业27.75万人。", "met"),
        ("棚户区改造2万户。", "其中棚户区改造8400套。", "not-reported"),  # begun and finished are told apart
        ("城乡居民人均可支配收入增长8%。", "城镇居民人均可支配收入增长9%，农村居民人均可支配收入增长7%。", "missed"),
        ("城乡居民人均可支配收入增长8%。", "城镇居民人均可支配收入增长9%，农村居民人均可支配收入增长8%。", "met"),
        ("城镇居民人均可支配收入增长8%。", "城乡居民人均可支配收入增长8.2%。", "met"),
        ("居民消费价格涨幅控制在3%以内。", "CPI控制在2.5%以内。", "met"),
        ("10亿元以上项目开工8个。", "签约项目60个，其中10亿元以上项目20个。", "not-reported"),
        ("新开工高速公路1012公里。", "连续两年新开工高速公路3072公里。", "not-reported"),
        ("粮食总产量120万吨。", "打造“天府粮仓”示范区，实施“1611”行动，粮食总产量123万吨。", "met"),
        ("技术合同成交额1000亿元。", "新增国家高新区3家，技术合同成交额1200亿元。", "met"),
        ("粮食总产量120万吨。", "建设示范区，产业园区做强，全市粮食总产量123万吨。", "met"),
        ("粮食总产量120万吨。", "高新区实施“1611”行动，粮食总产量123万吨。", "not-reported"),
    ],
)
def test_what_answers_a_promise(promise: str, outcome: str, verdict: str) -> None:
    found = [entry for entry in two_years(promise, outcome) if entry.promised.text != "6%"]
    assert [entry.verdict for entry in found] == [verdict]


@pytest.mark.parametrize(
    ("growth", "verdict"), [("9.5%", "met"), ("85%", "not-reported")], ids=["of one year", "hardly of one year"]
)
def test_growth_in_a_review_of_five_years_answers_doubtfully(growth: str, verdict: str) -> None:
    text = (
        "{0}年政府工作报告\n——{0}年1月16日在开封市第十四届人民代表大会会议上\n\n各位代表：\n"
        "一、{1}工作回顾\n{2}\n二、{0}年工作安排\n{3}\n"
    )
    first = text.format(2021, "2020年", "各项工作都有进展。", "固定资产投资增长7%。")
    second = text.format(2022, "过去五年", f"道路好了，固定资产投资增长{growth}。", "继续努力。")
    read = [report for number, each in enumerate((first, second)) for report in parse(Source(f"{number}.txt", each))]
    (entry,) = ledger(facts_of(read), 2021)
    assert (entry.verdict, entry.doubtful) == (verdict, verdict == "met")
