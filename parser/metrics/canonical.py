"""Canonical indicators: the standard name of what a wording measures.

``生产总值``, ``全市生产总值``, ``GDP`` and ``国内生产总值`` are one indicator over reports, places and
years; ``人均生产总值`` and ``万元生产总值能耗`` are others. The names, their synonyms and the decisions
behind them are data: ``knowledge/indicators.tsv``. The rules here only take off words that never
change what is measured: whose it is (全市), when (全年), how it came about (实现), how it moved (增速).
A qualifier that does change it (人均, 新增, 市区, 非公) stays, so an unknown wording has no name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import normalize

from parser.metrics.standard import indicators
from parser.metrics.wording import forms
from parser.text.vocabulary import KnowledgeError, any_of, rows, words

# Different spellings of one word inside a name, brought to one of them; both sides of every
# comparison go through this, so a word that is not a spelling variant may pass unharmed.
_VARIANTS = {
    **dict.fromkeys(("全省生产总值", "全市生产总值", "全县生产总值", "全区生产总值", "全州生产总值"), "生产总值"),
    **dict.fromkeys(("全省GDP", "全市GDP", "全县GDP", "全区GDP", "全州GDP"), "生产总值"),
    "市生产总值": "生产总值",
    "国内生产总值": "生产总值",
    "地区生产总值": "生产总值",
    "地区GDP": "生产总值",
    "GDP": "生产总值",
    "规模以上": "规上",
    "规模工业": "规上工业",
    "限额以上": "限上",
    "研究与试验发展": "研发",
    "研究与试验发展(R&D)": "研发",
    "研究和试验发展": "研发",
    "研究与实验发展": "研发",
    "研究与发展": "研发",
    "R&D": "研发",
    "与": "和",
    "、": "和",
    "及其": "和",
    "及": "和",
}
_VARIANT = re.compile(any_of(list(_VARIANTS)))
_VARIANT_FIRSTS = frozenset(word[0] for word in _VARIANTS)
# 民生支出占财政支出, …占财政支出的比重 and …占财政支出比例 are one share.
_SHARE = re.compile(r"(占.{2,})(?:比重|比例|比率|份额)$")
# Marks that say nothing: quotes, book-title marks, spaces, the particle 的.
_HAN = re.compile("[\u4e00-\u7683\u7685-\u9fff]*")
"""Han characters but 的."""
_SILENT = re.compile(r"[\s\"'“”‘’「」『』《》〈〉*]|的(?!地)")
# A unit or a price basis in brackets at the end, as table heads have it: （亿元）, (按可比价).
_BRACKET = re.compile(
    r"\((?:单位:?)?(?:[万亿千百]*(?:美?元|吨|人|户|家|个|亩|公顷|头|辆|套|天|件|公里|平方公里|平方米|立方米|千瓦时?|度)"
    r"|%|‰|[^()]{0,6}(?:现价|当年价|不变价|可比价)[^()]{0,4})\)$"
)
_HEADS = (
    "全国|全省|全市|全县|全区|全州|全旗|全盟|全自治区|我国|我省|我市|我县|我区|我州|我旗|本市|本省|本县|本区|全年|年末|年底|岁末|今年|去年|上年|当年|"
    "本年|本年度|年度|上半年|下半年|一季度|二季度|三季度|四季度|前三季度|五年来|五年|过去五年|十二五期间|十三五期间|十四五期间|其中|预计|预期|预计实现|"
    "实现|完成|达到|力争|确保|保持|控制|稳定|累计|累计实现|累计完成|共|共计|合计|总计|年均|年均实现|争取|努力实现|要|使|地区|全域"
)
_HEAD = re.compile(
    rf"{any_of(_HEADS.split('|'))}|\d{{4}}年?度?|\d{{1,2}}[-至到]\d{{1,2}}月份?|截至?到?[^,]{{0,8}}(?:底|末)"
)
# Longest first is not what a search for an ending does: it finds the leftmost start, which is the longest.
_TAILS = (
    "同比增长|同比下降|比上年增长|较上年增长|比去年增长|年均增长|年均增速|年均增长率|平均增长|平均增速|平均增长率|年均增幅|增长速度|增长率|增长|增速|增幅|涨幅|上涨率|上涨|上升|"
    "下降|下降率|降幅|降低率|降低|减少|提高|提升|增加|回落|分别|累计|累计达|合计|共计|总计|总计达|达到|达|完成|完成额|实现|为|约|超|超过|突破|"
    "稳定在|保持在|控制在|稳定|保持|控制|预期目标|增长目标|目标|预期|累计完成|累计实现|由|从|比|较上年|比上年|同比|年均|总水平"
)
_TAIL = re.compile(rf"(?:{any_of(_TAILS.split('|'))})$")
_TAIL_LAST = frozenset(word[-1] for word in _TAILS.split("|"))
# What only names the figure itself, by the family of the unit: 高新技术企业数量 counts 高新技术企业.
_FIGURE = {
    "money": ("总量", "总额", "总值", "金额", "额", "规模", "总规模"),
    "weight": ("总量", "数量", "量"),
    "energy": ("总量", "量"),
    "volume": ("总量", "量"),
    "area": ("面积", "总面积", "总量"),
    "length": ("里程", "总里程", "长度"),
    "count": ("总数", "数量", "个数", "户数", "家数", "总量", "数", "总户数"),
    "households": ("总数", "数量", "户数", "套数", "数", "总量"),
    "people": ("人数", "人次", "总人数", "总人次", "总数", "数量", "数", "总量", "规模", "人员"),
    "head": ("数量", "头数", "总量", "数", "量"),
    "days": ("天数",),
}
_FIGURES = {ending for endings in _FIGURE.values() for ending in endings}
_FIGURE_TAIL = re.compile(rf"(?:{any_of(sorted(_FIGURES))})$")
_FIGURE_LAST = frozenset(ending[-1] for ending in _FIGURES)
_AMOUNTS = frozenset(("money", "people", "count", "households", "head", "area", "length", "weight", "volume", "power"))
"""Families of units of which no value is a share."""
_AS_SHARE = {"空气质量优良天数": "空气质量优良天数比例"}
"""What is measured by a share as well as by an amount."""


@lru_cache(maxsize=1 << 16)
def canonical(indicator: str) -> str | None:
    """The standard name of what ``indicator`` measures, or ``None`` where there is none.

    ``canonical("预计全市生产总值增速")`` is ``"地区生产总值"``; ``canonical("生产总值能耗比")`` is ``None``.
    """
    names = _names()
    form = _key(indicator)
    if form in names:
        return names[form]
    starts, ends = _cuts(form)
    for end in ends:
        for start in starts:
            if start < end and (part := form[start:end]) in names:
                return names[part]
    name = _by_figure(form, starts, ends[-1], names)
    if name is None and ends[-1] - starts[-1] > 3:
        for other in forms(form[starts[-1] : ends[-1]]):
            if other in names:
                return names[other]
    return name


_COUNTS = frozenset(("count", "person", "household", "family", "visit"))
"""Families of units that count, and measure no money."""


def measured(name: str | None, kind: str, family: str = "") -> str | None:
    """``name``, where what it names can be measured so: no share is of 政协提案 (件), no amount of 城镇化率 (%).

    ``kind``: the kind of the value's unit, as ``units.kind`` has it (``share``, or empty for an amount); ``family``:
    its family, as ``units.family`` has it (对外贸易拓展到110个国家 is no sum of money).
    """
    if name is None or kind not in ("", "share"):
        return name
    unit = indicators()[name].unit
    if kind == "share":
        return _AS_SHARE.get(name, None if unit in _AMOUNTS else name)
    return None if unit == "share" or (unit == "money" and family in _COUNTS) else name


@lru_cache(maxsize=1 << 14)
def stripped(indicator: str) -> str:
    """A wording in one form, without the words around it that never change what is measured.

    ``stripped("预计新建学校累计达到")`` is ``"新建学校"``. It lines up indicators that have no standard name.
    """
    form = _key(indicator)
    starts, ends = _cuts(form)
    start, end = starts[-1], ends[-1]
    return form[start:end] if start < end else form


def _cuts(form: str) -> tuple[list[int], list[int]]:
    """Where ``form`` may begin and end once words that change nothing are taken off, widest first."""
    starts, ends = [0], [len(form)]
    while cut := _HEAD.match(form, starts[-1]):
        starts.append(cut.end())
    if form.endswith(")") and (bracket := _BRACKET.search(form)):
        ends.append(bracket.start())
    end = ends[-1]
    while end and form[end - 1] in _TAIL_LAST and (tail := _TAIL.search(form, 0, end)):
        end = tail.start()
        ends.append(end)
    return starts, ends


def _by_figure(form: str, starts: list[int], end: int, names: dict[str, str | None]) -> str | None:
    """Look again without 数量, 总额, 面积 …, where the family of the unit allows the ending."""
    figure = _FIGURE_TAIL.search(form, 0, end) if end and form[end - 1] in _FIGURE_LAST else None
    if figure is None:
        return None
    for at in range(figure.start(), end):
        ending = form[at:end]
        if ending not in _FIGURES:
            continue
        for start in starts:
            name = names.get(form[start:at])
            if name and ending in _FIGURE.get(indicators()[name].unit, ()):
                return name
    return None


def _key(wording: str) -> str:
    """A wording in the one form in which wordings are compared."""
    plain = wording
    if not _HAN.fullmatch(wording):  # Han characters alone have one form
        plain = _SILENT.sub("", normalize("NFKC", wording).upper())
    plain = plain.strip("和,;:。·")
    if not _VARIANT_FIRSTS.isdisjoint(plain):
        plain = _VARIANT.sub(_variant, plain)
    return _SHARE.sub(r"\1", plain) if "占" in plain else plain


def _variant(found: re.Match[str]) -> str:
    return _VARIANTS[found[0]]


@cache
def _names() -> dict[str, str | None]:
    """Canonical names by the key of every wording; ``None`` for wordings that must not match.

    Raises:
        KnowledgeError: one wording stands for two indicators.
    """
    found: dict[str, str | None] = {}
    for name, indicator in indicators().items():
        for wording in (name, *indicator.synonyms):
            key = _key(wording)
            if found.setdefault(key, name) != name:
                raise KnowledgeError(f"indicators.tsv: {wording!r} is both {found[key]} and {name}")
    for row in rows("indicators"):
        for wording in words(row["not"]):
            found.setdefault(_key(wording), None)
    return found
