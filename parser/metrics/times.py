"""When, and with it achieved or promised: what holds is carried from section to paragraph to sentence to figure.

Rules:

- *opening*: a paragraph that opens with its time (过去五年, 2022年是…) speaks of it, and so do those after it,
  until the next one that does or the next section.
- *announced*: 到2012年的主要预期目标是： at the end of a paragraph tells the time of the —— list under it.
- *turn*: within a plan of years, 今年是…的第一年 turns to the year, for what follows as well.
- *compared*: a time after 比, 较, 由 is what is compared with, not when.
- *until*: 到2016年累计完成 is of all the years until then.

``tense`` says achieved or promised of a clause, ``yearly`` of which years a yearly growth is.
"""

from __future__ import annotations

import re

from parser.metrics.heard import Heard, role, starts
from parser.metrics.periods import Clock, Period, cue_at, cues
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
_AIMS_TOLD = re.compile("[^。；，：]{0,30}(?:预期|奋斗|调控)目标(?:建议|初步|拟)?(?:安排|确定|定)?(?:是|为|：)")
"""A sentence that tells aims: 今年全省经济和社会发展的主要预期目标为：…"""
_TURN = re.compile("[。！](今年是)")
_LISTED = re.compile(
    r"[—─–－―-]|[一二三四五六七八九十]{1,2}[是、]|（?\d{1,2}[）.、]|[①-⑳]|（[一二三四五六七八九十]{1,2}）"
)
_AIMS = re.compile("目标|任务|指标")


_OPENING = re.compile(
    r"(?:各位代表[！，：。]?|同志们[！，：]?|——|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|在|到|自|回顾|展望|我们|(?:初步)?(?:预计|统计|核算|测算)，?|据(?:初步)?(?:统计|测算)，|(?:刚刚)?过去的(?=[12]\d{3}年))*"
)
_BEGINNINGS = frozenset("0123456789一二三四五六七八九十“‘今去明过近本这刚前上截到至未各同—（在自回展我初预据第期经")
"""Characters with which a sentence that opens with its time may begin."""
_OPENS = re.compile(r"(?:，|、|是|以来|来|中|里|期间|时期|的|我|全|，|底|末|工作|经济|政府|主要|发展|预期)")


_SUMMED = re.compile(
    "累计(?:共)?(?:完成|投入|新增|实现|引进|建成|发放|减少|解决|培训|新建|改造|争取|安排|到位|减免|实施|生产|创造)[^，；。]*$"
)
"""What was done in all, and not how much there is of it."""
_OVER = re.compile(
    "(?P<years>[两三四五])年(?:平均|年均)(?:实际|名义)?(?:分别)?(?:增长|递增|提高|下降|降低)?(?:分别)?[约近]?(?:[\\d.]+[%％][、和及])?$"
)
"""A yearly growth of so many years."""
_PART = re.compile("H1|Q|-\\d\\d$")


