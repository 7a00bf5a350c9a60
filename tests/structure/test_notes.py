"""Notes: what they explain, where they stand, and every place that calls them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parser.report import Call, Cover, Note, Passage, Source
from parser.structure.outline import read_outline
from parser.structure.uncalled import uncalled
from parser.text.flow import paragraphs

BODY = "一、2020年工作安排\n今年要扎实推进各项工作，{}，推动经济社会发展取得新的更大成绩，为建设新城市打下基础。\n"
CLOSE = (
    "各位代表！让我们更加紧密地团结起来，踔厉奋发、勇毅前行，为建设现代化新城市、创造人民更加美好的生活而努力奋斗！\n"
)


def notes_of(body: str, notes: str) -> tuple[str, tuple[Note, ...]]:
    text = BODY.format(body) + CLOSE + notes
    return text, read_outline(Source("x", text), paragraphs(text), Cover()).notes


def told(body: str, notes: str) -> list[tuple[str, str | None, list[str]]]:
    """Marker, term, and each call with the character before it."""
    text, found = notes_of(body, notes)
    return [(note.marker, note.term, [text[c.start - 1 : c.end] for c in note.calls]) for note in found]


@pytest.mark.parametrize(
    ("body", "notes", "wanted"),
    [
        (
            "落实“双减”[1]，抓好“专精特新”［2］",
            "注释：\n[1]“双减”：减轻学生负担。\n[2]“专精特新”：指专业化、精细化。",
            [("1", "双减", ["”[1]"]), ("2", "专精特新", ["”［2］"])],
        ),
        (
            "落实“双减”①，①抓落实，抓好“专精特新”②",
            "名词解释\n①“双减”：减轻学生负担。\n②“专精特新”：指专业化、精细化。",
            [("①", "双减", ["”①"]), ("②", "专精特新", ["”②"])],
        ),
        (
            "落实“双减”，抓好“专精特新”企业，再抓“双减”",
            "名词解释\n1.“双减”：减轻学生负担。\n2.“专精特新”企业：指专业化、精细化。",
            [("1", "双减", ["“双减", "“双减"]), ("2", "“专精特新”企业", ["好“专精特新”企业"])],
        ),
        (
            "落实“双减”1，抓好“专精特新”2企业，推进“三新”3试点2个",
            "名词解释\n1.“双减”：减轻学生负担。\n2.“专精特新”：指专业化、精细化。\n3.“三新”：指新业态、新模式、新场景。",
            [("1", "双减", ["”1"]), ("2", "专精特新", ["”2"]), ("3", "三新", ["”3"])],
        ),
        (
            "落实双减政策，抓好ESI排名，TESIS除外",
            "名词解释\n双减：减轻学生作业负担和校外负担。\nESI：即基本科学指标数据库。",
            [("", "双减", ["实双减"]), ("", "ESI", ["好ESI"])],
        ),
    ],
    ids=["brackets", "circles, not points", "the words themselves", "bare figures behind the words", "unnumbered"],
)
def test_calls(body: str, notes: str, wanted: list[tuple[str, str | None, list[str]]]) -> None:
    assert told(body, notes) == wanted


def test_two_notes_in_one_paragraph_and_one_that_runs_on() -> None:
    text, found = notes_of(
        "落实“双减”，抓好“专精特新”企业",
        "名词解释\n1.“双减”：减轻学生作业负担和校外培训负担。2.“专精特新”：指专业化、精细化。\n这一概念由有关部门首先提出，后来推广到全国各地。",
    )
    assert [text[note.start : note.end].replace("\n", "") for note in found] == [
        "1.“双减”：减轻学生作业负担和校外培训负担。",
        "2.“专精特新”：指专业化、精细化。这一概念由有关部门首先提出，后来推广到全国各地。",
    ]


def test_items_of_an_annex_are_no_notes() -> None:
    assert (
        told("办好民生实事", "附件：民生实事项目\n1.新建公办幼儿园10所。\n2.改造老旧小区20个（牵头单位：市住建局）。")
        == []
    )


def test_what_calls_a_note_is_no_part_of_a_title() -> None:
    text = BODY.format("聚焦“六稳”") + CLOSE + "（一）打好“五外联动”[25]\n要统筹各类空间布局，扩大开放。\n"
    outline = read_outline(Source("x", text), paragraphs(text), Cover())
    assert outline.sections[-1].title == "打好“五外联动”"


def test_a_numbered_heading_begins_no_annex() -> None:
    text = BODY.format("办好民生实事") + CLOSE + "（一）办好十件实事\n一是编好规划。要统筹各类空间布局。\n"
    outline = read_outline(Source("x", text), paragraphs(text), Cover())
    assert [section.title for section in outline.sections if section.level == 2] == ["办好十件实事"]


def test_remarks_and_footnotes_of_markdown_stand_anywhere() -> None:
    text = "政府工作报告[^1]\n[^1]: （根据文件刊印）\n各位代表：\n现在，我代表市人民政府报告工作。\n"
    text += "一、工作回顾\n成绩显著。\n（注：数据为初步统计数）\n一、完。\n"
    found = read_outline(Source("x", text, "markdown"), paragraphs(text), Cover()).notes
    assert [(note.marker, [text[call.start : call.end] for call in note.calls]) for note in found] == [
        ("1", ["[^1]"]),
        ("注", []),
    ]


def test_an_annex_is_shown_and_files_to_be_fetched_are_not() -> None:
    def kinds(behind: str) -> list[str]:
        text = BODY.format("办好民生实事") + "扎实办好各项民生实事，让发展成果更多惠及人民群众。\n" * 8 + CLOSE + behind
        passages = read_outline(Source("x", text), paragraphs(text), Cover()).passages
        return [item.kind for item in passages if item.paragraph.start >= len(text) - len(behind)]

    items = "1.实现城镇新增就业18万人以上。\n2.完善提升20个三级养老服务网络。\n3.改造城镇老旧小区200个以上。\n"
    assert kinds("附件\n2026年自治区民生实事\n" + items) == ["note"] * 5
    assert kinds("附件：\n2026年政府工作报告（名词解释定稿）.docx\n2026年政府工作报告.pdf\n") == ["furniture"] * 3


@given(st.lists(st.tuples(st.sampled_from(["甲乙", "丙", "\n", "  ", "1", "。"]), st.booleans()), min_size=1))
def test_without_its_calls_a_paragraph_still_stands_where_it_stood(parts: list[tuple[str, bool]]) -> None:
    text, calls = "", []
    for word, called in parts:
        text += word
        if called:
            calls.append(Call(len(text), len(text) + 3))
            text += "[7]"
    passages = [Passage("text", paragraph) for paragraph in paragraphs(text)]
    left = [each.paragraph for each in uncalled(passages, [Note("7", 0, 0, tuple(calls))])]
    for before, after in zip(passages, left, strict=True):
        assert after.text == before.paragraph.text.replace("[7]", "")
        assert all(text[after.offset(at)] == char for at, char in enumerate(after.text))
        assert after.printed(text) == after.text


def test_an_annex_that_is_a_table_laid_out_line_by_line_is_shown_and_is_no_heading() -> None:
    told = "月份各项工作扎实推进，经济社会发展取得新的更大成绩，" + "人民群众的获得感不断增强，满意度持续提升。" * 2
    body = "".join(f"{month}{told}\n" for month in "一二三四五六七八九十冬腊")
    cells = "\n总投资\n5亿元\n2022年\n启动\n农业农村局\n责任单位\n"
    table = "".join(f"{at}\n国家药用植物园项目{at}{cells}" for at in range(1, 5))
    annexes = f"附件1\n某市2022年十大工程\n{table}附件2\n2021年工程进展\n一、高标准建设植物园\n1.责任单位：农业农村局\n"
    text = BODY.format("落实责任") + body + CLOSE + annexes
    outline = read_outline(Source("x", text), paragraphs(text), Cover())
    assert [section.title for section in outline.sections] == ["2020年工作安排"]
    kinds = {passage.paragraph.text: passage.kind for passage in outline.passages}
    assert {kinds[line] for line in ("附件1", "5亿元", "国家药用植物园项目4", "一、高标准建设植物园")} == {"note"}
