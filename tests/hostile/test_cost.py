"""No text is dear to read: what once cost the square of its length, or more, costs in step with it.

``python -m bench.growth`` measures all texts at full size; here those that were mended are read at two small ones.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle

import pytest

from parser import parse
from parser.questions.asking import meant
from parser.sources import load_bytes
from parser.sources.pdf_notes import PAGE_NUMBER
from parser.topics.jump import Jump
from tests.hostile.adversarial import TEXTS

SMALL, TIMES = 2_000, 8
LEAST = 0.02
"""Seconds. What takes less at the small size is held against this: the clock is coarse, and machines pause."""
SLACK = 4
"""The square of ``TIMES`` is beyond it, however the machine is loaded: the processor's time is measured."""
MENDED = (
    "again 1亿元",
    "again 5%",
    "again <!--",
    "again 一二三四五六七八九十",
    "again 万",
    "again 九",
    "again 十",
    "again 增长5%",
    "again 居全省第一位",
    "again 百分之",
    "again 零",
    "alternating figures",
    "clause that never ends",
    "counted amounts",
    "counted figures",
    "counted listed, respectively",
    "counted parts",
    "counted quotations",
    "counted tags",
    "counts within counts",
    "fractions",
    "heads in a long line",
    "lines 一、工作",
    "lines 的",
    "lines 第一部分",
    "lists of limits",
    "nested figures",
    "one myriad",
    "one numeral of places",
    "one point of myriads",
    "one term, many calls",
    "page turns, blank",
    "plants",
    "points without a full stop",
    "ranks",
    "shares",
    "terms that overlap",
    "titles that begin nothing",
    "wide spaces of another kind",
    "zero-width spaces",
)


def seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time."""
    began = time.process_time()
    work(text)
    return time.process_time() - began


def check(small: str, large: str) -> None:
    """Of two measurements the less counts, since what a first reading fills once is no cost of the text."""
    least = max(LEAST, min(seconds(parse, small), seconds(parse, small)))
    assert any(seconds(parse, large) < SLACK * TIMES * least for _ in range(2))


@pytest.mark.parametrize("name", MENDED)
def test_eight_times_the_text_costs_about_eight_times_as_much(name: str) -> None:
    check(TEXTS[name](SMALL), TEXTS[name](SMALL * TIMES))


def test_the_sources_read_a_line_in_step_with_it() -> None:
    def page(pieces: str) -> object:
        return load_bytes(f"<html><p>{pieces}</p></html>".encode(), "a.html")

    for work, piece, ends in ((page, "<b>甲</b>" * 10, ""), (PAGE_NUMBER.match, "—" * 4, "甲")):
        work(f"1{piece}{ends}")
        small = max(LEAST, seconds(work, "1" + piece * SMALL + ends))
        assert any(seconds(work, "1" + piece * SMALL * TIMES + ends) < SLACK * TIMES * small for _ in range(2)), piece


@pytest.mark.parametrize("typed", ["甲", "ab", "a甲", "甲 "])
def test_what_is_asked_may_be_as_long_as_one_likes(typed: str) -> None:
    jump, other = Jump(parse(TEXTS["ordinary"](SMALL))), cycle("bcdefgh")
    for asked in (meant, jump.search):
        asked("甲b"), asked("c d")

        def ask(text: str, asked: Callable[[str], object] = asked) -> None:
            asked(text + next(other))  # what was asked before may be remembered

        small = max(LEAST, seconds(ask, typed * (SMALL // len(typed))))
        assert seconds(ask, typed * (TIMES * SMALL // len(typed))) < SLACK * TIMES * small


@pytest.mark.long
@pytest.mark.parametrize("name", TEXTS)
def test_every_text(name: str) -> None:
    check(TEXTS[name](8 * SMALL), TEXTS[name](8 * SMALL * TIMES))
