"""Mutations that know what they change: of a text by its words, of XML by its tags."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.fuzz.vocabulary import words

_TAG = re.compile(r"<[^<>]*>")
TAGS = (
    '<w:p><w:r><w:t>工作</w:t></w:r></w:p>', "<w:p/>", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:tbl>",
    "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:sdt>", "</w:sdt>", "<w:sdtContent>",
    "</w:sdtContent>", "<w:ins>", "</w:ins>", '<w:pPr><w:pStyle w:val="S1"/></w:pPr>',
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>',
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>',
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>', '<w:style w:type="paragraph" w:styleId="S1">',
    "</w:style>", '<w:basedOn w:val="S1"/>',
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>', "<!--", "-->", "<![CDATA[", "]]>",
    "<?x?>", "&#27;", "&#xD800;", "&amp;", "&lt;", '<!DOCTYPE a [<!ENTITY b "c">]>', "<table>", "<tr><td>", "<th>",
    "</table>", "<div>", "</div>", "<p>", "<h1>", "</h1>", "<b>", "</b>", "<a href=x>", "</a>", "<script>",
    '<w:footnoteReference w:id="2"/>', '<w:endnoteReference w:id="3" w:customMarkFollows="1"/>',
    '<w:footnote w:id="2">', "</w:footnote>", '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>',
    '<w:endnote w:id="3"><w:p><w:r><w:t>丙：指丁。</w:t></w:r></w:p></w:endnote>', "<w:footnoteRef/>",
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "<w:rPr><w:vanish/></w:rPr>", "<w:rPr><w:b/></w:rPr>",
    '<w:rPr><w:rStyle w:val="S1"/></w:rPr>', '<w:style w:type="character" w:styleId="S1">', "<w:del>", "</w:del>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText>PAGE</w:instrText>", "<w:txbxContent>", "</w:txbxContent>", "<w:commentReference/>", "<w:altChunk/>",
    '<w:isLgl/>', '<w:lvlText w:val="%1%1%1%2%9"/>', '<w:numFmt w:val="bullet"/>', "<sup>3</sup>", "<sup>", "</sup>",
    "<span style=font-weight:bold>", "<p style=display:none>", "<p hidden>", "</span>",
    "<style>", "<ul><li>", "<br>", "<svg>", "<math>", "<template>", "<select>", "<frameset>", "<meta charset=gbk>",
)  # fmt: skip
OPERATORS = (
    "BT ", " ET\n", "/F1 5 Tf ", "/F2 6 Tf ", "4 Ts ", "(1) Tj ", "(1 the word: meant so) Tj ", "1 0 0 1 60 40 Tm ",
    "([1]) Tj ", "(- 12 -) Tj ", "<00010010> Tj ",
    "/F1 9 Tf ", "/F2 12 Tf ", "1 0 0 1 60 700 Tm ", "0 1 -1 0 300 300 Tm ", "0 -14 Td ", "24 -14 Td ",
    "0 -40 Td ", "T* ", "14 TL ", "3 Tr ", "5 Ts ", "200 Tz ", "90 Tc ", "(growth 4%) Tj ", "<0001000200030004> Tj ",
    "[(a) -900 (b) 4000 (c)] TJ ", "(a) ' ", "() Tj ", "<FFFE> Tj ", "(\\r\\n\\033) Tj ", "q ", "Q ", "/Fm Do ",
    "BI /W 1 /H 1 /BPC 8 ID a EI ", "/Span << /ActualText (x) >> BDC ", "EMC ", "4 0 obj ", "endobj\n", "stream\n",
    "\nendstream", "<< ", " >>", "3 0 R", "2 0 R ", "/Kids [3 0 R 3 0 R] ", "/Count 3 ", "/Type /Page ", "/Rotate 90 ",
    "/MediaBox [0 0 99999999 1] ", "/CropBox [9 9 1 1] ", "/UserUnit 1000 ", "/Parent 3 0 R ",
    "/Contents [4 0 R 4 0 R] ",
    "/Filter /FlateDecode ", "/Filter [/ASCIIHexDecode] ", "/DecodeParms << /Predictor 12 >> ", "/Length 4 0 R ",
    "/Encoding /Identity-H ", "/ToUnicode 7 0 R ", "/WMode 1 ", "xref\n", "trailer ", "startxref\n0\n", "%%EOF",
    "/Prev 9 ", "/Root 2 0 R ", "<0002> <589E>\n", "<0001> <0041D83DDE0000001B>\n", "2 beginbfchar\n", "endbfchar\n",
    "1 beginbfrange\n<0000> <FFFF> <4E00>\nendbfrange\n",
)  # fmt: skip
_FIGURE = re.compile(rb"\d+")
_NUMBERS = ("0", "-1", "1", "8", "9", "255", "32767", "2147483648", "99999999999999999999", "", "a", "①", "²", "٣")


def text(given: str, chance: random.Random) -> str:
    """A text with some of its stretches left out, doubled, moved, or words of the field put in."""
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        given = chance.choice(_OF_TEXT)(given, chance)
    return given[:4000]


def _stretch(given: str, chance: random.Random) -> tuple[int, int]:
    first = chance.randrange(len(given) + 1)
    return first, min(len(given), first + chance.choice((1, 1, 2, 3, 5, 10, 40)))


def _put_in(given: str, chance: random.Random) -> str:
    at = chance.randrange(len(given) + 1)
    return given[:at] + chance.choice(words()) + given[at:]


def _leave_out(given: str, chance: random.Random) -> str:
    first, last = _stretch(given, chance)
    return given[:first] + given[last:]


def _double(given: str, chance: random.Random) -> str:
    first, last = _stretch(given, chance)
    return given[:last] + given[first:last] * chance.choice((1, 1, 2, 5, 20)) + given[last:]


def _move(given: str, chance: random.Random) -> str:
    first, last = _stretch(given, chance)
    rest = given[:first] + given[last:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + given[first:last] + rest[at:]


def _replace(given: str, chance: random.Random) -> str:
    first, last = _stretch(given, chance)
    return given[:first] + chance.choice(words()) + given[last:]


_OF_TEXT: tuple[Callable[[str, random.Random], str], ...] = (
    _put_in,
    _put_in,
    _put_in,
    _leave_out,
    _double,
    _move,
    _replace,
)


def xml(given: str, chance: random.Random) -> str:
    """XML or HTML with tags left out, doubled, moved or put in, and numbers made absurd."""
    for _ in range(chance.choice((1, 1, 2, 4))):
        tags = [found.span() for found in _TAG.finditer(given)]
        kind = chance.randrange(6)
        if not tags or kind == 0:
            given = text(given, chance)
            continue
        first, last = chance.choice(tags)
        if kind == 1:
            given = given[:first] + given[last:]
        elif kind == 2:
            given = given[:first] + chance.choice(TAGS) + given[first:]
        elif kind == 3:
            _, end = chance.choice(tags)
            given = given[:end] + given[first:end] * chance.choice((1, 2, 10)) + given[end:]
        elif kind == 4:
            given = given[:first] + given[first:last] * chance.choice((2, 3, 50)) + given[last:]
        else:
            numbers = [found.span() for found in re.finditer(r'(?<=")\d+(?=")', given)]
            if numbers:
                first, last = chance.choice(numbers)
                given = given[:first] + chance.choice(_NUMBERS) + given[last:]
    return given[:20_000]


def pdf(given: bytes, chance: random.Random) -> bytes:
    """A PDF with words of its language put in, stretches of it moved or left out, and numbers made absurd."""
    if chance.randrange(4) == 0:
        return data(given, chance)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        kind = chance.randrange(6)
        if kind == 0:
            figures = [found.span() for found in _FIGURE.finditer(given)]
            if figures:
                first, last = chance.choice(figures)
                made = chance.choice((*_NUMBERS, "3", "14", "700", f"{chance.randrange(900)}")).encode()
                given = given[:first] + made + given[last:]
            continue
        first = chance.randrange(len(given) + 1)
        last = min(len(given), first + chance.choice((1, 4, 16, 64, 256)))
        at = chance.randrange(len(given) + 1)
        if kind < 4:
            given = given[:at] + chance.choice(OPERATORS).encode() + given[at:]
        elif kind == 4:
            given = given[:first] + given[last:]
        else:
            given = given[:at] + given[first:last] + given[at:]
    return given[:20_000]


def data(given: bytes, chance: random.Random) -> bytes:
    """Bytes with some changed, left out, doubled or put in."""
    made = bytearray(given)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(made) + 1)
        kind = chance.randrange(5)
        if kind == 0 and at < len(made):
            made[at] ^= 1 << chance.randrange(8)
        elif kind == 1 and at < len(made):
            made[at] = chance.choice((0, 0xFF, 0x80, 0x7F, chance.randrange(256)))
        elif kind == 2:
            del made[at : at + chance.choice((1, 1, 2, 8, 64))]
        elif kind == 3:
            made[at:at] = made[at : at + chance.choice((1, 2, 8, 64))]
        else:
            made[at:at] = chance.randbytes(chance.choice((1, 2, 4)))
    return bytes(made[:20_000])
