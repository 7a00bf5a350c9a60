"""Achieved or promised, and when: what holds is carried from section to paragraph to sentence to figure.

Rules:

- *opening*: a paragraph that opens with its time (过去五年, 2022年是…) speaks of it, and so do those after it,
  until the next one that does or the next section.
- *announced*: 到2012年的主要预期目标是： at the end of a paragraph tells the time of the —— list under it.
- *turn*: within a plan of years, 今年是…的第一年 turns to the year, for what follows as well.
- *clause*: 力争, 确保, 到2025年 point ahead; 截至, 目前, 去年 point back.
- *compared*: a time after 比, 较, 由 is what is compared with, not when.
- *yearly*: 年均增长 in a review of years is of all of them.
- *until*: 到2016年累计完成 is of all the years until then.
"""

from __future__ import annotations

import re

from parser.metrics.heard import Heard, role, starts
from parser.metrics.names import inside
from parser.metrics.periods import Clock, Period, cue_at, cues
from parser.metrics.row import Row
from parser.metrics.status import Default
from parser.report import Status

# Each alternative begins with its own character, so that a search skips what cannot begin one.
_WILL = (
    r"力争|力促|确保(?!了)|争取(?=.{0,8}(?:达|实现|完成|超|突破|新增|建成|在)|\d)|预期目标|预期(?!目标值?[的内])|目标(?:是|为|：)"
    r"|计划(?<!全年计划)(?<!年度计划)(?=投|总|实|完|今|新|用|建|安|到|开|引|三|两|年内)|拟(?=新|建|投|实|开|引|安|定)"
    r"|将(?=达|实现|完成|建|新|增|突破|超|投|继续|再|有|在|进一步|安排|实施|启动|开工|全面|努力|把)"
    r"|要(?<![主重需只次紧必首简摘提纲概扼显]要)(?=实现|完成|达|新|建|力|确|争|在|把|使|增|控|保|抓|继续|努力|加|做|提|引|突破|超|再|安排|有|以|坚持"
    r"|积极|大力|全面|进一步|通过|重点|着力)|今后|未来|明年|下一步|到20\d\d年"
)
_TARGET = re.compile(_WILL)
_STRONG = re.compile(
    r"力争|确保(?=.{0,12}(?:达|实现|完成|超|突破|不低|以上|以内|控制))(?!了)|目标(?:建议|初步|暂|拟)?(?:安排|确定|定)?(?:是|为|：)"
    r"|指标(?:建议|初步|暂|拟)?(?:安排|确定|定)?(?:是|为|：)"
    r"|将(?=达到|达|完成|建成|新增|突破|超过|投资|增加到|提高到)|计划(?<!全年计划)(?<!年度计划)(?=总?投资|到|今年|新|用|三年|五年)|今后|未来|明年|下一步|拟(?=新|建|投|实|开)"
)
_DONE = re.compile(
    r"截至|截止|目前(?<![到目]目前)(?!期)|现有(?=[^，；]{0,16}$)|共有(?!产权)(?=[^，；]{0,16}$)|已(?!经济)|去年(?<![比较于同与由从]去年)|以来|过去|围绕(?=[^，]*$)"
    r"|上半年(?=.{0,14}(?:预计|同比|增长|完成))|季度(?=.{0,14}(?:预计|同比|增长|完成))|月份(?=.{0,14}(?:预计|同比|增长|完成))"
)
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


_SAID = {"actual": _said(_STRONG, _DONE), "target": _said(_TARGET, _DONE)}
_AIMED = re.compile("，(?:力争|确保)(?!了)")
"""What turns, in a plan, from years gone by to those to come."""
_AGAIN = re.compile("，(?:今年|年内|全年|再|下半年)")


def _since(base: int, year: int) -> str:
    """The years of a change since a base year: 比2015年增长 in 2020 is of 2016-2020."""
    return f"{base + 1}-{year}" if year - base == 5 else f"{base}-{year}"


_TURN = re.compile("[。！](今年是)")
_LISTED = re.compile(
    r"[—─–－―-]|[一二三四五六七八九十]{1,2}[是、]|（?\d{1,2}[）.、]|[①-⑳]|（[一二三四五六七八九十]{1,2}）"
)
_AIMS = re.compile("目标|任务|指标")


def _spans(period: str | None) -> bool:
    """Whether a period is of several years: 2011-2015."""
    return period is not None and len(period) == 9 and period[5:].isdigit()


YEARLY = re.compile("年均(?!浓度|值|气温|降)|平均每年|每年平均|年递增|年平均(?<![去上前]年平均)|逐年递增")
"""Words of a growth that is of several years, taken together."""
_OPENING = re.compile(
    r"(?:各位代表[！，：。]?|同志们[！，：]?|——|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|在|到|自|回顾|展望|我们|(?:初步)?(?:预计|统计|核算|测算)，?|据(?:初步)?(?:统计|测算)，|(?:刚刚)?过去的(?=[12]\d{3}年))*"
)
_BEGINNINGS = frozenset("0123456789一二三四五六七八九十“‘今去明过近本这刚前上截到至未各同—（在自回展我初预据第期经")
"""Characters with which a sentence that opens with its time may begin."""
_OPENS = re.compile(r"(?:，|、|是|以来|来|中|里|期间|时期|的|我|全|，|底|末|工作|经济|政府|主要|发展|预期)")


_PART = re.compile("H1|Q|-\\d\\d$")
_PARTS = frozenset(("H1", "Q1", "Q1-Q3"))
"""Parts of a year told as over (or a month: ``-07``)."""


