"""Achieved or promised: by section, overridden by the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parser.metrics.periods import SCAN, Clock
from parser.report import Cover, Section, Status

_REVIEW = re.compile(
    "回顾|总结|成就|成绩|过去|工作情况|完成情况|执行情况|基本情况|取得|一年来|五年来|历程|主要工作情况|存在.{0,6}问题"
)
_PLAN = re.compile(
    "安排|任务|目标|重点|打算|建议|思路|要求|举措|部署|展望|计划|今年.{0,8}工作|下一步|今后|明年|意见|措施|预期|自身建设|政府建设|奋斗|下半年"
)
_TARGET = re.compile(
    "力争|确保|争取|预期目标|预期|目标|计划(?!生育|经济|单列|免疫)|拟(?=新|建|投|实|开|引|安)|将(?!军)|要(?=实现|完成|达|新|建|力|确|争|在|把|使|增|控|保|抓|继续|努力|加|做|提|引)|明年|规划(?=到|建|投|总|面|新|用)|到20\\d\\d年|力促|预计到|今后|未来"
)
_DONE = re.compile(
    "截至|截止|目前|已(?!经济)|去年|上年|过去|累计完成了|以来|现有|共有|上半年|一季度|前三季度|预计完成|围绕"
)
_STRONG_TARGET = re.compile(
    "力争|预期目标|将(?=达|实现|完成|建成|新|增|突破|超)|计划(?=投资|总投资|到|今年|新|用|三年|五年)|今后|未来|明年|目标是|下一步"
)


@dataclass(frozen=True, slots=True)
class Default:
    """What a section says of its rows before they say it themselves."""

    status: Status
    period: str | None


def of_title(title: str, clock: Clock) -> Default | None:
    """The default that a heading gives; ``None`` when it gives none."""
    review, plan = _REVIEW.search(title), _PLAN.search(title)
    years = [match for match in SCAN.finditer(title)]
    status: Status
    if review and (not plan or review.start() > plan.start() or "完成情况" in title or "执行情况" in title):
        status = "actual"
    elif plan:
        status = "target"
    elif review:
        status = "actual"
    elif re.search(r"工作", title) and years and years[0]["year"]:
        year = int(years[0]["yn"])
        if clock.year is None:
            return None
        status = "target" if year >= clock.year else "actual"
    else:
        return None
    fallback = clock.review if status == "actual" else clock.year
    period = str(fallback) if fallback else None
    for match in years:
        said, _ = clock.period(match, period)
        if said:
            period = said
            break
    return Default(status, period)


def clock_of(cover: Cover, sections: tuple[Section, ...]) -> Clock:
    """The years from which the report speaks: the cover's, or those its headings name."""
    year = cover.year
    review = None
    for section in sections:
        if section.level > 2:
            continue
        found = re.search(r"((?:19|20)\d{2})年", section.title)
        if found and _REVIEW.search(section.title) and review is None:
            review = int(found.group(1))
        elif found and year is None and _PLAN.search(section.title):
            year = int(found.group(1))
    if year is None and review is not None:
        year = review + 1
    if review is None or (year is not None and not year - 1 <= review <= year):
        review = year - 1 if year is not None else review
    return Clock(year, review)


def in_sentence(clause: str, default: Status) -> tuple[Status, bool]:
    """The status of a clause, and whether its own words said it."""
    if default == "target":
        if _DONE.search(clause) and not _TARGET.search(clause):
            return "actual", True
        return "target", bool(_TARGET.search(clause))
    if _STRONG_TARGET.search(clause):
        return "target", True
    return "actual", bool(_DONE.search(clause))
