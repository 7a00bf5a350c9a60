"""The tables of a source stand in columns in the text, and every figure in them where the source has it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from parser import parse
from parser.report import Report, Source
from tui.reading.blocks import Block, blocks
from tui.reading.figures import figures
from tui.reading.layout import Layout

TEXT = """测试市2021年政府工作报告

一、2020年工作回顾

全市生产总值完成100亿元，增长5%。主要指标见下表：

| 指标 | 单位 | 2020年 | 同比增长 |
|:---|---|---:|---|
| 地区生产总值 | 亿元 | 1234.5 | 5.1% |
| 一般公共预算收入 | 亿元 | 98.76 | -2.3% |
| 城镇 新增就业 | 万人 | 6 | |

二、2021年工作安排

| 序号 | 事项 | 内容 |
|---|---|---------------------------------------------------------------------------------------------|
| 1 | 食品安全 | 加强监管，对全市食品生产企业和重点经营主体（超市、批发市场）监督抽检1200批次，合格率达到98%。 |
| 2 | 就业保障 | 新增城镇就业6万人。 |

| 重点民生事项及其牵头单位和完成的时限 | 全面完成中心城区供水系统提压改造 | 进度 |
| 敷设地下管网154.8公里，对四套水厂的泵机设备进行改造 | 市水务局 | 已经完成 |
"""


def report() -> Report:
    (found,) = parse(Source("表.md", TEXT, "markdown"))
    return found


def rows(found: Report) -> list[Block]:
    return [block for block in blocks(found, figures(found)) if block.hang is not None]


def drawn(measure: int) -> list[str]:
    layout = Layout(blocks(report(), figures(report())), measure)
    layout.settle()
    lines = (layout.line(y) for y in range(layout.height))
    return [
        (" " * line.left + line.block.text[line.first : line.last]).rstrip()
        for line in lines
        if line and line.block.hang is not None
    ]


def test_columns_stand_under_one_another_and_numbers_by_their_points() -> None:
    assert drawn(80)[:5] == [
        "指标             │ 单位 │  2020年 │ 同比增长",
        "─────────────────┼──────┼─────────┼─────────",
        "地区生产总值     │ 亿元 │ 1234.5  │  ↑5.1%",
        "一般公共预算收入 │ 亿元 │   98.76 │ ↓-2.3%",
        "城镇 新增就业    │ 万人 │    6    │",
    ]
    bars = {tuple(cell_len(line[:at]) for at, char in enumerate(line) if char in "│┼") for line in drawn(80)[:5]}
    assert len(bars) == 1


def test_a_long_last_cell_goes_on_under_its_column() -> None:
    table = drawn(60)[5:]
    assert table[1].startswith("─────┼──────────┼─") and cell_len(table[1]) <= 60
    start = table[2].index("加强")
    assert table[3].startswith(" " * cell_len(table[2][:start])) and table[3].strip()[0] != "│"


def test_long_cells_begin_lines_of_their_own() -> None:
    lines = drawn(60)
    first = next(at for at, line in enumerate(lines) if line.startswith("重点民生事项"))
    assert lines[first + 1].strip().startswith("全面完成") and lines[first + 1].startswith("    ")
    assert any(line.startswith("敷设地下管网154.8公里") for line in lines[first:])


@pytest.mark.parametrize("measure", [24, 40, 60, 80])
def test_every_line_is_found_by_what_stands_in_it_and_fits(measure: int) -> None:
    layout = Layout(blocks(report(), figures(report())), measure)
    layout.settle()
    for y in range(layout.height):
        line = layout.line(y)
        if line is not None:
            assert layout.find(layout.offset(y)) == y
            text = line.block.text[line.first : line.last].rstrip()
            assert line.left + cell_len(text) <= measure


def test_what_is_shown_is_what_the_source_prints_and_leads_back_to_it() -> None:
    found = report()
    for block in rows(found):
        for index, char in enumerate(block.text):
            if index not in block.inserts:
                assert block.index(block.offset(index)) == index
                printed = found.source.text[block.offset(index)]
                assert char == printed or (printed in "|:-" and char in "│┼─")


def test_figures_in_cells_are_highlighted_and_reachable() -> None:
    found = report()
    own = figures(found)
    printed = {found.source.text[figure.start : figure.end] for figure in own}
    assert {"1234.5", "98.76", "5.1%", "154.8公里"} <= printed
    for block in rows(found):
        for figure in own:
            if block.start <= figure.start < block.end:
                shown = block.text[block.index(figure.start) : block.index(figure.end - 1) + 1]
                assert shown == found.source.text[figure.start : figure.end]
