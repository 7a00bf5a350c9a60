"""What may be typed for an indicator."""

from __future__ import annotations

import pytest

from parser.questions.asking import meant


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("GDP", "地区生产总值"),
        ("全市生产总值", "地区生产总值"),
        ("dqsczz", "地区生产总值"),
        ("diqushengchanzongzhi", "地区生产总值"),
        ("gross domestic product", "地区生产总值"),
        ("一般预算收入", "一般公共预算收入"),
        ("社零", "社会消费品零售总额"),
        ("pm2.5", "PM2.5平均浓度"),
        ("grain output", "粮食总产量"),
    ],
)
def test_names_synonyms_pinyin_and_english(typed: str, name: str) -> None:
    assert meant(typed).name == name


def test_a_name_of_the_rows_at_hand() -> None:
    assert meant("新建便民市场", ["新建便民市场"]).name == "新建便民市场"


@pytest.mark.parametrize("typed", ["", "  ", "%%%", "[/]", "\x1b[31m", "xyzzy"])
def test_nothing_is_made_of_nothing(typed: str) -> None:
    assert meant(typed).name is None


def test_the_nearest_are_offered() -> None:
    found = meant("规模以上工业利税增加值率")
    assert found.name is None and found.near
