"""Pinyin: every reading counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.topics.names import Names
from parser.topics.pinyin import codes, initials, parses, readings, spellings


def test_readings() -> None:
    assert set(readings("长")) == {"chang", "zhang"}
    assert set(readings("行")) >= {"xing", "hang"}
    assert readings("5") == ()


def test_spellings_are_in_all_readings() -> None:
    assert set(spellings("长葛")) == {"changge", "zhangge"}
    assert spellings("脱贫攻坚")[0] == "tuopingongjian"
    assert "lvse5g" in spellings("绿色5G")


def test_initials() -> None:
    assert "tpgj" in initials("脱贫攻坚")
    assert set(initials("长葛市")) == {"cgs", "zgs"}


def test_spellings_are_bounded() -> None:
    assert len(spellings("长行重" * 10)) == 16


@pytest.mark.parametrize(
    "typed",
    ["changge", "zhangge", "zhangg", "cg", "zg", "长ge", "zhang葛", "长葛", "zhangges", "ges", "zhg", "gsfz", "gongye"],
)
def test_a_name_is_found_by(typed: str) -> None:
    names = Names()
    number = names.add("长葛市发展工业")
    assert number in names.search(typed)


@pytest.mark.parametrize("typed", ["lvse", "luse", "lvs", "ls"])
def test_u_umlaut_is_typed_either_way(typed: str) -> None:
    names = Names()
    assert names.add("绿色") in names.search(typed)


@pytest.mark.parametrize("typed", ["changgu", "gechang", "x", "葛长", ""])
def test_a_name_is_not_found_by(typed: str) -> None:
    names = Names()
    names.add("长葛市发展工业")
    assert not names.search(typed)


def test_better_fits_come_first() -> None:
    names = Names()
    for name in ("教育", "教育优先发展", "优先发展教育事业", "教遇", "教学与育人"):
        names.add(name)
    found = names.search("教育")
    assert sorted(found, key=lambda number: -found[number]) == [0, 1, 2, 3]
    letters = names.search("jiaoyu")
    assert letters[0] > letters[1] > letters[2]


def test_letters_apart_are_found_when_little_else_is() -> None:
    names = Names()
    number = names.add("教育事业发展")
    assert number in names.search("教育发展")
    assert number in names.search("jyfz")


@given(st.text(max_size=20))
def test_any_text_may_be_typed(typed: str) -> None:
    names = Names()
    names.add("长葛市.*[发展](工业)")
    names.search(typed)
    parses(typed)


@given(st.text(max_size=30))
def test_codes_are_as_long_as_the_text(text: str) -> None:
    assert len(codes(text)) == len(text)
