"""The taxonomy: its shape, and its place in the two standard classifications."""

from __future__ import annotations

import re

import pytest

from parser.metrics.standard import indicators
from parser.topics.scan import topic_scanner
from parser.topics.taxonomy import Topic, taxonomy, topics_by_id

CAP = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23}
CLASSES = {
    *(
        "国务院组织机构",
        "综合政务",
        "国民经济管理、国有资产监管",
        "财政、金融、审计",
        "国土资源、能源",
        "农业、林业、水利",
    ),
    *(
        "工业、交通",
        "商贸、海关、旅游",
        "市场监管、安全生产监管",
        "城乡建设、环境保护",
        "科技、教育",
        "文化、广电、新闻出版",
    ),
    *("卫生、体育", "人口与计划生育、妇女儿童工作", "劳动、人事、监察", "公安、安全、司法", "民政、扶贫、救灾"),
    *("民族、宗教", "对外事务", "港澳侨台工作", "国防", "其他"),
}


def test_there_are_at_least_55_topics() -> None:
    assert len(taxonomy()) >= 55


@pytest.mark.parametrize("topic", taxonomy(), ids=lambda topic: topic.id)
def test_each_topic_is_whole(topic: Topic) -> None:
    assert re.fullmatch(r"[a-z']+(-[a-z']+)*", topic.id)
    assert topic.cap is None or topic.cap in CAP
    assert topic.subject_class == "" or topic.subject_class in CLASSES
    assert all(re.search(r"[\u4e00-\u9fff]", name) for name in topic.zh)
    assert all(name.isascii() for name in topic.en)
    assert len(topic.words) >= 5


@pytest.mark.parametrize(
    ("topic", "cap", "subject_class"),
    [
        ("education", 6, "科技、教育"),
        ("poverty-alleviation", 13, "民政、扶贫、救灾"),
        ("epidemic-control", 3, "卫生、体育"),
        ("rural-revitalisation", 4, "农业、林业、水利"),
        ("business-environment", 15, "综合政务"),
        ("party-building", 20, "其他"),
    ],
)
def test_the_examples_of_the_standard(topic: str, cap: int, subject_class: str) -> None:
    found = topics_by_id()[topic]
    assert (found.cap, found.subject_class) == (cap, subject_class)


def test_indicators_name_topics_that_exist() -> None:
    named = {indicator.topic for indicator in indicators().values() if indicator.topic}
    assert named <= topics_by_id().keys()


def test_no_word_is_both_settling_and_excluded_for_one_topic() -> None:
    for topic in taxonomy():
        assert not set(topic.words) & set(topic.excluded), topic.id


def said(text: str) -> list[tuple[str, set[str]]]:
    scanner, says = topic_scanner()
    topics = taxonomy()
    return [(scanner.words[number], {topics[rank].id for rank, _ in says[number]}) for number in scanner.find(text)[1]]


def test_the_longest_word_counts() -> None:
    assert said("教育扶贫") == [("教育扶贫", {"poverty-alleviation"})]


def test_an_excluded_phrase_says_nothing_of_the_topic_and_keeps_the_others() -> None:
    assert said("平稳健康发展") == [("平稳健康", set())]
    assert said("农村公路") == [("农村公路", {"transport"})]


def test_words_are_found_at_even_and_odd_places_and_beside_rare_characters() -> None:
    for before in ("", "a", "ab", "\U00020000", "\ud800", "\n"):
        assert [word for word, _ in said(f"{before}教育")] == ["教育"]
