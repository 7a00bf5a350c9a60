"""Makes small DOCX and PDF files for the tests, the way Word and a print-to-PDF would."""

from __future__ import annotations

import io
import re
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, numbering: str = "", styles: str = "", footnotes: str = "", endnotes: str = "") -> bytes:
    """A DOCX with ``body`` as the inside of w:body."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        parts = {"numbering": numbering, "styles": styles, "footnotes": footnotes, "endnotes": endnotes}
        for name, inside in parts.items():
            if inside:
                archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{inside}</w:{name}>")
    return out.getvalue()


def paragraph(text: str, number: tuple[int, int] | None = None, style: str = "") -> str:
    """A w:p; ``number`` is (list, level) of Word's automatic numbering."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def called(number: int, kind: str = "footnote", own_mark: bool = False) -> str:
    """A run that calls the note with this id."""
    more = ' w:customMarkFollows="1"' if own_mark else ""
    return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'


def note(number: int, text: str, kind: str = "footnote") -> str:
    return (
        f'<w:{kind} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="a3"/></w:pPr><w:r><w:{kind}Ref/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:{kind}>'
    )


def level(at: int, form: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'


_SIZED = re.compile(r"(\{\d+:[^}]*\})")


def _shown(piece: str) -> bytes:
    size, raised, text = 12, 0, piece
    if _SIZED.fullmatch(piece):
        size, text = int(piece[1 : piece.index(":")]), piece[piece.index(":") + 1 : -1]
        raised = 5 if len(text) < 4 else 0
    return f"/F1 {size} Tf {raised} Ts <{text.encode('utf-16-be').hex()}> Tj ".encode()


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF of hard-wrapped lines in a Chinese font that is not embedded. What stands in ``{7:…}`` has that size (the
    rest 12 points), and within a line is raised.
    """
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    add(b"<< /Type /Catalog /Pages 2 0 R >>")
    add(b"")  # the page tree, written last
    descriptor = add(
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
    )
    cid = add(
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor %d 0 R >>" % descriptor
    )
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [%d 0 R] >>"
        % cid
    )
    kids = []
    for lines in pages:
        shown = b"".join(b"".join(map(_shown, _SIZED.split(line))) + b" 0 -20 Td\n" for line in lines)
        stream = b"BT /F1 12 Tf 60 780 Td\n" + shown + b"ET"
        content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(
            add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 %d 0 R >> >>"
                b" /Contents %d 0 R >>" % (font, content)
            )
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()
