"""Paragraphs sorted before headings are looked for: cover, body, table, note or furniture."""

from __future__ import annotations

import re
from itertools import pairwise

from parser.report import Paragraph, PassageKind
from parser.structure.furniture import cover_ends, is_furniture, text_begins
from parser.structure.headings import numbered
from parser.structure.leads import LINE_MAX, is_line, is_top
from parser.structure.notes import notes_begin

_HEAD_MAX = 30
_PAIRS = 3
_COUNTS = "一二三四五六七八九十（第—"
"""How most headings begin: none of these is printed on two lines throughout."""
_REMARK = re.compile(r"（?注：|\[\^[^\]]{1,6}\]：")
"""注：文中部分数据为初步统计数; a footnote of Markdown. They stand anywhere."""
_REMARK_MAX = 200
_PIECE_MAX = 4
"""So short a clause begins no heading: it is the rest of one."""
_ENDS = "。！？；：，、…"
_OF_YEARS = re.compile("年|时期|回顾|安排|部署")
_GOES_ON = re.compile("和(?![平谐睦美])|[暨及]|与(?![会此时])")


def sort_paragraphs(document: list[Paragraph]) -> list[PassageKind]:
    """What each paragraph is, before headings are looked for: cover, body, table, note or furniture."""
    begins = text_begins(document)
    furniture = is_furniture(document, begins)
    begins = cover_ends(document, begins)
    notes = notes_begin(document, furniture)
    kinds: list[PassageKind] = []
    for index, paragraph in enumerate(document):
        if furniture[index]:
            kinds.append("furniture")
        elif len(paragraph.text) < _REMARK_MAX and _REMARK.match(paragraph.text):
            kinds.append("note")
        elif index < begins:
            kinds.append("cover")
        elif index >= notes:
            kinds.append("note")
        else:
            kinds.append("table" if paragraph.mark == "table" else "body")
    return kinds


def join_split_headings(
    document: list[Paragraph], kinds: list[PassageKind]
) -> tuple[list[Paragraph], list[PassageKind]]:
    """Headings printed on two lines made one paragraph: an open, unnumbered line right behind an open numbered
    line, and alone of its kind under it, or a line that begins with 和 or 及 behind any open line, is the rest
    of it.
    """
    pairs = _pairs(document, kinds)
    rests = [
        index
        for index in range(1, len(document))
        if index in pairs
        or (
            kinds[index] == kinds[index - 1] == "body"
            and _is_rest(document[index - 1], document[index])
            and (
                len(document[index].text) <= 6
                or document[index - 1].text[-1] in "，、的和与及"
                or _GOES_ON.match(document[index].text)
                or 0 < document[index].text.find("，") <= _PIECE_MAX
                or _is_alone(document, index)
            )
        )
    ]
    if not rests:
        return document, kinds
    behind = set(rests)
    joined: list[Paragraph] = []
    kept: list[PassageKind] = []
    at = 0
    while at < len(document):
        stop = at + 1
        while stop in behind:
            stop += 1
        joined.append(document[at] if stop == at + 1 else _join(document[at:stop]))
        kept.append(kinds[at])
        at = stop
    return joined, kept


def _pairs(document: list[Paragraph], kinds: list[PassageKind]) -> frozenset[int]:
    """The second lines of headings, where the document prints them all on two lines, one right behind the other."""
    short = [
        at
        for at, item in enumerate(document)
        if len(item.text) <= LINE_MAX
        and kinds[at] == "body"
        and item.text[-1] not in _ENDS
        and item.text[0] not in _COUNTS
    ]
    if sum(after == at + 1 for at, after in pairwise(short)) < _PAIRS:  # as in most reports
        return frozenset()
    lines: dict[str, list[int]] = {}
    for index in short:
        item = document[index]
        if is_line(item) and numbered(0, item) is None:
            lines.setdefault(item.mark, []).append(index)
    found: set[int] = set()
    for some in lines.values():
        members = set(some)
        seconds = [at for at in some if at - 1 in members and at - 2 not in members and at + 1 not in members]
        if len(seconds) >= _PAIRS and 2 * len(seconds) == len(some):
            found.update(seconds)
    return frozenset(found)


