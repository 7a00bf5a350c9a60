"""What spells Chinese that is there is no slip in English."""

from __future__ import annotations

import pytest

from parser.topics.english import English
from parser.topics.pinyin import spells


@pytest.mark.parametrize("typed", ["jiaoyu", "jiaoy", "jiao", "ji", "jiao yu", "xian", "nongye", "Jingji", "lvse"])
def test_whole_syllables_and_a_begun_one_spell_something(typed: str) -> None:
    assert spells(typed)


@pytest.mark.parametrize("typed", ["", "jy", "tpgj", "tuopgj", "eduction", "povrty", "helth", "enviroment", "5g"])
def test_initials_and_slips_do_not(typed: str) -> None:
    assert not spells(typed)


def test_what_was_meant_is_not_taken_for_a_slip() -> None:
    names = English()
    names.add("trade", 1)
    assert names.search("trede") == names.search("trede", True) != {}
    assert names.search("trede", slips=False) == {}
    assert names.search("trade", slips=False) == names.search("trade")
