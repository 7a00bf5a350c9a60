"""The screen breaks no more of a text into lines than is looked at, and no line holds more than it has room for."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from parser import parse
from tests.hostile.adversarial import COVER, TEXTS
from tui.reading.blocks import blocks
from tui.reading.figures import figures
from tui.reading.layout import Layout
from tui.reading.linebreak import wrap

WIDTH = 76


def laid(text: str) -> Layout:
    [report] = parse(text)
    return Layout(blocks(report, figures(report)), WIDTH)


def test_of_one_long_line_only_what_is_looked_at_is_broken() -> None:
    layout = laid(COVER + "推进各项工作，取得新的成效，" * 40_000)
    assert layout.line(0) is not None
    assert sum(map(len, layout._starts)) < 2_000
    assert layout.height > 10_000


def test_a_long_line_is_shown_whole_and_in_order() -> None:
    text = COVER + "".join(f"甲{number}乙，完成{number}亿元；" for number in range(6_000))
    [report] = parse(text)
    found = blocks(report, figures(report))
    shown = "".join(block.text for block in found)
    assert all(f"甲{number}乙" in shown for number in range(0, 6_000, 7))
    assert max(len(block.text) for block in found) < 25_000
    for block in found:
        assert block.start < block.end and text[block.start] == block.text.lstrip()[0]


@pytest.mark.parametrize("mark", ["\u0301", "\u20dd", "\u200b", "\U000e0100", "\u0e49"])
def test_accents_without_end_are_broken_into_lines(mark: str) -> None:
    starts = wrap("甲" + mark * 100_000, WIDTH)
    assert max(second - first for first, second in pairwise(starts)) <= 10 * WIDTH


@pytest.mark.parametrize(
    "name", ["counted points", "again 5%", "one table row", "lines | 甲 | 1 |", "spaces in a long line"]
)
def test_eight_times_the_text_costs_about_eight_times_as_much(name: str) -> None:
    def seconds(size: int) -> float:
        reports = parse(TEXTS[name](size))
        taken = []
        for _ in range(2):
            began = time.process_time()
            for report in reports:
                Layout(blocks(report, figures(report)), WIDTH).settle()
            taken.append(time.process_time() - began)
        return min(taken)

    assert seconds(32_000) < 4 * 8 * max(0.02, seconds(4_000))
