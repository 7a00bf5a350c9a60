"""A file in any form becomes one Source, or one clear message."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parser import Report, parse
from parser.sources import SourceError, load, load_bytes
from parser.sources.pdf_lines import Line, set_apart
from parser.text.flow import paragraphs
from parser.text.safety import clean
from tests.sources.made import called, docx, level, note, paragraph, pdf, run

REPORT = "政府工作报告\n一、2020年工作回顾\n生产总值完成275.5亿元，增长4%。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_text_in_the_usual_encodings_is_the_same_text(encoding: str) -> None:
    assert load_bytes(REPORT.encode(encoding), "a.txt").text == REPORT


def test_a_damaged_byte_costs_one_character_and_is_said() -> None:
    data = bytearray(REPORT.encode("utf-8"))
    data[7] = 0xFF
    source = load_bytes(bytes(data), "a.txt")
    assert source.text.endswith("生产总值完成275.5亿元，增长4%。\n")
    assert source.warnings and "damaged" in source.warnings[0]


def test_escape_sequences_and_bidirectional_marks_do_not_reach_the_screen() -> None:
    text = load_bytes("增长\x1b]52;c;eA==\x07\u202e4%\x9b31m".encode(), "a.txt").text
    assert not any(char in text for char in "\x1b\x07\u202e\x9b")
    assert "增长" in text and "4%" in text


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("认定5&mdash;8户", "认定5—8户"),
        ("“晋情消费&middot;嗨购龙城”", "“晋情消费·嗨购龙城”"),
        ("落实&amp;ldquo;双减&#8221;", "落实“双减”"),
        ("&emsp;&emsp;全年增长&nbsp;4%", "全年增长4%"),
        ("全年增长&nbsp4%，降低3&permil;", "全年增长4%，降低3‰"),
        ("A&B、R&D;、AT&T", "A&B、R&D;、AT&T"),
        ("&lt;script&gt;", "<script>"),
    ],
)
def test_entities_of_a_web_page_in_a_text_are_their_characters_in_place(printed: str, shown: str) -> None:
    source = load_bytes(f"{printed}。尾".encode(), "a.txt")
    (paragraph,) = paragraphs(source.text)
    assert paragraph.printed(source.text) == f"{shown}。尾"
    assert source.text.index("尾") == len(printed) + 1


@given(st.text())
def test_cleaning_keeps_every_offset(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert clean(cleaned) == cleaned


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def test_docx_keeps_words_automatic_numbering() -> None:
    body = "".join(
        [
            paragraph("政府工作报告"),
            paragraph("2020年工作回顾", (1, 0)),
            paragraph("疫情防控", (1, 1)),
            paragraph("经济增长", (1, 1)),
            paragraph("2021年工作安排", (1, 0)),
            paragraph("科技创新", (1, 1)),
            paragraph("新建道路", (1, 2)),
        ]
    )
    assert load_bytes(docx(body, NUMBERING), "a.docx").text.split("\n") == [
        "政府工作报告",
        "一、2020年工作回顾",
        "（一）疫情防控",
        "（二）经济增长",
        "二、2021年工作安排",
        "（一）科技创新",
        "1.新建道路",
    ]


def test_docx_numbering_of_a_style_and_its_base() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    body = paragraph("总体要求", style="B") + paragraph("主要目标", style="A")
    assert load_bytes(docx(body, NUMBERING, styles), "a.docx").text == "一、总体要求\n二、主要目标"


def test_docx_table_becomes_rows() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("指标", "2020年"))
    figures = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("生产总值", "275.5亿元"))
    text = load_bytes(docx(f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{figures}</w:tr></w:tbl>"), "a.docx").text
    assert text.split("\n") == ["| 指标 | 2020年 |", "| --- | --- |", "| 生产总值 | 275.5亿元 |"]


def test_docx_in_bold_by_its_style_is_marked_and_what_is_not_is_not() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="小标题"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a6"><w:basedOn w:val="a5"/></w:style>'
        '<w:style w:type="character" w:styleId="a7"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    strong = (
        '<w:r><w:rPr><w:rStyle w:val="a7"/></w:rPr><w:t>（一）民生改善</w:t></w:r><w:r><w:t>居民收入增长。</w:t></w:r>'
    )
    plain = (
        '<w:p><w:pPr><w:pStyle w:val="a5"/></w:pPr><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>正文。</w:t></w:r></w:p>'
    )
    body = (
        paragraph("工作回顾", style="a6")
        + f"<w:p>{strong}</w:p>"
        + plain
        + paragraph("各项事业全面进步，成绩喜人。" * 3)
    )
    assert load_bytes(docx(body, "", styles), "a.docx").text.split("\n")[:3] == [
        "**工作回顾**",
        "**（一）民生改善**居民收入增长。",
        "正文。",
    ]


PORTAL = """<!DOCTYPE html><html><head><title>政府工作报告_某市人民政府</title><meta charset="{charset}"></head><body>
<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a></div><script>var a = "<p>不是正文</p>";</script>
<div class="main"><div class="bar"><span>字号：</span></div><div id="zoom"><h2>一、2020年工作回顾</h2>
<p><strong>（一）经济增长。</strong>生产总值完成275.5亿元，增长4%，一般公共预算收入完成11.3亿元，同比增长4%。</p>
<p>各项存款余额282.8亿元，同比增长16.8%；各项贷款余额157.9亿元，同比增长15.6%。</p>
<table><tr><th>指标</th><th>2020年</th></tr><tr><td>生产总值</td><td>275.5亿元</td></tr></table></div></div>
<div class="foot"><a href="#">联系我们</a></div></body></html>"""


@pytest.mark.parametrize(
    "head",
    [
        "<b>（一）</b><strong>加快发展</strong>",
        '<span style="font-size:16pt; font-weight: bold">（一）</span><span style="FONT-WEIGHT:700">加快发展</span>',
        '<font style="font-weight:bold">（一）<span>加快发展</span></font>',
    ],
)
def test_html_in_bold_is_marked_however_the_page_says_so(head: str) -> None:
    page = f'<p>{head}今年要抓好落实。</p><p><span style="font-weight:normal">正文。</span></p>'
    assert load_bytes(page.encode(), "a.html").text == "**（一）加快发展**今年要抓好落实。\n正文。"


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_html_gives_the_article_and_not_the_navigation(charset: str) -> None:
    source = load_bytes(PORTAL.format(charset=charset).encode(charset), "a.html")
    assert source.kind == "html"
    lines = source.text.split("\n")
    assert lines[0] == "# 政府工作报告"
    assert "## 一、2020年工作回顾" in lines
    assert any(line.startswith("**（一）经济增长。**生产总值完成275.5亿元") for line in lines)
    assert "| 生产总值 | 275.5亿元 |" in lines
    assert "首页" not in source.text and "联系我们" not in source.text and "不是正文" not in source.text


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "iso-8859-1", "unicode_escape", "no-such"])
def test_what_a_page_claims_costs_no_character(charset: str) -> None:
    page = PORTAL.format(charset=charset).replace("经济增长。", "经济增长——镕基。")
    assert "经济增长——镕基。" in load_bytes(page.encode("gb18030"), "a.html").text


def test_a_page_saved_as_txt_is_still_a_page() -> None:
    assert load_bytes(PORTAL.format(charset="utf-8").encode(), "a.txt").kind == "html"


def test_docx_tables_that_lay_out_a_page_are_read_as_its_text() -> None:
    heads = "<w:tr><w:tc>" + paragraph("指标") + "</w:tc><w:tc>" + paragraph("增长") + "</w:tc></w:tr>"
    table = f"<w:tbl>{heads}<w:tr><w:tc>{paragraph('财政收入')}</w:tc><w:tc>{paragraph('5%')}</w:tc></w:tr></w:tbl>"
    page = paragraph("总体要求", (1, 0)) + paragraph("坚持稳中求进。") + table + paragraph("主要目标", (1, 0))
    body = f"<w:tbl><w:tr><w:tc>{page}</w:tc><w:tc>{paragraph('网站导航')}</w:tc></w:tr></w:tbl>"
    assert load_bytes(docx(body, NUMBERING), "a.docx").text.split("\n") == [
        "一、总体要求",
        "坚持稳中求进。",
        "| 指标 | 增长 |",
        "| --- | --- |",
        "| 财政收入 | 5% |",
        "二、主要目标",
        "网站导航",
    ]
    column = "".join(f"<w:tr><w:tc>{paragraph(text) * 2}</w:tc></w:tr>" for text in ("第一段。", "第二段。"))
    assert load_bytes(docx(f"<w:tbl>{column}</w:tbl>"), "a.docx").text == "第一段。\n第一段。\n第二段。\n第二段。"


RAISED = [
    ("建成“口袋公园”", "3"),
    ("15个，实施“标准地”", "12"),
    ("520亩，绿地9.2m", "2"),
    ("，水面7万米", "2"),
    ("。", "①"),
]
ON_THE_LINE = "建成“口袋公园”[3]15个，实施“标准地”[12]520亩，绿地9.2m2，水面7万米²。①"


def test_html_raised_figures_are_no_part_of_the_figure_that_follows() -> None:
    page = "".join(f"{text}<sup>{figures}</sup>" for text, figures in RAISED)
    assert load_bytes(f"<html><p>{page}</p></html>".encode(), "a.html").text == ON_THE_LINE


def test_docx_raised_figures_are_no_part_of_the_figure_that_follows() -> None:
    body = "".join(
        run(text) + f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{figures}</w:t></w:r>'
        for text, figures in RAISED
    )
    assert load_bytes(docx(f"<w:p>{body}</w:p>"), "a.docx").text == ON_THE_LINE


def test_html_what_a_page_does_not_show_is_not_read() -> None:
    inside = '<div hidden>没有显示的数字是9亿元。</div><p>生产总值增长4%。</p><p style="DISPLAY : none">9%</p>'
    page = f'<div style="display:none">{inside}</div>'
    text = load_bytes(f"<html>{page}</html>".encode(), "a.html").text
    assert text == "生产总值增长4%。", "a page may show by a script what holds the whole article"


FEET = [
    [
        *("政府工作报告", "", "各位代表：", "　　一、工作回顾"),
        "　　去年推进“三新”{7:①}试点，完成投资270亿元，增长4%，建",
        "成“标准地”{7:②}520亩，新增城镇就业5万人，完善多层次社会保",
        "障体系，城镇登记失业率3.5%，全面完成各项目标，全市农村居民",
        *("{9:①“三新”：指新产业、新业态，去年有}", "{9:35万户，是一种新的经济形态。}"),
        *("{9:②“标准地”：指带着标准出让的地1000亩。}", "{9:— 1 —}"),
    ],
    [
        "人均可支配收入达到2.1万元，增长8%，城乡差距缩小。",
        *("　　二、今年工作", "　　今年做好“双减”{7:①}工作，投资增长5%。"),
        *("　　各位代表，让我们更加紧密地团结起来，努力奋斗，谱写", "新篇章！"),
        *("{9:①“双减”：指减轻学生负担，惠及2万人。}", "{9:— 2 —}"),
    ],
]


@pytest.mark.parametrize(
    ("marks", "one", "two"), [("①②", "①", "②"), ("12", "[1]", "[2]"), (("[1]", "[2]"), "[1]", "[2]")]
)
def test_pdf_notes_at_the_feet_of_pages_stand_behind_the_text(marks: Sequence[str], one: str, two: str) -> None:
    pages = [[line.replace("①", marks[0]).replace("②", marks[1]) for line in page] for page in FEET]
    source = load_bytes(pdf(pages), "a.pdf")
    (report,) = parse(source)
    assert [(note.term, [source.text[call.start - 2 : call.end] for call in note.calls]) for note in report.notes] == [
        ("三新", [f"新”{one}"]),
        ("标准地", [f"地”{two}"]),
        ("双减", [f"减”{one}"]),
    ]
    assert [source.text[note.start : note.end].partition("：")[2] for note in report.notes] == [
        *(
            "指新产业、新业态，去年有35万户，是一种新的经济形态。",
            "指带着标准出让的地1000亩。",
            "指减轻学生负担，惠及2万人。",
        ),
    ]
    assert [row.value and row.value.text for row in report.metrics] == [
        "270亿元",
        "520亩",
        "5万人",
        "3.5%",
        "2.1万元",
        None,
    ]


def test_pdf_small_figures_behind_a_word_are_no_part_of_the_figure_that_follows() -> None:
    line = "去年建成“口袋公园”{7:3}15个，绿地{7:12}9.2m{7:2}，PM{7:2.5}浓度下降5%，投资{7:1234}亿元"
    assert load_bytes(pdf([[line] * 3]), "a.pdf").text.split("\n")[0] == (
        "去年建成“口袋公园”[3]15个，绿地[12]9.2m2，PM2.5浓度下降5%，投资1234亿元"
    )


def test_pdf_a_table_in_small_print_is_no_note() -> None:
    prose = ["全市上下团结奋斗，经济社会平稳健康发展，人民生活改善。"] * 9
    table = ["{9:序号 指标 2020年}", "{9:1 地区生产总值 270亿元}", "{9:2 财政收入 11亿元}"]
    pages = [[*prose, "推进“三新”{7:1}试点。", "{9:1 三新：指新产业。}"], ["附表", *table], [*prose, *table]]
    lines = [line for line in load_bytes(pdf(pages), "a.pdf").text.split("\n") if line]
    plain = [line[3:-1] for line in table]
    assert lines == [*prose, "推进“三新”[1]试点。", "附表", *plain, *prose, *plain, "注释", "[1]三新：指新产业。"]


def test_pdf_a_glossary_in_small_print_stays_where_it_is() -> None:
    pages = [
        [
            "政府工作报告",
            *["全市上下团结奋斗，经济社会平稳健康发展，人民生活改善。"] * 9,
            "名词解释",
            "{9:1.三新：指新产业。}",
        ],
        ["{9:2.双减：指减轻负担。}", "{9:3.标准地：指带着标准出让的地。}"],
        ["附件", "重点项目"],
    ]
    text = load_bytes(pdf(pages), "a.pdf").text
    assert [line for line in text.split("\n") if line][-6:] == [
        *(
            "名词解释",
            "1.三新：指新产业。",
            "2.双减：指减轻负担。",
            "3.标准地：指带着标准出让的地。",
            "附件",
            "重点项目",
        ),
    ]


def test_docx_notes_are_called_and_told_behind_the_text() -> None:
    body = (
        f"<w:p>{run('推进“三新”')}{called(7)}{run('试点')}{called(2, 'endnote')}{run('，新增就业5万人')}{called(7)}"
        f"{run('。')}{called(99)}<w:del>{called(8)}</w:del></w:p><w:p>{run('做好“双减”')}"
        f"{called(3, own_mark=True)}{run('※。')}</w:p>"
    )
    footnotes = note(-1, "———") + note(3, "※双减：指减轻负担。") + note(7, "三新：指新产业10个。") + note(8, "删去")
    text = load_bytes(docx(body, footnotes=footnotes, endnotes=note(2, "试点：指先行。", "endnote")), "a.docx").text
    assert text.split("\n") == [
        "推进“三新”[1]试点[2]，新增就业5万人[1]。",
        "做好“双减”※。",
        "注释",
        "[1]三新：指新产业10个。",
        "[2]试点：指先行。",
        "※双减：指减轻负担。",
    ]


def test_docx_notes_are_notes_of_the_report() -> None:
    body = "".join(f"<w:p>{run(line)}</w:p>" for line in ("政府工作报告", "各位代表：", "一、工作回顾", "成绩显著。"))
    body += f"<w:p>{run('完成投资270亿元')}{called(1)}{run('，增长4%。')}</w:p>"
    (report,) = parse(load_bytes(docx(body, footnotes=note(1, "投资：指固定资产投资，去年为260亿元。")), "a.docx"))
    assert [(each.marker, each.term, len(each.calls)) for each in report.notes] == [("1", "投资", 1)]
    (plain,) = parse(load_bytes(docx(body.replace(called(1), "")), "a.docx"))

    def rows(report: Report) -> list[tuple[str | None, ...]]:
        return [(row.indicator, row.value and row.value.text, row.change and row.change.text) for row in report.metrics]

    assert rows(report) == rows(plain) == [("投资", "270亿元", "4%")]


def test_docx_bold_heads_are_marked_unless_all_is_bold() -> None:
    def run(text: str, bold: bool) -> str:
        return f"<w:r><w:rPr>{'<w:b/>' if bold else ''}</w:rPr><w:t>{text}</w:t></w:r>"

    rest = "推进各项改革，扩大对外开放，增强发展活力，让各类企业放手发展。"
    lead = f"<w:p>{run('深化', True)}{run('改革。', True)}{run(rest, False)}</w:p>"
    head = f"<w:p>{run('2021年工作安排', True)}</w:p>"
    assert load_bytes(docx(head + lead), "a.docx").text == (f"**2021年工作安排**\n**深化改革。**{rest}")
    assert load_bytes(docx(head * 3), "a.docx").text == "\n".join(["2021年工作安排"] * 3)


def test_pdf_text_without_running_titles_and_page_numbers() -> None:
    texts = [
        "工业增加值增长8%，固定资产投资增",
        "民生支出427亿元，占一般公共预算",
        "新增就业8.6万人，城镇登记失业率",
        "粮食总产307万吨，实现连年丰收，",
    ]
    ends = ["长10.5%。", "支出的79.3%。", "控制在4%以内。", "新建高标准农田23万亩。"]
    pages = [
        ["某市政府工作报告", text, end, f"- {number} -"]
        for number, (text, end) in enumerate(zip(texts, ends, strict=True), 1)
    ]
    source = load_bytes(pdf(pages), "a.pdf")
    assert source.kind == "pdf"
    assert "民生支出427亿元" in source.text and "支出的79.3%。" in source.text
    assert "某市政府工作报告" not in source.text and "- 3 -" not in source.text


BAD = {
    "empty.txt": (b"", "empty"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx"),
    "picture.txt": (b"\x89PNG\r\n\0\0\0\rIHDR", "binary"),
    "noise.docx": (random.Random(4).randbytes(3000), "binary"),
    "broken.docx": (b"PK\x03\x04" + b"\0" * 100, "damaged"),
    "broken.pdf": (b"%PDF-1.4\nnothing here", "PDF"),
    "empty.html": (b"<html><body></body></html>", "no text"),
    "scan.pdf": (pdf([[]]), "OCR"),
    "entities.docx": (b"", "entities"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_says_so_and_what_to_do(name: str) -> None:
    data, word = BAD[name]
    if name == "entities.docx":
        import io
        import zipfile

        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
        data = out.getvalue()
    with pytest.raises(SourceError) as caught:
        load_bytes(data, name)
    assert name in str(caught.value) and word in str(caught.value)


def test_a_text_with_a_third_of_its_bytes_spoilt_is_still_a_text() -> None:
    chance = random.Random(4)
    data = bytearray("一、二〇二〇年工作回顾。全市生产总值增长7.5%，城镇新增就业6万人。\n".encode() * 60)
    for at in chance.sample(range(len(data)), len(data) // 3):
        data[at] = chance.randrange(256)
    assert any("damaged" in warning for warning in load_bytes(bytes(data), "a.txt").warnings)


def test_what_is_not_an_ordinary_file_is_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path, word in ((tmp_path, "folder"), (tmp_path / "none.txt", "no such file"), (pipe, "not an ordinary")):
        with pytest.raises(SourceError, match=word):
            load(path)


@given(
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf"]),
    st.sampled_from([b"", b"PK\x03\x04", b"<html>"]),
)
def test_any_bytes_give_a_source_or_a_source_error(data: bytes, name: str, head: bytes) -> None:
    try:
        source = load_bytes(head + data, name)
    except SourceError as error:
        assert name in str(error)
    else:
        assert source.text == clean(source.text)


@settings(max_examples=8, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_of_a_pdf(data: bytes) -> None:
    """Each in a process of its own, as they are read; thousands in this process: tests/fuzz."""
    with pytest.raises(SourceError, match=r"a\.pdf"):
        load_bytes(b"%PDF-" + data, "a.pdf")


def test_format_libraries_load_only_when_needed() -> None:
    code = (
        "import sys; from parser.sources import load_bytes; load_bytes('一、回顾'.encode(), 'a.txt');"
        "assert not {'selectolax', 'pypdfium2', 'zipfile', 'xml.etree'} & set(sys.modules), sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_pdf_paragraphs_begin_where_lines_are_set_in() -> None:
    lines = [Line("第一段", 84, 700, 12), *[Line("续行", 60, 700 - 20 * at, 12) for at in range(1, 7)]]
    lines += [Line("第二段", 84, 560, 12), Line("续行", 60, 540, 12), Line("隔开的段", 60, 490, 12)]
    assert set_apart(lines) == ["　　第一段", *["续行"] * 6, "　　第二段", "续行", "", "隔开的段"]


def test_pdf_columns_have_margins_of_their_own() -> None:
    texts = ["第一段", *["续行"] * 6, "第二段", *["续行"] * 4]
    left = [Line(text, 60 + 24 * (text != "续行"), 700 - 20 * at, 12) for at, text in enumerate(texts)]
    right = [Line("续行", 310, 700 - 20 * at, 12) for at in range(8)] + [Line("第三段", 334, 540, 12)]
    found = set_apart([*left, *right])
    assert found == ["　　第一段", *["续行"] * 6, "　　第二段", *["续行"] * 12, "　　第三段"]
