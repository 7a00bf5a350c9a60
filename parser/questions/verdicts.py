"""Verdicts: whether what was reported meets what was promised, and by how much.

The promise is a floor or a ceiling. Its bound says which (以上 a floor, 以内 a ceiling); without a bound, whether more
of the indicator is better (``knowledge/indicators.tsv``), and 控制在 says that it is a ceiling; a decline that is
promised is a floor under the decline. Where nothing tells, the two are compared without a verdict.

左右 (``~``) leaves room: half a point for rates and shares, a twentieth for amounts. What is reported with a bound of
its own (超过200亿元) is an interval: where the promise lies inside it, the verdict is ``unclear``. An amount told with
fewer decimals than it was promised (19.4万亩 for 19.43万亩) is the same within half a percent.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal, NamedTuple

from parser.report import Quantity

Verdict = Literal["met", "missed", "unclear", "compared", "not-reported", "no-report"]
VERDICTS: tuple[Verdict, ...] = ("met", "missed", "unclear", "compared", "not-reported", "no-report")
GapUnit = Literal["%", "points"]
Sense = Literal["floor", "ceiling"]
_ROOM_POINTS = Decimal("0.5")
_ROOM_SHARE = Decimal("0.05")
_ROUNDING = Decimal("0.005")


class Judged(NamedTuple):
    """A verdict, and how far the outcome lies from the promise."""

    verdict: Verdict
    gap: Decimal | None = None
    """Outcome less promise: in percent of the promise for amounts, in points for rates and shares."""
    unit: GapUnit | None = None
    sense: Sense | None = None


def judge(promise: Quantity, outcome: Quantity, *, up_is_good: bool | None, ceiling: bool = False) -> Judged:
    """Hold an outcome against a promise of the same kind and base unit. ``ceiling``: the promise says 控制."""
    promised, told = _si(promise), _si(outcome)
    high = _scaled(promise, promise.high)
    told_high = _scaled(outcome, outcome.high)
    if (promise.direction == "down") != (outcome.direction == "down"):
        told, told_high = -told, (-told_high if told_high is not None else None)
    points = promise.kind in ("rate", "points", "share")
    unit: GapUnit = "points" if points else "%"
    if not points and _rounded(promise, outcome, promised, told):
        told = promised
    gap = told - promised if points else _percent(told - promised, promised)
    sense = _sense(promise, up_is_good, ceiling)
    if sense is None:
        return Judged("compared", gap, unit)
    least, most = _interval(outcome, told, told_high)
    room = Decimal(0)
    if promise.bound == "~":
        room = _ROOM_POINTS if points else abs(promised) * _ROOM_SHARE
    verdict: Verdict
    if sense == "floor":
        line = promised - room
        verdict = "unclear"
        if least is not None and least >= line:
            verdict = "met"
        elif most is not None and most < line:
            verdict = "missed"
    else:
        line = (high if high is not None else promised) + room
        verdict = "unclear"
        if most is not None and most <= line:
            verdict = "met"
        elif least is not None and least > line:
            verdict = "missed"
    return Judged(verdict, gap, unit, sense)


def _rounded(promise: Quantity, outcome: Quantity, promised: Decimal, told: Decimal) -> bool:
    """Whether the outcome is the promise with fewer decimals: 19.43万亩 promised, 19.4万亩 told."""
    decimals = [-int(q.number.as_tuple().exponent) if q.number is not None else 0 for q in (promise, outcome)]
    return decimals[1] < decimals[0] and abs(told - promised) <= abs(promised) * _ROUNDING


def _sense(promise: Quantity, up_is_good: bool | None, ceiling: bool) -> Sense | None:
    if promise.bound in (">=", ">"):
        return "floor"
    if promise.bound in ("<=", "<") or ceiling:
        return "ceiling"
    if up_is_good is None:
        return None
    falls = promise.direction == "down"
    return "floor" if up_is_good != falls else "ceiling"


def _interval(outcome: Quantity, told: Decimal, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that may have been: ``None`` where it is open."""
    if outcome.bound in (">=", ">"):
        return told, None
    if outcome.bound in ("<=", "<"):
        return None, told
    if high is not None:
        return min(told, high), max(told, high)
    return told, told


def _si(quantity: Quantity) -> Decimal:
    return quantity.si[0] if quantity.si else quantity.number or Decimal(0)


def _scaled(quantity: Quantity, number: Decimal | None) -> Decimal | None:
    if number is None or quantity.number is None or quantity.si is None or not quantity.number:
        return number
    return number * (quantity.si[0] / quantity.number)


def _percent(difference: Decimal, of: Decimal) -> Decimal | None:
    if not of:
        return None
    return (100 * difference / of).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
