"""One unit for a table, exactly: that in which most of its figures are printed, where it suits the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from parser.metrics.units import scaled
from parser.report import Quantity

_FEW = 4
"""One figure in so many may be less than one in the unit of all."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit and the base unit that it measures in."""

    unit: str
    base: str
    factor: Decimal

    def holds(self, quantity: Quantity) -> bool:
        """Whether the quantity can be told in this unit."""
        return quantity.si is not None and quantity.si[1] == self.base

    def number(self, quantity: Quantity) -> Decimal:
        """The quantity in this unit, exactly.

        Raises:
            ValueError: it is of another family; ``holds`` tells.
        """
        return self._of(quantity.si[0] if quantity.si else None, quantity)

    def high(self, quantity: Quantity) -> Decimal | None:
        """The upper end of a range in this unit."""
        told = scaled(quantity.high, quantity.unit)
        return self._of(told[0], quantity) if told else None

    def _of(self, amount: Decimal | None, quantity: Quantity) -> Decimal:
        if amount is None or not self.holds(quantity):
            raise ValueError(f"{quantity.text} is not told in {self.unit}")
        number = _divided(amount, self.factor)
        if number is None:
            raise ValueError(f"{quantity.text} is no finite number of {self.unit}")
        return number


def common(quantities: Iterable[Quantity]) -> Scale | None:
    """The scale for these figures: of the base unit that most have, the unit that most are printed in and in which all
    of that family are finite decimal numbers; ``None`` where no figure has a unit. A unit in which one figure in four
    or more would be less than one (2784.65亿元 among 万亿元) leaves it to the next.
    """
    told = [quantity for quantity in quantities if quantity.si is not None]
    if not told:
        return None
    base = Counter(quantity.si[1] for quantity in told if quantity.si).most_common(1)[0][0]
    alike = [quantity for quantity in told if quantity.si and quantity.si[1] == base]
    fitting = []
    for unit, _ in Counter(quantity.unit for quantity in alike).most_common():
        one = scaled(Decimal(1), unit)
        if one is None:
            continue
        scale = Scale(unit, base, one[0])
        numbers = [_divided(quantity.si[0], scale.factor) for quantity in alike if quantity.si]
        if None in numbers:
            continue
        fitting.append(scale)
        if _FEW * sum(abs(number) < 1 for number in numbers if number) < len(numbers):
            return scale
    return fitting[0] if fitting else Scale(base, base, Decimal(1))


def _divided(amount: Decimal, factor: Decimal) -> Decimal | None:
    """``amount / factor`` when it comes out even, without zeros left behind its point."""
    with localcontext() as context:
        context.prec = 40
        number = amount / factor
        if number * factor != amount:
            return None
        return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()
