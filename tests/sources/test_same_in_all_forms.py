"""The same report in every form gives the same tree and the same metrics.

``files/`` holds Minquan 2021 as LibreOffice saves it: as DOCX, and as PDF from that (16 pt, paragraphs with an indent).
"""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path

import pytest

from parser.reading import parse
from parser.report import Quantity, Report, Source
from parser.sources import load, load_bytes
from tests.sources.made import called, docx, level, note, paragraph, pdf, run

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = Path(__file__).parent / "files"
TEXT = (SEEDS / "minquan-2021.txt").read_text("utf-8")
LINES = [line.strip() for line in TEXT.splitlines() if line.strip()]
_HEADING = re.compile("([一二三四五六七八九十]+)、|（([一二三四五六七八九十]+)）")


def of(quantity: Quantity | None) -> tuple[str, ...] | None:
    return quantity and (str(quantity.number), quantity.unit, quantity.bound or "", quantity.direction or "")


def told(reports: list[Report]) -> tuple[list[tuple[int, str, str]], list[tuple[object, ...]]]:
    """The trees and the rows, without their offsets."""
    tree = [(section.level, section.number, section.title) for report in reports for section in report.sections]
    rows = [
        (metric.indicator, metric.status, metric.period, of(metric.value), of(metric.origin), of(metric.change))
        for report in reports
        for metric in report.metrics
    ]
    return tree, rows


@cache
def expected() -> tuple[list[tuple[int, str, str]], list[tuple[object, ...]]]:
    return told(parse(load(SEEDS / "minquan-2021.txt")))


def portal() -> bytes:
    """A page as government sites serve it."""
    body = "".join(f'<p style="text-indent: 2em"><span>{html.escape(line)}</span></p>\n' for line in LINES)
    return f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>政府工作报告_民权县人民政府</title></head><body>
<div class="top"><a href="/">首页</a> <a href="/zwgk">政务公开</a> <a href="/hd">互动交流</a></div>
<div class="crumb">您的位置：<a href="/">首页</a> &gt; <a href="/bg">工作报告</a></div>
<div class="content"><div class="info">来源：<span>县政府办</span> 字号：<a>大</a> <a>中</a> <a>小</a></div>
<div id="zoom" class="TRS_Editor">{body}</div><div class="share"><a>打印</a> <a>关闭</a></div></div>
<div class="foot"><a href="#">网站地图</a><p>主办：民权县人民政府</p></div></body></html>""".encode("gb18030")


def numbered_docx() -> bytes:
    """The report as Word has it where its headings are numbered by Word itself: no paragraph prints its number."""
    numbering = (
        '<w:abstractNum w:abstractNumId="3">'
        + level(0, "chineseCountingThousand", "%1、")
        + level(1, "chineseCountingThousand", "（%2）")
        + '</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
    )
    body = []
    for line in LINES:
        found = _HEADING.match(line)
        text = html.escape(line[found.end() :] if found else line)
        body.append(paragraph(text, (5, 0 if found[1] else 1) if found else None))
    return docx("".join(body), numbering)


def wrapped(line: str, width: int, indent: str = "\u3000\u3000", by_character: bool = True) -> list[str]:
    """The line on lines of ``width`` Chinese characters, none of which begins with a mark that closes."""
    found, size = [""], 0.0
    for char in indent + line:
        wide = 1 if by_character or not char.isascii() else 0.5
        if size + wide > width and char not in "，。、；：？！）》”％%":
            found.append("")
            size = 0
        found[-1] += char
        size += wide
    return found


def paged(lines: list[str]) -> str:
    """What ``pdftotext -layout`` makes of a PDF: a margin before every line, each page with its number and its head."""
    rows = [row for line in lines for row in wrapped(line, 36, "    ", by_character=False)]
    pages = []
    for at in range(0, len(rows), 30):
        body = "".join(f"          {row}\n" for row in rows[at : at + 30])
        pages.append(f"{' ' * 50}大会文件（3）\n\n{body}\n{' ' * 40}— {at // 30 + 1} —\n\f")
    return "".join(pages)


def with_notes() -> bytes:
    """A PDF whose pages have notes at their feet, called by small figures behind the words that they explain."""
    rows = [row for line in LINES for row in wrapped(line, 30)]
    pages, number = [], 0
    for at in range(0, len(rows), 26):
        page, feet = rows[at : at + 26], []
        for index, row in enumerate(page):
            if (end := row.find("”")) > 0 and len(feet) < 4 and not _HEADING.match(row.strip()):
                number += 1
                page[index] = f"{row[: end + 1]}{{7:{number}}}{row[end + 1 :]}"
                term = row[row.rfind("“", 0, end) + 1 : end]
                feet += [
                    f"{{9:{number} {term}：指去年有3.5万户、投资20亿元的一种}}",
                    f"{{9:新形态，与{term}有关，增长10%。}}",
                ]
        pages.append([*page, *feet, f"{{9:— {at // 26 + 1} —}}"])
    assert number > 10
    return pdf(pages)


def footnoted_docx() -> bytes:
    """The report as Word has it with footnotes."""
    body, notes = "", ""
    for number, line in enumerate(LINES):
        end = 0 if _HEADING.match(line) else line.find("”") + 1
        body += (
            f"<w:p>{run(html.escape(line[:end]))}{called(number) if end else ''}{run(html.escape(line[end:]))}</w:p>"
        )
        if end:
            term = line[line.rfind("“", 0, end) + 1 : end - 1]
            notes += note(number, f"{term}：指去年有3.5万户、增长10%的一种新形态。")
    return docx(body, footnotes=notes)


def sources() -> dict[str, Source]:
    set_in = ["\n".join(wrapped(line, 15)) for line in LINES]
    parted = ["\n".join(wrapped(line, 30, "")) for line in LINES]
    return {
        "15 characters a line, paragraphs set in": load_bytes("\n".join(set_in).encode(), "a.txt"),
        "30 characters a line, an empty one between paragraphs": load_bytes("\n\n".join(parted).encode(), "a.txt"),
        "pdftotext -layout": load_bytes(paged(LINES).encode(), "a.txt"),
        "utf-8 with a mark": load_bytes(TEXT.encode("utf-8-sig"), "a.txt"),
        "gb18030": load_bytes(TEXT.encode("gb18030"), "a.txt"),
        "utf-16": load_bytes(TEXT.encode("utf-16"), "a.txt"),
        "utf-16 without a mark": load_bytes(TEXT.encode("utf-16-le"), "a.txt"),
        "carriage returns": load_bytes(TEXT.replace("\n", "\r\n").encode(), "a.txt"),
        "markdown": load_bytes("\n\n".join(LINES).encode(), "a.md"),
        "Word with footnotes": load_bytes(footnoted_docx(), "a.docx"),
        "a PDF with notes at the feet of its pages": load_bytes(with_notes(), "a.pdf"),
        "a portal's page": load_bytes(portal(), "a.html"),
        "docx": load(FILES / "minquan-2021.docx"),
        "docx numbered by Word": load_bytes(numbered_docx(), "a.docx"),
        "pdf": load(FILES / "minquan-2021.pdf"),
    }


@pytest.mark.parametrize("form", sources())
def test_the_report_is_the_same(form: str) -> None:
    tree, rows = told(parse(sources()[form]))
    assert tree == expected()[0]
    assert rows == expected()[1]
