"""Charts for a terminal: lines over years in braille, bars over places in eighths of a block.

Pure text: a chart is lines of spans, each with the number of the series it belongs to, or ``None``; whoever draws it
chooses colours. No series is told by colour alone: each has its letter at its figures and in the legend.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from parser.export.table import plain
from parser.export.width import fit, width

Span = tuple[str, int | None]
Chart = list[list[Span]]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BRAILLE = 0x2800
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LABEL = 16
"""Columns that a place's name may take."""
_STEPS = (1, 2, 5, 10)


class Series(NamedTuple):
    """A line: its name, and its figures by year."""

    label: str
    points: dict[int, Decimal]


def line_chart(series: Sequence[Series], columns: int, rows: int, unit: str = "") -> Chart:
    """Lines over years in ``columns`` × ``rows`` characters, legend to the right; empty without two years."""
    drawn = [each for each in series if each.points][: len(LETTERS)]
    years = sorted({year for each in drawn for year in each.points})
    if len(years) < 2:
        return []
    low, high, ticks = _axis([value for each in drawn for value in each.points.values()], max(2, rows // 4))
    labels = [plain(tick) for tick in ticks]
    left = max(map(len, labels))
    named = min(_LABEL, max(4, columns // 4), max(width(each.label) for each in drawn))
    legend = named + 3
    inner, deep = max(10, columns - left - 2 - legend), max(3, rows - 3)
    if inner < len(years):
        years = years[-inner:]
    grid: list[list[tuple[int, int | None]]] = [[(0, None)] * inner for _ in range(deep)]
    marks: dict[tuple[int, int], tuple[str, int]] = {}

    def spot(year: int, value: Decimal) -> tuple[int, int]:
        across = (inner - 1) * 2 * (year - years[0]) // max(1, years[-1] - years[0])
        return int(across), int((high - value) / (high - low) * (deep * 4 - 1))

    for number, each in enumerate(drawn):
        told = [year for year in sorted(each.points) if year >= years[0]]
        spots = [spot(year, each.points[year]) for year in told]
        for at in range(1, len(spots)):
            _draw(grid, spots[at - 1], spots[at], number, dotted=told[at] - told[at - 1] > 1)
        for across, down in spots:
            marks[down // 4, across // 2] = (LETTERS[number], number)
    tick_at = {min(deep - 1, int((high - tick) / (high - low) * (deep - 1))): plain(tick) for tick in ticks}
    chart: Chart = [[(f"{unit}", None)]]
    names = _legend(drawn, deep)
    for row in range(deep):
        line: list[Span] = [(f"{tick_at.get(row, ''):>{left}} {'┤' if row in tick_at else '│'}", None)]
        for column, (bits, owner) in enumerate(grid[row]):
            line.append(marks.get((row, column)) or (chr(_BRAILLE + bits) if bits else " ", owner))
        if row in names:
            line.append((f" {LETTERS[names[row]]} {fit(drawn[names[row]].label, named)}", names[row]))
        chart.append(line)
    chart.append([(" " * left + " └" + "─" * inner, None)])
    chart.append([(" " * (left + 2) + _year_line(years, inner), None)])
    return chart


def bar_chart(bars: Sequence[tuple[str, Decimal]], columns: int, unit: str = "") -> Chart:
    """Horizontal bars, a line each, the number behind it; what is below zero goes to the left of the axis."""
    if not bars:
        return []
    left = min(_LABEL, max(width(label) for label, _ in bars))
    numbers = [plain(value) for _, value in bars]
    room = max(8, columns - left - max(map(len, numbers)) - 4)
    low, high = min(Decimal(0), *(value for _, value in bars)), max(Decimal(0), *(value for _, value in bars))
    span = (high - low) or Decimal(1)
    zero = int(-low / span * room)
    chart: Chart = [[(unit, None)]] if unit else []
    for (label, value), number in zip(bars, numbers, strict=True):
        name = fit(label, left)
        head = name + " " * (left - width(name)) + " "
        if value >= 0:
            eighths = int(value / span * room * 8)
            bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
            chart.append([(head + " " * zero + "│", None), (bar, 0), (f" {number}", None)])
        else:
            size = max(1, int(-value / span * room))
            pad = " " * (zero - size)
            chart.append([(head + pad, None), ("█" * size, 1), ("│", None), (f" {number}", None)])
    return chart


def text_of(chart: Chart) -> str:
    """The chart without colours."""
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in chart)


def _axis(values: Sequence[Decimal], most: int) -> tuple[Decimal, Decimal, list[Decimal]]:
    """Round ends and ticks for these values; zero is an end where it is not far."""
    low, high = min(values), max(values)
    if low > 0 and low < high / 2:
        low = Decimal(0)
    if low == high:
        low, high = low - 1, high + 1
    rough = (high - low) / most
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * step for step in _STEPS if power * step >= rough)
    first = (low / step).to_integral_value("ROUND_FLOOR") * step
    last = (high / step).to_integral_value("ROUND_CEILING") * step
    ticks = [first + step * number for number in range(int((last - first) / step) + 1)]
    return first, last, [_trim(tick) for tick in ticks]


def _trim(number: Decimal) -> Decimal:
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()


def _draw(
    grid: list[list[tuple[int, int | None]]], start: tuple[int, int], end: tuple[int, int], owner: int, *, dotted: bool
) -> None:
    """A straight line of dots; every third one where years are missing between."""
    (x1, y1), (x2, y2) = start, end
    steps = max(abs(x2 - x1), abs(y2 - y1), 1)
    for step in range(steps + 1):
        if dotted and step % 3:
            continue
        x, y = x1 + (x2 - x1) * step // steps, y1 + (y2 - y1) * step // steps
        bits, _ = grid[y // 4][x // 2]
        grid[y // 4][x // 2] = (bits | _DOTS[x % 2][y % 4], owner)


def _legend(drawn: Sequence[Series], deep: int) -> dict[int, int]:
    """On which row each series is named, from the top, in their order; those that find no row are left out."""
    return {row: row for row in range(min(deep, len(drawn)))}


def _year_line(years: Sequence[int], inner: int) -> str:
    """Years under the axis, as many as there is room for."""
    line = [" "] * (inner + 4)
    last = -9
    for year in years:
        at = (inner - 1) * (year - years[0]) // max(1, years[-1] - years[0])
        at = max(0, min(at - 2, inner - 4))
        if at >= last + 6:
            line[at : at + 4] = str(year)
            last = at
    return "".join(line).rstrip()
