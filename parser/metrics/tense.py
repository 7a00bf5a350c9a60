"""Achieved or promised: what a clause says of it, over what its section says.

Rules:

- *clause*: 力争, 确保, 到2025年 point ahead; 截至, 目前, 去年 point back.
- A part of a year told in a plan is achieved when it was over as the report was given.
"""

from __future__ import annotations

import re

from parser.metrics.periods import Clock, Period
from parser.report import Status

# Each alternative begins with its own character, so that a search skips what cannot begin one.
_WILL = (
    r"力争|力促|确保(?!了)|争取(?=.{0,8}(?:达|实现|完成|超|突破|新增|建成|在)|\d)|预期目标|预期(?!目标值?[的内])|目标(?:是|为|：)"
    r"|计划(?<!全年计划)(?<!年度计划)(?=投|总|实|完|今|新|用|建|安|到|开|引|三|两|年内)|拟(?=新|建|投|实|开|引|安|定)"
    r"|将(?=达|实现|完成|建|新|增|突破|超|投|继续|再|有|在|进一步|安排|实施|启动|开工|全面|努力|把)"
    r"|要(?<![主重需只次紧必首简摘提纲概扼显]要)(?=实现|完成|达|新|建|力|确|争|在|把|使|增|控|保|抓|继续|努力|加|做|提|引|突破|超|再|安排|有|以|坚持"
    r"|积极|大力|全面|进一步|通过|重点|着力)|今后|未来(?!产业|社区|乡村|科技|城|技术|工厂|学校|网络|材料|农场|食品|医院|能源|车间|空间|先导|中心|之|城市|大厦|学院|实验|信息)|明年|下一步|到20\d\d年"
)
_TARGET = re.compile(_WILL)
_TO_COME = re.compile(f"{_WILL}|规划|预计")
_STRONG = re.compile(
    r"力争|确保(?=.{0,12}(?:达|实现|完成|超|突破|不低|以上|以内|控制))(?!了)|目标(?:建议|初步|暂|拟)?(?:安排|确定|定)?(?:是|为|：)"
    r"|指标(?:建议|初步|暂|拟)?(?:安排|确定|定)?(?:是|为|：)"
    r"|将(?=达到|达|完成|建成|新增|突破|超过|投资|增加到|提高到)|计划(?<!全年计划)(?<!年度计划)(?=总?投资|到|今年|新|用|三年|五年)|今后|未来(?!产业|社区|乡村|科技|城|技术|工厂|学校|网络|材料|农场|食品|医院|能源|车间|空间|先导|中心|之|城市|大厦|学院|实验|信息)|明年|下一步|拟(?=新|建|投|实|开)"
)
_DONE = re.compile(
    r"截至|截止|目前(?<![到目]目前)(?!期)|现有(?=[^，；]{0,16}$)|共有(?!产权)(?=[^，；]{0,16}$)|已(?!经济|经?决定)|去年(?<![比较于同与由从]去年)(?!的?(?:实际|水平)?的?基础上)|以来|过去|围绕(?=[^，]*$)"
    r"|上半年(?=.{0,14}(?:预计|同比|增长|完成))|季度(?=.{0,14}(?:预计|同比|增长|完成))|月份(?=.{0,14}(?:预计|同比|增长|完成))"
)
_PAST = re.compile("(?:完成|建成|解决|增加|提高|减少|实现|取得|下降|改造)了(?=[^，；]{0,16}$)")
"""What was done, told in the figure's own clause in a passage that plans: 解决了151万人的饮水安全问题."""
_WORKED_ON = re.compile("(?:促进|推动|加快|抓好|抓牢|完成|支持|推进|督促|用好|巩固|盯紧|做好|对)[^，；]{0,10}$")
"""What is still to be done with that which is done already."""
_IN_PART = frozenset(("上半年", "季度", "月份"))


def _said(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    """The words with which the alternatives of the patterns begin: where none stands, none of them need be tried."""
    words: dict[str, None] = {}
    for pattern in patterns:
        bare = pattern.pattern
        while "(" in bare:
            bare = re.sub(r"\([^()]*\)[?]?", "", bare)
        words.update(dict.fromkeys(re.split(r"[^\w\s]", one)[0] for one in bare.split("|")))
    assert "" not in words
    return re.compile("|".join(words))


_SAID = {"actual": _said(_STRONG, _DONE), "target": re.compile(f"{_said(_TARGET, _DONE).pattern}|了")}
_AGAIN = re.compile("，(?:今年|年内|全年|再|下半年)")
_PARTS = frozenset(("H1", "Q1", "Q1-Q3"))
"""Parts of a year told as over (or a month: ``-07``)."""


def to_come(text: str) -> bool:
    """Whether what is told of years under way is still to come: “十三五”期间规划建设公路300公里."""
    return _TO_COME.search(text) is not None


def speaks(status: Status, text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` holds a word that could say otherwise than ``status``."""
    return _SAID[status].search(text, start, end) is not None


def told(
    segment: str, here: Status, clock: Clock, period: Period | None, ahead: bool | None, said: bool
) -> tuple[Status, bool]:
    """Achieved or promised, and whether the words before a figure say it.

    ``segment``: those words, from the last semicolon on; ``here``: what holds where they stand; ``period``: the time
    that the sentence names for the figure, and ``ahead``, whether it is to come; ``said``: ``speaks`` of the sentence.
    """
    year = clock.year
    if period is not None and year is not None:
        if period.last > year:
            if here == "actual" and period.first < year and not to_come(segment):
                return "actual", True  # “十三五”期间，新增耕地3万亩, in a review of 2018
            return "target", True
        if period.last < year and here == "target" and not ahead:
            return "actual", True
        part = period.text[4:]
        if (part in _PARTS or len(part) == 3) and not _TARGET.search(segment) and over(period.text, clock):
            return "actual", True
    if not said:
        return here, False
    if here == "target":
        done = _DONE.search(segment) or (_PAST.search(segment) if "了" in segment else None)
        if done and done[0] in _IN_PART and period is not None and not over(period.text, clock):
            done = None  # 上半年完成5个幸福院, of a half-year to come
        if done and done[0] == "已" and "，" in segment[done.end() :] and _WORKED_ON.search(segment[: done.start()]):
            done = None  # 促进已竣工项目量产扩产，产值突破10亿元
        if done and not _TARGET.search(segment) and not _AGAIN.search(segment, done.end()):
            return "actual", True
        return "target", bool(_TARGET.search(segment))
    strong = _STRONG.search(segment)
    if strong and not (strong.group() == "计划" and "，" in segment[strong.end() :]):
        return "target", True
    return "actual", bool(_DONE.search(segment))


def over(period: str, clock: Clock) -> bool:
    """Whether a part of a year was over when the report was given."""
    given = clock.given
    if not given:
        # until the 1980s assemblies met in the middle of the year
        return clock.year is None or clock.year < 1990 or int(period[:4]) < clock.year
    year, month = int(given[:4]), int(given[5:7])
    if int(period[:4]) != year:
        return int(period[:4]) < year
    ends = {"H1": 6, "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "Q1-Q3": 9}.get(period[4:])
    return month >= (ends if ends is not None else int(period[5:7]))
