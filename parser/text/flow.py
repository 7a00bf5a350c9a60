r"""Source text to paragraphs as one reads them, with the way back.

Files come in every shape: one paragraph a line, a PDF's hard-wrapped lines, everything on one
line, line breaks printed as the letters ``\\r\\n``. This stage brings all to one: a list of
``Paragraph``. It decides nothing about headings; it only takes out what is not text (line breaks,
stray spaces, Markdown and inline HTML marks) and keeps the map back.

Rules:

- *one-line*: in a very long line, a run of wide spaces or tabs, or a space after closing
  punctuation, is where a paragraph ended.
- *hard-wrapped*: when a file's lines mostly end in mid-sentence at one width, a full line runs on.
- *broken sentence*: a line that holds a finished sentence and then stops in mid-sentence runs on
  into the next, over blank lines, too: a page ended there.
- *continuation*: a line that begins with a closing mark belongs to the line before it.
- *marked paragraphs*: where a file sets every paragraph off by an empty line or an indent, an open line
  runs on into a line that is not set off: a link or a tag stood between them.
- *label*: a line that is only a number (一是, （一）) runs on into its text.
- *fragment*: a short line between an open line and one that begins with 的 is a word of their sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from parser.report import Paragraph

_BREAK = re.compile(r"\r\n|[\r\n]|(?:\\r)?\\n|<(?:br\s*/?|/?(?:p|div)(?:\s[^<>]*)?)>", re.I)
_PLAIN_BREAK = re.compile(r"\r\n|[\r\n]")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_TAG = re.compile(r"</?(?:b|i|u|a|em|strong|span|font|sup|sub|center|section|ref|small)(?:\s[^<>]*)?/?>", re.I)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SPACE = r"[\s\u3000\xa0\ue000-\uf8ff" + _INVISIBLE + r"]"
_SOLID = re.compile(r"[^\s\u3000\xa0\ue000-\uf8ff" + _INVISIBLE + "]")
_SALUTATION = re.compile(_SPACE + "{2,}(?=各位代表[：:！!，,])|(?<=[\u4e00-\u9fff])(?=各位代表[：:！!]$)")
_SPACES = re.compile(_SPACE + "+")
_HEAD_MARK = re.compile(r"(#{1,6})\s+|([-*+•])\s+(?=\S)|(>)\s*")
_STARS = re.compile(r"\*{2,}|__")
_LONG = 1500  # a physical line longer than this holds several paragraphs
_ONE_LINE_BREAK = re.compile(
    r"(?:\t|[\u3000\xa0 ]{2,}|\u3000|\ue004)" + _SPACE + r"*"
    r"|(?<=[\u4e00-\u9fff])(?=各位代表[：:]\s)"
    r"|(?<=[。！？：；”）.!?:;\)])" + _SPACE + "+"
    "|(?<=报告)" + _SPACE + "+"
    "|" + _SPACE + "+(?=各位代表[：:！!，,])"
)
_RUN_IN_HEAD = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部分]+)"
    r"[^。；：！？\s]{2,40}?(?=\s)"
)
_CLOSED = "。！？；：…”’）》】.!?;:)"
_SENTENCE_END = re.compile(r"[。！？；]")
_CLOSERS = "，。、；：？！）》”’】％%,;"
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[、）)．]|第[一二三四五六七八九十]{1,3}[章节部、，]|[（(]\d{1,2}[）)]|\d{1,2}[.．、]\D"
    r"|[一二三四五六七八九十]{1,2}[是要]|——|[-•●]\s|[＊*]"
)
_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,2}[是要、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|第[一二三四五六七八九十]，|——|[①-⑳]"
)
_STARTS_ANEW = re.compile(
    r"各位代表[：:！!]|同志们[：:]|.{0,40}(?:工作报告|的讲话)[ \t]*[\r\n\\]"
    r"|[（(—-]*(?:19|20|二[〇○零])\S{2}\s?年\S{1,3}月\S{1,3}日[^，。\n]{0,40}[\r\n\\]"
)
_OPEN_TAIL = re.compile("[，、的与和及对在《“（]$")
_WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_WIDE |= str.maketrans("％．〈〉○Ｏ−（）", "%.《》〇〇-（）")
_WIDE |= str.maketrans("();!?", "（）；！？")
_TO_NARROW = re.compile(f"[{re.escape(''.join(map(chr, _WIDE)))}]")
_TOUCH = re.compile(r"[,:]|(?<=\d)[，·•](?=\d)")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?!\d)")
_WIDE_DIGIT = re.compile("[０-９]")
_TABLE = re.compile(r"^\s*\|.*\|\s*$")


def normal(text: str) -> str:
    """``text`` with wide digits, letters and half-width Chinese punctuation in one form; same length.

    Commas inside a number (``2,750``) stay half-width, all others become wide.
    """
    wide_digits = _WIDE_DIGIT.search(text) is not None
    if _TO_NARROW.search(text):
        text = text.translate(_WIDE)
    if not _TOUCH.search(text):
        return text
    chars = list(text)
    inside: set[int] = set()
    for found in _THOUSANDS.finditer(text):
        first, last = found.span()
        wide = "，" in found.group()
        # 增长8，120家企业: a wide comma parts clauses unless the digits are wide, or it comes twice
        if not wide or wide_digits or found.group().count("，") > 1:
            inside.update(range(first, last))
    for found in _TOUCH.finditer(text):
        at = found.start()
        char = chars[at]
        between = 0 < at < len(chars) - 1 and chars[at - 1].isdigit() and chars[at + 1].isdigit()
        if char in "，,":
            chars[at] = "," if at in inside else "，"
        elif char == ":":
            chars[at] = "：" if not between else ":"
        elif between:
            chars[at] = "."
    return "".join(chars)


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of ``text``, in order; blank ones left out."""
    lines = _lines(text)
    width = _wrap_width(text, lines)
    set_off = _set_off(text, lines)
    groups: list[list[tuple[int, int]]] = []
    blanks: list[bool] = []
    for start, end, blank in lines:
        if groups and (
            _runs_on(text, groups[-1], start, blank, width)
            or (set_off and not blank and _continues_open(text, groups[-1], start))
        ):
            groups[-1].append((start, end))
        elif len(groups) > 1 and text[start] == "的" and _is_fragment(text, groups):
            groups[-2].extend([*groups.pop(), (start, end)])
            blanks.pop()
        else:
            groups.append([(start, end)])
            blanks.append(blank)
    found = (_paragraph(text, group, blank) for group, blank in zip(groups, blanks, strict=True))
    return [paragraph for paragraph in found if paragraph.text]


