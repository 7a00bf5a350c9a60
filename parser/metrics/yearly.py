"""Growth of several years taken together: 年均增长12%, 比2015年增长.

Rule *yearly*: 年均增长 in a review of years is of all of them.
"""

from __future__ import annotations

import re

from parser.metrics.periods import Clock
from parser.report import Status

YEARLY = re.compile(
    "年均(?!浓度|值|气温|降)|平均每年|每年平均|年递增|年平均(?<![去上前]年平均)|逐年递增|每年(?=递增|增长)"
)
"""Words of a growth that is of several years, taken together."""


def spans(period: str | None) -> bool:
    """Whether a period is of several years: 2011-2015."""
    return period is not None and len(period) == 9 and period[5:].isdigit()


def since(base: int, year: int) -> str:
    """The years of a change since a base year: 比2015年增长 in 2020 is of 2016-2020."""
    return f"{base + 1}-{year}" if year - base == 5 else f"{base}-{year}"


def of_years(
    period: str, base: int | None, around: tuple[str | None, ...], status: Status, count: int, clock: Clock
) -> str:
    """The years of a yearly average whose sentence says, or leaves to be, ``period``.

    ``base``: the year it is compared with; ``around``: the periods of its paragraph and of its section, and years that
    the paragraph has named; ``count``: of how many years a plan that begins is.
    """
    if not period.isdigit():
        return period
    year = int(period)
    if base is not None and base < year:
        return f"{base + 1}-{year}" if year - base > 1 else period
    for wider in around:
        if wider and "-" in wider:
            return wider
    if status == "target" and clock.year and year > clock.year:
        return f"{clock.year}-{year}"
    if status == "target" and year == clock.year and year % 5 in clock.begins:
        return f"{year}-{year + count - 1}"  # 年均增长11%, aimed at in the first year of a plan
    return period
