"""Which lines belong to one paragraph: the rules by which a line runs on into the next."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from parser.text.layout import CLOSED, Layout

_SENTENCE_END = re.compile(r"[。！？；]")
_CLOSERS = "，。、；：？！）》”’】％%,;"
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、）)．]|第[一二三四五六七八九十]{1,3}[章节部、，]|[（(]\d{1,2}[）)]|\d{1,2}[.．、]\D"
    r"|[一二三四五六七八九十]{1,2}[是要]|——|[-•●]\s|[＊*]"
)
_PAGE_INFO = re.compile(r"(?:发布|发文|更新|添加)(?:时间|日期)[：:]")
"""What a page says of itself above its text ends with its line."""
_POINT = re.compile(r"（\d{1,2}）|[一二三四五六七八九十]{1,2}[是要]")
_ITEM = re.compile(r"\d{1,2}[、.．]")
_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,2}[是要、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|第[一二三四五六七八九十]，|——|[①-⑳]"
    r"|PART[. ]?\d{1,2}"
)
_STARTS_ANEW = re.compile(
    r"各位代表[：:！!]|同志们[：:]|.{0,40}(?:工作报告|的讲话)[ \t]*[\r\n\\]"
    r"|[（(—-]*(?:19|20|二[〇○零])\S{2}\s?年\S{1,3}月\S{1,3}日[^，。\n]{0,40}[\r\n\\]"
)
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*\d{1,3}[-—–·\s]*|[-—–\s]*第\s*\d{1,3}\s*页[-—–\s]*(?:[/，,]?\s*共\s*\d{1,3}\s*页)?"
    r"|\d{1,3}\s*/\s*\d{1,3}|Page\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?",
    re.IGNORECASE,
)
_NUMBER_MAX = 20
_OPEN_TAIL = re.compile("[，、的与和及对在《“（]$")

_OFTEN = 3
_RUNNING_MAX = 50


def is_page_number(text: str, start: int, end: int) -> bool:
    """Whether a line is only the number of a page: — 12 —, 第 3 页 共 20 页, 3/20."""
    return end - start <= _NUMBER_MAX and _PAGE_NUMBER.fullmatch(text, start, end) is not None


def page_ends(text: str, lines: list[tuple[int, int, bool]]) -> frozenset[int]:
    """Which lines stand at the ends of pages: their numbers, and what is printed beside three or more of them."""
    numbers = [at for at, (start, end, _) in enumerate(lines) if is_page_number(text, start, end)]
    if not numbers:
        return frozenset()
    beside = {at for number in numbers for at in (number - 1, number + 1) if 0 <= at < len(lines)} - set(numbers)
    printed = {at: text[lines[at][0] : lines[at][1]] for at in beside}
    times = Counter([line for line in printed.values() if 4 < len(line) < _RUNNING_MAX and line[-1] not in "。，；："])
    return frozenset([*numbers, *(at for at, line in printed.items() if times[line] >= _OFTEN)])


def runs_on(text: str, group: list[tuple[int, int]], line: int, blank: bool, layout: Layout) -> bool:
    """Whether the line at ``line`` goes on with the paragraph made of ``group``."""
    width, indents = layout.width, layout.indents
    begin, (start, end) = group[0][0], group[-1]
    first, last = text[line], text[end - 1]
    closed = last in CLOSED and not (last == "." and first.isdigit())  # 20. / 5万亩
    if end - begin <= 8 and _LABEL.fullmatch(text, begin, end):
        return first not in "#|>" and not _NUMBERED.match(text, line)
    if first in _CLOSERS and not (first in "”’" and closed):
        return not (first == "、" and closed and blank)  # 、2016年工作回顾 lost its number
    if (
        _PAGE_INFO.match(text, begin)
        or first in "#|>"
        or text[begin] in "#|>"
        or (indents and layout.indent(text, line) > 1)
    ):
        return False
    set_in = indents and layout.indent(text, begin) > 1
    # The first line of a paragraph is shorter by its indent, and by half a column more for each digit where lines are
    # not of so many characters. Where paragraphs are set in, a line need not be as full.
    first_short = 4 if layout.by_character else 8
    least = 0.8 * width if set_in else width - (first_short if len(group) == 1 else 5)
    full = width > 0 and layout.measure(text, start, end) >= least
    if full and layout.blanks and not indents and not blank:
        return True
    # Where paragraphs are set in, （2） may begin any line; so may 7、 behind the semicolon of 6、.
    within = full and indents and (_POINT.match(text, line) or (last in "；;" and _ITEM.match(text, line)))
    if _NUMBERED.match(text, line) and (closed or blank or not full) and not within:
        return False
    if set_in and not closed and not blank and end - begin > 20:
        return True
    if full and closed and not blank and text.startswith("各位代表", line):
        return False
    if full and (not blank or indents):  # where indents begin the paragraphs, an empty line is the end of a page
        ended = closed and last in "。！？；"
        return not (ended and (layout.indent(text, line) >= 2 or _is_open_line(text, line, layout)))
    if closed or last == "*" or _STARTS_ANEW.match(text, line):
        return False
    if _SENTENCE_END.search(text, begin, end):
        return end - begin > 8
    if not blank and _is_piece(text, group, line):
        return True
    return full and end - begin > max(20, width / 2)


def _is_open_line(text: str, line: int, layout: Layout) -> bool:
    """Whether the line stops short and in mid-sentence, as a heading does and the end of a paragraph does not."""
    stop = text.find("\n", line)
    if stop < 0 or layout.measure(text, line, stop) > 0.75 * layout.width:
        return False
    return text[line:stop].rstrip()[-1:] not in CLOSED + "，、"


def _is_piece(text: str, group: list[tuple[int, int]], line: int) -> bool:
    """Whether a few characters on a line of their own go on with an open clause: the words of a link."""
    begin, end = group[0][0], group[-1][1]
    if end - begin < 12 or "，" not in text[begin:end] or _NUMBERED.match(text, begin):
        return False
    stop = text.find("\n", line, line + 10)
    return 0 < stop - line <= 8 or (len(group) > 1 and group[-1][1] - group[-1][0] <= 8)


def is_set_off(text: str, lines: list[tuple[int, int, bool]], layout: Layout) -> bool:
    """Whether the file sets its paragraphs off: what follows a full stop has an empty line or an indent before it."""
    total = marked = 0
    for (_, end, _), (start, _, blank) in pairwise(lines):
        if text[end - 1] in "。！？":
            total += 1
            marked += blank or layout.indent(text, start) > 1
    return total >= 8 and marked >= 0.9 * total


def continues_open(text: str, group: list[tuple[int, int]], line: int, layout: Layout) -> bool:
    """Whether a line that is not set off goes on with the open sentence before it."""
    begin, end = group[0][0], group[-1][1]
    quoted = text[end - 1] == "”" and text[end - 2] not in CLOSED  # “和平共处” is a word of the sentence
    if (
        (text[end - 1] in CLOSED and not quoted)
        or text[end - 1] in "*|>"
        or layout.indent(text, line) > 1
        or text[line] in "#|>*-—"
    ):
        return False
    if _SENTENCE_END.search(text, begin, end) or _OPEN_TAIL.search(text, begin, end):
        return True
    if _NUMBERED.match(text, begin) or end - begin < 5:
        return False
    return layout.indent(text, begin) > 1 or (
        end - begin > 16 and ("，" in text[begin:end] or (quoted and "、" in text[begin:end]))
    )


def is_fragment(text: str, groups: list[list[tuple[int, int]]]) -> bool:
    """Whether the last line is a short piece of the open sentence before it."""
    before, last = groups[-2], groups[-1]
    return (
        len(last) == 1
        and last[0][1] - last[0][0] <= 14
        and text[last[0][1] - 1] not in CLOSED
        and text[before[-1][1] - 1] not in CLOSED
        and not _NUMBERED.match(text, last[0][0])
        and before[-1][1] - before[0][0] > 4
    )
