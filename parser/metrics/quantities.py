"""Figures: every place in a paragraph where a number and its unit stand.

Anchored on the number: one compiled scan finds dates, ordinals, Arabic and Chinese numerals, each
with the unit that follows. Figures that stand together are joined in ``joining``; what a
figure means is decided in ``names`` and ``sentences``.

Rules:

- *chinese-power*: a trailing 万 or 亿 of a Chinese numeral belongs to the unit, as it does after
  digits (五十余万亩 is 50 万亩).
- *ordinal*: 第八位, and 首位, which is the first.
- *fraction*: 百分之八 is 8 %, 两成 20 %, 四分之三 75 %, 翻一番 2 倍.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from parser.metrics import units
from parser.metrics.figures import Figure, number
from parser.metrics.joining import merge, share
from parser.text.numerals import MYRIADS, chinese

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CHINESE = "[一二两三四五六七八九十百千万亿零〇]"
_UNIT = units.pattern()
_SMALL_UNITS = (
    "个家所座项条名位次种处件场户人头台套亩吨元年天里斤公担匹艘架辆只口间幢栋枚起宗笔"
    "部本万亿平立千美英日克尺丈工小度成倍番株棵支批类卢新"
)
_YEAR = r"(?:1[89]|20)\d{2}"
_CYEAR = "(?:一[八九]|二[〇零])[〇零一二三四五六七八九]{2}"
# After a number without unit, these make it a date or a ratio.
_DATED = frozenset("年月日号∶:：/-~～—–－至到")
_DATE = re.compile(
    rf"{_CYEAR}(?:年(?:代)?|(?=[至到比同和、]))|十年|[一二三四五六七八九十]+月(?:[一二三四五六七八九十]+日|份|底|末)"
    rf"|(?<![\d.]){_YEAR}(?:年|年?[-~～—–－至到]+(?:{_YEAR}|\d{{2}}(?=年)))(?:年?度?)"
    r"|(?<![\d.])\d{1,2}月(?:\d{1,2}[日号]|份|底|末|初)?|(?<=[年月])\d{1,2}[日号]|(?<![\d.])\d{1,2}日"
)
_RATIO = re.compile(rf"(?:{_DIGITS})(?:%?[∶:：/](?:{_DIGITS})){{2,}}|(?:{_DIGITS})[∶:](?:{_DIGITS})")
_ORDINAL = re.compile(r"第(\d+|[一二三四五六七八九十百]+)(位|名(?!录|单|称))?")
_SCAN = re.compile(
    rf"(?P<part>(?:十万|百|千|万|{_CHINESE}+)分之(?:{_CHINESE}+(?:点{_CHINESE}+)?|\d+(?:\.\d+)?)(?:[至到](?P<upto>[一二三四五六七八九十]+)(?!分|点|年))?)"
    rf"|(?P<double>翻(?:了)?(?:近|约|将近)?(?:(?P<times>[一两二三四五六\d](?:\.\d\d?)?)番|一?番))"
    rf"|(?P<cn>{_CHINESE}+(?:点{_CHINESE}+)?)(?P<cmore>[多余])?(?P<cmult>[万亿]*)(?P<cmore2>[多余])?(?P<cunit>(?=[%％﹪‰{_SMALL_UNITS}])(?:{_UNIT}))"
    rf"|(?P<cbare>(?:[一二两三四五六七八九十百千零]*亿)?[一二两三四五六七八九十百千零]*[一二两三四五六七八九十][一二两三四五六七八九十百千]*[多余]?(?:万万|[万亿]))(?=[\u4e00-\u9fff])"
    r"|(?<=[超过破达])(?P<power>[十百千万]+[万亿])(?=[，。；、）])"
    r"|(?P<half>一半|过半)"
)
# Where a figure may begin, and all of one in digits, by far the most common. A class of characters comes first: it is
# found far faster than alternatives. A Chinese figure goes on with more of it or with a unit; all others are words
# (万众, 一些).
_BEGINS = re.compile(
    r"[0-9第翻过首一二两三四五六七八九十百千万亿零〇](?:"
    r"(?<=[0-9])((?:\d{0,2}(?:[,，]\d{3}(?!\d))+|\d*)(?:\.\d+)?)([多余](?![元式功样部种])|几)?([十百千万亿]+(?![分伏]点?))?([多余几])?"
    rf"({_UNIT}(?:（(?:{_UNIT})）)?)?"
    r"|(?<=第)(?=[\d一二三四五六七八九十百])"
    r"|(?<=翻)(?=\d(?:\.\d\d?)?番)"
    r"|(?<=首)(?:位(?!度)|(?<=[之榜]首)(?=[，。；、）]|$))"
    rf"|(?<=[^0-9第首])(?=[一二两三四五六七八九十百千万亿零〇点分多余几月年半成番了%％﹪‰{_SMALL_UNITS}]))"
)
_DATE_FIRST = frozenset("一二三四五六七八九十")
_DATE_SECOND = frozenset("八九〇零年月一二三四五六七十")
"""What may follow the first character of a date in Chinese numerals: 二〇, 十年, 七月, 十一月."""
_DIGIT = re.compile("[一二两三四五六七八九]")
LONGEST = 40
"""Characters of a number. What goes on further is no figure (the longest in the reports have a dozen digits): it is
left out whole, before patterns that backtrack or exact arithmetic spend time on it."""
_NUMERALS = re.compile("[0-9,，.一二两三四五六七八九十百千万亿零〇点]*+")
_NUMERAL = frozenset("0123456789一二两三四五六七八九十百千万亿零〇")


def scan(text: str) -> tuple[list[Figure], list[tuple[int, int]]]:
    """The figures of a paragraph in order, and the spans of its dates."""
    found: list[Figure] = []
    dates: list[tuple[int, int]] = []
    search = _BEGINS.search
    begins = search(text)
    before = -3
    """Where the last figure ended."""
    while begins is not None:
        at, done = begins.span()
        char = text[at]
        figure: Figure | None = None
        date: re.Match[str] | None = None
        if text[at + LONGEST : at + LONGEST + 1] in _NUMERAL and (beyond := _beyond(text, at)):
            begins = search(text, beyond)
            continue
        if "0" <= char <= "9":
            _, more, mult, more2, unit = begins.groups()
            after = begins.end(1)
            if (unit is None or unit == "年") and text[after : after + 1] in _DATED:
                date = _DATE.match(text, at)
                if date is None:
                    ratio = None if unit else _RATIO.match(text, at)
                    figure = _ratio(ratio) if ratio else None
                    if figure:
                        done = figure.end
            if figure is None and date is None:
                value = number(text[at:after])
                if mult or more or more2 or (at and text[at - 1] in "-负"):
                    figure = _arabic(text, at, after, value, begins)
                else:  # as most are
                    figure = Figure(at, done, value, unit or "", "number" if unit else "bare")
        elif char == "第":
            match = _ORDINAL.match(text, at)
            if match is not None:
                done = match.end()
                figure = _ordinal(match)
        elif char == "首":  # 居全省首位: the first
            figure = Figure(at, done, Decimal(1), text[at + 1 : done], "ordinal")
        else:
            if char in _DATE_FIRST and text[done] in _DATE_SECOND:
                date = _DATE.match(text, at)
            match = _SCAN.match(text, at) if date is None else None
            if match is not None:
                done = match.end()
                if match["cn"]:
                    figure = _chinese(match)
                elif match["cbare"] or match["power"]:
                    figure = _bare_chinese(match)
                else:
                    figure = _fraction(match)
        if date is not None:
            dates.append(date.span())
            done = date.end()
        elif figure is not None:
            if figure.start - before > 2 or not merge(text, found[-1], figure):
                found.append(figure)
            before = figure.end
        begins = search(text, done)
    if found:
        share(text, found)
    return found, dates


def _beyond(text: str, at: int) -> int:
    """The end of the number at ``at`` if it is longer than any is; else 0."""
    found = _NUMERALS.match(text, at)
    return found.end() if found is not None and found.end() - at > LONGEST else 0


def _arabic(text: str, start: int, after: int, value: Decimal, match: re.Match[str]) -> Figure:
    """The figure whose digits are ``text[start:after]``; ``match`` is one of ``_BEGINS``."""
    _, more, mult, more2, unit = match.groups()
    end = match.end()
    if start and text[start - 1] in "-负" and _negative(text, start):
        start -= 1
        value = -value
    if more or more2:
        more = more or more2
        if not unit and not mult:
            end = after  # 500多: the noun follows, or 多 is another word
            more = "多" if text[end : end + 1] in "多余" else ""
            end += 1 if more else 0
    if mult:
        if unit:
            unit = mult + unit
        elif mult[-1] in "万亿":
            unit = mult
        else:
            end, more = after, ""
    figure = Figure(start, end, value, unit, "number") if unit else Figure(start, end, value, "", "bare")
    if more and more != "几":
        figure.bound = ">"
    return figure


def _negative(text: str, start: int) -> bool:
    """增长-9.3%, 为负0.5%: a sign before the number; 减负35亿元 has none."""
    sign = text[start - 1]
    if sign == "-":
        return start < 2 or not text[start - 2].isalnum() or text[start - 2] >= "\u4e00"
    return sign == "负" and (start < 2 or text[start - 2] in "长为至到达是、，从由降（")


_HALF = Decimal("0.5")


def _chinese(match: re.Match[str]) -> Figure | None:
    numeral, unit, mult, more, more2 = match.group("cn", "cunit", "cmult", "cmore", "cmore2")
    value, mult = _scaled(numeral, mult or "")
    if value is None:
        return None
    if unit == "成":
        value, unit = value * 10, "%"
    half = unit == "倍" and match.string.startswith("半", match.end())  # 六倍半
    figure = Figure(match.start(), match.end() + half, value + _HALF if half else value, mult + unit, "chinese")
    if more or more2:
        figure.bound = ">"
    if not _DIGIT.search(numeral):
        figure.why = "power"
    return figure


def _bare_chinese(match: re.Match[str]) -> Figure | None:
    """五百万高级专门人才: the noun follows the power, as it follows 万 after digits."""
    text = match.group().replace("万万", "亿")
    value, mult = _scaled(text[:-1].rstrip("多余"), text[-1])
    if value is None:
        return None
    after = match["cbare"] is not None and match.string.startswith(("多", "余"), match.end())  # 五亿多农民
    figure = Figure(match.start(), match.end() + after, value, mult, "chinese")
    if after or (match["cbare"] and text[-2] in "多余"):
        figure.bound = ">"
    return figure


@lru_cache(maxsize=4096)
def _scaled(numeral: str, mult: str) -> tuple[Decimal | None, str]:
    """Rule *chinese-power*: the number in the last power it names, and that power."""
    whole = (numeral + mult).replace("万万", "亿")
    mult = ""
    value = chinese(whole)
    if value is None:
        return None, ""
    while len(whole) > 1 and whole[-1] in MYRIADS:
        mult, value, whole = whole[-1] + mult, value / MYRIADS[whole[-1]], whole[:-1]
    if whole in MYRIADS and not mult:  # 亿元: one of it
        mult, value = whole, Decimal(1)
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return value, mult


def _ordinal(match: re.Match[str]) -> Figure | None:
    digits, place = match.groups()
    if len(digits) > LONGEST:
        return None
    value = Decimal(digits) if digits.isdigit() else chinese(digits)
    return Figure(match.start(), match.end(), value, place or "", "ordinal")


def _ratio(match: re.Match[str]) -> Figure | None:
    digits = re.findall(_DIGITS, match.group())
    if any(len(part) > LONGEST for part in digits):
        return None
    parts = tuple(number(part) for part in digits)
    if "/" in match.group() and not 95 <= sum(parts) <= 105:
        return None
    figure = Figure(match.start(), match.end(), None, "", "ratio")
    figure.parts = parts
    return figure


_PARTS = {"百": "%", "千": "‰", "万": "‱", "十万": "/10万"}


def _fraction(match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    if match["part"]:
        below, _, above = match["part"].partition("分之")
        if match["upto"]:
            above = above[: -len(match["upto"]) - 1]
        if max(len(below), len(above), len(match["upto"] or "")) > LONGEST:
            return None
        over = number(above) if above[0].isdigit() else chinese(above)
        under = chinese(below)
        if over is None or not under:
            return None
        if below in _PARTS:
            figure = Figure(start, end, over, _PARTS[below], "fraction")
            if match["upto"]:
                figure.high = chinese(match["upto"])
            return figure
        share = (over * 100 / under).quantize(Decimal("0.01")).normalize()
        return Figure(start, end, Decimal(f"{share:f}"), "%", "fraction")
    if match["half"]:
        figure = Figure(start, end, Decimal(50), "%", "fraction")
        if match["half"] == "过半":
            figure.bound = ">"
        return figure
    times = match["times"]
    doublings = (number(times) if times[0].isdigit() else chinese(times)) if times else Decimal(1)
    if doublings is None:
        return None
    fold = Decimal(2) ** doublings  # 翻1.56番 is 2.95 times
    if doublings % 1:
        fold = Decimal(f"{fold.quantize(Decimal('0.01')).normalize():f}")
    figure = Figure(start, end, fold, "倍", "double")
    if match.string.startswith("多", end):  # 翻一番多
        figure.bound, figure.tail = ">", end + 1
    return figure
