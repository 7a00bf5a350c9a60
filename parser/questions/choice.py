"""Which of several rows is the answer: the figure of an indicator at a place in a year.

A report says the same thing more than once, and more than one report may say it. The rule, in this order:

1. an achievement before a target of the same year;
2. the whole year before a part of it (前三季度 before 上半年 before 一季度);
3. a work report before a digest or a speech;
4. the report that was to tell it (achievements of 2019: the report of 2020; targets of 2020: the report of 2020 again),
   then the earliest after it;
5. an indicator that the sentence says before one that was inferred; what follows its bound at once (突破6000亿元，
   达6141.9亿元) is said with it;
6. a figure of that year, told so, before one whose year was inferred from a span of years (which stays doubtful);
7. an exact figure before a bound (1035.2亿元 before 突破1000亿元);
8. the first mention: the headline sentence stands before the section that comes back to it.

Where two of the same rank differ, the first is taken and the cell is doubtful.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

from parser.metrics.standard import indicators
from parser.metrics.units import family
from parser.questions.facts import Fact, is_span
from parser.questions.scope import averaged, of_one_year, own, part_of_year
from parser.report import Quantity, Status

Measure = Literal["value", "change"]
Doubt = Literal["conflict", "inferred-indicator", "span-of-years", "other-unit"]
_PARTS = {"Q1-Q3": 1, "Q3": 1, "H1": 2, "Q1": 3}
_PART_SAID = 5
"""A part of the year that the sentence names and the row does not."""
_KINDS = {"government-work-report": 0, "other-report": 1, "digest": 2, "speech": 3}
# What a standard indicator is told in: an amount of money is no share.
_FAMILIES = {
    "money": {"money", "usd", "hkd", "eur", "jpy"},
    "share": {"share"},
    "weight": {"mass", "coal"},
    "area": {"area", "surface"},
    "length": {"length"},
    "concentration": {"density"},
}
_RISE = 50
"""Percent, under which a price index is its rise and not the index itself (102.5)."""
_LEEWAY = Decimal("0.005")
"""Two mentions of one amount may differ by so much: one of them is rounded."""


_AT_ONCE = 5
"""Characters between a bound and the figure that goes on from it: a comma and 达到, 达, 为, 实现."""


class Answer(NamedTuple):
    """A row's figure as an answer, and how it ranks."""

    rank: tuple[int, ...]
    fact: Fact
    quantity: Quantity
    period: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The answer, what makes it doubtful, and the rows that were passed over for it."""

    fact: Fact
    quantity: Quantity
    period: str
    status: Status
    doubts: tuple[Doubt, ...]
    others: tuple[Fact, ...]
    """Rows of the same rank with another figure."""


def answers(facts: Iterable[Fact], measure: Measure) -> dict[tuple[str, int, Status], list[Answer]]:
    """The figures that may answer for a place in a year, by both and by status; the best first."""
    found: dict[tuple[str, int, Status], list[Answer]] = {}
    before: Fact | None = None
    for fact in facts:
        said = fact.metric.known.indicator == "said" or _goes_on(before, fact)
        before = fact
        quantity = _figure(fact, measure)
        if quantity is None or quantity.number is None or not _fits(fact, quantity, measure):
            continue
        placed = _year(fact, quantity)
        if placed is None or not own(fact):
            continue
        year, part, guessed = placed
        if not part and part_of_year(fact, quantity):
            part = _PART_SAID
        if not of_one_year(fact, quantity, year):
            continue
        status = fact.metric.status
        expected = year + 1 if status == "actual" and not part else year
        late = fact.about.year - expected
        rank = (
            part,
            _KINDS.get(fact.about.kind, 4),
            late if late >= 0 else 99 - late,
            not said,
            guessed,
            quantity.bound is not None,
            fact.metric.start,
        )
        key = (place_key(fact), year, status)
        found.setdefault(key, []).append(Answer(rank, fact, quantity, fact.metric.period or str(year)))
    for ranked in found.values():
        ranked.sort(key=lambda answer: (answer.rank, answer.fact.about.report))
    return found


def _goes_on(before: Fact | None, fact: Fact) -> bool:
    """Whether the figure follows at once on its own bound, told in the row before (突破6000亿元，达6141.9亿元): it
    has its indicator from it, and is told of it no less than the bound is.
    """
    if before is None or before.about.report != fact.about.report or before.metric.known.indicator != "said":
        return False
    bound, figure = before.metric.value, fact.metric.value
    if bound is None or figure is None or bound.bound not in (">", ">=") or figure.bound is not None:
        return False
    return 0 < figure.start - bound.end <= _AT_ONCE and not differ(bound, figure)


def spans(facts: Iterable[Fact], measure: Measure) -> dict[tuple[str, str, Status], list[Answer]]:
    """The figures of spans of years (``2021-2025``), by place, span and status; the best first. A rate is one of a span
    only when it is called a yearly average, any figure when its own sentence names the span.
    """
    found: dict[tuple[str, str, Status], list[Answer]] = {}
    for fact in facts:
        period = fact.metric.period
        if period is None or not is_span(period) or not own(fact):
            continue
        quantity = _figure(fact, measure)
        if quantity is None or quantity.number is None or not _fits(fact, quantity, measure):
            continue
        if fact.metric.known.period != "said" and not (measure == "change" and averaged(fact, quantity)):
            continue
        rank = (_KINDS.get(fact.about.kind, 4), fact.metric.known.indicator != "said", fact.metric.start)
        key = (place_key(fact), period, fact.metric.status)
        found.setdefault(key, []).append(Answer((0, *rank[:1], 0, *rank[1:2], 0, *rank[2:]), fact, quantity, period))
    for ranked in found.values():
        ranked.sort(key=lambda answer: (answer.rank, answer.fact.about.report))
    return found


def place_key(fact: Fact) -> str:
    """What tells one place from another of the same name (鼓楼区): its code, else its name."""
    return fact.about.code or fact.about.place


def choose(ranked: Sequence[Answer]) -> Chosen:
    """The first of the ranked answers, and what speaks against it."""
    best = ranked[0]
    doubts: list[Doubt] = []
    level = best.rank[:5]
    others = [
        answer.fact for answer in ranked[1:] if answer.rank[:5] == level and differ(best.quantity, answer.quantity)
    ]
    if others:
        doubts.append("conflict")
    if best.rank[3]:
        doubts.append("inferred-indicator")
    if best.rank[4]:
        doubts.append("span-of-years")
    return Chosen(best.fact, best.quantity, best.period, best.fact.metric.status, tuple(doubts), tuple(others))


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether two mentions of one figure contradict each other: more than rounding and bounds explain."""
    first, second = one.si, other.si
    if first is None or second is None or first[1] != second[1]:
        return True
    if one.direction != other.direction:
        return True
    low, high = sorted((first[0], second[0]))
    if high - low <= abs(high) * _LEEWAY or one.bound == "~" or other.bound == "~":
        return (high - low) > abs(high) * Decimal("0.05")
    small, large = (one, other) if first[0] <= second[0] else (other, one)
    return small.bound not in (">", ">=") and large.bound not in ("<", "<=")


