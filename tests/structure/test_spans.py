"""Whatever the text, every span is exact and lies within its document; nothing raises."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parser.report import Source
from parser.structure.cover import read_cover
from parser.structure.documents import split
from parser.structure.outline import read_outline
from parser.text.flow import paragraphs

LINES = """\
一、2020年工作回顾|（一）坚决打赢三大攻坚战。|1.新建道路|（1）要培育主体。|①抓好落实|一是稳中求进。|二要突出重点。
——经济稳中有进。|- 综合实力提升**|**（二）抓创新。**加快转型|# 政府工作报告|各位代表：|各位代表！
现在，我代表市人民政府报告工作。|政府工作报告|——2021年3月30日在民权县第十五届人民代表大会第五次会议上|来源：某报|名词解释
1.“双减”：指减负。|[1]“专精特新”：指企业。|---|title: 某市政府工作报告|全年完成投资427亿元，增长6.8%。
精准促脱贫。|\u3000\u3000过去一年|第一部分 总体要求|2023年工作安排|1||\\r\\n|<br>|&nbsp;
\ufeff|谢谢大家！|的关键时期|一|一是""".replace("\n", "|").split("|")
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(LINES),
        st.text(max_size=30),
        st.text("一二三、（）是要。，；：—*# \u3000\n123.①亿元各位代表年月", max_size=40),
    ),
    max_size=30,
)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", " ", "\u3000\u3000", "\\r\\n", ""])


def check(text: str) -> None:
    source = Source("x.txt", text)
    found = paragraphs(text)
    for paragraph in found:
        assert len(paragraph.printed(text)) == len(paragraph.text)
        assert "".join(text[start:end] for _, start, end in paragraph.pieces) == paragraph.printed(text)
    documents = split(source, found)
    assert all(documents)
    last = 0
    for document in documents:
        start, end = document[0].start, document[-1].end
        assert last <= start < end <= len(text)
        last = end
        cover = read_cover(source, document)
        outline = read_outline(source, document, cover)
        position = start
        for section in outline.sections:
            assert start <= section.start < section.end <= section.body_end <= end
            assert section.start >= position
            position = section.start
            assert text[section.start : section.end].strip()
            assert section.title
        for passage in outline.passages:
            assert start <= passage.paragraph.start < passage.paragraph.end <= end
            if passage.section is not None:
                assert outline.sections[passage.section].kind == "heading"
        for note in outline.notes:
            assert start <= note.start < note.end <= end
            assert all(start <= call.start < call.end <= end for call in note.calls)


@settings(max_examples=250, deadline=None)
@given(TEXTS, ENDS)
def test_any_text(lines: list[str], end: str) -> None:
    check(end.join(lines))


@pytest.mark.parametrize("name", ["changge-2021", "kaifeng-2020", "minquan-2021", "shangqiu-2020", "shangqiu-2023"])
def test_seeds(name: str, seeds: Path) -> None:
    check((seeds / f"{name}.txt").read_text("utf-8"))


@pytest.mark.parametrize("name", ["kaifeng-2020", "minquan-2021"])
def test_the_same_tree_however_its_lines_are_broken(name: str, seeds: Path) -> None:
    """Line ends as the letters ``\\r\\n``, or Windows line ends, change offsets and nothing else."""
    text = (seeds / f"{name}.txt").read_text("utf-8")

    def tree(text: str) -> list[tuple[str, str, str]]:
        source = Source("x", text)
        [document] = split(source, paragraphs(text))
        return [
            (item.id, item.number, item.title)
            for item in read_outline(source, document, read_cover(source, document)).sections
        ]

    assert tree(text.replace("\n", "\r\n")) == tree(text)
    assert tree(text.replace("\n", "\\r\\n")) == tree(text)
