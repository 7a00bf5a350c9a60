"""Numbered headings: one rule a numbering style, and the ruler that tries them.

GB/T 9704 numbers headings 一、 （一） 1. （1）; the reports add 第一部分, 第一节, ①, 一是, 一要, 第一，, 首先, —— and
bullets. A rule says how its number looks at the start of a paragraph and where it ranks; what
nests in what is decided in ``tree``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parser.report import Paragraph, SectionKind

RANK: dict[str, float] = {"part": 0, "jie": 0.5, "cn": 1, "cnp": 2, "num": 3, "nump": 4, "circle": 5}
"""Ranks of the styles whose order GB/T 9704 fixes. The others take theirs from where they stand."""

_CN = "[一二三四五六七八九十]{1,3}"
_ALONE = r"(?![一二三四五六七八九十〇\d]{1,2}(?:[、，产线级季类等期环]|次(?!会)))"  # 一、二、三产业; 三、四线城市
_RULES: tuple[tuple[str, str], ...] = (
    ("part", rf"第({_CN}|\d{{1,2}})(?:部分|[章篇编])[：:、，.]?|PART\.?(0?[1-9])[：:、，.]?(?=\D|(?:19|20)\d\d年)"),
    ("jie", rf"第({_CN}|\d{{1,2}})节[：:、，.]?"),
    ("cn", rf"({_CN})(?:、|\.(?=[^\d\s])|，(?=[^一二三四五六七八九十\d]|(?:19|20)\d\d年))" + _ALONE),
    ("cnp", rf"[（〔]?({_CN})[）〕][、，.]?|（({_CN})[、，.]|([㈠-㈩])"),
    ("nump", r"[（〔]?(\d{1,2})[）〕][、，.]?(?=\D)|([⑴-⒇])"),
    ("num", r"(\d{1,2})(?:[.、](?![\d%])|，(?=[^\d]))"),
    ("circle", r"([①-⑳➀-➉❶-❿])"),
    ("is", rf"({_CN})、?是"),
    ("must", rf"(?!一定)({_CN})、?(?:要|抓|靠|定)(?![不么闻素点])"),
    ("di", rf"第({_CN}|\d{{1,2}})(?:[，、：:]|是(?=[\u4e00-\u9fff]))"),
    ("first", r"(首先|其次|再次|再者|最后|其[一二三四五六])(?:[，、：:]|是)"),
    ("dash", r"[—─–－―-]{2,}[　 ]*(?=[^\d—-]|\d{4}年[，是])|—(?=[\u4e00-\u9fff“])"),
    ("bullet", r"[●■◆▲★☆※◎◇□▪•○△►▶*＊][　 ]*(?=[^\s])"),
)
_START = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _RULES))
_WITHIN = re.compile(
    rf"(?:(?<=[。；：！？”）])|(?<=[，：]))(?P<is>({_CN})是(?!否))"
    rf"|(?<=[。；：！？])(?:(?P<must>({_CN})要(?![不么闻素点求]))|(?P<nump>（(\d{{1,2}})）(?=[^\d，。；、）])|([⑴-⒇]))"
    r"|(?<=[，。；：！？])(?P<circle>([①-⑳])(?=[\u4e00-\u9fff“]))"
    rf"|(?P<di>第({_CN})，)|(?P<first>(首先|其次|再次|最后)，))"
)
_AFTER_MARK = re.compile("[，。；：！？”）](?=[一二三四五六七八九十（⑴-⒇①-⑳第首其再最])")
"""Where one of these may begin."""
_STARTS = re.compile(r"[\d一二三四五六七八九十第P（〔㈠-㈩⑴-⒇①-⑳➀-➉❶-❿首其再最—─–－―\-●■◆▲★☆※◎◇□▪•○△►▶*＊]")
"""The first characters of all headings: most paragraphs begin otherwise."""
_ONLY_NUMBER = re.compile(rf"{_CN}|第{_CN}[章节]|（{_CN}）")
# One class comes first: re looks for it quickly, but tries alternatives at every character.
_MAYBE_WITHIN = re.compile(
    "[一二三四五六七八九十（⑴-⒇①-⑳第其]"
    "(?:(?<=[一二三四五六七八九十])[是要]|(?<=（)\\d|(?<=[⑴-⒇①-⑳])|(?<=第)[一二三]，|(?<=其)次，)"
)
_PARTED = re.compile(_CN)
PARTED_MAX = 30
_FIRST_ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 99}
_DIGITS = {char: at for at, char in enumerate("〇一二三四五六七八九")}
_STOP = re.compile("[。！？；]")
_CLAUSE = re.compile("[，：]")
_OPENS = re.compile(
    "(?:回顾|总结|安排|部署|任务|要求|目标|工作)"
    "(?=(?:刚刚)?过去的|今后五年|本届政府|[今去]年[，是]|20\\d\\d年[，是]|“十[一二三四五]五”(?:时期)?[，是])"
)
TITLE_MAX = 60
"""A heading's first sentence longer than this is cut at its first clause."""
ITEM_MAX = 45
"""The first sentence of a —— longer than this is cut so."""
_ITEM_MIN = 4
"""Characters of an item that the next one follows without a stop."""
HALVES_MAX = 34
"""A longer one is cut at white space, behind which a sentence with clauses begins."""


