"""Whose figure a row is, and over what span: the place's own or another's, of one year or of several.

A report quotes the nation's and the province's figures beside its own, and those of its city proper beside those of
the whole city; a yearly average over five years is no figure of one year. What stands right before an indicator, or
before its figure, tells.
"""

from __future__ import annotations

import re

from parser.questions.facts import Fact
from parser.report import Quantity
from parser.structure.dates import year_of

# Words for a whole place, and the levels of report whose own place they name.
_OWN = {
    "全国": ("national",),
    "我国": ("national",),
    "中国": ("national",),
    "全省": ("province",),
    "我省": ("province",),
    "全区": ("province", "county"),
    "全市": ("prefecture", "county", "province"),
    "我市": ("prefecture", "county", "province"),
    "全州": ("prefecture",),
    "全盟": ("prefecture",),
    "全县": ("county",),
    "我县": ("county",),
    "全旗": ("county",),
}
_WHOLE = re.compile("|".join(_OWN))
# A part of the place: its figure is not the place's.
_PART = re.compile(
    "市本级|省本级|县本级|区本级|州本级|本级|市级|县级|区级|市区|城区|县域|农村地区|开发区|高新区|经开区|示范区|新区|园区|"
    "产业带|城市群|经济区|自贸区|保税区|集聚区|都市圈|贫困县|贫困地区|[0-9一二三四五六七八九十]+个(?:县|区|市)|沿海|山区|[东南西北中]部地区"
)
_OTHERS = re.compile("(?:高于|低于|快于|超过|好于|优于|比|较|与|占)(?:全国|全省|全区|全市|西部|中部|东部|周边|同期)")
_AVERAGE = re.compile(
    "年均(?!浓度|值|气温|降水)|年平均|平均每年|每年平均|每年(?:增|递)|年递增|年增长率平均|平均(?:增长|递增|增速)"
)
_SPAN = re.compile(
    r"(?<!\d)[五5三3四4]年(?:来|间|中|里|累计|共|新|建|完成|全市|全省|全县)|(?<!\d)[五5]年[，,]|累计|历年|[一二三四五]年来|连续[两二三四五]年(?!增产|丰收|增长|保持|[位稳]?居)"
    '|[“‘"][一二三四五六七八九十]+五[”’"](?:以来|期间|时期|累计)|本届政府(?:以来|任期)'
)
"""A running total over years, said before a figure whose period was inferred."""
_PART_YEAR = re.compile(
    "上半年|前三个?季度|[一1]季度|前(?:1?[0-9]|十?[一二三四五六七八九十])个?月|[1一][-~～—至到](?:1?[0-9]|十?[一二三四五六七八九十])月|"
    "截[至止]到?(?:1?[0-9]|十?[一二三四五六七八九十])月"
)
_ZONE = re.compile(
    "新区|开发区|高新区|经开区|示范区|园区|自贸区|保税区|综保区|城市群|都市圈|港区|[东南西北中]部地区|民营企业|私营|非公有制|国有企业|"
    "[\u4e00-\u9fff]{2}(?:市|县|区|旗|盟|州)(?:和|、)[\u4e00-\u9fff]{2,4}(?:市|县|区|旗|盟|州)"
)
"""What a sentence is about when it is not about the whole place."""
_MAKING = re.compile(
    "打造|建设|创建|共建|推进|推动|实施|获批|批准|创成|入选|争创|启动|设立|成立|融入|申报|列入|建成|支持|新增|深化|完善|提升|规划"
)
"""Before a zone in its clause, it says that the zone is made, not that what follows is told of it."""
_BASE = re.compile(
    r"(?:比|较|是|为|相当于)(?:\d{4}年|“?[一二三四五六七八九十]+五|五年前|[一二三四五六七八九十]年前|建国|改革开放|上届|期初)"
)
_SINCE = re.compile(r"(?:同|与|和)([12]\d{3}|[一二][八九〇零]..)年(?:底|末)?(?:相比|比较|比)")
"""What all of a sentence is compared with: 1986年同1978年相比."""
_BASE_YEAR = re.compile(r"(?:比|较|是|为|相当于)(\d{4})年")


def own(fact: Fact) -> bool:
    """Whether the figure is the report's own place's, as a whole."""
    metric = fact.metric
    level = fact.about.level
    start = metric.indicator_start
    words = metric.indicator
    if start is not None:
        words = fact.before(start)[-8:] + words
    whole = _WHOLE.findall(words)
    if any(level not in _OWN[found] for found in whole):
        return False
    named = fact.metric.canonical or ""  # 市级重点项目 are the city's own
    if any(found[0] not in named for found in _PART.finditer(words)) or _OTHERS.search(words):
        return False
    return bool(whole) or not _of_zone(fact)


def _of_zone(fact: Fact) -> bool:
    """Whether the sentence is about a part that it names before its first figure: 滨海新区加快开放，生产总值增长23%."""
    if fact.metric.canonical is None:
        return False
    found = _ZONE.search(fact.opening)
    if found is None or found[0] in fact.metric.indicator:
        return False
    return not _MAKING.search(re.split("[，,：:、]", fact.opening[: found.start()])[-1])


def part_of_year(fact: Fact, quantity: Quantity) -> bool:
    """Whether the sentence says, before the figure, that it is one of some months."""
    return bool(_PART_YEAR.search(fact.led(quantity.start)))


def of_one_year(fact: Fact, quantity: Quantity, year: int) -> bool:
    """Whether a figure is one of ``year``: no yearly average, no growth since an earlier year than the one before."""
    clause = fact.before(quantity.start)
    if averaged(fact, quantity):
        return False
    if fact.metric.change is quantity and (since := _SINCE.search(fact.led(quantity.start))):
        return year_of(since[1]) == year - 1
    if fact.metric.known.period != "said" and _SPAN.search(fact.led(quantity.start)):
        return False
    if _BASE.search(clause):
        base = _BASE_YEAR.search(clause)
        return base is not None and base[1] == str(year - 1)
    return True


def averaged(fact: Fact, quantity: Quantity) -> bool:
    """Whether a figure is told as a yearly average."""
    return bool(_AVERAGE.search(fact.before(quantity.start)) or _AVERAGE.search(fact.metric.indicator))
