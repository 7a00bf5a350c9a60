"""Figures that stand together: ranges, units and bounds that a list shares, bound words beside a figure.

Rules:

- *range*: two numbers with a dash or 至 between them are one figure (3~5个).
- *shared-unit*: in 1.2、0.7和1.4万吨 the last unit serves all; so does 300亿、200亿、100亿元.
- *shared-bound*: 分别突破300亿、200亿、100亿元: the word before the list bounds each.
- *bound-after*: 以上 以下 以内 左右 多 余 belong to the bound, never to the unit (2万多场 is 2 万场).
- *bound-before*: 超过 不低于 约 … before the number. Vocabulary: ``knowledge/bounds.tsv``.
"""

from __future__ import annotations

import re
from itertools import pairwise

from parser.metrics.figures import Figure
from parser.report import Bound
from parser.text.vocabulary import table, words

_AFTER: dict[str, Bound] = {}
_BEFORE: dict[str, Bound] = {}
for _row in table("bounds"):
    _words = words(_row["words"])
    (_AFTER if _row["where"] == "after" else _BEFORE).update(dict.fromkeys(_words, _row["bound"]))  # type: ignore[arg-type]
_AFTER_SCAN = re.compile("|".join(sorted(map(re.escape, _AFTER), key=len, reverse=True)))
_BEFORE_SCAN = re.compile("(?:" + "|".join(sorted(map(re.escape, _BEFORE), key=len, reverse=True)) + ")$")
_BEFORE_LAST = {word[-1] for word in _BEFORE}
_AFTER_FIRST = {word[0] for word in _AFTER}
_LONGEST_BEFORE = max(map(len, _BEFORE))
_WITHIN = re.compile("[，。；、：）！]|$|[办完审答到受出结实全建达]")
_EACH = re.compile("(?:每(?:[人生户亩月年天次吨套斤头度件名]|学年|公斤|平方米|立方米|[百千万][人户]))+$")
"""For what an amount is, when it stands between the amount and its bound."""
_EACH_LAST = frozenset("人生户亩月年天次吨套斤头度件名米")
_TOLD_BEFORE = _BEFORE_LAST | _EACH_LAST
_NO_BOUND = {
    "约": frozenset("签合节预公违条契盟邀集制"),
    "过": frozenset("经通渡度路"),
    "超": frozenset("赶反"),
    "近": frozenset("附临靠邻就最"),
}
"""What stands before a word that is no bound with it: 签约12个项目, 经过3年, 赶超2个市."""
_RANGE = re.compile(r"[-~～—–－─―]{1,2}|[至到]")
_JOIN = re.compile(r"[、，]?(?:和|与|及|以及)?")
_PLACES = re.compile(r"第[\d一二三四五六七八九十]+[位名]?(?:[、和][\d一二三四五六七八九十]+)*[、和]$")
_BEFORE_PLACE = frozenset("、和居列排在名")
_RANKED = re.compile("(?:[中国省市区县]|位|名|^)(?:[位名]?居|[位名]?列|排名?|排在)$")
"""总部企业数量在370个城市中列17位: a place without 第."""
_PLACE_UNITS = frozenset("位名")
_STARTED = re.compile("[由从][^，；。]{0,16}$")


def merge(text: str, last: Figure, figure: Figure) -> bool:
    """Rule *range*: joins ``figure`` to the one before it when both are the ends of a range."""
    gap = figure.start - last.end
    if last.high is not None or last.number is None or figure.number is None:
        return False
    if gap == 0 and figure.number < 0 and figure.kind == "number" and last.unit in ("", figure.unit):
        _extend(last, figure)  # 6%-6.5%: the dash is no sign
        last.high = -figure.number
        return True
    if not 0 < gap <= 2 or figure.kind not in ("number", "chinese") or last.kind == "ordinal":
        return False
    between = text[last.end : figure.start]
    if not _RANGE.fullmatch(between) or figure.number <= last.number:
        return False
    if last.unit and not figure.unit.startswith(last.unit):
        return False
    if between in "至到" and last.unit and _STARTED.search(text, max(0, last.start - 17), last.start):
        return False  # 由10个到20个 is from … to
    _extend(last, figure)
    last.bound = figure.bound
    return True