class Times:
    """Tells status and period of each figure, from the section down to its clause."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.mode = Default("actual", str(clock.review) if clock.review else None)
        self.here = self.mode
        """What holds in the paragraph at hand."""
        self._said = False
        """Whether the sentence heard last holds a word that may say otherwise (``tense.speaks``)."""
        self._announced: Default | None = None
        """What the words before a list say of its items: 到2012年的主要预期目标是："""

    def section(self, default: Default | None) -> None:
        """A new section begins."""
        if default is not None:
            self.mode = default
        self.here = self.mode

    def turn(self, text: str) -> None:
        """A paragraph without figures may turn from a plan of years to this year. Rule *turn*."""
        if self.mode.status == "target" and spans(self.mode.period) and (found := _TURN.search(text)):
            self.sentence(text, found.start(1))

    def announce(self, text: str) -> None:
        """A paragraph ends; one that ends with a colon may tell the time of the list that follows it."""
        if not text.endswith("："):
            return
        start = text.rfind("。", 0, -1) + 1
        if not _AIMS.search(text, start):
            return
        match = next(reversed(cues(text, start, len(text))), None)
        period = self.clock.period(match, self.here.period) if match else None
        if period is not None and period.ahead:
            self._announced = Default("target", period.text)

    def paragraph(self, text: str, at: int = 0) -> None:
        """A new paragraph begins; its opening, from ``at`` on, may change what it speaks of. Rule *opening*."""
        self.here = self.mode
        if self._announced is not None:
            if _LISTED.match(text):
                self.here = self._announced
                return
            self._announced = None
        if text[at : at + 1] not in _BEGINNINGS:
            return
        opening = _OPENING.match(text, at)
        at = opening.end() if opening else at
        match = cue_at(text, at)
        if match is None or not _OPENS.match(text, match.end()):
            return
        period = self._since(text, match, self.clock.period(match, self.mode.period))
        if period is None or match["half"] or match["quarter"] or match["month"] or match["standing"]:
            return
        sentence = text[: text.find("。") + 1 or len(text)]
        status: Status = "target" if period.ahead else "actual"
        if period.ahead and "以来" in text[match.end() : match.end() + 3]:
            status = "actual"
        back = match["ago"] or match["five"] or match["few"]
        if self.mode.status == "target" and not back and period.last == self.clock.year:
            status = "target"
        default = Default(status, period.text)
        self.here = default
        if not re.search(r"\d|百分之", sentence[match.end() - 0 :]) or match["five"] or match["after"] or match["ago"]:
            self.mode = default

    def sentence(self, text: str, start: int) -> None:
        """A new sentence begins: one that opens with a date sets it for the rest of the paragraph."""
        if (
            self.here.status == "actual"
            and text.find("目标", start, start + 40) >= 0
            and (aims := _AIMS_TOLD.match(text, start))
        ):
            self._aimed(text, start, aims.end())
            return
        if text[start : start + 1] not in _BEGINNINGS:
            return
        opening = _OPENING.match(text, start)
        match = cue_at(text, opening.end() if opening else start)
        if match is not None and match["yto"] in ("截至", "截止"):
            return  # as things stood then: of its own sentence
        if match is None or not (match["year"] or match["plan"] or match["ago"] or match["five"] or match["now"]):
            return
        after = text[match.end() : match.end() + 1]
        if after not in ("，", "是") and not text.startswith(("全", "我"), match.end()):
            return
        if match["now"] and after != "是":
            return
        period = self._since(text, match, self.clock.period(match, self.here.period))
        if period is not None:
            status: Status = self.here.status
            if period.ahead and (match["now"] or period.last > (self.clock.year or 9999)):
                status = "target"
            elif not period.ahead:
                status = "actual"
            self.here = Default(status, period.text)
            if after == "是" and status == "target" and spans(self.mode.period):
                self.mode = self.here

    def _aimed(self, text: str, start: int, end: int) -> None:
        """Rule *announced*, of a sentence: what follows it in its paragraph is aimed at, too."""
        match = next(iter(cues(text, start, end)), None)
        period = self.clock.period(match, None) if match else None
        if period is not None and not period.ahead:
            return  # 1999年的预期目标是…: told in a review
        year = self.clock.year
        if period is not None or year is not None:
            self.here = Default("target", period.text if period else str(year))

    def _since(self, text: str, match: re.Match[str], period: Period | None) -> Period | None:
        """The years since a year that opens a passage or a sentence: 2012年以来, 2012年市人大一次会议以来."""
        review = self.clock.review
        if period is None or not match["year"] or review is None or period.last >= review:
            return period
        stop = text.find("，", match.end(), match.end() + 24)
        if stop < 0 or text[stop - 2 : stop] != "以来":
            return period
        return Period(f"{period.first}-{review}", period.first, review, False)

    @staticmethod
    def _summed(text: str, start: int, at: int, period: str, wider: str) -> str:
        """The years of what was done in all, in a passage of years: 到2005年，…。固定资产投资累计完成689亿元."""
        within = wider[:4] <= period <= wider[5:]
        return wider if within and _SUMMED.search(text, max(start, at - 16), at) else period

    def hear(self, text: str, start: int, last: int, end: int, quotes: list[tuple[int, int]]) -> list[Heard]:
        """What the sentence ``text[start:end]`` says of time, up to its last figure."""
        heard: list[Heard] = []
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
                if how == "when" and first > start + 3 and (match["half"] or match["quarter"] or match["month"]):
                    how = "part"
                heard.append(Heard(first, how, found))
                if how == "when":
                    period = found.text
        return heard

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
        status, said_so = told(segment, here.status, self.clock, last, ahead, self._said)
        review = self.clock.review
        if not said and spans(period) and _THIS_YEAR.search(segment):
            year = self.clock.year if status == "target" else review
            if year and str(period)[:4] <= str(year) <= str(period)[5:]:
                period, said = str(year), True  # 全年安排重点工程78个, in a plan of years
        if status == "actual" and not said and review and spans(period) and int(str(period)[5:]) > review:
            now = self.clock.said_year()
            period = str(now) if now else None  # 已有23个部委签署协议, within a plan of years: as it stands
        rules = row.rules
        if said_so:
            rules.append("ahead" if status == "target" else "back")
        if period is not None:
            rules.append("said" if said else "section" if here is self.mode else "opening")
        wider = self.mode.period
        if not said and here is not self.mode and wider and spans(wider) and period and period.isdigit():
            period = self._summed(text, start, at, period, wider)
        if row.change is not None and row.value is None and period and "-" not in period:
            left = text[max(start, at - 18) : at]
            if (
                (over := _OVER.search(text, max(start, at - 22), at))
                and period.isdigit()
                and status == "actual"
                and base is None
            ):
                years = {"两": 2, "三": 3, "四": 4, "五": 5}[over["years"]]
                period = f"{int(period) - years + 1}-{period}"  # 两年平均增长4.9%
                rules.append("yearly")
            elif YEARLY.search(left):
                count = 3 if "三年" in text[start:at] else 5
                period = of_years(period, base, (here.period, self.mode.period), status, count, self.clock)
                rules.append("yearly")
            elif (
                base is not None and period.isdigit() and int(period) - base >= 2 and here.period == period and not said
            ):
                period = since(base, int(period))
                rules.append("compared")
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
        if here.period is None and last is not None and said:
            self.here = Default(here.status, last.text)