def _lines(text: str) -> list[tuple[int, int, bool]]:
    """``(start, end, blank line before)`` of each line that is not empty, trimmed of white space."""
    breaks = _BREAK if "<" in text or "\\n" in text else _PLAIN_BREAK
    cuts = [found.span() for found in breaks.finditer(text)]
    if "<!--" in text:
        cuts = sorted(cuts + [found.span() for found in _COMMENT.finditer(text)])
    found: list[tuple[int, int, bool]] = []
    blank, at = False, 0
    for cut, after in [*cuts, (len(text), len(text))]:
        if cut < at:
            continue
        start, end = _trim(text, at, cut)
        if start == end:
            blank = True
        else:
            if end - start > _LONG:
                pieces = _unfold(text, start, end)
            else:
                greeting = _SALUTATION.search(text, start, end) if end - start < 90 else None
                pieces = _halves(text, start, end, greeting.span()) if greeting else [(start, end)]
            for number, (first, last) in enumerate(pieces):
                found.append((first, last, blank and number == 0))
            blank = False
        at = after
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    solid = _SOLID.search(text, start, end)
    if solid is None:
        return end, end
    while text[end - 1].isspace() or text[end - 1] in _INVISIBLE or "\ue000" <= text[end - 1] <= "\uf8ff":
        end -= 1
    return solid.start(), end


