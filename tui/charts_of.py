"""Which chart a comparison is drawn as, for the command line and for the box."""

from __future__ import annotations

from typing import NamedTuple

from parser.export.questions import cell_number
from parser.questions.compare import Comparison
from parser.questions.pivot import measure_of, names_of
from parser.report import Status
from tui.charts import Chart, Series, bar_chart, line_chart

_MOST_LINES = 12
"""Places that a chart shows: more cannot be told from one another."""


class Plot(NamedTuple):
    """What of a comparison can be drawn."""

    series: list[Series]
    """The places that tell it, in order."""
    unit: str
    """In which it is told: that of the values, or ``%`` where most places tell a change alone."""
    status: Status

    @property
    def lines(self) -> bool:
        """Whether it goes over years."""
        told = {year for each in self.series for year in each.points}
        return len(told) >= 2 and any(len(each.points) > 1 for each in self.series)

    def drawn(self, rows: int) -> int:
        """How many of the places a chart of so many rows has room for."""
        return min(len(self.series), _MOST_LINES if self.lines else max(1, rows - 1))


def plot_of(comparison: Comparison) -> Plot:
    """Whole years only, and achievements where there are any: a target among them would be taken for one."""
    measure = measure_of([comparison])
    unit = (comparison.scale.unit if comparison.scale else "") if measure == "value" else "%"
    called = names_of(comparison)
    achieved = any(cell.status == "actual" for cell in comparison.cells.values())
    series = []
    for place in comparison.places:
        points = {}
        for year, cell in zip(comparison.years, comparison.row(place), strict=True):
            drawn = cell is not None and cell.period == str(year) and (cell.status == "actual" or not achieved)
            number = cell_number(cell, measure) if cell and drawn else None
            if number is not None:
                points[year] = number
        if points:
            series.append(Series(called[place], points))
    return Plot(series, unit, "actual" if achieved else "target")


def chart_of(plot: Plot, columns: int, rows: int) -> Chart:
    """Lines over the years; bars over the places where only one year is told."""
    series, unit = plot.series, plot.unit
    if plot.lines:
        most = sorted(series, key=lambda each: -len(each.points))[:_MOST_LINES]
        return line_chart([each for each in series if each in most], columns, rows, unit)
    last = [(each.label, max(each.points), each.points[max(each.points)]) for each in series]
    years = {year for _, year, _ in last}
    if len(years) == 1:
        bars = [(label, number) for label, _, number in last]
        unit = f"{unit} · {years.pop()}".removeprefix(" · ")
    else:  # bars of different years must not be taken for one year's
        bars = [(f"{label} {year}", number) for label, year, number in last]
    return bar_chart(bars[: plot.drawn(rows)], columns, unit)
