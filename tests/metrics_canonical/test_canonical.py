"""Wordings of forty years and the standard name each stands for, or must not be taken for."""

from __future__ import annotations

import re
import timeit
from pathlib import Path

import pytest

from parser.metrics.canonical import canonical, measured
from parser.metrics.standard import indicators
from parser.text.vocabulary import table

LINES = (Path(__file__).parent / "wordings.tsv").read_text("utf-8").splitlines()
PAIRS = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("wording", "name"), PAIRS)
def test_a_wording_has_its_name(wording: str, name: str) -> None:
    assert canonical(wording) == (None if name == "-" else name)


def test_the_table_of_wordings_is_wide_and_has_near_misses() -> None:
    assert len(PAIRS) >= 300
    assert sum(name == "-" for _, name in PAIRS) >= 80


def test_there_are_enough_indicators_and_each_is_described() -> None:
    assert len(indicators()) >= 200
    for name, indicator in indicators().items():
        assert indicator.english and indicator.unit, name
        assert canonical(name) == name


@pytest.mark.parametrize("before", ["全市", "全县", "全省", "全年", "我市", "预计", "实现", "2020年", "预计全年全市"])
@pytest.mark.parametrize("after", ["", "增速", "增长", "完成", "达到", "年均增长", "（%）"])
def test_words_around_it_do_not_change_what_is_measured(before: str, after: str) -> None:
    for name in ("规模以上工业增加值", "居民人均可支配收入", "粮食总产量", "PM2.5平均浓度"):
        assert canonical(before + name + after) == name


@pytest.mark.parametrize("before", ["人均", "新增", "中心城区", "非公有制", "规模以下", "市本级", "占", "开发区"])
def test_words_that_change_what_is_measured_are_never_taken_off(before: str) -> None:
    for name in ("一般公共预算收入", "社会消费品零售总额", "工业投资", "各项贷款余额"):
        assert canonical(before + name) != name


def test_no_wording_that_must_not_match_reaches_its_indicator() -> None:
    for row in table("indicators"):
        for wording in filter(None, row["not"].split("|")):
            assert canonical(wording) != row["canonical"], wording


def test_every_topic_is_in_the_taxonomy() -> None:
    topics = {row["id"] for row in table("topics")}
    assert {indicator.topic for indicator in indicators().values()} - {None} <= topics


def test_synonyms_carry_no_stray_marks() -> None:
    for indicator in indicators().values():
        for wording in (indicator.name, *indicator.synonyms):
            assert re.search(r"[，。；：\s]", wording) is None, wording


def test_a_name_asked_for_again_costs_next_to_nothing() -> None:
    canonical("预计全市生产总值增速")
    assert min(timeit.repeat(lambda: canonical("预计全市生产总值增速"), number=10_000, repeat=5)) / 10_000 < 3e-6


def test_what_is_counted_is_no_sum_of_money() -> None:
    assert measured("进出口总额", "", "count") is None
    assert measured("进出口总额", "", "money") == "进出口总额"
    assert measured("进出口总额", "rank", "") == "进出口总额"
