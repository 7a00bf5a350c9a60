"""Whether an outcome may answer a promise: of one kind, one base unit, and told of the same thing."""

from __future__ import annotations

from parser.questions.choice import Answer
from parser.questions.facts import Fact, is_span
from parser.questions.matching import counted_alike, says
from parser.questions.scope import averaged
from parser.report import Quantity

_FAST, _MUCH = 2, 10
"""A rate of more than so many times the promise, and so many points, is hardly the growth of one year."""
_FAR = 3
"""An amount of more than so many times the promise, or less than that part of it, answers it doubtfully."""


def may_answer(target: Fact, promise: Quantity, outcome: Answer) -> bool:
    """Whether an outcome may answer the promise.

    Begun answers begun, signed signed, a running total a running total, a yearly average a yearly average. A sentence
    that recalls the promise (…的目标) is no outcome; nor, where the name is no standard indicator, is a list's count
    (甲、乙等6个项目).
    """
    fact, told = outcome.fact, outcome.quantity
    if is_span(outcome.period) and averaged(target, promise) != averaged(fact, told):
        return False
    asked = target.metric.indicator + target.before(promise.start)
    answered = fact.metric.indicator + fact.before(told.start)
    if any(says(kind, asked) != says(kind, answered) for kind in ("begin", "running")):
        return False
    if "项目" in asked and _signed(target, asked, promise) != _signed(fact, answered, told):
        return False  # of those that were signed: 签约项目60个，其中10亿元以上项目20个
    if says("recalled", fact.after(told.end)):
        return False
    listed = target.before(promise.start).endswith("等") or fact.before(told.start).endswith("等")
    return target.metric.canonical is not None or not listed


def _signed(fact: Fact, clause: str, quantity: Quantity) -> bool:
    """Whether a figure is of what was signed; a part of what stands before it (其中) is of the same."""
    return says("signing", fact.led(quantity.start) if "其中" in clause else clause)


def far(promised: Quantity, told: Quantity) -> bool:
    """Whether an amount is so far from the promise that it is mostly another thing: a running total, a part."""
    if promised.si is None or told.si is None:
        return False
    low, high = sorted((promised.si[0], told.si[0]))
    return high > _FAR * low


def alike(name: str, one: Quantity, other: Quantity) -> bool:
    """Whether two figures under a name are of one kind and base unit, or of counters that stand for each other."""
    bases = [quantity.si[1] if quantity.si else quantity.unit for quantity in (one, other)]
    return one.kind == other.kind and (bases[0] == bases[1] or counted_alike(name, *bases))


def within_a_year(promised: Quantity, told: Quantity) -> bool:
    """Whether a rate may be the growth of one year rather than of several: not far above what was promised."""
    if promised.number is None or told.number is None:
        return False
    return abs(told.number) <= _FAST * abs(promised.number) + _MUCH
