"""Which cells of a comparison want a look at their sentence before they are used as data, and why.

A grid of numbers has no room for marks. Beside what makes a cell doubtful (``choice.Doubt``) these are reasons: it
tells a part of the year (``part``); it holds a target where achievements were not asked for alone (``target``); its
number is more than twice, or less than half, of what the same place tells of the years beside it (``leap``), which is
more often another scope or another place's text than growth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from parser.questions.choice import Doubt
from parser.questions.compare import Cell, Comparison
from parser.questions.facts import Fact, is_span
from parser.report import Quantity

Reason = Literal[Doubt, "part", "target", "leap"]
_FAR = 2
_BESIDE = 3
"""Years over which a number is held against another."""


class Check(NamedTuple):
    """A cell to look at."""

    comparison: Comparison
    cell: Cell
    reasons: tuple[Reason, ...]

    @property
    def others(self) -> list[tuple[Fact, Quantity]]:
        """The figures of the same rank that contradict the cell's."""
        found = []
        for measure, chosen in (("value", self.cell.value), ("change", self.cell.change)):
            for fact in chosen.others if chosen else ():
                quantity = fact.metric.value if measure == "value" else fact.metric.change
                if quantity is not None:
                    found.append((fact, quantity))
        return found


def to_check(comparison: Comparison, targets: bool = True) -> Iterator[Check]:
    """The cells that want a look, by place and year; ``targets``: whether one that holds a target is among them."""
    for place in comparison.places:
        yield from checks_at(comparison, place, targets)


def checks_at(comparison: Comparison, place: str, targets: bool = True) -> Iterator[Check]:
    """Those of one place, by its key."""
    row = [cell for cell in comparison.row(place) if cell is not None]
    leaping = _leaps(row)
    for cell in row:
        reasons: list[Reason] = [*cell.doubts]
        if is_part(cell):
            reasons.append("part")
        if targets and cell.status == "target":
            reasons.append("target")
        if cell.year in leaping:
            reasons.append("leap")
        if reasons:
            yield Check(comparison, cell, tuple(reasons))


def is_part(cell: Cell) -> bool:
    """Whether a cell tells a part of its year."""
    return cell.period != str(cell.year) and not is_span(cell.period)


def _leaps(row: Sequence[Cell]) -> set[int]:
    """The years whose number is far from that of the nearest year before and of the nearest after; at either end, from
    those of the nearest two: else the neighbour of one wrong number would be as suspect as itself.
    """
    told = [(cell.year, cell.number) for cell in row if cell.number and cell.number > 0 and _amount(cell)]
    found = set()
    for at, (year, number) in enumerate(told):
        near = (at - 1, at + 1) if 0 < at < len(told) - 1 else (at + 1, at + 2) if at == 0 else (at - 2, at - 1)
        held = [told[n][1] for n in near if 0 <= n < len(told) and abs(told[n][0] - year) <= _BESIDE]
        if held and all(_far(number, other) for other in held):
            found.add(year)
    return found


def _amount(cell: Cell) -> bool:
    return cell.value is not None and cell.value.quantity.kind == "amount" and not is_part(cell)


def _far(one: Decimal, other: Decimal) -> bool:
    return max(one, other) > _FAR * min(one, other)
