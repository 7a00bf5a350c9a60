"""When: the words that say a time, and the period they name.

Forms: ``2020``, ``2020H1``, ``2020Q1``, ``2016-2020``, ``2020-07``. Unknown stays ``None``.
Vocabulary: ``knowledge/periods.tsv`` has the words behind a plan's name that mean its first or last year.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.structure.dates import plan_years
from parser.text.numerals import DIGITS, chinese
from parser.text.vocabulary import any_of, table, words

_Y = r"(?:1[89]\d{2}|20\d{2}|一[八九][〇零一二三四五六七八九]{2}|二[〇零][〇零一二三四五六七八九]{2})"
_N = "(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_TO = "[-~～—–－至到]+"

SCAN = re.compile(
    rf"(?P<span>(?P<y1>{_Y})年?(?:{_TO}|[和、与及](?={_Y}年?[两二]年))(?P<y2>{_Y}|\d\d(?!\d))年?)"
    rf"|(?P<half>(?:(?P<hy>{_Y})年|今年|去年)?(?:上半年|(?:1|一){_TO}(?:6|六)月))"
    rf"|(?P<quarter>(?:(?P<qy>{_Y})年|今年|去年)?(?:第?(?P<qn>[一二三四1234])季度|(?P<three>前三个?季度|(?:1|一){_TO}(?:9|九)月)))"
    rf"|(?P<month>(?P<ms>截至|截止到?|到|至)?(?:(?P<my>{_Y})年|今年|去年)?(?:(?:1|一){_TO})?(?P<mn>{_N})月(?:份?[底末]|份|\d{{1,2}}日)?)"
    rf"|(?P<year>(?P<yto>到了?|至|截至|截止)?(?P<yn>{_Y})(?:年度?(?!代)|(?=[比同和]{_Y}))(?P<ye>年?[末底])?)"
    r"|(?P<plan>(?P<pto>到|至)?[“‘](?P<pn>[一二三四五六七八九十]{1,2})五[”’](?P<pe>期?末|规划期?末|时期末|结束)?)"
    r"|第(?P<po>[一二三四五六七八九十]{1,2})个五年计划"
    r"|(?P<ago>去年|过去一年|过去的一年|一年来|刚刚过去的一年|前一年|这一年)"
    r"|(?P<now>今年|本年)"
    r"|(?P<both>今明两年)"
    r"|(?P<next>明年)"
    r"|(?P<five>(?:过去的?|这|近|刚刚过去的|前)?(?:[五5]年来?|[五5]年间|[五5]年中|[五5]年时间)(?=[，来间中以里我全累共工]|$)|本届(?:[省市县区州盟旗]|自治[区州县])?(?:人民)?政府|本届任期|第?[一二三四五六七八九十]{1,3}届(?:人大|人民代表大会)(?:第?一次会议)?以来(?:的[五5]年)?|过去的?这?[五5]年|这[五5]年|近[五5]年"
    r"|(?P<bare>(?<![十第前后续上每来\d])[五5]年(?=安置|投资|投入|新增|净增|新建|转移|实际|分别|城镇|完成|建成|解决|引进|争取|实施|培训|发放|减免|造林|获得|治理|改造|拓展|实现|下降|减少)))"
    r"|(?P<few>(?<!十)(?:过去的?|这|近)?(?P<fn>[两三四六七34])年以?来|(?:过去的?|这)(?P<fm>[三四六七34])年)"
    r"|(?P<within>(?<![十\d两二三四五])(?P<wn>[两二三四五2345])年(?:时间)?之?内|用(?P<wt>[两二三四五2345])年(?:左右)?的?时间)"
    r"|(?P<after>(?:今后|未来)(?P<an>[三五35十])年|今后几年)"
    r"|(?P<final>期末)"
    r"|(?P<standing>目前|现在|截至目前|到目前为止|现已)"
)


_SECOND = dict(
    pair.split(":")
    for pair in [
        "今:年后明",
        "去:年",
        "明:年",
        "目:前",
        "过:去",
        "近:五5三四六七34",
        "用:两二三四五2345",
        "两:年",
        "本:年届",
        "这:一五5三四六七34",
        "刚:刚",
        "前:三一五5",
        "上:半",
        "截:至止",
        "未:来",
        "期:末",
        "现:在已",
        "第:一二三四1234",
        "五:年月",
        "十:月一二",
        "一:八九年季月至-",
        "二:〇零季月年",
        "三:年季月",
        "四:年季月",
        "六:月年",
        "七:月年",
        "八:月",
        "九:月",
        "“:一二三四五六七八九十",
        "‘:一二三四五六七八九十",
    ]
)
"""What may follow a character with which a cue may begin."""
_MONTH = "[^月]{0,%d}月"
_DIGITS = {"1": "[89]|", "2": "0|年[内时]|", "3": "年[内时]|", "4": "年[内时]|", "5": "|"}
"""What makes a number more than the beginning of a month: a century, 5年来, or 3年内."""
# Where a cue may begin; SCAN itself is tried only there. Each branch begins with a character of its own, by
# which a search skips what cannot begin one. Of a number only the first digit may.
_BEGINS = re.compile(
    "|".join(
        [
            *(f"{first}(?=[{then}])" for first, then in _SECOND.items()),
            *(f"{digit}(?<![0-9]{digit})(?={_DIGITS.get(digit, '')}{_MONTH % 4})" for digit in "0123456789"),
            *(f"{to}(?=了?(?:1[89]|20)|了[一二]|[一二][八九〇零]|[“‘今去目]|{_MONTH % 9})" for to in "到至"),
        ]
    )
)


def cues(text: str, first: int, last: int) -> list[re.Match[str]]:
    """The cues in ``text[first:last]``, in order."""
    found: list[re.Match[str]] = []
    done = first
    for begins in _BEGINS.finditer(text, first, last):
        at = begins.start()
        if at >= done:
            match = SCAN.match(text, at, last)
            if match is not None:
                found.append(match)
                done = match.end()
    return found


_FIRST = frozenset("0123456789一二三四五六七八九十“‘今去明目过近本这刚前上截到至未现第期")


def cue_at(text: str, at: int) -> re.Match[str] | None:
    """The cue that begins at ``at``, if one does."""
    return SCAN.match(text, at) if text[at : at + 1] in _FIRST else None


def words_of(kind: str) -> str:
    """The words of a kind in ``knowledge/periods.tsv``, as a regular expression."""
    return any_of([word for row in table("periods") if row["kind"] == kind for word in words(row["words"])])


_UNTIL_TURN = (
    f"(?:{words_of('term')})?的?(?:{words_of('course')})?(?:{words_of('reached')})?(?:一个)?"
    f"(?:{words_of('praise')})*的?(?:和“[^”]{{2,12}}”)?(?:{words_of('praise')})*"
)
"""What stands between a plan's name and its first or last year: “十二五”的良好开局."""
_STARTS = re.compile(f"{_UNTIL_TURN}(?:{words_of('first')})")
_ENDS = re.compile(f"{_UNTIL_TURN}(?:{words_of('last')})")


