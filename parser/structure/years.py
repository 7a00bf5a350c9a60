"""The year a report plans for and the date on which it was given, where its first page or its headings say so."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from parser.report import Paragraph
from parser.structure import dates
from parser.text.vocabulary import table, words

_CN = "[一二三四五六七八九十\\d]{1,4}"
_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})年"
_PLAN_YEAR = re.compile(
    rf"{_YEAR}.{{0,12}}?(?:工作安排|重点工作|工作任务|目标任务|工作部署|总体部署|主要任务|工作重点"
    r"|总体要求|预期目标|主要目标|主要工作|工作总体|工作打算|政府工作|发展目标|任务|目标)"
)
_FAR = re.compile("五年|远景|时期|完成|执行|计划|规划")
_REVIEW_YEAR = re.compile(rf"{_YEAR}.{{0,16}}?(?:回顾|总结)")
_REPORTED = re.compile(rf"^(?:首先|现在)，?(?:我)?报告{_YEAR}的?(?:政府)?工作")
_REVIEW_PLAN = re.compile(
    r"[“‘](?P<plan>[十一二三四五六七八九]{1,2})五[”’](?:时期|期间|计划|规划)?(?:的)?[^“‘以]{0,12}(?:回顾|总结)"
)
_LAST_YEAR = re.compile("(?:去年|上年|过去一年|过去的一年|一年来).{0,8}(?:回顾|总结|工作)")
_BEGINS_WITH_YEAR = re.compile(rf"{_YEAR}[，是]")
_ANNOUNCED = re.compile(
    rf"关于(?:[^。，、年到至]{{0,24}}年度?[^。，、到至]{{0,16}}和)?{_YEAR}[^。，到至]{{0,24}}的报告"
)
_OPENING = 8
"""Paragraphs with which a report opens, its salutation and first heading among them."""
_SINCE_SESSION = re.compile(
    rf"(?P<ago>去年[^，。]{{0,6}})?(?P<session>第{_CN}届全国人民代表大会(?:第{_CN}次会议|(?P<term>期间)))"
    r"(?(ago)|(?:以来|，?到|，|的决议)[^第]{0,60}?(?:五年|(?P<one>一年来)))"
)
_PAST = re.compile(rf"^(?:各位代表[！：，]?)?(?:刚刚)?过去的{_YEAR}")
_JUST_PAST = re.compile(rf"刚刚过去的{_YEAR}")
_YEAR_OF_PLAN = re.compile(
    "今年是[^。，；]{0,12}[“‘](?P<plan>[一二三四五六七八九十]{1,2})五[”’][^。，；]{0,8}?(?:(?P<first>第一年|开局)|(?P<last>最后一年|收官))"
)
_MONTH_END = re.compile(r"年\d{1,2}月$")
_OFTEN = 3
"""Times that a report which plans for the next year names it; once is a remark."""


@cache
def _sessions() -> dict[tuple[int, int], int]:
    """The years of the sessions of the first four National People's Congresses, which did not meet every year."""
    found = [word for row in table("cover") if row["use"] == "session" for word in words(row["words"])]
    pairs = [word.partition("=")[::2] for word in found]
    return {(int(name.partition(".")[0]), int(name.partition(".")[2])): int(year) for name, year in pairs}


def is_web_date(line: str) -> bool:
    """Whether a line tells when a web page was published, not when the report was given."""
    return re.match(r"(?:发布|发文|时间|添加|来源|日期|作者|浏览|更新|source)", line) is not None or (
        re.match(r"\d{4}[-/]\d", line) is not None
    )


def year_and_date(
    heads: list[str], lines: list[str], meeting: str | None, opening: str, document: list[Paragraph]
) -> tuple[int | None, str | None]:
    """The year that the report plans for, and the ISO date on which it was given.

    ``heads``: the title and whatever else the first page prints, likeliest first; ``lines``: the lines of the page.
    """
    year, date = _date(heads)
    planned, reviewed = _years_in_headings(document)
    if date and planned and abs(int(date[:4]) - planned) > 1 and str(planned) in "".join(heads):
        year, date = planned, None  # that is when the page was made
    if date is None:
        if year and year == reviewed:
            year = planned  # some name a report by the year it reviews
        year = year or _year_of_national_session(meeting)
    year = year or planned or _announced(opening) or _since_session(document) or _told(document)
    if date is None and year:
        found = dates.MONTH_DAY.search("".join(line for line in lines if not is_web_date(line)))
        date = dates.iso(year, found[1], found[2]) if found else None
    if date and date[5:7] >= "11" and year == int(date[:4]) and _plans_for(year + 1, date[5:7], heads, document):
        year += 1
    return year, date


