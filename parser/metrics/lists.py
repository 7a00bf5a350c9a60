"""Enumerations: the names of a list, each whole.

A list is written short: what its names share stands once, before the first or behind the last. ``names_of`` parts it
and ``shared`` gives each name what it shares.
"""

from __future__ import annotations

import re

from parser.metrics.indicators import DEPENDENT, head, is_verb, join, measure_noun, verb_of
from parser.metrics.words import starts

_OPENS = "“（《"
_CLOSES = "”）》"
_PAIRED = re.compile(starts("paired"))


_OWN_MEASURE = re.compile(
    r"(?:(?<!需氧)量|[消能电水煤]耗|[数率额值次]|指数|强度|水平|税收|比重|经济|收入|支出|投资|面积)$"
)
"""Ends of names that say by themselves what is measured."""
_COMMON = re.compile(r"(?P<mark>人均|户均|亩均|生均|月均|年人均|毕业生)")
"""Where the part that a list shares begins within its last name (小学生均公用经费标准, 中职毕业生就业率)."""
_KINDS = frozenset("级类型性")
_NUMERAL = re.compile("第?[一二三]")
_COUNTED = re.compile(f"(?<=..){starts('dealt')}(?:数|件数|项数|数量|量)$")
"""How often something came about, and no part of what it is."""
CASUALTIES = frozenset(("死亡人数", "亡人数", "受伤人数", "伤亡人数", "直接经济损失", "经济损失"))
"""What accidents are measured by, besides their number."""
_EACH = re.compile("分别(?:实现|完成|达到|达)?")
_TWO = {"城乡": ("城镇", "农村"), "广播电视": ("广播", "电视"), "存贷款": ("存款", "贷款"), "国地税": ("国税", "地税")}
"""One word that names two, in order."""
_TOWN_AND_COUNTRY = re.compile("(?<![\u4e00-\u9fff])城、乡(?=居民|常住)")
_INSURED = ("养老", "医疗", "失业", "工伤", "生育")
"""Kinds of insurance, as a list names them short."""
_TOURISM = re.compile("旅游|游客|接待")


def _dependent(name: str) -> str:
    """The dependent name that ends a longer one (净资产 of 市属国企净资产), or empty."""
    for size in (4, 3, 2):
        if len(name) > size + 1 and name[-size:] in DEPENDENT:
            return name[-size:]
    return ""