class Period(NamedTuple):
    """A period, and where it lies from the report."""

    text: str
    first: int
    last: int
    ahead: bool
    """It lies after the year under review."""


def year_of(text: str) -> int:
    """2020 or 二〇二〇 as a number."""
    if text.isdigit():
        return int(text)
    return int("".join(str(DIGITS[char]) for char in text))


class Clock(NamedTuple):
    """The years from which a report speaks."""

    year: int | None
    """The year it plans for."""
    review: int | None
    """The year whose work it reviews."""
    given: str | None = None
    """ISO date on which it was given."""
    begins: tuple[int, ...] = (1,)
    """The years, modulo five, with which its plans of years begin: 2021 by the plans of the nation."""
    ends_term: bool = False
    """It is given to a congress's first session, at the end of a government's term."""

    def period(self, match: re.Match[str], default: str | None) -> Period | None:
        """The period that a match of ``SCAN`` says; ``None`` when its year cannot be told."""
        kind = match.lastgroup
        if match["span"]:
            first, last = match["y1"], match["y2"]
            if len(last) == 2:
                last = first[:2] + last
            return self._span(year_of(first), year_of(last))
        if match["half"] or match["quarter"] or match["month"]:
            year = self._year(match.group(), match["hy"] or match["qy"] or match["my"], default)
            if year is None:
                return None
            if match["half"]:
                text = f"{year}H1"
            elif match["three"]:
                text = f"{year}Q1-Q3"
            elif match["quarter"]:
                text = f"{year}Q{'一二三四1234'.index(match['qn']) % 4 + 1}"
            else:
                month = int(match["mn"]) if match["mn"].isdigit() else int(chinese(match["mn"]) or 0)
                text = f"{year}-{month:02d}"
            return Period(text, year, year, self._ahead(year))
        if match["year"]:
            year = year_of(match["yn"])
            return Period(str(year), year, year, self._ahead(year))
        if match["po"]:
            plan = plan_years(match["po"])
            return self._span(*plan) if plan else None
        if match["plan"]:
            plan = plan_years(match["pn"])
            if plan is None:
                return None
            if match["pe"] or match["pto"]:
                return Period(str(plan[1]), plan[1], plan[1], self._ahead(plan[1]))
            if _STARTS.match(match.string, match.end()):  # “十二五”良好开局 is of its first year
                return Period(str(plan[0]), plan[0], plan[0], self._ahead(plan[0]))
            if _ENDS.match(match.string, match.end()):
                return Period(str(plan[1]), plan[1], plan[1], self._ahead(plan[1]))
            return self._span(*plan)
        if match["now"] or match["next"]:
            this = self.said_year()
            if this is None:
                return None
            this += 1 if match["next"] else 0
            return Period(str(this), this, this, self._ahead(this))
        if match["both"]:
            this = self.said_year()
            return self._span(this, this + 1) if this else None
        if match["final"]:
            years = re.findall(r"\d{4}", default or "")
            return (
                Period(years[-1], int(years[-1]), int(years[-1]), self._ahead(int(years[-1])))
                if len(years) == 2
                else None
            )
        if match["within"]:
            ahead = re.findall(r"\d{4}", default or "")
            if self.year is None or not ahead or not self._ahead(int(ahead[-1])):
                return None  # 三年内, in a review: of which three is not said
            count = "二三四五2345".index((match["wn"] or match["wt"]).replace("两", "二")) % 4 + 2
            if count == 5 and len(ahead) == 2:
                return self._span(int(ahead[0]), int(ahead[1]))
            return self._span(self.year, self.year + count - 1)
        if match["after"]:
            if self.year is None:
                return None
            years_on = {"三": 3, "3": 3, "十": 10}.get(match["an"] or "五", 5)
            return self._span(self.year, self.year + years_on - 1)
        if self.review is None:
            return None
        if match["ago"]:
            if match.group() == "这一年" and default and default.isdigit():
                year = int(default)  # 1995年是…的最后一年。这一年，…: the year just named
                return Period(default, year, year, self._ahead(year))
            year = self.review if "去年" not in match.group() else (self.said_year() or self.review + 1) - 1
            return Period(str(year), year, year, False)
        if match["five"]:
            if match.group().endswith("以来") and not self.ends_term:
                return None  # 市七届人大一次会议以来, in the midst of a term
            if "届人" in match.group() and default and len(default) == 9 and default[5:] == str(self.review):
                return self._span(int(default[:4]), int(default[5:]))  # the years that the title says
            if match["bare"] and default and self._ahead(int(default[:4])) and len(default) != 9:
                return None  # 五年新增就业, in a plan of one year: of which five is not said
            if match.group()[0] in "五5" and default and len(default) == 9 and self._ahead(int(default[5:])):
                return self._span(int(default[:4]), int(default[5:]))  # 五年共培养 in a plan of five years
            return self._span(self.review - 4, self.review)
        if match["few"]:
            count = {"两": 2, "三": 3, "3": 3, "六": 6, "七": 7}.get(match["fn"] or match["fm"], 4)
            return self._span(self.review - count + 1, self.review)
        del kind
        return None

    def said_year(self) -> int | None:
        """What 今年 is: the year in which it was given (a report of December speaks of the year under review)."""
        return int(self.given[:4]) if self.given else self.year

    def _span(self, first: int, last: int) -> Period:
        return Period(f"{first}-{last}", first, last, self._ahead(last))

    def _year(self, text: str, said: str | None, default: str | None) -> int | None:
        if said:
            return year_of(said)
        if "去年" in text:
            this = self.said_year()
            return this - 1 if this else self.review
        if "今年" in text:
            return self.said_year()
        found = re.findall(r"\d{4}", default or "")
        if len(found) == 2 and self._ahead(int(found[-1])):
            return self.year  # 上半年, in a plan of years
        return int(found[-1]) if found else self.year

    def _ahead(self, year: int) -> bool:
        return self.review is not None and year > self.review