def _halves(text: str, start: int, end: int, cut: tuple[int, int]) -> list[tuple[int, int]]:
    """A cover line with the salutation behind it (国务院总理 李鹏  各位代表：), cut in two."""
    return [_trim(text, start, cut[0]), _trim(text, cut[1], end)]


def _unfold(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A very long line, cut where its paragraphs ended."""
    cuts = [found.span() for found in _ONE_LINE_BREAK.finditer(text, start, end)]
    for found in _RUN_IN_HEAD.finditer(text, start, end):
        space = _SPACES.match(text, found.end(), end)
        if space and (found.start() == start or not text[found.start() - 1].isalnum()):
            cuts.append(space.span())
    pieces, at = [], start
    for cut, after in sorted(set(cuts)):
        if cut < at:
            continue
        first, last = _trim(text, at, cut)
        if first < last:
            pieces.append((first, last))
        at = after
    first, last = _trim(text, at, end)
    if first < last:
        pieces.append((first, last))
    return pieces


def _columns(text: str, start: int, end: int) -> int:
    return 2 * (end - start) - len(text[start:end].encode("ascii", "ignore"))


def _wrap_width(text: str, lines: list[tuple[int, int, bool]]) -> int:
    """The width, in half-width columns, at which the file is hard-wrapped; 0 when it is not.

    A hard-wrapped file has many lines of nearly one width, most of which stop in mid-sentence.
    """
    if len(lines) < 12:
        return 0
    widths = [_columns(text, start, end) for start, end, _ in lines]
    usual = sorted(widths)[int(len(widths) * 0.8)]
    if not 24 <= usual <= 140:
        return 0
    near = [index for index, width in enumerate(widths) if abs(width - usual) <= 4]
    if len(near) < 0.5 * len(lines):
        return 0
    open_ended = sum(1 for index in near if text[lines[index][1] - 1] not in _CLOSED)
    if open_ended < 0.6 * len(near):
        return 0
    return Counter(widths[index] for index in near).most_common(1)[0][0]


def _runs_on(text: str, group: list[tuple[int, int]], line: int, blank: bool, width: int) -> bool:
    """Whether the line at ``line`` goes on with the paragraph made of ``group``."""
    begin, (start, end) = group[0][0], group[-1]
    first, last = text[line], text[end - 1]
    closed = last in _CLOSED
    if end - begin <= 6 and _LABEL.fullmatch(text, begin, end):
        return first not in "#|>" and not _NUMBERED.match(text, line)
    if first in _CLOSERS and not (first in "”’" and closed):
        return True
    if first in "#|>" or text[begin] in "#|>":
        return False
    # The first line of a paragraph is shorter by its indent.
    full = width > 0 and _columns(text, start, end) >= width - (8 if len(group) == 1 else 5)
    if _NUMBERED.match(text, line) and (closed or blank or not full):
        return False
    if full and not blank:
        return not (closed and last in "。！？；" and _indent(text, line) >= 2)
    if closed or last == "*" or _STARTS_ANEW.match(text, line):
        return False
    if _SENTENCE_END.search(text, begin, end):
        return end - begin > 8
    return full and end - begin > max(20, width / 2)


def _set_off(text: str, lines: list[tuple[int, int, bool]]) -> bool:
    """Whether the file sets its paragraphs off: what follows a full stop has an empty line or an indent before it."""
    total = marked = 0
    for (_, end, _), (start, _, blank) in pairwise(lines):
        if text[end - 1] in "。！？":
            total += 1
            marked += blank or _indent(text, start) > 1
    return total >= 8 and marked >= 0.9 * total


def _continues_open(text: str, group: list[tuple[int, int]], line: int) -> bool:
    """Whether a line that is not set off goes on with the open sentence before it."""
    begin, end = group[0][0], group[-1][1]
    if text[end - 1] in _CLOSED or text[end - 1] in "*|>" or _indent(text, line) > 1 or text[line] in "#|>*-—":
        return False
    if _SENTENCE_END.search(text, begin, end) or _OPEN_TAIL.search(text, begin, end):
        return True
    return _indent(text, begin) > 1 and end - begin > 4 and not _NUMBERED.match(text, begin)


def _is_fragment(text: str, groups: list[list[tuple[int, int]]]) -> bool:
    """Whether the last line is a short piece of the open sentence before it."""
    before, last = groups[-2], groups[-1]
    return (
        len(last) == 1
        and last[0][1] - last[0][0] <= 14
        and text[last[0][1] - 1] not in _CLOSED
        and text[before[-1][1] - 1] not in _CLOSED
        and not _NUMBERED.match(text, last[0][0])
        and before[-1][1] - before[0][0] > 4
    )


def _indent(text: str, line: int) -> int:
    return line - max(text.rfind("\n", 0, line), text.rfind("\r", 0, line)) - 1


def _paragraph(text: str, group: list[tuple[int, int]], blank: bool) -> Paragraph:
    start = group[0][0]
    before = _indent(text, start)
    indent = _columns(text, start - before, start) if before < 40 else 0
    mark = ""
    if _TABLE.match(text[group[0][0] : group[0][1]]):
        mark = "table"
    else:
        head = _HEAD_MARK.match(text, start, group[0][1])
        if head:
            mark = head.group(1) or ("bullet" if head.group(2) else "")
            group = [(head.end(), group[0][1]), *group[1:]]
    pieces: list[tuple[int, int]] = []
    gaps: list[int] = []
    length, bold, stars_open = 0, 0, False
    for number, (first, last) in enumerate(group):
        at = first
        while at < last:
            stop, after, kind = _next_cut(text, at, last)
            if stop > at:
                pieces.append((at, stop))
                length += stop - at
            if kind == "space" and pieces and after < last:
                if _spaced(text[stop - 1], text[after]):
                    pieces.append((stop, stop + 1))
                    length += 1
                else:
                    gaps.append(length)
            elif kind == "stars":
                if not stars_open and length == 0:
                    stars_open = True
                elif stars_open and not bold:
                    bold = length
            at = after
        if number + 1 < len(group) and pieces and _spaced(text[last - 1], text[group[number + 1][0]]):
            pieces.append((last, last + 1))  # the line break itself stands for the space
            length += 1
    joined: list[tuple[int, int, int]] = []
    at = 0
    for first, last in pieces:
        if joined and joined[-1][2] == first:
            joined[-1] = (joined[-1][0], joined[-1][1], last)
        else:
            joined.append((at, first, last))
        at += last - first
    raw = "".join([text[first:last] for first, last in pieces])
    if bold == len(raw) and raw and not mark:
        mark = "bold"
    return Paragraph(normal(raw), tuple(joined), tuple(gaps), mark, bold, indent, blank)


_CUT = re.compile(rf"(?:(?P<space>{_SPACE}+)|(?P<stars>\*\*+|__)|(?P<tag>{_TAG.pattern}))", re.I)
_MAYBE_CUT = re.compile(_SPACE.replace("]", "*_<]"))


def _next_cut(text: str, at: int, last: int) -> tuple[int, int, str]:
    """The next thing to leave out: where it starts and ends, and what it is."""
    for maybe in _MAYBE_CUT.finditer(text, at, last):
        found = _CUT.match(text, maybe.start(), last)
        if found:
            return found.start(), found.end(), found.lastgroup or ""
    return last, last, ""


def _spaced(left: str, right: str) -> bool:
    """Whether a space between two characters is part of the text: between Latin words only."""
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
