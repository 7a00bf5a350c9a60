"""Outcomes as a person read them in 62 reports of cities, counties and the nation, beside the rows of the reading."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from parser.metrics.standard import indicators
from parser.metrics.units import scaled
from parser.report import Metric, Quantity
from tests.gate.made import made
from tests.gate.measure import GOLD

_FLOOR = 0.97
_FIGURE = re.compile(r"(?P<bound>>=|>|~)?(?P<sign>[+-])?(?P<number>[\d.]+)(?P<unit>.+)")


@dataclass
class Read:
    place: str
    year: int
    clause: str
    rows: list[str] = field(default_factory=list)


def table() -> list[Read]:
    """``@ place year``, ``> clause`` and under it a line a row."""
    found: list[Read] = []
    place, year = "", 0
    for line in (GOLD / "outcomes.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            _, place, told = line.split()
            year = int(told)
        elif line.startswith(">"):
            found.append(Read(place, year, line[1:].strip()))
        elif line.startswith("  "):
            found[-1].rows.append(line.strip())
    return found


def expected(cell: str) -> str:
    """A cell of the table in base units: ``12.7万`` is ``127000``."""
    if cell == "-":
        return "-"
    match = _FIGURE.fullmatch(cell)
    assert match is not None, cell
    base = scaled(Decimal(match["number"]), match["unit"])
    assert base is not None, cell
    return f"{match['bound'] or ''}{match['sign'] or ''}{base[0].normalize():f}{base[1]}"


def figure(quantity: Quantity | None) -> str:
    """A figure of the reading, alike."""
    if quantity is None:
        return "-"
    assert quantity.si is not None
    sign = {"up": "+", "down": "-", None: ""}[quantity.direction]
    return f"{quantity.bound or ''}{sign}{quantity.si[0].normalize():f}{quantity.si[1]}"


def is_outcome(metric: Metric) -> bool:
    """Achieved, and an amount, a share or a rate: ranks and points are not in the table."""
    figures = [part for part in (metric.value, metric.change) if part]
    return metric.status == "actual" and not any(part.kind in ("rank", "points") for part in figures)


def line(metric: Metric) -> str:
    return f"{metric.canonical} | {figure(metric.value)} | {figure(metric.change)} | {metric.period}"


@cache
def compared() -> tuple[int, list[str], list[str]]:
    """How many rows were read; those that the reading lacks, and those that it has of the same indicators besides."""
    count, lost, invented = 0, [], []
    for one in table():
        cells = [row.split(" | ") for row in one.rows]
        wanted = Counter(
            f"{name} | {expected(value)} | {expected(change)} | {period}" for name, value, change, period in cells
        )
        names = {cell[0] for cell in cells}
        metrics = [metric for report in made(one.place, one.year, [one.clause]) for metric in report.metrics]
        told = Counter(line(metric) for metric in metrics if metric.canonical in names and is_outcome(metric))
        count += wanted.total()
        lost += [f"{one.place} {one.year}: {row}" for row in (wanted - told).elements()]
        invented += [f"{one.place} {one.year}: {row}" for row in (told - wanted).elements()]
    return count, lost, invented


def test_the_rows_are_those_that_a_person_read() -> None:
    count, lost, invented = compared()
    assert count == 240
    assert 1 - len(lost) / count >= _FLOOR, "\n".join(lost)
    assert 1 - len(invented) / count >= _FLOOR, "\n".join(invented)


def test_the_table_has_sixty_reports_and_names_that_are_standard() -> None:
    found = table()
    assert len({(one.place, one.year) for one in found}) >= 60
    assert all(row.split(" | ")[0] in indicators() for one in found for row in one.rows)
