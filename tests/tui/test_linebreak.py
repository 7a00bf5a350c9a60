"""Breaking Chinese lines: by example, and for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.reading.linebreak import NO_END, NO_START, wrap


def lines(text: str, width: int, indent: int = 0, hang: int = 0) -> list[str]:
    starts = wrap(text, width, indent, hang)
    return [text[first:last] for first, last in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        # a closing mark begins no line: its character goes with it
        ("全市上下团结一心，奋力前行。", 16, ["全市上下团结一", "心，奋力前行。"]),
        # several closing marks in a row
        ("经济持续恢复向“好”。社会", 16, ["经济持续恢复向", "“好”。社会"]),
        # an opening mark ends no line
        ("认真贯彻落实中央（省、市）要求", 18, ["认真贯彻落实中央", "（省、市）要求"]),
        # a number stays with its unit
        ("新增城镇就业人数8.6万人次", 18, ["新增城镇就业人数", "8.6万人次"]),
        ("一般公共预算收入完成154.86亿元，增长", 22, ["一般公共预算收入完成", "154.86亿元，增长"]),
        ("占一般公共预算支出的79.3%。", 22, ["占一般公共预算支出的", "79.3%。"]),
        ("进入全国综合实力百强第12位", 22, ["进入全国综合实力百强", "第12位"]),
        # so it does where the report has a space between them
        ("一二三四五六七八1.1 亿元", 20, ["一二三四五六七八", "1.1 亿元"]),
        # a Latin word in one piece, a dash in one piece
        ("平均浓度控制在PM2.5以内", 18, ["平均浓度控制在", "PM2.5以内"]),
        ("一二三四五六七——八", 15, ["一二三四五六", "七——八"]),
    ],
)
def test_rules(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_indents_take_room() -> None:
    assert lines("一二三四五六七八九十", 8, indent=4) == ["一二", "三四五六", "七八九十"]
    assert lines("一二三四五六七八九十", 8, hang=4) == ["一二三四", "五六", "七八", "九十"]


def test_what_has_no_place_to_break_is_broken_all_the_same() -> None:
    assert lines("，" * 10, 8) == ["，，，，", "，，，，", "，，"]
    assert lines("1" * 20, 8) == ["1" * 8, "1" * 8, "1" * 4]


def test_glue_keeps_a_figure_whole() -> None:
    text = "帮扶贫困户三百余户"
    assert wrap(text, 12) == [0, 6]
    assert wrap(text, 12, glue=((5, 9),)) == [0, 5]


CHARS = "一二三报告工作，。、；：？！）》”％（《“0123456789.%ABc ~—…万亿元第位\u3000é😀"


@given(st.text(alphabet=CHARS, max_size=200), st.integers(12, 90), st.sampled_from([0, 4]), st.sampled_from([0, 2, 8]))
def test_any_text(text: str, width: int, indent: int, hang: int) -> None:
    found = lines(text, width, indent, hang)
    assert "".join(found) == text
    for number, line in enumerate(found):
        room = width - (hang if number else indent)
        assert cell_len(line.rstrip(" ")) <= room
        if number == 0:
            continue
        before = found[number - 1]
        # a line may begin with a closing mark or end with an opening one only where nothing else was possible
        if line[0] in NO_START or before[-1] in NO_END:
            inner = range(1, len(before))
            assert all(before[at] in NO_START or before[at - 1] in NO_END for at in inner)
