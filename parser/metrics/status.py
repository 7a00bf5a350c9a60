"""What a section says of its rows before they say it themselves: achieved or promised, and of which years.

Rule *section*: 工作回顾 is actual, 工作安排 and 目标任务 are targets; a title may name its years.
Vocabulary: ``knowledge/periods.tsv``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.metrics.periods import SCAN, Clock, Period, words_of
from parser.report import Cover, Section, Status
from parser.structure import dates

_REVIEW = re.compile(f"(?!成绩单)(?:{words_of('review')})")
"""But 交出更加过硬的成绩单 is what one is going to do."""
_PLAN = re.compile(words_of("plan"))
# What says of itself that it came about is no plan: 经济发展步伐加快, 综合实力进一步增强, 各项目标任务圆满完成.
_CAME_ABOUT = re.compile(
    "[\u4e00-\u9fff]{2}(?:明显|显著|持续|不断|大大|大幅)?加快(?=[，、；：]|$)"
    "|[\u4e00-\u9fff]{2}(?:得到)?进一步(?:增强|提高|提升|改善|优化|加强|巩固|完善|扩大|加快|深化|显现|好转|健全|夯实)(?=[，、；：]|$)"
    "|(?:目标任务|任务|目标)(?:均|都|已)?(?:圆满|胜利|全面|顺利|超额|如期|全部|较好)(?:完成|实现)(?=[，、；：]|$)"
)
_BARE_YEAR = re.compile(r"(?<!\d)20\d\d(?=[，、：]|$)")
"""奋斗2018，夯基筑路、稳健起航."""
_GOVERNMENT = "(?:[省市县区州盟旗]|自治[区州县])?(?:人民)?政府"
_TERM = re.compile(
    f"(?:[省市县区州盟旗]|自治[区州县])?第?(?<!新)[一二三四五六七八九十]{{1,3}}届{_GOVERNMENT}|(?<![\\d十后今来])[五5]年{_GOVERNMENT}(?=工作)"
)
"""市七届政府工作回顾, 五年政府工作回顾: of a government's term."""
_REVIEWS = re.compile(words_of("reviews"))
_SAYS_PLAN = re.compile(words_of("says"))
_WILL = re.compile("确保|努力|力争|争取|为|奋力")
_TURNS = re.compile(f"{words_of('first')}|{words_of('last')}")
_OWN_YEAR = re.compile(
    r"^(?:关于|回顾)?(?:(?:19|20)\d{2}|去|今|过去[一五])年(?:的|来的)?(?:主要)?(?:政府)?(?:工作|回顾|重点|任务|总结|经济社会发展)"
)


_THE_YEARS = re.compile("的(?:这)?[五5]年$")
"""A title that says what the years were."""
_ENDED = re.compile("(?:收官|完成|告别|走过|胜利实现)了?[“‘]")
"""What is said before the name of a plan that is over."""


class Default(NamedTuple):
    """What a section or an opening says of the rows under it."""

    status: Status
    period: str | None


def _with_years(title: str) -> str:
    """A title with its year as a year, and with the government whose term is reviewed as the one that ends."""
    title = _BARE_YEAR.sub("\\g<0>年", title)
    return _TERM.sub("本届政府", title) if _REVIEW.search(title) else title


def of_title(title: str, clock: Clock) -> Default | None:
    """The default that a heading gives; ``None`` when it gives none, or both."""
    title = _with_years(title)
    review, plan = _REVIEW.search(title), _PLAN.search(_CAME_ABOUT.sub("", title))
    found = [period for match in SCAN.finditer(title) if (period := _since(title, match, clock))]
    status: Status
    if review and plan and found and len({period.ahead for period in found}) == 2:
        return None  # “十三五”时期发展成就和“十四五”时期主要目标: its paragraphs say which
    if review and found and all(period.ahead for period in found) and not _REVIEWS.search(title):
        status = "target"  # 2014年各项工作务求新成效, in 2014: it is hoped for
    elif review and found and not any(period.ahead for period in found):
        status = "actual"  # 回顾2023年，加快发展的信心更加坚定; “十二五”时期回顾和2015年重点工作, in 2016
    elif review and (not plan or review.start() > plan.start() or re.search("(?:完成|执行)情况", title)):
        status = "actual"
    elif found and not any(period.ahead for period in found) and _THE_YEARS.search(title):
        status = "actual"  # 向宏伟目标阔步前进的五年
    elif found and not found[0].ahead and _over(title, found[0]) and not _WILL.search(_clause(title)):
        status = "actual"  # 全面完成2003年各项预期目标, in 2004; “十一五”开局良好, in 2007
    elif found and not review and not _SAYS_PLAN.search(title) and len({period.ahead for period in found}) == 1:
        status = "target" if found[0].ahead else "actual"  # 攻坚奋斗的2022年, 奋进2019，加速赶超
    elif plan:
        status = "target"
    elif found and ("工作" in title or (found[0].ahead and _TURNS.search(title))):
        status = "target" if found[0].ahead else "actual"
    else:
        return None
    for said in found:
        if said.ahead == (status == "target"):
            return Default(status, said.text)
    fallback = clock.review if status == "actual" else clock.year
    return Default(status, str(fallback) if fallback else None)


