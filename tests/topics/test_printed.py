"""What no topic, heading, indicator or report is called is looked for in the texts, and by its words."""

from __future__ import annotations

import pytest

from parser.topics.hits import Hit, rows
from parser.topics.jump import Jump
from tests.topics.made import report

MADE = report(
    (1, "一、2020年工作回顾", "湖北等地的同志来了。三峡\n工程和安格斯牛都好。广州新国际机场开工。"),
    (2, "科技创新力度不够", "研发投入不足。"),
    (2, "推进“两型”社会建设", "取消除烟叶以外的农业税。"),
    (2, "加快科技创新，推进产业升级", "农业、轻工业、重工业都增长。5G基站、15GB流量、GATT谈判。"),
    (1, "二、2021年工作安排", "安排如下。"),
    (2, "发展养殖业", "安格斯牛是安格斯牛。"),
    (2, "深化电力、铁路改革", "改革铁路。"),
    (2, "建设铁路", "修铁路，铁路好，铁路通。"),
    (2, "加强思想工作", "加强职业道德建设，办好成人教育。"),
    (2, "办好幼儿园", "幼儿园多了。"),
    (2, "优先发展教育", "学校好，学校多。"),
)
OTHER = report((1, "三峡库区", "三峡工程通航。"), name="other", place="宜昌市")


def first(query: str, *reports: object) -> Hit | None:
    hits = Jump([MADE, *reports]).search(query)  # type: ignore[list-item]
    return hits[0] if hits else None


@pytest.mark.parametrize(
    ("query", "title", "there"),
    [
        ("湖北", "一、2020年工作回顾", "湖北"),  # a place that is named in passing
        ("三峡工程", "一、2020年工作回顾", "三峡"),  # broken over a line
        ("安格斯牛", "发展养殖业", "安格斯牛"),  # said oftener there
        ("新机场", "一、2020年工作回顾", "新国际机场"),
        ("农轻重", "加快科技创新，推进产业升级", "农业、轻"),
        ("职业道德 教育", "加强思想工作", "职业道德"),
        ("angesiniu", "发展养殖业", "安格斯牛"),
        ("gatt", "加快科技创新，推进产业升级", "GATT"),
    ],
)
def test_the_sentence_that_says_it_is_found(query: str, title: str, there: str) -> None:
    hit = first(query)
    assert hit is not None and (hit.kind, hit.title) == ("text", title)
    assert hit.start is not None and MADE.source.text.startswith(there, hit.start)
    assert rows([hit])[0]["kind"] == "text"


def test_each_report_that_says_it_has_a_place_and_names_of_reports_choose() -> None:
    both = first("三峡工程", OTHER)
    assert both is not None and [place.report for place in both.places] == ["made#1", "other#1"]
    one = first("宜昌 通航", OTHER)
    assert one is not None and [place.report for place in one.places] == ["other#1"]


@pytest.mark.parametrize("query", ["5", "GB", "牛羊", "qwxz", "不存在的项目", "", "啊" * 5000, "\ud800三", "[/]"])
def test_what_nothing_says_finds_no_text(query: str) -> None:
    assert not [hit for hit in Jump([MADE]).search(query) if hit.kind == "text"]


def test_quotation_marks_do_not_count() -> None:
    hit = first("两型社会")
    assert hit is not None and hit.title == "推进“两型”社会建设"


def test_a_heading_that_tells_what_is_amiss_comes_after_what_is_done() -> None:
    hit = first("kjcx")
    assert hit is not None and hit.label == "科技创新"
    assert [hit.title, *(place.title for place in hit.places[0].further)] == [
        "加快科技创新，推进产业升级",
        "科技创新力度不够",
    ]


@pytest.mark.parametrize(
    ("query", "topic", "title"),
    [
        ("kindergartens", "education", "办好幼儿园"),  # narrower than its topic
        ("fair railway construction", "transport", "建设铁路"),
        ("railway reform", "transport", "深化电力、铁路改革"),  # both topics
        ("取消所有农业税", "rural-revitalisation", "推进“两型”社会建设"),
    ],
)
def test_topics_of_its_words(query: str, topic: str, title: str) -> None:
    hit = next(hit for hit in Jump([MADE]).search(query) if hit.kind == "topic")
    assert (hit.topic, hit.title) == (topic, title)


def test_an_apostrophe_parts_syllables() -> None:
    made = report((1, "西安的工作", "好。"), (1, "口岸", "通关。"))
    assert [Jump([made]).search(query)[0].title for query in ("xi'an", "kou’an")] == ["西安的工作", "口岸"]


def test_a_heading_that_holds_it_comes_before_half_a_sentence_that_does() -> None:
    made = report(
        (1, "筹办全市旅发大会各项工作", "招募旅发大会志愿者500人。"), metrics=(("招募旅发大会志愿者", "500人"),)
    )
    assert [hit.kind for hit in Jump([made]).search("旅发大会")][:2] == ["heading", "indicator"]


def test_no_text_makes_it_go_over_all_ways() -> None:
    made = Jump([report((1, "一", "啊" * 30_000 + "。"), (1, "二", "啊哈" * 15_000 + "。"))])
    for query in ("啊" * 11 + "吧", "啊哈啊哈啊哈啊哈啊吧", "啊 吧", "啊啊 哈哈 吧", "啊哈吧"):
        assert not [hit for hit in made.search(query) if hit.kind == "text"]
