"""What is fuzzed: each target takes bytes and raises where a promise is broken, and only there."""

from __future__ import annotations

import io
import random
import sys
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from parser import parse
from parser.report import Source
from parser.sources import SourceError, docx, html, load_bytes, pdf, pdf_lines, pdf_notes, pdf_pages, raised, zipped
from parser.sources.archive import _decoded, _safe
from parser.text.safety import clean
from tests.fuzz import mutation
from tests.fuzz.promises import holds, keeps
from tests.hostile import bombs, pdfs

PARTS = ("document", "numbering", "styles", "footnotes", "endnotes")
PARTED = "\x1e"
"""Between these parts of a Word document, as the target ``docx`` takes them."""


sys.modules.setdefault("pdf_lines", pdf_lines)
sys.modules.setdefault("pdf_notes", pdf_notes)
sys.modules.setdefault("raised", raised)
"""As ``pdf_pages`` knows them: made once, and seen by the fuzzer."""


def refused_or_kept(load: Callable[[bytes, str], Source], data: bytes, name: str) -> Source | None:
    """The source, the same twice; or nothing, where the file is refused as it should be."""
    try:
        source = load(data, name)
    except SourceError as error:
        said = str(error)
        assert said.startswith(name) and clean(said) == said, said
        return None
    keeps(source)
    assert load(data, name) == source, "not the same twice"
    return source


def reads(text: str | Source) -> None:
    """A text through all stages, twice."""
    reports = parse(text)
    holds(reports, text.text if isinstance(text, Source) else text)
    assert parse(text) == reports, "not the same twice"


def of_text(data: bytes) -> None:
    refused_or_kept(load_bytes, data, "a.txt")


def of_markdown(data: bytes) -> None:
    refused_or_kept(load_bytes, data, "a.md")


def of_html(data: bytes) -> None:
    refused_or_kept(html.load, data, "a.html")


def of_docx(data: bytes) -> None:
    """The parts as they stand in the file, zipped here: so every input is an archive, and the XML is what is tried."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, part in zip(PARTS, data.split(PARTED.encode(), len(PARTS) - 1), strict=False):
            if part:
                made.writestr(f"word/{name}.xml", part)
    refused_or_kept(docx.load, out.getvalue(), "a.docx")


def of_zip(data: bytes) -> None:
    """An archive as bytes: the directory, the members, their names; and the same bytes as a Word document."""
    stream = io.BytesIO(data)
    try:
        for info in zipped.members(stream)[:20]:
            name = _safe(_decoded(info))
            assert clean(name) == name and ".." not in name.split("/") and not name.startswith("/")
            zipped.unpack(stream, info, 1_000_000)
    except (zipped.RefusedError, *zipped.DAMAGE):
        pass
    refused_or_kept(load_bytes, data, "a.docx")


def of_pdf(data: bytes) -> None:
    """In this process, without the limits that the process of its own has."""
    refused_or_kept(lambda data, name: pdf.told(pdf_pages.pages(data, 20, 1_000_000), name), data, "a.pdf")


def of_parse(data: bytes) -> None:
    reads(clean(data.decode("utf-8", "ignore")))


def of_whole(data: bytes) -> None:
    """A file from its bytes to its reports."""
    source = refused_or_kept(load_bytes, data, "a.txt")
    if source is not None:
        reads(source)


class Target(NamedTuple):
    """What is tried, what with first, and how that is changed."""

    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    mutate: Callable[[bytes, random.Random], bytes]
    longest: int = 4000
    """Bytes of an input the fuzzer makes: where a text is read through all stages, ten short ones find more."""


def _as_text(change: Callable[[str, random.Random], str]) -> Callable[[bytes, random.Random], bytes]:
    def mutate(data: bytes, chance: random.Random) -> bytes:
        if chance.randrange(8) == 0:
            return mutation.data(data, chance)
        return change(data.decode("utf-8", "surrogateescape"), chance).encode("utf-8", "surrogatepass")

    return mutate


REPORT = """\
政府工作报告
——2021年3月1日在民权县第十五届人民代表大会第五次会议上
县长 张三

各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。

一、2020年工作回顾
2020年是极不平凡的一年。全年生产总值完成270亿元，增长4%；一般公共预算收入完成11.3亿元，居全省第八位。
（一）抓创新。**“双减”**[1]政策落地，高新技术企业由7家增加到52家，城乡居民收入分别增长7%、9%。
1.产业。一是新增市场主体2.7万户，注销1.3万户。二是工业增加值占生产总值的40%以上，比上年提高0.5个百分点。

| 指标 | 2020年 | 增长（%） |
|---|---|---|
| 粮食产量（万吨） | 65.3 | 1.2 |

