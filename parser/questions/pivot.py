"""A comparison as a grid: places × years, years × places, or place and year × indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from parser.questions.compare import Cell, Comparison

By = Literal["place", "year", "indicator"]
Measure = Literal["value", "change"]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the grid."""

    labels: tuple[str, ...]
    """One for each of ``Pivot.heads``."""
    cells: tuple[Cell | None, ...]
    code: str | None = None
    """The place's, by GB/T 2260, where the row is of one place."""


@dataclass(frozen=True, slots=True)
class Pivot:
    """A grid of cells; ``None`` is what nobody states."""

    by: By
    heads: tuple[str, ...]
    """Keys of the columns of labels: ``place``, ``year``."""
    columns: tuple[str, ...]
    """Titles of the columns of cells: a year, a place, an indicator."""
    units: tuple[str, ...]
    """The unit of each column of cells; empty where its cells have only a change."""
    lines: tuple[Line, ...]


def pivot(comparisons: Sequence[Comparison], by: By = "place") -> Pivot:
    """The grid of one comparison by place or year; of one or several, by indicator."""
    if by == "indicator" or len(comparisons) != 1:
        return _by_indicator(comparisons)
    only = comparisons[0]
    unit = only.scale.unit if only.scale else ""
    names = names_of(only)
    if by == "place":
        lines = tuple(Line((names[place],), tuple(only.row(place)), about.code) for place, about in only.places.items())
        return Pivot(by, ("place",), tuple(map(str, only.years)), (unit,) * len(only.years), lines)
    lines = tuple(
        Line((str(year),), tuple(only.cells.get((place, year)) for place in only.places)) for year in only.years
    )
    return Pivot(by, ("year",), tuple(names.values()), (unit,) * len(names), lines)


def _by_indicator(comparisons: Sequence[Comparison]) -> Pivot:
    places = {place: about for each in comparisons for place, about in each.places.items()}
    names = {place: name for each in comparisons for place, name in names_of(each).items()}
    years = sorted({year for each in comparisons for year in each.years})
    lines = []
    for place, about in places.items():
        for year in years:
            cells = tuple(each.cells.get((place, year)) for each in comparisons)
            if any(cells):
                lines.append(Line((names[place], str(year)), cells, about.code))
    units = tuple(each.scale.unit if each.scale else "" for each in comparisons)
    return Pivot("indicator", ("place", "year"), tuple(each.name for each in comparisons), units, tuple(lines))


def names_of(comparison: Comparison) -> dict[str, str]:
    """The places' names by key; where two share a name (鼓楼区), with what they lie in."""
    times = Counter(about.place for about in comparison.places.values())
    return {
        key: about.place if times[about.place] == 1 else f"{about.place}（{about.province or about.code or ''}）"
        for key, about in comparison.places.items()
    }


def measure_of(comparisons: Sequence[Comparison]) -> Measure:
    """What is drawn, and written where a cell holds one number: the value, where most cells have one."""
    cells = [cell for each in comparisons for cell in each.cells.values()]
    valued = sum(cell.number is not None for cell in cells)
    return "value" if valued and 2 * valued >= len(cells) else "change"
