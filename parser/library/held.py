"""What rows that are read again have in common, held once: thousands of them say the same few words and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, TypeVar

from parser.report import Quantity

_Made = TypeVar("_Made")
_LONGEST = 200
"""Digits: a number that is read has forty, and some more where it is scaled."""


class Held:
    """What one reading, or one question, holds already. It goes with it: what is kept longer, and lies scattered among
    thousands of rows that are let go of, keeps the memory of all of them from going back to the system.
    """

    def __init__(self) -> None:
        self.same: Callable[[Any, Any], Any] = {}.setdefault
        """The thing itself, or the equal one that came first."""
        self._made: dict[tuple[Callable[[str], Any], str], Any] = {}
        self._span = (0, 0)

    def made(self, make: Callable[[str], _Made], written: str) -> _Made:
        """What ``make`` makes of what is written, once for all that is written so: 5 and 5.0 are two."""
        key = make, written
        found: _Made | None = self._made.get(key)
        if found is None:
            found = self._made[key] = make(written)
        return found

    def number(self, digits: str) -> Decimal:
        """The number of these digits."""
        return self.made(_number, digits)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a sentence stands: the rows of one sentence follow one another."""
        if self._span != (start, end):
            self._span = start, end
        return self._span

    def quantity(
        self,
        start: int,
        end: int,
        text: str,
        number: str | None,
        unit: str,
        high: str | None,
        bound: Any,
        kind: str,
        direction: Any,
        parts: Iterable[str],
        si: str | None,
        si_unit: str | None,
    ) -> Quantity:
        """A quantity, of its fields in their order; numbers are given as their digits."""
        same = self.same
        return Quantity(
            start,
            end,
            same(text, text),
            None if number is None else self.number(number),
            same(unit, unit),
            None if high is None else self.number(high),
            same(bound, bound),
            same(kind, kind),
            same(direction, direction),
            tuple(map(self.number, parts)),
            None if si is None else (self.number(si), same(si_unit, si_unit)),
        )


def _number(digits: str) -> Decimal:
    number = Decimal(digits)
    if len(digits) > _LONGEST or not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        raise ValueError("no number that is read")
    return number
