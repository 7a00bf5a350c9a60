from decimal import Decimal

import pytest

from parser.export.width import width
from parser.report import Quantity
from tui.widgets.table.figure import NOTHING, FigureWidths, aligned, figure_of, shown


def quantity(number, unit="", **more):
    return Quantity(0, 1, "x", Decimal(number), unit, **more)


@pytest.mark.parametrize(
    ("given", "change", "expected"),
    [
        (quantity("7.03", "万人"), False, "7.03 万人"),
        (quantity("4", "%", bound="<="), False, "≤ 4 %"),
        (quantity("3", "个", high=Decimal(5)), False, "3~5 个"),
        (quantity("8", "%", bound=">=", direction="up"), True, "↑ ≥ +8 %"),
        (quantity("9.3", "%", direction="down"), True, "↓ −9.3 %"),
        (quantity("127", "人", kind="amount"), True, "127 人"),
        (quantity("1", "位", kind="rank"), False, "第 1 位"),
        (quantity("50", kind="rank", bound="<"), False, "< 第 50"),
        (Quantity(0, 1, "13.4∶38.6∶48.0", None), False, "13.4∶38.6∶48.0"),
    ],
)
def test_a_figure_on_its_own(given, change, expected):
    assert shown(figure_of(given, change=change)) == expected


def test_figures_stand_by_their_decimal_points():
    figures = [figure_of(quantity(*each)) for each in (("7.03", "万人"), ("2900", "人"), ("520", "元"), ("0.5", "%"))]
    widths = FigureWidths.of(figures)
    lines = [aligned(figure, widths, widths.total) for figure in figures]
    assert lines == ["   7.03 万人", "2900    人  ", " 520    元  ", "   0.5  %   "]
    assert {width(line) for line in lines} == {widths.total}


def test_a_range_with_fractions_stands_by_its_last_point():
    figures = [figure_of(quantity("1.5", "万", high=Decimal("2.25"))), figure_of(quantity("10", "万"))]
    widths = FigureWidths.of(figures)
    first, second = (aligned(figure, widths, widths.total) for figure in figures)
    assert first.index(".25") == second.index("10") + 2


def test_a_usual_unit_is_whole_however_seldom():
    figures = [figure_of(quantity("1", "元"))] * 60 + [figure_of(quantity("258.5", "亿千瓦时"))]
    widths = FigureWidths.of(figures)
    assert aligned(figures[-1], widths, widths.total).endswith("亿千瓦时")


@pytest.mark.parametrize("room", range(1, 16))
def test_a_figure_takes_exactly_its_room(room):
    figure = figure_of(quantity("1234.5", "万平方公里", bound=">="))
    widths = FigureWidths.of([figure])
    assert width(aligned(figure, widths, room)) == room


def test_nothing_is_blank():
    assert aligned(NOTHING, FigureWidths(3, 2, 4), 10) == " " * 10