@dataclass(slots=True)
class Mark:
    """A heading as found: where it stands and how it is numbered, before it has a place."""

    paragraph: int
    at: int
    """Position of its first character in the paragraph's text."""
    body: int
    """Position of the title, after the number."""
    stop: int
    """Position after the heading's last character."""
    style: str
    order: int
    """1 for 一、; 0 where the style has no order."""
    kind: SectionKind
    rank: float | None
    """``None``: takes its rank from where it stands."""
    alone: bool
    """The heading is all of its paragraph: what follows it is its body."""


def order_of(number: str) -> int:
    """The ordinal that ``number`` (digits, Chinese, circled or a word) stands for; 0 if none."""
    if number.isdecimal():
        return int(number)
    if number in _FIRST_ORDER:
        return _FIRST_ORDER[number]
    number = number.removeprefix("其")
    first = ord(number[0]) if number else 0
    for base in (0x2460, 0x2474, 0x3220, 0x2780, 0x2776):  # ① ⑴ ㈠ ➀ ❶
        if base <= first < base + 20:
            return first - base + 1
    if "十" in number:
        tens, _, ones = number.partition("十")
        return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
    return _DIGITS.get(number, 0)


def numbered(index: int, paragraph: Paragraph) -> Mark | None:
    """The numbered heading that opens the paragraph, if one does."""
    text = paragraph.text
    found = _START.match(text) if _STARTS.match(text) else None
    if text[0] == "、" and 5 < len(text) <= PARTED_MAX and text[-1] not in "。；，：":
        return _mark(index, paragraph, 1, "cn", 0)
    if found is None and paragraph.gaps and _parted(text, paragraph.gaps[0]):
        return _mark(index, paragraph, paragraph.gaps[0], "cn", order_of(text[: paragraph.gaps[0]]))
    if found is None or found.end() >= len(text):
        if len(text) < 5 and _ONLY_NUMBER.fullmatch(text):  # a part that has a number and no title
            style = "cnp" if text[0] == "（" else "cn"
            return Mark(index, 0, 0, len(text), style, order_of(text.strip("第章节（）")), "heading", RANK[style], True)
        return _mark(index, paragraph, 0, "bullet", 0) if found is None and paragraph.mark == "bullet" else None
    style = found.lastgroup or ""
    number = next((group for group in found.groups()[found.re.groupindex[style] :] if group), "")
    return _mark(index, paragraph, found.end(), style, order_of(number))


def _parted(text: str, gap: int) -> bool:
    """Whether white space alone parts a number from the heading that is all of its line: 二　2025年工作安排."""
    return (
        gap <= 3
        and len(text) <= PARTED_MAX
        and text[-1] not in "。；，："
        and _PARTED.fullmatch(text, 0, gap) is not None
    )


def _mark(index: int, paragraph: Paragraph, body: int, style: str, order: int) -> Mark | None:
    text = paragraph.text
    stop = title_end(paragraph, body)
    alone = stop >= len(text)
    rank = RANK.get(style)
    kind: SectionKind = "heading"
    if rank is None:
        kind = "heading" if alone and stop - body <= TITLE_MAX and text[-1] not in "；，" else "run-in"
        if style in ("dash", "bullet") and text[-1] in "。！":
            kind = "run-in"  # a sentence of a list; a heading on its own line is left open
        if style in ("dash", "bullet") and stop - body > ITEM_MAX and not alone:
            clause = _CLAUSE.search(text, body + 4, body + ITEM_MAX)
            stop = clause.start() if clause else stop
        if style in ("dash", "bullet") and (stop - body > ITEM_MAX or (alone and _is_item(text))):
            return None
    elif style in ("num", "nump", "circle") and alone and (stop - body > 32 or text[-1] in "；;"):
        kind = "point"
    return Mark(index, 0, body, stop, style, order, kind, rank, alone)