def part_bold_heads(document: list[Paragraph], kinds: list[PassageKind]) -> tuple[list[Paragraph], list[PassageKind]]:
    """Main headings set off from the text that stands behind them in their paragraph: **2003年工作回顾** 2003年，…."""
    heads = {
        index
        for index, item in enumerate(document)
        if kinds[index] == "body" and 4 <= item.bold <= _HEAD_MAX and item.bold < len(item.text) and _is_bold_head(item)
    }
    if not heads:
        return document, kinds
    parted: list[Paragraph] = []
    kept: list[PassageKind] = []
    for index, item in enumerate(document):
        parts = _part(item) if index in heads else [item]
        parted += parts
        kept += [kinds[index]] * len(parts)
    return parted, kept


def _is_bold_head(paragraph: Paragraph) -> bool:
    head, rest = paragraph.text[: paragraph.bold], paragraph.text[paragraph.bold]
    if paragraph.mark or head[-1] in _ENDS + "是为" or rest in _ENDS + "是为":
        return False
    return _OF_YEARS.search(head) is not None and is_top(head) and numbered(0, paragraph) is None


def _part(paragraph: Paragraph) -> list[Paragraph]:
    """The bold lead, and the rest, as paragraphs of their own."""
    at = paragraph.bold
    first: list[tuple[int, int, int]] = []
    rest: list[tuple[int, int, int]] = []
    for place, start, end in paragraph.pieces:
        cut = min(max(at - place, 0), end - start)
        if cut:
            first.append((place, start, start + cut))
        if cut < end - start:
            rest.append((place + cut - at, start + cut, end))
    text, gaps = paragraph.text, paragraph.gaps
    return [
        Paragraph(
            text[:at],
            tuple(first),
            tuple([gap for gap in gaps if gap < at]),
            "bold",
            at,
            paragraph.indent,
            paragraph.blank_before,
        ),
        Paragraph(text[at:], tuple(rest), tuple([gap - at for gap in gaps if gap > at])),
    ]


def _is_rest(before: Paragraph, line: Paragraph) -> bool:
    head, text = before.text, line.text
    if len(head) > 44 or len(text) > 44 or text[-1] in _ENDS:
        return False
    if head[-1] in "，、的和与及":
        return numbered(0, before) is not None and numbered(0, line) is None
    if head[-1] in _ENDS:
        return False
    if before.mark != line.mark and (before.mark, line.mark) != ("bold", ""):
        return False
    if _GOES_ON.match(text):
        return True
    mark = numbered(0, before)
    if mark is None or numbered(0, line) is not None:
        return False
    if mark.style == "cnp":
        cut = "，" not in head and 0 < text.find("，") <= _PIECE_MAX  # （一）大力推进新型 / 工业化，建设创新型湖南
        return cut or (len(text) <= 6 and len(head) >= 18)
    return mark.style in ("cn", "part") and is_line(line)


def _is_alone(document: list[Paragraph], index: int) -> bool:
    """Whether no other unnumbered line stands between the line and the next main heading."""
    for item in document[index + 1 :]:
        if len(item.text) > 60:
            continue
        mark = numbered(0, item)
        if mark is not None and mark.style in ("cn", "part"):
            return True
        if mark is None and is_line(item):
            return False
    return True


def _join(items: list[Paragraph]) -> Paragraph:
    """One paragraph of several that follow one another."""
    first = items[0]
    pieces: list[tuple[int, int, int]] = []
    gaps: list[int] = []
    at, bold = 0, first.bold
    for item in items:
        pieces += [(at + start, begin, end) for start, begin, end in item.pieces]
        gaps += [at + gap for gap in item.gaps]
        if at and bold == at:
            bold = at + len(item.text)
        at += len(item.text)
    text = "".join([item.text for item in items])
    return Paragraph(text, tuple(pieces), tuple(gaps), first.mark, bold, first.indent, first.blank_before)
