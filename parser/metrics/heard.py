"""What a sentence says of time, and what each time said is for: *when*, or what is compared with."""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.metrics.periods import Period

_COMPARES = re.compile(r"[^，；。]{0,10}(?:相比|比较|比|一?样)")
_TIMES_OF = re.compile(r"[^，；。]{0,6}的[^，；。]{0,8}倍")
_TIMES = re.compile(r"[^，；。]{0,6}的[\d.一二三四五六七八九十点百]+倍")
_SHARE = re.compile(r"(?:同期)?(?:水平)?的[\d.]+[%％]")
"""恢复到2019年的75%: of that year's figure."""
_AIMED = re.compile("[^，；。：]{0,24}(?:预期|奋斗|主要|工作|发展|总体|调控)目标")
"""拟定2005年经济社会发展的主要预期目标: the year is when."""
_BASIS = re.compile("(?:实际|原有)?的?(?:水平的?)?基础上")
"""在2010年的基础上翻一番: of what was then."""
_KEPT_AT = re.compile("(?:保持|维持|稳定|恢复|达到|超过|接近|相当于|持平)[在到于与了]{0,2}$")
_LEVEL = re.compile("(?:同期)?的?(?:实际)?水平")
"""保持了去年的水平: what is compared with."""
_OR_THAN = re.compile("[比较][^，；。比较]{1,8}[和与、及]$")
"""比上年和2000年增长: of a second year that is compared with."""
_PLANNED = re.compile("时期|期间|末|期末|以来|五年|，|、|前|开局|收官|年|规划期|的|平均|以")
"""After 十三五, what tells that a time is meant and not a name."""


class Heard(NamedTuple):
    """A time that a sentence says."""

    at: int
    how: str
    """``when``, ``part`` (of a year, said in passing), ``sum`` (五年新增48万人: of what was done alone), ``base`` (of a
    comparison), ``basis`` (of a clause alone), ``within`` (用三年时间, of a plan) or ``standing`` (目前)."""
    period: Period


def starts(text: str, at: int) -> bool:
    """Whether ``at`` is where a clause begins, or what leads up to it is only 截至, 其中 and the like."""
    return (
        at == 0 or text[at - 1] in "，；：。、（！？“" or text[max(0, at - 2) : at] in ("截至", "截止", "其中", "预计")
    )


def role(text: str, match: re.Match[str]) -> str:
    """``when``, ``base`` (what is compared with, or where a change began), ``basis`` or ``name`` (part of a name)."""
    first, last = match.span()
    before = text[first - 1] if first else ""
    if before in ("比", "较", "同", "与", "和", "由", "从", "自") and before:
        if before in ("由", "从", "自") and match["span"]:
            return "when"
        if before in ("同", "与", "和") and not _COMPARES.match(text, last, last + 14):
            return "base" if _OR_THAN.search(text, max(0, first - 11), first) else "when"
        return "base"
    if before == "于" and text[first - 2] in "高低快慢好多少大小优":
        return "base"  # 涨幅低于去年
    if before in ("是", "于", "为") and _TIMES_OF.match(text, last, last + 18):
        return "base"
    if _BASIS.match(text, last, last + 12):
        return "basis"
    if _TIMES.match(text, last, last + 14) or _SHARE.match(text, last, last + 14):
        return "base"
    if _LEVEL.match(text, last, last + 8) and _KEPT_AT.search(text, max(0, first - 8), first):
        return "base"
    if match["plan"]:
        return (
            "when"
            if _PLANNED.match(text, last)
            or last == len(text)
            or match["pe"]
            or match["pto"]
            or text.startswith("计划草案", last)
            else "name"
        )
    if match["year"] and not match["yto"] and not match["ye"]:
        if starts(text, first) or text[max(0, first - 2) : first] in ("预计", "其中", "力争", "确保", "年，"):
            return "when"
        if text[last : last + 1] in ("，", "的", "底", "末", "达", "全", "年") or text.startswith(
            ("上半年", "以来", "预计", "完成", "实现", "增", "比", "工", "国"), last
        ):
            return "when"
        if _AIMED.match(text, last):
            return "when"
        return "name"
    return "when"