def _figure(fact: Fact, measure: Measure) -> Quantity | None:
    """The figure of a row that is of the measure. What is called a price index and told as a few percent
    (居民消费价格指数2.5%, CPI控制在3%以内) is its rise.
    """
    value, change = fact.metric.value, fact.metric.change
    if value is not None and change is None and value.kind == "share" and (value.number or _RISE) < _RISE:
        standard = indicators().get(fact.name)
        if standard is not None and standard.unit == "index":
            return None if measure == "value" else replace(value, kind="rate", direction="up")
    return value if measure == "value" else change


def _fits(fact: Fact, quantity: Quantity, measure: Measure) -> bool:
    """Whether the figure is of the kind that its indicator is told in."""
    if measure == "change":
        return quantity.unit == "%" if quantity.kind == "rate" else quantity.kind == "points"
    if quantity.kind not in ("amount", "share"):
        return False
    standard = indicators().get(fact.name)
    allowed = _FAMILIES.get(standard.unit) if standard else None
    return allowed is None or family(quantity.unit) in allowed


def _year(fact: Fact, quantity: Quantity) -> tuple[int, int, int] | None:
    """The year that a row is of, how small a part of it, and whether that was guessed from a span of years.

    A rate that a report gives for a span which begins or ends with its own year, without calling it a yearly average,
    is mostly of that year: the section names the span, the sentence the year. What grew from one figure to another
    stood at the second when the span ended.
    """
    metric, planned = fact.metric, fact.about.year
    period = metric.period
    if period is None:
        return None
    year, rest = period[:4], period[4:]
    if not year.isdecimal():
        return None
    if not rest:
        return int(year), 0, 0
    if rest in _PARTS:
        return int(year), _PARTS[rest], 0
    if rest[0] in "HQ":
        return int(year), 4, 0
    last = rest[1:]
    if len(last) == 2:  # a month: 截至11月底
        return (int(year), 1, 0) if last in ("09", "10", "11") else None
    rate = quantity is metric.change and metric.known.period != "said" and metric.value is None
    reached = quantity is metric.value and metric.origin is not None
    if rate and metric.status == "target" and int(year) == planned:
        return planned, 0, 1
    if reached and metric.status == "actual" and last == str(planned - 1):
        return planned - 1, 0, 1  # 五年来由1655亿元增加到3251亿元: where it stood at their end
    if rate and metric.status == "actual" and last == str(planned - 1):
        return planned - 1, 0, 1
    return None
