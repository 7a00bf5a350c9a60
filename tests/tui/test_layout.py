"""Blocks and lines: what stands where, and the way back to the source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parser import parse
from parser.report import Cover, Metric, Paragraph, Passage, Quantity, Report, Source
from tests.tui.sample import kaifeng, minquan
from tui.reading.blocks import Block, blocks
from tui.reading.figures import figures
from tui.reading.finding import find
from tui.reading.layout import Layout
from tui.reading.sentence import sentence_at
from tui.reading.trail import Trail

REPORT = kaifeng()


def laid(report: Report = REPORT, measure: int = 60) -> tuple[list[Block], Layout]:
    found = blocks(report, figures(report))
    return found, Layout(found, measure)


def test_every_character_of_a_report_is_on_screen_once() -> None:
    found, _ = laid()
    shown = "".join("".join(char for at, char in enumerate(b.text) if at not in b.inserts) for b in found)
    assert shown == REPORT.source.text.replace("\n", "")


def test_index_and_offset_are_each_others_inverse() -> None:
    found, _ = laid()
    for block in found:
        for index in range(len(block.text)):
            if index not in block.inserts:
                assert block.index(block.offset(index)) == index


def test_gaps_are_shown_as_a_space_and_lead_back() -> None:
    text = "支出 427亿元，\n占"
    paragraph = Paragraph("支出427亿元，占", ((0, 0, 2), (2, 3, 9), (8, 10, 11)), (2,))
    value = Quantity(3, 8, "427亿元", None, "亿元")
    metric = Metric(None, "支出", 0, 9, "actual", value=value)
    report = Report("x#1", Source("x", text), 0, 11, Cover(), (), (metric,), (Passage("body", paragraph),))
    (block,), _ = laid(report)
    assert block.text == "支出 427亿元，占"
    assert block.glue == ((3, 8),)
    assert [block.offset(index) for index in (0, 3, 7, 9)] == [0, 3, 7, 10]
    rising = replace(report, metrics=(replace(metric, value=None, change=replace(value, direction="up")),))
    (block,), _ = laid(rising)
    assert block.text == "支出 ↑427亿元，占"
    assert block.glue == ((3, 9),)
    assert block.index(3) == 4
    assert block.offset(4) == 3


def test_points_and_run_in_headings_get_a_line_of_their_own() -> None:
    found, _ = laid()
    points = [block for block in found if block.kind == "point"]
    assert [block.text[: block.lead] for block in points] == [
        "一是决战决胜脱贫攻坚。",
        "二是坚决打好污染防治攻坚战。",
        "三是防范化解重大风险。",
    ]
    leads = [block.text[: block.lead] for block in found if block.kind == "body" and block.lead]
    assert leads == ["精准促脱贫。", "铁腕治污染。", "优先发展教育事业。", "优化医疗卫生服务。"]


def test_a_heading_with_text_behind_it_in_one_paragraph_is_parted_from_it() -> None:
    report = minquan()
    section = report.sections[1]
    passage = next(p for p in report.passages if p.paragraph.start == section.start)
    size, text = section.end - section.start, report.source.text
    assert passage.paragraph.end == section.end
    merged = Paragraph(
        text[section.start : section.end] + text[section.end + 1 : section.end + 7],
        ((0, section.start, section.end), (size, section.end + 1, section.end + 7)),
    )
    odd = replace(report, passages=(Passage("body", merged),), sections=report.sections[1:2])
    found, _ = laid(odd)
    assert [(block.kind, block.level) for block in found] == [("heading", 2), ("body", 0)]


@pytest.mark.parametrize("measure", [24, 60, 80])
def test_every_line_is_found_by_what_stands_in_it(measure: int) -> None:
    _, layout = laid(measure=measure)
    layout.settle()
    for y in range(layout.height):
        line = layout.line(y)
        if line is not None:
            assert layout.find(layout.offset(y)) == y
            assert line.left + line.width <= measure
            assert layout.offset_at(y, line.left) == line.block.offset(line.first)


def test_a_long_text_is_settled_as_far_as_it_is_looked_at() -> None:
    report = kaifeng(times=60)
    _, layout = laid(report)
    guess = layout.height
    assert not layout.settled
    last = layout.find(report.end - 2)
    assert layout.settled
    assert abs(layout.height - guess) < 0.1 * guess
    assert last == layout.height - 1


def test_the_trail_knows_the_innermost_section_and_its_rows() -> None:
    trail = Trail(REPORT)
    at = REPORT.source.text.index("推进优质教育")
    number = trail.at(at)
    assert [REPORT.sections[step].title for step in trail.path(number)] == [
        "2019年工作回顾",
        "改善民生增福祉",
        "优先发展教育事业",
    ]
    assert trail.at(0) is None
    assert number is not None
    assert trail.counts[number] == 3
    heading = trail.heading(number)
    assert heading is not None
    assert REPORT.sections[heading].title == "改善民生增福祉"


def test_finding_forgives_spaces_and_wide_letters() -> None:
    assert [REPORT.source.text[a:b] for a, b in find(REPORT, "ｐｍ2.5 平均")] == ["PM2.5平均", "PM2.5平均"]
    assert find(REPORT, " ") == []
    assert find(REPORT, "没有这个") == []


def test_the_sentence_at_a_place() -> None:
    text = REPORT.source.text
    span = sentence_at(REPORT, text.index("城市水体"))
    assert span is not None
    assert text[slice(*span)] == "强力推进“三散”治理，完成18.6万户“双替代”；城市水体全部消除劣五类。"


def test_the_only_title_of_a_page_is_a_title_without_its_field() -> None:
    (report,) = parse(
        Source(
            "a.md",
            "---\nsource: https://example.cn/1.html\ntitle: 2026年自治州政府工作报告\n---\n\n"
            "2026年1月13日在自治州第十五届人民代表大会第六次会议上\n\n各位代表：\n\n现在，我代表自治州人民政府报告工作。\n\n"
            "一、2025年工作回顾\n\n全年生产总值增长6%。\n",
            "markdown",
        )
    )
    shown = [(block.kind, block.text) for block in laid(report)[0]]
    assert shown[0] == ("cover", "2026年自治州政府工作报告")
    assert not any("---" in text or "title" in text for _, text in shown)
