"""No pattern of the parser tries very many ways, whatever the text it is given."""

from __future__ import annotations

import random
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from parser import parse
from tests.hostile.adversarial import COVER
from tests.hostile.patterns import lasting, patterns

SECONDS = 2.0
"""Of processor time, for what takes some microseconds."""
PATTERNS = patterns()
needs_timer = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no such timer")


class EndlessError(Exception):
    """It has taken too long; a pattern that is looked for can be interrupted."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    def end(_number: int, _frame: object) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def test_patterns_are_many() -> None:
    assert len(PATTERNS) > 400
    assert sum(any(True for _ in lasting(pattern, random.Random(1))) for pattern in PATTERNS.values()) > 50


def test_what_is_put_together_in_many_ways_is_found() -> None:
    for pattern in (r"(?:省市|省|市)*$", r"^(?:[（(【][^（(]*[）)】])+$", r"(?:[\d]+|位)*甲"):
        compiled = re.compile(pattern)
        with pytest.raises(EndlessError), bounded(0.2):
            for text in lasting(compiled, random.Random(1)):
                compiled.search(text)


@needs_timer
def test_no_pattern_tries_very_many_ways() -> None:
    chance = random.Random(29)
    slow = []
    for name, pattern in PATTERNS.items():
        for text in lasting(pattern, chance):
            try:
                with bounded(SECONDS):
                    pattern.search(text), pattern.match(text)
            except EndlessError:
                slow.append((name, text))
                break
    assert not slow


MANY = 24
RANKED = "一、甲\n全县生产总值{}第3位。\n"
HELD: dict[str, Callable[[], str]] = {
    "a title of brackets": lambda: f"---\ntitle: 政府工作报告{'【甲）' * 2 * MANY}乙\n---\n各位代表：\n一、甲\n",
    "a field of places": lambda: RANKED.format(f"居{'省市' * MANY}甲位列"),
    "a field of digits": lambda: RANKED.format(f"居{'1' * 2 * MANY}甲位列"),
    "a field that is no field": lambda: RANKED.format(f"在西部城市{'省区市' * MANY}甲位列"),
    "a plan of places": lambda: f"一、甲\n完成占{'省市' * MANY}计划甲的5%。\n",
    "turns on one line": lambda: (
        "一、甲\n转1版（转转甲版转1版转转甲版转甲版转1版转1版上接转转甲版转甲版转1版（转1版转版转版转下转1下转转甲\n"
    ),
    "what stands between a verb and its rank": lambda: "一、甲\n" + f"指标{'市' * 16}第3位。" * 1000,
}


@needs_timer
@pytest.mark.parametrize("name", HELD)
def test_a_short_text_is_read_at_once(name: str) -> None:
    """Each of them took seconds, or hours."""
    parse(COVER)
    with bounded(SECONDS):
        parse(HELD[name]())
