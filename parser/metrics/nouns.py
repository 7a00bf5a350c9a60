"""The noun that a figure counts, where it stands behind it: right behind, or behind the figures of a list.

These functions find it in the text; ``behind`` makes rows of it.
"""

from __future__ import annotations

import re

from parser.metrics.figures import Figure
from parser.metrics.indicators import DEPENDENT, MEASURED, measure_noun, noun_length, tail
from parser.metrics.limits import limited
from parser.metrics.owners import RATED

_NUMBERED_NEXT = re.compile("[、和及与](?=\\d)")
_LEVELS = frozenset("省市县区国部")
_BOUND = re.compile("(?:超过?|过|达到?|近|约|不低于|突破|均?在)$")
_MEASURES_OWNED = frozenset(
    ("年销售收入", "年主营业务收入", "年营业收入", "年产值", "年营收", "年税收", "税收", "营收")
)
"""Measures by which those that are counted are told, beside what needs its owner."""
_OWNED_AHEAD = re.compile(
    r"(?:超过?|过|达到?|近|约|不低于|突破|均?在)?(?:[\d.,多余]+[万亿]?[^\d，。；、的]{1,3}(?:以上|左右)?的"
    r"|(?:[\d.,多余]+|[一二两三四五六七八九十百千]+)(?:[万亿]{1,2}元?|元)(?:以上|左右)?的?)(?P<noun>(?![万亿元约近多余]|左右|公里|平方)[^，。；\d]{2,30})"
)
"""The noun behind the measure that stands between it and its number: 28支总规模835亿元的产业基金."""
_SHARED_NOUN = re.compile(
    r"[、和](?:再|另|已|又)?(?:启动|开工)?(?:新?建成?|续建|在建|开工|竣工|投产|启动|完工|完成|谋划|储备|改造)"
    r"[\d.,多余]+(?P<unit>[万亿]?[个家座条所项套处台公里米亩]+)(?P<noun>[^，。；、\d]{2,20})"
)
_TITLED = re.compile(
    r"(?P<title>“[^“”]{2,12}”)[、和及][\d.]+[余多]?(?P<unit>[万亿]?[\u4e00-\u9fff]{1,2}?)“[^“”]{2,12}”(?P<noun>[^，。；、“\d]{2,16})"
)
_BEARER = re.compile("(?:企业|园区|项目|集群|公司|[县市区镇村]|基地|产业)$")
_OF_WHOLE = re.compile("(?<=..)占(?![有地领用比])[^占]{0,24}$")
"""The share that what is measured has: 58家重点企业产值占全市规模以上工业的."""
_PER_HEAD = re.compile("(?<=..)(?:城镇居民|农村居民|城乡居民|农牧民|农民|居民)?年?人均(?:纯|可支配)?$")
"""Of whom an income is: 30个重点县农牧民人均纯收入增加156元."""


def noun_behind(right: str, more: bool, governed: bool) -> tuple[str, int]:
    """The noun after a figure, and how much of ``right`` it uses up when ``more`` figures follow."""
    candidate = right
    if more:
        if right[:1] in "、和及与，的":
            return "", 0
        cut = max(right.rfind(mark) for mark in "、和及与")
        numbered = _NUMBERED_NEXT.search(right)
        if numbered and numbered.start():
            cut = numbered.start()  # 27条主次干道、4大路口、90条便民小路
        levels = cut == 1 and right[0] in _LEVELS and (right[1] == "、" or right[2:3] in _LEVELS)
        if cut > 0 and not (levels and len(right) > 2):  # 省、市重点项目
            candidate = right[:cut]
        else:
            # 323个贫困村集体经济收入增长51%: the measure belongs to the next figure
            whose = right
            if (part := _OF_WHOLE.search(right)) and _BEARER.search(
                right[: part.start()].removesuffix(measure_noun(right[: part.start()]))
            ):
                whose = right[: part.start()]
            stem = tail(whose).stem
            measured = MEASURED.search(stem)
            rate = RATED.search(stem) if measure_noun(stem) == "率" else None
            noun = stem[: (measured or rate).start()] if measured or rate else stem.removesuffix(measure_noun(stem))  # type: ignore[union-attr]
            noun = _PER_HEAD.sub("", noun.removesuffix("综合").removesuffix("平均").removesuffix("水质"))
            if 2 <= len(noun) < len(right):
                length = noun_length(noun, governed)
                if length:
                    return noun[:length], 0
    length = noun_length(candidate, governed and (not more or candidate is not right), governed)
    return candidate[:length], len(candidate) if length and candidate is not right else 0


def owned_ahead(text: str, measure: str, figure: Figure) -> str:
    """The noun counted when a measure of it stands between: 28支总规模835亿元的产业基金."""
    told = measure if measure in DEPENDENT or measure in _MEASURES_OWNED else ""
    bound = _BOUND.search(measure)
    if not told and bound and (measure[: bound.start()] in DEPENDENT or measure[: bound.start()] in _MEASURES_OWNED):
        told = measure[: bound.start()]
    if not told and bound and measure[: bound.start()].endswith("率"):
        told = measure[: bound.start()]  # 138个贫困发生率在5%以上的贫困村
    found = _OWNED_AHEAD.match(text, figure.tail + len(told)) if told else None
    return found["noun"][: noun_length(found["noun"])] if found else ""


def limited_ahead(text: str, right: str, figure: Figure) -> tuple[str, int]:
    """What is counted by a limit, its noun behind the next ones: 5个投资过100亿元、8个过50亿元的项目."""
    limit, noun = limited(text, figure.tail)
    length = noun_length(noun) if noun else 0
    return (f"{limit}的{noun[:length]}", len(right.rstrip("、和及以"))) if length else ("", 0)


def titled_ahead(text: str, right: str, figure: Figure) -> tuple[str, int]:
    """What a title names, its noun behind the next one: 3场“请进来”、7场“走出去”招商推介活动."""
    found = _TITLED.match(text, figure.tail)
    if not found or found["unit"] != figure.unit:
        return "", 0
    noun = found["noun"][: noun_length(found["noun"])]
    return (found["title"] + noun, len(right.rstrip("、和及"))) if len(noun) > 1 else ("", 0)


def noun_ahead(text: str, figure: Figure) -> str:
    """The noun that a list shares, behind its next figure: 建成8个、再建12个中试中心."""
    found = _SHARED_NOUN.match(text, figure.tail)
    if not found or found["unit"] != figure.unit:
        return ""
    return found["noun"][: noun_length(found["noun"])]
