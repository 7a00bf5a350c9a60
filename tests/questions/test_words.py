"""Filters typed as words among others."""

from __future__ import annotations

import pytest

from parser.questions.words import called, read_words


def test_filters_are_taken_out_and_the_rest_stays() -> None:
    words = read_words("province:河南 level:county year:2015-2024 优先 发展 教育 topic:edu kind:speech place:商丘")
    assert words.rest == "优先 发展 教育"
    assert (words.province, words.level, words.year) == (("河南",), ("county",), ((2015, 2024),))
    assert (words.topic, words.kind, words.place) == (("edu",), ("speech",), ("商丘",))
    assert words.filtered


def test_in_chinese_with_either_colon() -> None:
    words = read_words("省份：河南、山东 层级：县 年份:2015至2017，2020 类别:讲话")
    assert words.province == ("河南", "山东")
    assert words.level == ("county",)
    assert words.year == ((2015, 2017), (2020, 2020))
    assert words.kind == ("speech",)


@pytest.mark.parametrize(
    "typed", ["province:", "year:", "year:20", "year:2015-20", "教育", "10:30", "比例：", "", "http://x"]
)
def test_what_asks_for_nothing_filters_nothing(typed: str) -> None:
    assert not read_words(typed).filtered


def test_what_is_no_filter_is_looked_for() -> None:
    assert read_words("注：教育").rest == "注：教育"
    assert read_words("2015").rest == "2015"


@pytest.mark.parametrize(
    ("typed", "spans"),
    [("2015", ((2015, 2015),)), ("2015-2018 2020", ((2015, 2018), (2020, 2020))), ("2018-", ((2018, 9999),))],
)
def test_bare_years(typed: str, spans: tuple[tuple[int, int], ...]) -> None:
    words = read_words(typed, bare_years=True)
    assert words.year == spans
    assert words.in_years(spans[0][0]) and not words.in_years(1990) and not words.in_years(None)


def test_an_unknown_level_finds_nothing() -> None:
    assert read_words("level:galaxy").level == ("?",)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("教育 year:20a1", "year:20a1"),
        ("教育 年份：去年", "年份:去年"),
        ("level:moon", "level:moon"),
        ("kind:x", "kind:x"),
    ],
)
def test_what_is_not_understood_is_told_and_finds_nothing(typed: str, told: str) -> None:
    words = read_words(typed)
    assert words.unknown == (told,)
    assert words.filtered
    assert "year" not in told or not words.in_years(2020)


@pytest.mark.parametrize("typed", ["year:2020 level:县 kind:讲话 place:火星", "省份：火星", "year:2015-20", "2020"])
def test_what_is_understood_is_not_told(typed: str) -> None:
    assert read_words(typed).unknown == ()


def test_called() -> None:
    names = ["开封市", "商丘市", "民权县"]
    assert called(["开封"], names) == [0]
    assert called(["kf", "minquan"], names) == [0, 2]
    assert called(["zz"], names) == []