def _is_item(text: str) -> bool:
    """An item of a list, closed and with a figure, such as ——城镇登记失业率4%以内；"""
    return text[-1] in "；，" or (text[-1] == "。" and any(char.isdigit() for char in text))


def title_end(paragraph: Paragraph, body: int) -> int:
    """Where the heading that opens the paragraph ends; its title begins at ``body``."""
    text = paragraph.text
    found = _STOP.search(text, body + 1)
    stop = found.end() if found else len(text)
    if stop < len(text) and text[stop] in "”’）":
        stop += 1
    if body < paragraph.bold < stop and paragraph.bold - body >= 3:
        return paragraph.bold  # a bold lead is the heading as printed
    for gap in paragraph.gaps if stop - body > HALVES_MAX and found else ():
        if not (body + 4 <= gap <= body + 45 and _parts(text, gap)) or "：" in text[body:gap]:
            continue
        if stop - body > TITLE_MAX or "，" in text[gap:stop]:  # 建设美丽新城 加快转型升级 is one heading
            return gap
    opens = _OPENS.search(text, body + 4, stop)
    if opens and opens.end() - body <= TITLE_MAX:
        return opens.end()  # 一、2003年工作的回顾刚刚过去的2003年是…: no mark parts them
    if stop - body <= TITLE_MAX:
        return stop
    clause = _CLAUSE.search(text, body + 4, body + TITLE_MAX)
    return clause.start() if clause else min(stop, len(text))


def _parts(text: str, gap: int) -> bool:
    """Whether white space taken out before ``gap`` parts a heading from its body."""
    return not text[gap - 1].isascii() and not text[gap].isascii() and text[gap - 1] not in "，、：—"


class _Next:
    """Where a mark stands next, for places asked for in order: a text without one is gone through once."""

    def __init__(self, mark: re.Pattern[str], text: str) -> None:
        self._mark = mark
        self._text = text
        self._at = -1

    def behind(self, place: int) -> int:
        """The position of the first one at ``place`` or behind it; the text's length when there is none."""
        if self._at < place:
            found = self._mark.search(self._text, place)
            self._at = found.start() if found else len(self._text)
        return self._at


def within(index: int, paragraph: Paragraph, start: int) -> list[Mark]:
    """Points inside the paragraph, from ``start`` on: 一是…；二是…, （1）…（2）…, ①…②….

    One number alone is no list, so each style must come at least twice, or go on from before.
    """
    text = paragraph.text
    if len(text) - start < 12 or not _MAYBE_WITHIN.search(text, start):
        return []
    marks: list[Mark] = []
    done = 0
    stops, clauses = _Next(_STOP, text), _Next(_CLAUSE, text)
    for before in _AFTER_MARK.finditer(text, max(start - 1, 0)):
        found = _WITHIN.match(text, before.end()) if before.end() >= done else None
        if found is None:
            continue
        done = found.end()
        style = found.lastgroup or ""
        body = found.end()
        number = next((group for group in found.groups()[found.re.groupindex[style] :] if group), "")
        stop = min(stops.behind(body + 1) + 1, len(text))
        if stop - body > 30:
            clause = clauses.behind(body + 2)
            stop = clause if clause < stop else stop
        if text[stop - 1] == "；":
            stop -= 1
        if marks and marks[-1].stop > found.start():
            marks[-1].stop = found.start()  # 一是制度腐败，二是技术落后
        mark = Mark(index, found.start(), body, stop, style, order_of(number), "point", RANK.get(style), False)
        marks += _items(text, mark) if style == "nump" else [mark]
    return marks


def _items(text: str, mark: Mark) -> list[Mark]:
    """The point, and those that go on with its count within its title, without a stop: （1）外环工程（2）水厂工程."""
    found = [mark]
    while True:
        last = found[-1]
        number = f"（{last.order + 1}）"
        at = text.find(number, last.body + _ITEM_MIN, last.stop - len(number) - _ITEM_MIN)
        if at < 0 or not last.order:
            return found
        item = Mark(
            last.paragraph, at, at + len(number), last.stop, last.style, last.order + 1, "point", last.rank, False
        )
        last.stop = at
        found.append(item)
