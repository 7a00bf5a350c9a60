"""Dates as reports print them: 2021年3月30日, 二○○五年一月十六日, 2021-03-30."""

from __future__ import annotations

import re

from parser.text.numerals import chinese

_DIGIT = {char: str(at) for at, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○ΟО０", "0")
_NUM = r"[\d〇零○ΟО一二三四五六七八九十廿卅]"
DATE = re.compile(
    rf"(?P<year>(?:19|20)\d\d|[一二][九〇零○ΟО][{''.join(_DIGIT)}]{{2}})年(?:(?P<month>{_NUM}{{1,3}})月(?:(?P<day>{_NUM}{{1,3}})日?)?)?"
    r"|(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"
)
MONTH_DAY = re.compile(rf"(?<![\d年])({_NUM}{{1,3}})月({_NUM}{{1,3}})日")

_PLANS = {"一": 1953, "二": 1958, "三": 1966, "四": 1971, "五": 1976, "六": 1981, "七": 1986, "八": 1991, "九": 1996}
"""First year of the early five-year plans; from the tenth on (2001) one every five years."""


def number(text: str) -> int:
    """A month or day in digits or Chinese: 十六 is 16, 廿八 is 28."""
    if text.isdecimal():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * int(_DIGIT.get(tens, "1") if tens else 1) + int(_DIGIT.get(ones, "0") if ones else 0)
    return int("".join(_DIGIT.get(char, "0") for char in text))


def year_of(text: str) -> int:
    """A year in digits or Chinese: 二○○五 is 2005."""
    return int("".join(_DIGIT.get(char, char) for char in text))


def iso(year: int, month: str, day: str) -> str | None:
    """ISO date, or ``None`` where there is no such day."""
    m, d = number(month), number(day)
    return f"{year:04d}-{m:02d}-{d:02d}" if 1 <= m <= 12 and 1 <= d <= 31 else None


def read(text: str) -> tuple[int | None, str | None]:
    """The first full date in ``text`` (else its first year): its year, and the ISO date."""
    first: int | None = None
    for found in DATE.finditer(text):
        if found["y"]:
            date = iso(int(found["y"]), found["m"], found["d"])
            if date:
                return int(found["y"]), date
            continue
        year = year_of(found["year"])
        if found["day"]:
            date = iso(year, found["month"], found["day"])
            if date:
                return year, date
        if first is None:
            first = year
    return first, None


def plan_years(ordinal: str) -> tuple[int, int] | None:
    """The years of a five-year plan: 十三 is (2016, 2020)."""
    if ordinal in _PLANS:
        return _PLANS[ordinal], _PLANS[ordinal] + 4 if ordinal != "二" else 1962
    number = chinese(ordinal)
    if number is None or not 10 <= number <= 20:
        return None
    first = 2001 + 5 * (int(number) - 10)
    return first, first + 4
