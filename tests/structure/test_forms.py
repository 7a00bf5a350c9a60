"""The same report, however it is printed, has the same headings: hard-wrapped, paged, on one line, behind contents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from parser.report import Source
from parser.sources import load
from parser.structure.cover import read_cover
from parser.structure.documents import split
from parser.structure.outline import read_outline
from parser.text.flow import paragraphs

TEXTS = Path(__file__).parent.parent / "gold" / "held-out" / "texts"
NAMES = ("芜湖市-2025", "安徽省-2015", "浙江省-2011", "聊城市-2023")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def headings(text: str) -> list[tuple[int, str, str]]:
    source = Source("x", text)
    (document,) = split(source, paragraphs(text))
    sections = read_outline(source, document, read_cover(source, document)).sections
    return [(item.level, item.number, item.title) for item in sections if item.kind == "heading"]


def body(name: str) -> list[str]:
    """The paragraphs of a report's cover and text, on a line each."""
    source = load(TEXTS / f"{name}.md")
    (document,) = split(source, paragraphs(source.text))
    passages = read_outline(source, document, read_cover(source, document)).passages
    return [item.paragraph.printed(source.text) for item in passages if item.kind in ("cover", "heading", "body")]


def width(char: str) -> int:
    return 1 if char.isascii() else 2


def wrapped(
    texts: list[str], columns: int, indent: str = "\u3000\u3000", page: int = 0, head: str = "", even: bool = False
) -> str:
    """As a PDF prints it: lines of so many columns, and every ``page`` of them a number and the running ``head`` of the
    next page. ``even``: digits are as wide as other characters, as where lines are stretched to one width.
    """
    lines: list[str] = []
    for at, text in enumerate(texts):
        rest = text if at < 6 and len(text) < 30 else indent + text
        while rest:
            cut = filled = 0
            while cut < len(rest) and filled + (2 if even else width(rest[cut])) <= columns:
                filled += 2 if even else width(rest[cut])
                cut += 1
            while cut < len(rest) and rest[cut] in "，。；：、）”》！？%":
                cut += 1
            lines.append(rest[:cut])
            rest = rest[cut:]
            if page and len(lines) % page == 0:
                lines += ["", f"— {len(lines) // page} —", "", *([head] if head else [])]
    return "\n".join(lines)


def with_contents(texts: list[str]) -> str:
    at = next((at for at, text in enumerate(texts[:8]) if text.startswith("各位代表")), 0)
    listed = [f"{number}{title}……{page}" for page, (_, number, title) in enumerate(headings("\n".join(texts)), 1)]
    return "\n".join([*texts[:at], "目\u3000录", *listed, *texts[at:]])


def with_links(texts: list[str]) -> str:
    """As Markdown that was made from a page: contents without a title, each line a link."""
    at = next((at for at, text in enumerate(texts[:8]) if text.startswith("各位代表")), 0)
    links = [
        f"- [{number}{title}](#{page})"
        for page, (level, number, title) in enumerate(headings("\n".join(texts)))
        if level == 1
    ]
    return "\n".join([*texts[:at], *links, *texts[at:]])


FORMS: dict[str, Callable[[list[str]], str]] = {
    "letters": lambda texts: "\\r\\n".join(texts),
    "one line": lambda texts: "\u3000\u3000".join(texts),
    "no line ends": lambda texts: "".join(text if text[-1] in "。！：" else f"{text}。" for text in texts),
    "wide digits": lambda texts: "\n".join(texts).translate(WIDE),
    "hard-wrapped": lambda texts: wrapped(texts, 72),
    "narrow": lambda texts: wrapped(texts, 56),
    "pages": lambda texts: wrapped(texts, 72, page=28),
    "running heads": lambda texts: wrapped(texts, 70, page=26, head="某某市第十七届人民代表大会第三次会议文件（2）"),
    "stretched lines": lambda texts: wrapped(texts, 70, page=24, head="政府工作报告", even=True),
    # A heading that fills its line to the last column cannot be told from its text then; none here does.
    "without indents": lambda texts: wrapped(texts, 76, indent=""),
    "contents": with_contents,
    "links": with_links,
    "web page": lambda texts: (
        "首页\n【字体：\n大\n中\n小】\n打印\n来源：某市政府网 发布时间：2020-01-02 浏览次数：123\n"
        + "\n".join(texts)
        + "\n扫一扫在手机打开当前页\n【打印】【关闭】\n责任编辑：张三\n上一篇：某某\n版权所有：某市人民政府\n"
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_the_headings_do_not_hang_on_how_a_report_is_printed(name: str, form: str) -> None:
    texts = body(name)
    found = [
        (level, number.translate(WIDE), title.translate(WIDE)) for level, number, title in headings(FORMS[form](texts))
    ]
    assert found == [
        (level, n.translate(WIDE), title.translate(WIDE)) for level, n, title in headings("\n".join(texts))
    ]


def test_a_page_number_within_a_sentence_is_left_out() -> None:
    line = "推动教育优质均衡发展中心城区二十二所中小学开工建设新建改扩建城乡幼儿园七十四所农村寄宿制"
    (first, second, third) = paragraphs(
        "\n".join([line] * 20 + ["", "— 12 —", ""] + [line] * 20 + ["谢谢。", "第二段。", "— 13 —"])
    )
    assert (first.text, second.text, third.text) == (line * 40 + "谢谢。", "第二段。", "—13—")


@pytest.mark.parametrize("form", ["running heads", "stretched lines"])
@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_run_on_over_the_ends_of_pages(name: str, form: str) -> None:
    """No page's number or head within them, and none begins in mid-sentence."""
    texts = body(name)
    text = FORMS[form](texts)
    source = Source("x", text)
    (document,) = split(source, paragraphs(text))
    passages = read_outline(source, document, read_cover(source, document)).passages
    found = [item.paragraph.text for item in passages if item.kind in ("heading", "body")]
    assert full(found) == full([item.text for item in paragraphs("\n".join(texts))])


def full(texts: list[str]) -> list[str]:
    """The longer ones, without the spaces that stand for a line's end within a Latin word."""
    return ["".join(text.split()) for text in texts if len(text) > 60]