def _date(lines: list[str]) -> tuple[int | None, str | None]:
    year = None
    lines = [line for line in lines if not is_web_date(line)]
    for line, after in pairwise([*lines, ""]):
        broken = _MONTH_END.search(line) and re.match(r"\d{1,2}日", after)
        found, date = dates.read(line + after if broken else line)
        if date:
            return int(date[:4]), date
        if year is None:
            year = found
    return year, None


def _plans_for(year: int, month: str, heads: list[str], document: list[Paragraph]) -> bool:
    """Whether a report given at the end of a year is that of the next, for which it plans."""
    named = "".join(head for head in heads if "报告" in head)
    if re.search(rf"{year - 1}年(?!.{{1,3}}月)", named):  # 1981年政府工作报告, of 1981年11月30日
        return False
    planned, _ = _years_in_headings(document)
    if f"{year}年" in named or planned is not None:
        return planned in (year, None)
    if month == "12":
        return True
    return sum(paragraph.text.count("明年") + paragraph.text.count(f"{year}年") for paragraph in document) >= _OFTEN


def _year_of_national_session(meeting: str | None) -> int | None:
    """The National People's Congress has met every year since its fifth, elected in 1978."""
    found = re.search(rf"第({_CN})届全国人民代表大会第({_CN})次会议", meeting or "")
    if not found:
        return None
    congress, session = dates.number(found[1]), dates.number(found[2])
    if congress >= 5 and 1 <= session <= 5:
        return 1978 + 5 * (congress - 5) + session - 1
    return _sessions().get((congress, session))


def _since_session(document: list[Paragraph]) -> int | None:
    """The year of a report that opens with how long ago a session of the National People's Congress was: five years
    since the first of one, a year since 去年九月第五届…第三次会议.
    """
    found = _SINCE_SESSION.search("".join(paragraph.text[:160] for paragraph in document[:_OPENING]))
    if not found:
        return None
    year = _year_of_national_session(found["session"] + ("第一次会议" if found["term"] else ""))
    return (year + (1 if found["ago"] or found["one"] else 5)) if year is not None else None


def _announced(opening: str) -> int | None:
    """The year of the plan or budget that the opening words announce: 关于1955年国家决算和1956年国家预算的报告; or
    the year after the one that they look back on: 刚刚过去的1984年.
    """
    found = _ANNOUNCED.search(opening)
    if found:
        return dates.year_of(found["year"])
    found = _PAST.search(opening)
    return dates.year_of(found["year"]) + 1 if found else None


def _told(document: list[Paragraph]) -> int | None:
    """The year that the text tells where nothing else does: after 刚刚过去的1987年, or 今年是“七五”计划的第一年."""
    for paragraph in document:
        found = _JUST_PAST.search(paragraph.text)
        if found:
            return dates.year_of(found["year"]) + 1
        found = _YEAR_OF_PLAN.search(paragraph.text) if "今年是" in paragraph.text else None
        plan = dates.plan_years(found["plan"]) if found else None
        if found and plan:
            return plan[0] if found["first"] else plan[1]
    return None


def _years_in_headings(document: list[Paragraph]) -> tuple[int | None, int | None]:
    """The year a report plans for (二、2020年工作安排), else the one after that it reviews; and that it reviews."""
    planned: list[int] = []
    reviewed: list[int] = []
    for item, after in pairwise([*document, document[-1]]):
        text = item.text
        if len(text) > 44 or ("年" not in text and "五”" not in text):
            continue
        found = (
            _REVIEW_YEAR.search(text)
            or _REPORTED.match(text)
            or (_LAST_YEAR.search(text) and _BEGINS_WITH_YEAR.match(after.text))
        )
        if found:
            reviewed.append(dates.year_of(found["year"]))
            continue
        found = _REVIEW_PLAN.search(text)
        plan = dates.plan_years(found["plan"]) if found else None
        if plan:  # 一、“十五”工作回顾 looks back on a plan that is over
            reviewed.append(plan[1])
            continue
        found = _PLAN_YEAR.search(text)
        if found and not _FAR.search(text) and "—" not in text[: found.start()]:
            planned.append(dates.year_of(found["year"]))
    if reviewed:
        planned = [year for year in planned if year > reviewed[0]]
        next_year = reviewed[0] + 1
        return (next_year if next_year in planned or not planned else planned[0]), reviewed[0]
    if len(planned) > 1 and planned[0] + 1 in planned:
        return planned[0] + 1, None  # 一、关于2014年政府工作; 二、关于2015年政府工作
    return (planned[0] if planned else None), None
