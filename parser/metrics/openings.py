"""What a passage speaks of: what holds is carried from section to paragraph to sentence.

Rules:

- *opening*: a paragraph that opens with its time (过去五年, 2022年是…) speaks of it, and so do those after it,
  until the next one that does or the next section.
- *either*: under 2020年和“十三五”工作回顾, or 今后五年思路和2023年任务, a paragraph that turns to the years, or to the
  year, turns the sections that follow as well, also by a later sentence without figures; so does
  五年来，我们重点抓了以下工作： under any title.
- *announced*: 到2012年的主要预期目标是： at the end of a paragraph tells the time of the —— list under it.
- *turn*: within a plan of years, 今年是…的第一年 turns to the year, for what follows as well.
"""

from __future__ import annotations

import re

from parser.metrics.deeds import of_its_year, turns
from parser.metrics.periods import Clock, Period, cue_at, cues
from parser.metrics.status import Default
from parser.metrics.tense import to_come
from parser.metrics.turning import LEARNT, OPENING, such_years, turned_to, years_at
from parser.metrics.yearly import spans
from parser.report import Status

_AIMS_TOLD = re.compile("[^。；，：]{0,30}(?:预期|奋斗|调控)目标(?:建议|初步|拟)?(?:安排|确定|定)?(?:是|为|：)")
"""A sentence that tells aims: 今年全省经济和社会发展的主要预期目标为：…"""
_TURN = re.compile("[。！](今年是)")
_LISTED = re.compile(
    r"[—─–－―-]|[一二三四五六七八九十]{1,2}[是、]|（?\d{1,2}[）.、]|[①-⑳]|（[一二三四五六七八九十]{1,2}）"
)
_LEADS = re.compile(
    "(?:抓了|做了|开展了|推进了|突出了|做好了|抓好了|办了)[^。，]{0,12}(?:工作|方面|事|任务)[：。]?$|(?:工作|以下|如下)[^。，]{0,6}：$"
)
"""What leads up to the sections of a review: 五年来，我们重点抓了以下八个方面工作。"""
_AIMS = re.compile("目标|任务|指标")


_SINCE = re.compile("以来(?:的?[三四五六几345]年(?:[间里中来]|时间|[^，。]{0,2}是[^，。]{2,})?)?$")
"""The years since one: 2012年以来, 1998年以来的五年间."""
_ASPECT = re.compile("[\u4e00-\u9fff、]{2,10}方面，")
"""How a sentence begins that turns to another matter."""
_PASSING = ("half", "quarter", "month", "standing", "within")
"""Times of a sentence or clause, which no passage is of."""
_BEGINNINGS = frozenset(
    "0123456789一二三四五六七八九十“‘今去明过近本这刚前上截到至未各同—（在自省市县区州盟旗回展我初预据第期经"
)
"""Characters with which a sentence that opens with its time may begin."""
_OPENS = re.compile(r"(?:，|、|是|以来|来|中|里|期间|时期|的|我|全|，|底|末|工作|经济|政府|主要|发展|预期)")

_BASIS = re.compile("[^，。]{0,8}基础上")
"""在去年工作的基础上，今年再办8件实事 is of this year."""
_GONE_BY = re.compile("(?:刚刚|已经)过去的")
_LOOKS_BACK = re.compile("。(?:几|多|这些|[一三四五]|过去[一三四五])年来?，我们")
_UNDER_WAY = re.compile("(?:时期|期间)?，?(?:既|也|又)?是")


