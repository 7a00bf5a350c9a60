"""The ranking behind the jump box."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parser.reading import read
from parser.report import Report
from parser.topics.called import MOST_TYPED
from parser.topics.hits import rows
from parser.topics.jump import Jump
from tests.topics.made import report

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def seeds() -> tuple[Report, ...]:
    return tuple(report for path in sorted(SEEDS.glob("*.txt")) for report in read(path))


@cache
def jump() -> Jump:
    return Jump(seeds())


def small() -> Jump:
    return Jump(
        [
            report(
                (1, "2021年重点工作", ""),
                (2, "大力发展教育事业", "新建学校3所，幼儿园5所。"),
                (2, "推进教育和就业", "新增学位1.8万个。"),
                (2, "加快工业发展", "规模以上工业增加值增长8%。"),
                metrics=(("新建学校", "3所"), ("幼儿园", "5所"), ("新增学位", "1.8万个"), ("规模以上工业增加值", "8%")),
            ),
            report((1, "办好教育", "教育优先。"), name="other", place="开封市"),
        ]
    )


def test_the_section_most_about_the_topic_comes_first() -> None:
    hit = small().search("education")[0]
    assert (hit.kind, hit.topic, hit.label, hit.label_en) == ("topic", "education", "教育", "Education")
    assert [place.title for place in hit.places] == ["大力发展教育事业", "办好教育"]
    assert [place.title for place in hit.places[0].further] == ["推进教育和就业"]
    assert (hit.places[0].sections, hit.places[0].metrics) == (2, 3)
    assert (hit.sections, hit.metrics) == (3, 3)


@pytest.mark.parametrize("query", ["新建学校", "xinjianxuexiao", "xjxx", "建学校"])
def test_an_indicator_leads_to_its_figure(query: str) -> None:
    hit = next(hit for hit in small().search(query) if hit.kind == "indicator")
    assert (hit.label, hit.topic, hit.metrics) == ("新建学校", "education", 1)
    assert (hit.report, hit.title, hit.places[0].metric) == ("made#1", "大力发展教育事业", 0)


def test_a_standard_indicator_is_found_in_english_and_by_its_other_wordings() -> None:
    made = report((1, "经济", "生产总值增长7%。"), metrics=(("生产总值", "7%"),))
    named = replace(made, metrics=(replace(made.metrics[0], canonical="地区生产总值"),))
    for query in ("gross regional product", "GDP", "gdp", "国内生产总值", "gnsczz"):
        assert "地区生产总值" in [hit.label for hit in Jump([named]).search(query) if hit.kind == "indicator"], query


def test_the_indicator_that_is_called_so_comes_before_what_holds_the_word() -> None:
    figures = (("生产总值", "7%"), ("人均生产总值", "6万元"))
    made = report((1, "经济", "生产总值增长7%，人均生产总值6万元。"), metrics=figures)
    names = ("地区生产总值", "人均地区生产总值")
    named = replace(
        made, metrics=tuple(replace(metric, canonical=name) for metric, name in zip(made.metrics, names, strict=True))
    )
    for query in ("gdp", "GDP"):
        assert [hit.label for hit in Jump([named]).search(query)][:3] == [
            "地区生产总值",
            "经济增长",
            "人均地区生产总值",
        ]


@pytest.mark.parametrize("query", ["开封", "kaifeng", "kfs", "开封 2021", "kaifeng 2021", "other"])
def test_a_report_is_found_by(query: str) -> None:
    assert [hit.report for hit in small().search(query) if hit.kind == "report"][:1] == ["other#1"]


@pytest.mark.parametrize("query", ["kaifeng edu", "edu kaifeng", "kf 教育", "开封 教育 2020", "开封市 jiaoyu"])
def test_a_place_and_a_topic_lead_to_the_topic_in_that_places_reports(query: str) -> None:
    hit = jump().search(query)[0]
    assert (hit.kind, hit.topic) == ("topic", "education")
    assert {place.report for place in hit.places} == {"kaifeng-2020#1"}
    assert hit.sections == hit.places[0].sections


def test_a_place_and_a_year_choose_among_its_reports() -> None:
    assert {place.report for place in jump().search("商丘 教育 2020")[0].places} == {"shangqiu-2020#1"}
    assert {place.report for place in jump().search("商丘 教育")[0].places} > {"shangqiu-2020#1"}
    assert jump().search("商丘 2020")[0].kind == "report", "a place and a year alone name the report"


def test_words_that_name_no_place_are_one_query() -> None:
    for query in ("poverty alleviation", "gross regional product", "开封 无此主题", "教育", "kaifeng"):
        assert jump().search(query) == jump()._search(query, 50), query


def test_a_topic_in_no_open_report_comes_last_and_leads_nowhere() -> None:
    hits = small().search("旅游")
    assert hits[-1].topic == "tourism"
    assert hits[-1].places == ()
    assert hits[-1].score <= 5
    row = rows(hits)[-1]
    assert (row["topic"], row["label"], row["report"], row["section"], row["start"]) == (
        "tourism",
        "旅游",
        None,
        None,
        None,
    )


@pytest.mark.parametrize("query", ["tourism", "tourizm", "touri"])
def test_a_topic_that_is_half_typed_or_mistyped_is_looked_for_in_the_texts_where_no_section_has_it(query: str) -> None:
    hits = Jump([report((1, "各项工作", "全年接待游客3万人次，旅游收入2亿元。"))]).search(query)
    assert (hits[0].topic, hits[0].title) == ("tourism", "各项工作")


def test_nothing_typed_lists_the_topics_by_size() -> None:
    hits = small().search("  ")
    assert [hit.topic for hit in hits][:1] == ["education"]
    assert all(hit.places for hit in hits)


def test_no_reports_are_no_error() -> None:
    assert Jump().search("") == []
    assert all(not hit.places for hit in Jump().search("education"))


def test_a_report_added_later_counts() -> None:
    made = small()
    assert not made.search("旅游")[-1].places
    made.add(report((1, "深化文旅融合", "接待游客。"), name="third"))
    assert made.search("旅游")[0].title == "深化文旅融合"


def test_rows_have_the_keys_of_the_export_and_no_place_twice() -> None:
    made = rows(jump().search("教育"))
    assert all({"topic", "label", "report", "section", "title", "start", "score"} <= row.keys() for row in made)
    places = [(row["report"], row["section"], row["start"]) for row in made if row["report"]]
    assert len(places) == len(set(places))


@given(st.text(max_size=12) | st.text("jiaoyu教育2.*[](){}|\\^$+?-tpg ", max_size=10))
@example(".*")
@example("[")
@example("(?P<")
@example("\\")
@example("\x00")
@example("\ud800")
@example("教" * 200)
def test_any_query_is_answered_in_order(query: str) -> None:
    hits = jump().search(query)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 100 for score in scores)
    by_id = {report.id: report for report in seeds()}
    for hit in hits:
        for best in hit.places:
            for place in (best, *best.further):
                assert by_id[place.report].start <= place.start <= by_id[place.report].end
    ranked = [row["score"] for row in rows(hits)]
    assert ranked == sorted(ranked, reverse=True)  # type: ignore[type-var]


def test_a_limit_is_kept() -> None:
    assert len(jump().search("j", limit=7)) == 7


@pytest.mark.parametrize(
    "query", ["长葛教育", "长葛市教育", "长葛 教育", "changgejiaoyu", "jiaoyuchangge", "changgeshijiaoyu"]
)
def test_a_place_may_stand_before_the_rest_without_a_space(query: str) -> None:
    hit = jump().search(query)[0]
    assert (hit.kind, hit.topic) == ("topic", "education")
    assert {place.report.partition("#")[0] for place in hit.places} == {"changge-2021"}


def test_what_is_called_so_as_a_whole_is_not_parted() -> None:
    assert jump().search("推进健康开封建设")[0].label == "推进健康开封建设"


def test_of_a_query_longer_than_a_box_takes_the_beginning_counts() -> None:
    words = "开封 教育"
    whole = rows(jump().search(words))
    assert rows(jump().search(words + " " * MOST_TYPED + "扶贫 zzzz")) == whole
    assert rows(jump().search(f"{words} 扶贫 zzzz")) != whole
