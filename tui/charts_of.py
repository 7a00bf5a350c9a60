"""Which chart a comparison is drawn as, for the command line and for the box."""

from __future__ import annotations

from parser.export.questions import cell_number
from parser.questions.compare import Comparison
from parser.questions.pivot import measure_of, names_of
from tui.charts import Chart, Series, bar_chart, line_chart

_MOST_LINES = 12
"""Places that a chart shows: more cannot be told from one another."""


def chart_of(comparison: Comparison, columns: int, rows: int) -> Chart:
    """Lines over the years; bars over the places where only one year is told. Whole years only, and achievements where
    there are any: a target among them would be taken for one.
    """
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
    most = sorted(series, key=lambda each: -len(each.points))[:_MOST_LINES]
    kept = [each for each in series if each in most]
    told = {year for each in series for year in each.points}
    if len(told) >= 2 and any(len(each.points) > 1 for each in series):
        return line_chart(kept, columns, rows, unit)
    last = [(each.label, max(each.points), each.points[max(each.points)]) for each in series]
    years = {year for _, year, _ in last}
    if len(years) == 1:
        bars = [(label, number) for label, _, number in last]
        unit = f"{unit} · {years.pop()}".removeprefix(" · ")
    else:  # bars of different years must not be taken for one year's
        bars = [(f"{label} {year}", number) for label, year, number in last]
    return bar_chart(bars[: max(1, rows - 1)], columns, unit)