class Openings:
    """What holds where a sentence begins: achieved or promised, and of which years."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.mode = Default("actual", str(clock.review) if clock.review else None)
        self.here = self.mode
        """What holds in the paragraph at hand."""
        self._opened = self.mode
        """What held where it began."""
        self._said_by: int | None = None
        """The section whose title says what holds."""
        self._two = False
        """It is of years and of one year of them."""
        self._titled = False
        """Its title says that it is of years."""
        self._turned: Default | None = None
        """What a passage under it has turned to, for the sections that follow as well."""
        self.span: str | None = None
        """The years that the paragraph has named."""
        self.years: Default | None = None
        """The years of which what was done is, while a level dates the passage (``deeds``)."""
        self._announced: Default | None = None
        """What the words before a list say of its items: 到2012年的主要预期目标是："""

    def section(self, default: Default | None, said_by: int | None = None, two: bool = False) -> None:
        """A new section begins, whose default the title of section ``said_by`` says.

        ``two``: that title is of years and of one year of them, so that its paragraphs say which (rule *either*).
        """
        if said_by != self._said_by:
            self._said_by, self._two, self._turned = said_by, two, None
        if default is not None:
            self._titled = spans(default.period)
            self.mode = self._turned if self._turned and self._turned.status == default.status else default
        self.here = self.mode

    def turn(self, text: str) -> None:
        """A paragraph without figures may turn: from a plan of years to this year, by rule *turn*; from the year under
        review to the years, by rule *either*.
        """
        either = self.mode.status == "actual" and (self._two or (self._titled and not spans(self.mode.period)))
        if either and (turned := turned_to(self.clock, self.mode, text)):
            self.here = self.mode = turned
            self._turn_to(turned, text)
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

    def paragraph(self, text: str, at: int = 0, first: int | None = None) -> None:
        """A new paragraph begins; its opening, from ``at`` on, may change what it speaks of. Rule *opening*.

        ``first``: where its first figure stands.
        """
        self._open(text, at, first)
        self._opened = self.here

    def _open(self, text: str, at: int, first: int | None) -> None:
        self.here = self.mode
        self.years = self.span = None
        if self._announced is not None:
            if _LISTED.match(text):
                self.here = self._announced
                return
            self._announced = None
        if text[at : at + 1] not in _BEGINNINGS:
            return
        opening = OPENING.match(text, at)
        at = opening.end() if opening else at
        if years := such_years(self.clock, self.mode, text, at):
            self.here = years
            if self._two:
                self.mode = years
                self._turn_to(years, text)
            return
        match = cue_at(text, at)
        if match is None or not _OPENS.match(text, match.end()) or _BASIS.match(text, match.end()):
            return
        period = self._since(text, match, self.clock.period(match, self.mode.period))
        if period is None or any(map(match.group, _PASSING)):
            return
        status: Status = "target" if period.ahead else "actual"
        if period.ahead and "以来" in text[match.end() : match.end() + 3]:
            status = "actual"
        if match["plan"] and self.mode.status == "actual" and period.ahead and period.first <= (self.clock.review or 0):
            if _UNDER_WAY.match(text, match.end()):
                return  # “十三五”是脱贫的攻坚时期。我们安排资金3亿元, in a review of 2016
            sentence = text[match.end() : text.find("。", at) + 1 or len(text)]
            if not to_come(sentence) and not _AIMS.search(sentence):
                status = "actual"  # “十三五”期间，新增耕地3万亩, in a review of 2018
        if status == "target" and self.mode.status == "actual" and _LOOKS_BACK.search(text, match.end()):
            return  # 今年是本届政府的最后一年。几年来，我们…, in a review
        if status == "target" and self.mode.status == "actual" and _GONE_BY.search(text, match.end()):
            status = "actual"  # 今年是…开局之年。刚刚过去的近8个月，…, in a report of September
        back = match["ago"] or match["five"] or match["few"]
        if self.mode.status == "target" and not back and period.last == self.clock.year:
            status = "target"
        default = Default(status, period.text)
        self.here = default
        self.span = period.text if spans(period.text) else None
        stop = text.find("。", at) + 1 or len(text)
        if LEARNT.search(text, match.end(), stop):
            return
        told = first is not None and first < stop
        if self.mode.status == "target" and status == "actual" and text.startswith("以来", match.end()):
            return  # 去年以来，…已达到388家, before what is to be done: of its own paragraph
        if (
            not told
            or match["five"]
            or match["after"]
            or match["ago"]
            or (self._two and (spans(period.text) or turns(text, match.end())))
        ):
            self.mode = default
            self._turn_to(default, text)
        self._date(text, match.end())

    def _turn_to(self, default: Default, text: str) -> None:
        """Rule *either*: a paragraph has turned to years, or to their last; sections under the same title follow it."""
        period = default.period
        if period is None or not (spans(period) or period.isdigit()):
            return
        leads = default.status == "actual" and self._said_by is not None and _LEADS.search(text[-40:])
        if self._two or leads:
            self._turned = default

    def sentence(self, text: str, start: int) -> None:
        """A new sentence begins: one that opens with a date sets it for the rest of the paragraph."""
        if (
            self.here.status == "actual"
            and text.find("目标", start, start + 40) >= 0
            and (aims := _AIMS_TOLD.match(text, start))
        ):
            self._aimed(text, start, aims.end())
            return
        if self.here is not self._opened and self._opened.status == "target" and _ASPECT.match(text, start):
            self.here, self.years = self._opened, None  # 到2012年，铁路里程达到5300公里。公路方面，…
        if text[start : start + 1] not in _BEGINNINGS:
            return
        opening = OPENING.match(text, start)
        if years := such_years(self.clock, self.mode, text, opening.end() if opening else start):
            self.here, self.years = years, None
            return
        match = cue_at(text, opening.end() if opening else start)
        if match is not None and match["yto"] in ("截至", "截止"):
            return  # as things stood then: of its own sentence
        if match is None or not (
            match["year"] or match["plan"] or match["ago"] or match["five"] or match["few"] or match["now"]
        ):
            return
        if self._two and self.mode.status == "actual" and (years := years_at(self.clock, self.mode, text, start)):
            self.mode = years
            self._turn_to(years, text)
        period = self._since(text, match, self.clock.period(match, self.here.period))
        if period is not None and spans(period.text):
            self.span = period.text
        after = text[match.end() : match.end() + 1]
        if after not in ("，", "是") and not text.startswith(("全", "我"), match.end()):
            return
        if match["now"] and after != "是":
            if self.mode.status == "target" and period is not None and period.ahead:
                self.here = self.mode  # 去年完成28项指标。今年，突出抓好32个项目, in a plan
            return
        if period is not None and self._in_midst(period):
            return  # 2019年，获评先进市, in a review of 2016 to 2020: of its own sentence
        if period is not None:
            status: Status = self.here.status
            if period.ahead and (match["now"] or period.last > (self.clock.year or 9999)):
                status = "target"
            elif not period.ahead:
                status = "actual"
            self.here = Default(status, period.text)
            if after == "是" and status == "target" and spans(self.mode.period):
                self.mode = self.here
            self._date(text, match.end())

    def _in_midst(self, period: Period) -> bool:
        """Whether a year is one of those under review, and not the last of them."""
        years = self._opened
        if years.status != "actual" or years.period is None or not spans(years.period):
            return False
        return period.text.isdigit() and years.period[:4] <= period.text < years.period[5:]

    def _date(self, text: str, at: int) -> None:
        """A year opened a passage or sentence that goes on at ``at``: in a review of years it may date a level."""
        period, wider = self.here.period, self.mode.period
        self.years = None
        if period is None or wider is None or not period.isdigit() or self.here.status != "actual":
            return
        if spans(wider) and wider[:4] <= period <= wider[5:] and not of_its_year(text, at):
            self.years = self.mode

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
        if stop < 0 or not _SINCE.search(text, match.end(), stop):
            return period
        return Period(f"{period.first}-{review}", period.first, review, False)