def shared(names: list[str]) -> list[str]:
    """The names of a list, each whole: in PM10、PM2.5平均浓度 the last one's noun serves all, and
    in 商品房销售面积、金额 the first one's owner does.
    """
    first, last = names[0], names[-1]
    if _NUMERAL.fullmatch(first) and all(_NUMERAL.fullmatch(name) for name in names[:-1]):  # 第一、二、三产业
        numeral = _NUMERAL.match(last)
        whole = "第" if first[0] == "第" else ""
        if numeral:
            rest = last[numeral.end() :]
            return [whole + name.removeprefix("第") + rest for name in names[:-1]] + [whole + last.removeprefix("第")]
    paired = _PAIRED.match(last)
    if paired and all(_PAIRED.fullmatch(name) for name in names[:-1]):
        return [name + last[paired.end() :] for name in names[:-1]] + names[-1:]
    kind = first[-1:]
    if kind in _KINDS and kind in last[:-1] and all(name.endswith(kind) for name in names[:-1]):
        rest = last[last.index(kind) + 1 :]  # 国家级、省级、市级龙头企业
        return [name + rest for name in names[:-1]] + names[-1:]
    verb = verb_of(last)
    if verb and all(is_verb(name) for name in names[:-1]):  # 新建、改扩建文化站17个和23个
        return [name + last.removeprefix(verb) for name in names[:-1]] + names[-1:]
    insured = last.find("保险")
    if insured > 0 and any(name.endswith(_INSURED) for name in names[:-1]):  # 养老、失业和工伤保险参保人数
        rest = last[insured:].replace("分别", "")
        names = [name + (rest if name.endswith(_INSURED) else "") for name in names[:-1]] + names[-1:]
        names = [name + (rest[2:] if name.endswith("保险") else "") for name in names[:-1]] + names[-1:]
        first = names[0]
    if last == "贷款余额" and first.endswith("存款"):
        first = first.replace("年末", "").replace("年底", "")
        return [first + "余额", first.removesuffix("存款") + last]
    noun = measure_noun(last)
    if noun and noun != last:
        common = _COMMON.search(last)
        if first.endswith(("集中", "分散")) and "供养" in last:  # 五保集中和分散供养标准
            noun = last[last.index("供养") :]
        elif common and common.start() and common["mark"] not in first:
            noun = last[common.start() :]
        elif len(noun) == 1:
            noun = last[-3:] if len(last) > 4 else ""
        each = list(names)
        for index in range(len(names) - 2, -1, -1):
            name = names[index]
            if last.endswith("余额") and name.endswith(("存款", "贷款")):
                each[index] = name + "余额"
                continue
            if not noun or measure_noun(name) or _OWN_MEASURE.search(name):
                break  # 新增经营主体、税收、进出口总额: what stands before a measure of its own shares no later one
            each[index] = name + noun
        names = each
    owner = first[: len(first) - len(measure_noun(first) or _dependent(first))]
    if owner and owner != first:
        names = [first] + [join(owner, name) if name in DEPENDENT else name for name in names[1:]]
    if first.endswith(("申请量", "申请")) and len(first) > 3:  # 发明专利申请量和授权量, 专利申请和授权量
        whose = first.removesuffix("量").removesuffix("申请")
        names = [whose + name if name == "授权量" else name for name in names]
    if counted := _COUNTED.search(first):  # 技术合同登记数、成交额
        whose = first[: counted.start()]
        names = [first] + [whose + name if name in DEPENDENT else name for name in names[1:]]
    if owner and owner != first and "事故" in owner:  # 生产安全事故起数、死亡人数
        names = [first] + [owner + name if name in CASUALTIES else name for name in names[1:]]
    if _TOURISM.search(first):  # 旅游人次和收入
        names = ["旅游" + name if name in ("收入", "总收入", "消费") else name for name in names]
    return names


def names_of(stem: str, count: int) -> list[str] | None:
    """The ``count`` names of an enumeration, or ``None`` when there are not as many.

    城乡居民收入分别增长7%、9% names two: 城镇 and 农村.
    """
    stem = _TOWN_AND_COUNTRY.sub("城乡", _EACH.sub("", stem.replace("存、贷款", "存款、贷款")))
    if "一二三" in stem:
        stem = stem.replace("一二三产", "第一、第二、第三产").replace("一二三次产", "第一、第二、第三次产")
    parts = [part for part in split(stem.replace("”“", "”、“")) if part]
    if count == 4 and parts[-1:] == ["批零住餐"]:
        parts[-1:] = ["批发业", "零售业", "住宿业", "餐饮业"]
    if len(parts) < count:
        short = next((word for word in _TWO if word in stem), None) if count == 2 and len(parts) == 1 else None
        return [head(stem.replace(short, word)) for word in _TWO[short]] if short else None
    if len(parts) > count:
        merged = "、".join(parts[: len(parts) - count + 1])
        parts = [merged, *parts[len(parts) - count + 1 :]] if "等" not in merged else parts[-count:]
    return shared([head(part) or part for part in parts])


_SPLIT = re.compile(r"[（“《]|[）”》]|、|以及|和(?!谐|平)|(?<![普惠涉遍波以])及(?!其他|时|格|以上|以下)|与(?!会)")


def split(stem: str) -> list[str]:
    """Parts of an enumeration; marks inside brackets and quotes do not part."""
    out, depth, at = [], 0, 0
    for match in _SPLIT.finditer(stem):
        mark = match.group()
        if mark in _OPENS:
            depth += 1
        elif mark in _CLOSES:
            depth = max(0, depth - 1)
        elif depth == 0:
            out.append(stem[at : match.start()])
            at = match.end()
    out.append(stem[at:])
    return out