class Times:
    """Tells status and period of each figure, from the section down to its clause."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.mode = Default("actual", str(clock.review) if clock.review else None)
        self.here = self.mode
        """What holds in the paragraph at hand."""
        self._said = False
        """Whether the sentence heard last holds any word of ``_SAID``."""
        self._announced: Default | None = None
        """What the words before a list say of its items: 到2012年的主要预期目标是："""

    def section(self, default: Default | None) -> None:
        """A new section begins."""
        if default is not None:
            self.mode = default
        self.here = self.mode

    def turn(self, text: str) -> None:
        """A paragraph without figures may turn from a plan of years to this year. Rule *turn*."""
        if self.mode.status == "target" and _spans(self.mode.period) and (found := _TURN.search(text)):
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
        period = self.clock.period(match, self.mode.period)
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
        period = self.clock.period(match, self.here.period)
        if period is not None:
            status: Status = self.here.status
            if period.ahead and (match["now"] or period.last > (self.clock.year or 9999)):
                status = "target"
            elif not period.ahead:
                status = "actual"
            self.here = Default(status, period.text)
            if after == "是" and status == "target" and _spans(self.mode.period):
                self.mode = self.here

    def hear(self, text: str, start: int, last: int, end: int, quotes: list[tuple[int, int]]) -> list[Heard]:
        """What the sentence ``text[start:end]`` says of time, up to its last figure."""
        heard: list[Heard] = []
        here = self.here
        self._said = _SAID[here.status].search(text, start, end) is not None
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
            if how == "base":
                base, base_at = found.last, first
                continue
            if _PART.match(found.text, 4) and "全年" in text[first:at]:
                continue  # 上半年由负转正，全年增长3.7%: the part of the year is over
            if found.last < (self.clock.year or 0) and here.status == "target" and _AIMED.search(text, first, at):
                continue  # 继续保持“十五”时期较快增长的态势，力争年均增长12%: the aim is of the time to come
            if how == "part" and re.search("；" if here.status == "actual" else "[；，]", text[first + 4 : at]):
                continue  # 力争上半年开业，新增贷款300亿元: the half-year is of its clause alone
            period, said, ahead = found.text, True, found.ahead
            if how != "standing":
                last = found
        begins = text.rfind("；", start, at)
        if begins < 0:
            begins = start
        segment = text[begins:at]
        if base_at < begins:
            base = None
        status, told = self._status(segment, text, at, here, ahead, last)
        review = self.clock.review
        if status == "actual" and not said and review and _spans(period) and int(str(period)[5:]) > review:
            now = self.clock.said_year()
            period = str(now) if now else None  # 已有23个部委签署协议, within a plan of years: as it stands
        rules = row.rules
        if told:
            rules.append("ahead" if status == "target" else "back")
        if period is not None:
            rules.append("said" if said else "section" if here is self.mode else "opening")
        if row.change is not None and row.value is None and period and "-" not in period:
            left = text[max(start, at - 14) : at]
            if YEARLY.search(left):
                period = self._yearly(period, base, here, status, 3 if "三年" in text[start:at] else 5)
                rules.append("yearly")
            elif (
                base is not None and period.isdigit() and int(period) - base >= 2 and here.period == period and not said
            ):
                period = _since(base, int(period))
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
        row.status, row.told, row.period, row.said = status, told, period, said
        if here.period is None and last is not None and said:
            self.here = Default(here.status, last.text)

    def _yearly(self, period: str, base: int | None, here: Default, status: Status, count: int) -> str:
        """Rule *yearly*; ``count``: of how many years a plan that begins is."""
        if not period.isdigit():
            return period
        year = int(period)
        if base is not None and base < year:
            return f"{base + 1}-{year}" if year - base > 1 else period
        if here.period and "-" in here.period:
            return here.period
        mode = self.mode.period
        if mode and "-" in mode:
            return mode
        if status == "target" and self.clock.year and year > self.clock.year:
            return f"{self.clock.year}-{year}"
        if status == "target" and year == self.clock.year and year % 5 in self.clock.begins:
            return f"{year}-{year + count - 1}"  # 年均增长11%, aimed at in the first year of a plan
        return period

    def _status(
        self, segment: str, text: str, at: int, here: Default, ahead: bool | None, period: Period | None
    ) -> tuple[Status, bool]:
        year = self.clock.year
        if period is not None and year is not None:
            if period.last > year:
                return "target", True
            if period.last < year and here.status == "target" and not ahead:
                return "actual", True
            part = period.text[4:]
            if (part in _PARTS or len(part) == 3) and not _TARGET.search(segment) and self._over(period.text):
                return "actual", True
        if not self._said:
            return here.status, False
        if here.status == "target":
            done = _DONE.search(segment)
            if done and done[0] in _IN_PART and period is not None and not self._over(period.text):
                done = None  # 上半年完成5个幸福院, of a half-year to come
            if (
                done
                and done[0] == "已"
                and "，" in segment[done.end() :]
                and _WORKED_ON.search(segment[: done.start()])
            ):
                done = None  # 促进已竣工项目量产扩产，产值突破10亿元
            if done and not _TARGET.search(segment) and not _AGAIN.search(segment, done.end()):
                return "actual", True
            return "target", bool(_TARGET.search(segment))
        strong = _STRONG.search(segment)
        if strong and not (strong.group() == "计划" and "，" in segment[strong.end() :]):
            return "target", True
        return "actual", bool(_DONE.search(segment))

    def _over(self, period: str) -> bool:
        """Whether a part of a year was over when the report was given."""
        given = self.clock.given
        if not given:
            # until the 1980s assemblies met in the middle of the year
            return self.clock.year is None or self.clock.year < 1990 or int(period[:4]) < self.clock.year
        year, month = int(given[:4]), int(given[5:7])
        if int(period[:4]) != year:
            return int(period[:4]) < year
        ends = {"H1": 6, "Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "Q1-Q3": 9}.get(period[4:])
        return month >= (ends if ends is not None else int(period[5:7]))