def _since(title: str, match: re.Match[str], clock: Clock) -> Period | None:
    """The period that a title says; of 2018年以来工作回顾 the years since."""
    period = clock.period(match, None)
    if period is None or not match["year"] or not title.startswith("以来", match.end()):
        return period
    last = clock.review
    return Period(f"{period.first}-{last}", period.first, last, False) if last and period.last < last else period


def names_two(title: str, clock: Clock) -> bool:
    """Whether a title names years and one year of them, gone by or to come: “十三五”时期和2020年工作回顾."""
    title = _with_years(title)
    found = [period for match in SCAN.finditer(title) if (period := clock.period(match, None))]
    for ahead, year in ((False, clock.review), (True, clock.year)):
        texts = [period.text for period in found if period.ahead == ahead]
        if str(year) in texts and any(len(text) == 9 for text in texts):
            return True
    return False


def _over(title: str, period: Period) -> bool:
    """Whether a title says that a past period is over, or went well from its first year: “十一五”开局良好."""
    return (
        "完成" in title
        or _ENDED.search(title) is not None
        or (period.first == period.last and _TURNS.search(title) is not None)
    )


def _clause(title: str) -> str:
    """The clause of a title in which its plan of years is named (努力攻坚，圆满收官“十二五”), or all of it."""
    return next((clause for clause in title.split("，") if "五”" in clause), title)


def outspoken(title: str) -> bool:
    """Whether a title says in so many words, or by its year, whether it is of what was done or of what is planned."""
    return bool(_REVIEW.search(title) or plans(title) or next(SCAN.finditer(title), None))


def reviews(title: str, clock: Clock) -> bool:
    """Whether a title says in so many words, or by its year, that it is of what was done: 取得新成效 does not."""
    if _REVIEWS.search(title):
        return True
    return any(
        not period.ahead for match in SCAN.finditer(_with_years(title)) if (period := _since(title, match, clock))
    )


def plans(title: str) -> bool:
    """Whether a title says in so many words that it is of what is planned: 主要任务, 工作安排."""
    return _SAYS_PLAN.search(_CAME_ABOUT.sub("", title)) is not None


def names_its_year(title: str) -> bool:
    """Whether a title says by itself what it is of, whatever stands above it: 关于2021年的工作."""
    return _OWN_YEAR.match(title) is not None


_FIRST_SESSION = re.compile("(?<![一二三四五六七八九十])(?:第?一次|第1次)")
_HEADING_YEAR = re.compile(r"((?:19|20)\d{2}|[一二][九〇零][〇零一二三四五六七八九]{2})年")


def clock_of(cover: Cover, sections: tuple[Section, ...]) -> Clock:
    """The years from which the report speaks: the cover's, or those its headings name."""
    year, review = cover.year, None
    for section in sections:
        if section.level > 2 or section.kind != "heading":
            continue
        found = _HEADING_YEAR.search(section.title)
        if not found:
            continue
        said = dates.year_of(found[1])
        reviewed = _REVIEWS if said == year else _REVIEW  # 2014年各项工作务求新成效, in 2014
        if review is None and reviewed.search(section.title) and (year is None or year - 1 <= said <= year):
            review = said
        elif _PLAN.search(section.title) and (year is None or said == year + 1):
            year = said
    if year is None and review is not None:
        year = review + 1
    if review is None and year is not None:
        # given at the end of the year by which it is named (1964, 1981): that year is what it looks back on
        review = year if cover.date and cover.date[:4] == str(year) and cover.date[5:7] >= "11" else year - 1
    if review is not None and year == review:
        year = review + 1
    terms = cover.place is not None and cover.place.level in ("national", "province")  # 2003, 2008: their governments'
    ends = _FIRST_SESSION.search(cover.body or "") is not None
    return Clock(year, review, cover.date, (1, 3) if terms else (1,), ends)
