"""When, and with it achieved or promised: what holds where a sentence begins, and what it says itself.

Rules:

- *compared*: a time after 比, 较, 由 is what is compared with, not when.
- *within*: 用三年时间, 五年内, in a plan, is of the years from this one on.
- *until*: 到2016年累计完成 is of all the years until then.

``openings`` says what holds where a sentence begins, ``tense`` achieved or promised of a clause, ``yearly`` of which
years a yearly growth is.
"""

from __future__ import annotations

import re

from parser.metrics.deeds import done
from parser.metrics.heard import Heard, role, starts
from parser.metrics.openings import Openings
from parser.metrics.periods import Clock, Period, cues
from parser.metrics.quotes import inside
from parser.metrics.row import Row
from parser.metrics.status import Default
from parser.metrics.tense import speaks, told
from parser.metrics.yearly import YEARLY, of_years, since, spans
from parser.report import Status

_AIMED = re.compile("，(?:力争|确保)(?!了)")
"""What turns, in a plan, from years gone by to those to come."""
_THIS_YEAR = re.compile("(?:^|[，；。、：])(?:力争|确保|计划|预计)?(?:全年|年内)")
_ON_TOP = re.compile("基础上，(?:又|再|继续)")
"""What a growth of another year is told for."""
_AMONG = re.compile("其中(?![^，；。]*(?:达|为|超|突破|占))")
_OF_THE_LAST = frozenset(("owner", "subject", "part", "multiple", "share", "versus", "completion", "same-row"))
"""Rules of rows that go on with the row before."""
_OVER = re.compile(
    "(?P<years>[两三四五])年(?:平均|年均)(?:实际|名义)?(?:分别)?(?:增长|递增|提高|下降|降低)?(?:分别)?[约近]?(?:[\\d.]+[%％][、和及])?$"
)
"""A yearly growth of so many years."""
_ON_END = re.compile("连续(?P<years>[两二三四五六七八九十2-9])年(?:来|间)?[^，；。]{0,12}$")
_COUNTS = {char: at for at, char in enumerate("两三四五六七八九十", 2)} | {str(at): at for at in range(2, 10)}
_LAST_YEAR = re.compile("[比较][上去]一?年")
"""Growth of one year, in a review of years. 同比 may be over all of them."""
_YEAR_BEFORE = re.compile("[比较][上去]年|同比")
_PART = re.compile("H1|Q|-\\d\\d$")
_RECORD = re.compile(
    "(?:来|.以?来)的?[^，。；：、\\d]{0,10}?(?:最(?!低工资|低生活)|新高|新低|峰值|高点|罕见|未有|首次)|.[^，。；]{0,8}(?:总和|之和)"
)
"""From the last character of years on: 来最好水平, 年以来首次, 1950年到2002年53年的总和."""


