"""When: the period of a row, from its sentence, or from the section it stands in.

Forms: ``2020``, ``2020H1``, ``2020Q1``, ``2016-2020``, ``2020-07``. Unknown stays ``None``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.text.numerals import chinese

PLAN_FIRST = {
    "一": 1953,
    "二": 1958,
    "三": 1966,
    "四": 1971,
    "五": 1976,
    "六": 1981,
    "七": 1986,
    "八": 1991,
    "九": 1996,
    "十": 2001,
}
"""First year of each five-year plan; from the eleventh on (2006) every five years."""


def plan_years(ordinal: str) -> tuple[int, int] | None:
    """The years of a five-year plan: 十三 is (2016, 2020)."""
    number = chinese(ordinal)
    if number is None or not 1 <= number <= 20:
        return None
    first = PLAN_FIRST[ordinal] if ordinal in PLAN_FIRST else 2006 + 5 * (int(number) - 11)
    return first, first + 4


class Cue(NamedTuple):
    """Words that say when."""

    start: int
    end: int
    period: str
    future: bool
    """It lies after the year under review."""


SCAN = re.compile(
    r"(?P<span>(?P<y1>(?:1[89]|20)\d{2})年?[-~～—–－至到]+(?P<y2>(?:1[89]|20)\d{2}|\d\d)年?)"
    r"|(?P<half>(?:(?P<hy>(?:1[89]|20)\d{2})年|今年|去年)?(?:上半年|1[-~～—–－至到]+6月))"
    r"|(?P<quarter>(?:(?P<qy>(?:1[89]|20)\d{2})年|今年|去年)?(?:第?(?P<qn>[一二三四1234])季度|(?P<three>前三季度|1[-~～—–－至到]+9月)))"
    r"|(?P<month>(?P<ms>截至|截止|到|至)?(?:(?P<my>(?:1[89]|20)\d{2})年|今年|去年)?(?P<mn>1[0-2]|[1-9])月(?:份?[底末]|份|\d{1,2}日)?)"
    r"|(?P<year>(?P<yto>到|至|截至|截止|力争到|确保到)?(?P<yn>(?:1[89]|20)\d{2})年(?P<ye>[末底])?)"
    r"|(?P<plan>(?P<pto>到|至)?“(?P<pn>[一二三四五六七八九十]{1,2})五”(?P<pe>末|期末|规划期?末|时期末|结束)?)"
    r"|(?P<ago>去年|上年|过去一年|过去的一年|一年来|刚刚过去的一年|前一年)"
    r"|(?P<now>今年|本年|年内|当年|全年)"
    r"|(?P<next>明年)"
    r"|(?P<five>五年来|[5五]年间|过去[的]?五年|过去[的]?5年|近五年|本届政府|这五年|五年中|5年来|四年来|三年来|[五5]年累计)"
    r"|(?P<after>今后五年|未来五年|今后5年|未来5年|今后几年|五年后|今后三年)"
)


class Clock(NamedTuple):
    """The years from which a report speaks."""

    year: int | None
    """In which it was given."""
    review: int | None
    """Whose work it reviews."""

    def period(self, match: re.Match[str], default: str | None) -> tuple[str | None, bool]:
        """The period that a cue says, and whether it lies ahead of the review."""
        kind = match.lastgroup
        text = match.group()
        if match["span"]:
            first, last = match["y1"], match["y2"]
            if len(last) == 2:
                last = first[:2] + last
            return f"{first}-{last}", self._ahead(int(last))
        if match["half"] or match["quarter"]:
            year = self._year_of(text, match["hy"] or match["qy"], default)
            if year is None:
                return None, False
            if match["half"]:
                return f"{year}H1", False
            if match["three"]:
                return f"{year}Q1-Q3", False
            return f"{year}Q{'一二三四1234'.index(match['qn']) % 4 + 1}", False
        if match["month"]:
            year = self._year_of(text, match["my"], default)
            return (f"{year}-{int(match['mn']):02d}", False) if year else (None, False)
        if match["year"]:
            return match["yn"], self._ahead(int(match["yn"]))
        if match["plan"]:
            years = plan_years(match["pn"])
            if years is None:
                return None, False
            if match["pe"]:
                return str(years[1]), self._ahead(years[1])
            return f"{years[0]}-{years[1]}", self._ahead(years[1])
        if match["ago"]:
            return (str(self.review), False) if self.review else (None, False)
        if match["now"]:
            if text in ("全年", "年内", "当年"):
                return default, False
            return (str(self.year), True) if self.year else (None, True)
        if match["next"]:
            return (str(self.year + 1), True) if self.year else (None, True)
        if match["five"]:
            return (f"{self.review - 4}-{self.review}", False) if self.review else (None, False)
        if match["after"]:
            return (f"{self.year}-{self.year + 4}", True) if self.year else (None, True)
        del kind
        return None, False

    def _year_of(self, text: str, said: str | None, default: str | None) -> int | None:
        if said:
            return int(said)
        if "去年" in text:
            return self.review
        if "今年" in text:
            return self.year
        if default and default[:4].isdigit():
            return int(default[-4:]) if default[-4:].isdigit() else int(default[:4])
        return self.year

    def _ahead(self, year: int) -> bool:
        return self.review is not None and year > self.review