def _extend(last: Figure, figure: Figure) -> None:
    last.high, last.unit, last.kind = figure.number, figure.unit, figure.kind
    last.end = last.tail = figure.end


def share(text: str, found: list[Figure]) -> None:
    """Gives the figures of lists what they share, and each its bound."""
    several = len(found) > 1
    if several:
        _share_units(text, found)
    bounded = placed = False
    for figure in found:
        tail, start = figure.tail, figure.start
        if text[tail : tail + 1] in _AFTER_FIRST or (start and text[start - 1] in _TOLD_BEFORE):
            _bound(text, figure)
        if figure.bound is not None:
            bounded = True
        if figure.unit in _PLACE_UNITS:
            placed = True
    if several and bounded:
        _share_bounds(text, found)
    if placed:
        _share_ordinals(text, found)


def _share_units(text: str, found: list[Figure]) -> None:
    """Rule *shared-unit*: a bare number, or one whose unit is cut short, takes the unit of the list's last."""
    for index in range(len(found) - 2, -1, -1):
        figure, after = found[index], found[index + 1]
        if not 0 < after.start - figure.end <= 3:
            continue
        if figure.kind not in ("bare", "number") or not after.unit or after.kind not in ("number", "bare"):
            continue
        between = text[figure.end : after.start]
        if not _JOIN.fullmatch(between):
            continue
        short, whole = figure.unit, after.unit
        if short == "":
            shared = between[0] != "，"
        else:
            shared = short in ("万", "亿", "千", "个") and whole.startswith(short) and len(whole) > len(short)
        if shared:
            figure.unit, figure.kind, figure.why = whole, "number", "shared-unit"


def _share_bounds(text: str, found: list[Figure]) -> None:
    """Rule *shared-bound*."""
    for one, two in pairwise(found):
        if one.bound is None or two.bound is not None or one.unit != two.unit or one.kind == "ordinal":
            continue
        between = text[one.tail : two.start]
        if not between or len(between) > 2 or between[0] == "，" or not _JOIN.fullmatch(between):
            continue
        said = one.head < one.start and "分别" in text[max(0, one.head - 30) : one.head]
        if said or one.why == "shared-bound":
            two.bound, two.why = one.bound, "shared-bound"


def _share_ordinals(text: str, found: list[Figure]) -> None:
    """列全省第一、二、三位: the last of a list of places is one, too."""
    for figure in found:
        if figure.unit not in _PLACE_UNITS:
            continue
        start = figure.start
        if figure.kind == "ordinal" or text[start - 1 : start] not in _BEFORE_PLACE:
            continue
        if figure.kind == "number" and _RANKED.search(text, max(0, start - 4), start):
            figure.kind = "ordinal"
            continue
        if _PLACES.search(text, max(0, start - 16), start):
            figure.kind = "ordinal"


def _bound(text: str, figure: Figure) -> None:
    """Rules *bound-before* and *bound-after*."""
    after = _AFTER_SCAN.match(text, figure.tail) if text[figure.tail : figure.tail + 1] in _AFTER_FIRST else None
    if after and after.group() == "内" and not _WITHIN.match(text, after.end()):
        after = None  # 76条内河涌
    if after:
        bound = _AFTER[after.group()]
        figure.tail = after.end()
        if figure.bound is None or bound in (">=", "<="):
            figure.bound = bound
    start = figure.start
    if text[start - 1 : start] in _EACH_LAST and (each := _EACH.search(text, start - 12 if start > 12 else 0, start)):
        start = each.start()  # 不低于每人每月500元
    if start and text[start - 1] in _BEFORE_LAST:
        before = _BEFORE_SCAN.search(text, max(0, start - _LONGEST_BEFORE), start)
        word = before.group() if before else ""
        if before and text[before.start() - 1 : before.start()] not in _NO_BOUND.get(word, ""):
            figure.head = before.start()
            if figure.bound is None:
                figure.bound = _BEFORE[before.group()]