二、2021年工作安排
主要目标：生产总值增长7%左右；城镇新增就业8000人以上；到2025年翻一番，三次产业比例调整为13.4∶38.6∶48.0。
各位代表！让我们更加紧密地团结起来，为之奋斗！

名词解释
[1]“双减”：指减轻义务教育阶段学生作业负担和校外培训负担。
"""
PAGE = f"""<!DOCTYPE html><html><head><title>政府工作报告_某市</title><meta charset="utf-8"></head><body>
<div class=nav><a href=/>首页</a></div><div id=zoom><h2>一、2020年工作回顾</h2><p><b>（一）增长。</b>{REPORT[120:200]}
</p><table><tr><th>指标</th><th>2020年</th></tr><tr><td>生产总值</td><td>275.5亿元</td></tr></table><p>“双减”<sup>1</sup>15个</p><br>&nbsp;&mdash;</div>"""
WORD = PARTED.join(
    [
        f'<w:document {bombs.W}><w:body><w:p><w:pPr><w:pStyle w:val="S1"/></w:pPr><w:r><w:t>工作回顾</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>增长4%</w:t>'
        '<w:footnoteReference w:id="2"/><w:br/></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t>'
        '<w:endnoteReference w:id="3"/></w:r></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:sdtContent></w:sdt></w:body></w:document>",
        f'<w:numbering {bombs.W}><w:abstractNum w:abstractNumId="7">{bombs.level("0")}'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>',
        f'<w:styles {bombs.W}><w:style w:type="paragraph" w:styleId="S1"><w:basedOn w:val="S2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="S2"><w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style></w:styles>",
        f'<w:footnotes {bombs.W}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>甲：指乙。</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>",
        f'<w:endnotes {bombs.W}><w:endnote w:id="3"><w:p><w:r><w:t>丙：指丁。</w:t></w:r></w:p>'
        "</w:endnote></w:endnotes>",
    ]
).encode()  # fmt: skip
_ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-16-le", "utf-8-sig")
_TEXTS = (*(REPORT[120:240].encode(each) for each in _ENCODINGS), REPORT[:200].encode("big5", "ignore"))
_LINES = tuple(line.encode() for line in REPORT.splitlines(keepends=True) if len(line) > 4)
"""Short ones are read a hundred times as quickly."""

_LINES_DRAWN = (
    b"".join(
        b"/F%d 10 Tf 1 0 0 1 %d %d Tm %b Tj\n" % (1 + at % 2, 80 if at % 3 == 0 else 60, 760 - 14 * at, words)
        for at, words in enumerate(
            [b"(the work of the year)", b"<00010002000300040005>", b"[(growth) -300 (4.5%)] TJ ()", b"<000700080003>"]
            + [b"(%c words of %d)" % (97 + at, at) if at % 2 == 0 else b"<%04x%04x>" % (at, at + 9) for at in range(8)]
        )
    )
    + b"/F1 5 Tf 4 Ts (1) Tj 0 Ts 1 0 0 1 60 60 Tm (1 a word: meant so) Tj 1 0 0 1 300 40 Tm /F1 9 Tf (- 3 -) Tj\n"
)
_CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def 1 begincodespacerange
<0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <00FF> <4E00> endbfrange
1 beginbfchar <0003> <589E957F> endbfchar endcmap end end"""
_DRAWN = pdfs.pdf(
    [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 3 0 R 3 0 R] /Count 3 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        pdfs.stored(b"BT\n" + _LINES_DRAWN + b"ET"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 7 0 R"
        b" /DescendantFonts [8 0 R] >>",
        pdfs.stored(_CMAP),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 1000"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    ]
)

TARGETS: dict[str, Target] = {
    "text": Target(of_text, _TEXTS, _as_text(mutation.text)),
    "markdown": Target(of_markdown, _TEXTS[:1], _as_text(mutation.text)),
    "html": Target(of_html, (PAGE.encode(), PAGE.encode("gb18030")), _as_text(mutation.xml)),
    "docx": Target(of_docx, (WORD,), _as_text(mutation.xml)),
    "zip": Target(of_zip, (bombs.docx(), bombs.archive({"2020/甲.txt": REPORT, "../b.txt": "乙"})), mutation.data),
    "pdf": Target(
        of_pdf,
        (_DRAWN, pdfs.page(pdfs.flate(pdfs.DRAWN, 2))),
        mutation.pdf,
    ),
    "parse": Target(of_parse, (REPORT.encode(), REPORT[150:].encode(), *_LINES), _as_text(mutation.text), 800),
    "whole": Target(of_whole, (*_TEXTS, *_LINES), _as_text(mutation.text), 800),
}