class Times(Openings):
    """Tells status and period of each figure."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._said = False
        """Whether the sentence heard last holds a word that may say otherwise (``tense.speaks``)."""
        self._back = False
        """Whether it went back to the years of its passage: 五年新增城镇就业48万人."""
        self._valued: Period | None = None
        """The time that the last sentence with figures said of its last value."""
        self._deed = False
        """Whether the last figure counts what was done over the years (``deeds``)."""

    def _done(self, row: Row, text: str, start: int) -> bool:
        """Rule *deed*, of a row whose sentence says no time: what was done, and what is told of it."""
        if self._deed and (row.rules[0] in _OF_THE_LAST or _AMONG.search(text, max(start, row.at - 12), row.at)):
            return True
        return self._doing(row, text, start)

    @staticmethod
    def _doing(row: Row, text: str, start: int) -> bool:
        return row.value is not None and done(text, start, row.at, row.value.tail)

    def hear(self, text: str, start: int, last: int, end: int, quotes: list[tuple[int, int]]) -> list[Heard]:
        """What the sentence ``text[start:end]`` says of time, up to its last figure."""
        if self._back:
            self.here, self.years = self.mode, None
        self._back = self._deed = False
        heard: list[Heard] = []
        if self._valued is not None and start and text.startswith("其中", start):
            heard.append(Heard(start, "when", self._valued))  # of what the sentence before told
        self._valued = None
        here = self.here
        self._said = speaks(here.status, text, start, end)
        period = here.period
        for match in cues(text, start, last):
            first, end = match.span()
            if match["standing"]:
                year = self.clock.review if here.status == "actual" else self.clock.said_year()
                if year and starts(text, first):
                    period = str(year)
                    heard.append(Heard(first, "standing", Period(period, year, year, False)))
                continue
            if quotes and not match["plan"] and inside(first, end, quotes):
                continue
            found = self.clock.period(match, period)
            if found is None:
                continue
            if match["year"] and text[end : end + 1] == "前" and found.last <= (self.clock.review or 0):
                continue  # 2000年底前建成的小区: which they are, not when
            if _RECORD.match(text, end - 1):
                continue  # 创下2017年以来最好位次, 达到四年来的峰值: what it is the best of, not when
            how = role(text, match)
            if match["month"] and text.startswith(("起", "份起", "以后"), end):
                continue  # 3月份起停止福利建房: since when, not when
            if text.startswith("以来", end):  # 2019年以来 is of the years since; 10月以来 says no period
                now = self.clock.review if here.status == "actual" else self.clock.year
                if match["month"] or (match["year"] and now and found.last > now):
                    continue
                if match["year"] and now and found.last < now:
                    found = Period(f"{found.first}-{now}", found.first, now, False)
            if how != "name":
                if how == "when" and match["bare"]:
                    how = "sum"
                if match["within"] or (match["after"] and here.status == "actual"):
                    how = "within"
                if how == "when" and first > start + 3 and (match["half"] or match["quarter"] or match["month"]):
                    how = "part"
                heard.append(Heard(first, how, found))
                if how in ("when", "sum"):
                    period = found.text
                    self.span = period if spans(period) else self.span
        return heard

    def _grown(self, row: Row, text: str, start: int, known: tuple[str, int | None, Status, bool]) -> str:
        """The years of a growth told alone, of which so far is known: a year, that it is compared with, and so on."""
        period, base, status, said = known
        at, rules, here = row.at, row.rules, self.here.period
        over = _OVER.search(text, max(start, at - 22), at)
        if over and period.isdigit() and status == "actual" and base is None:
            years = {"两": 2, "三": 3, "四": 4, "五": 5}[over["years"]]
            rules.append("yearly")
            return f"{int(period) - years + 1}-{period}"  # 两年平均增长4.9%
        yearly = YEARLY.search(text, max(start, at - 18), at)
        if yearly and not _YEAR_BEFORE.search(text, yearly.end(), at):
            count = 3 if "三年" in text[start:at] else 5
            rules.append("yearly")
            named = self.span if self.span and self.span[:4] <= period <= self.span[5:] else None
            return of_years(period, base, (here, self.mode.period, named), status, count, self.clock)
        if base is not None and period.isdigit() and int(period) - base >= 2 and here == period and not said:
            rules.append("compared")
            return since(base, int(period))
        return period

    def tell(self, row: Row, text: str, start: int, heard: list[Heard]) -> None:
        """Fills in status and period of a row, and whether its sentence said them."""
        at = row.at
        here = self.here
        period, said, ahead = here.period, False, None
        base: int | None = None
        base_at = -1
        last: Period | None = None
        for first, how, found in heard:
            if first >= at:
                break
            if how == "base" or how == "basis":
                if how == "basis" and "，" in text[first:at]:
                    continue  # 在2010年的基础上翻一番，年均增长7%: the yearly growth is of other years
                base, base_at = found.last, first
                continue
            if _PART.match(found.text, 4) and "全年" in text[first:at]:
                continue  # 上半年由负转正，全年增长3.7%: the part of the year is over
            if found.last < (self.clock.year or 0) and here.status == "target" and _AIMED.search(text, first, at):
                continue  # 继续保持“十五”时期较快增长的态势，力争年均增长12%: the aim is of the time to come
            if how == "part" and re.search("；" if here.status == "actual" else "[；，]", text[first + 4 : at]):
                continue  # 力争上半年开业，新增贷款300亿元: the half-year is of its clause alone
            if how == "within" and ("；" in text[first:at] or _THIS_YEAR.search(text, first, at)):
                continue  # 用三年时间完成改造，年内改造2万户
            if how == "sum" and "，" in text[first:at] and not self._done(row, text, start):
                continue  # 五年新增就业48万人，登记失业率3.7%: how things stand is of no years
            self._deed = how == "sum"
            if found.last < (self.clock.review or 0) and _ON_TOP.search(text, first, at):
                continue  # 在2015年增长80%的基础上，又增长72%
            period, said, ahead = found.text, True, found.ahead
            if how != "standing":
                last = found
        begins = text.rfind("；", start, at)
        if begins < 0:
            begins = start
        segment = text[begins:at]
        if base_at < begins:
            base = None
        elif begins > start and text[base_at - 1] in "由从" and _PART.search(str(period)):
            period, said = here.period, False  # 5月得分80；平均浓度由2019年的76降至64: from year to year
        status, said_so = told(segment, here.status, self.clock, last, ahead, self._said)
        review = self.clock.review
        if not said and spans(period) and _THIS_YEAR.search(segment):
            year = self.clock.year if status == "target" else review
            if year and str(period)[:4] <= str(year) <= str(period)[5:]:
                period, said = str(year), True  # 全年安排重点工程78个, in a plan of years
        if status == "actual" and not said and review and spans(period) and int(str(period)[5:]) > review:
            now = self.clock.said_year()
            period = str(now) if now else None  # 已有23个部委签署协议, within a plan of years: as it stands
        if status == "actual" and not said and row.change and spans(period) and str(period)[5:] == str(review):
            begins = 1 + max(text.rfind(mark, start, row.change.head) for mark in "，；：")
            if _LAST_YEAR.search(text, max(start, begins), row.change.head):
                period = str(review)  # 税收182.84亿元，比上年增长32.78%, in a review of years
                row.rules.append("compared")
        rules = row.rules
        if said_so:
            rules.append("ahead" if status == "target" else "back")
        if period is not None:
            rules.append("said" if said else "section" if here is self.mode else "opening")
        if not said and self.years is not None:
            self._deed = self._done(row, text, start)
            if self._deed:
                period = self.years.period
                rules.append("deed")
        if row.change is not None and row.value is None and period and "-" not in period:
            period = self._grown(row, text, start, (period, base, status, said))
        if (
            row.value is None
            and row.change is not None
            and status == "actual"
            and review
            and (period == str(review) or (not said and period == str(self.clock.year)))
            and (on_end := _ON_END.search(text, max(start, at - 20), row.change.head))
        ):
            period = f"{review - _COUNTS[on_end['years']] + 1}-{review}"  # 已连续三年增长速度在11%以上
            rules.append("yearly")
        year = self.clock.year
        if (
            status == "target"
            and period
            and year
            and "累计" in text[max(start, at - 10) : at]
            and period.isdigit()
            and int(period) > year
        ):
            period = f"{year}-{period}"  # 到2016年累计完成: of all the years until then
            rules.append("until")
        row.status, row.told, row.period, row.said = status, said_so, period, said
        if row.value is not None:
            self._valued = last
        if said and here is not self.mode and "yearly" not in rules:
            self._back = last is not None and last.text == self.mode.period and spans(last.text)
        if here.period is None and last is not None and said:
            self.here = Default(here.status, last.text)
