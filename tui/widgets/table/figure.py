"""A quantity in pieces that can be set under one another by their decimal points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from parser.export.table import plain
from parser.export.width import fit, width
from parser.report import Quantity
from tui.figures import BOUND_MARKS, MARKS, change_kind

_UNIT_CAP = 12
_WHOLE_UNIT = 8  # 亿千瓦时, 个百分点: units of this width are never cut
_USUAL = 0.97
_RATIO = 14  # 13.4∶38.6∶48.0 fits


class Figure(NamedTuple):
    """``↑ ≥ +8.5 %`` is lead ``↑ ≥``, whole ``+8``, part ``.5``, unit ``%``."""

    lead: str = ""
    whole: str = ""
    part: str = ""
    unit: str = ""
    loose: str = ""
    """What has no decimal point to stand by (a ratio, 13.4∶38.6∶48.0): set to the right."""


class FigureWidths(NamedTuple):
    """How many terminal columns each piece takes in a whole column of figures."""

    whole: int = 0
    """Lead included."""
    part: int = 0
    unit: int = 0
    least: int = 0
    """Room for a ratio, where the pieces alone would leave too little."""

    @property
    def total(self) -> int:
        """Columns that a figure takes."""
        return max(self.whole + self.part + (self.unit + 1 if self.unit else 0), self.least)

    def grown(self, figure: Figure) -> FigureWidths:
        """Wide enough for the number of ``figure``, too: a number is never cut."""
        return self._replace(whole=max(self.whole, width(_head(figure))), part=max(self.part, len(figure.part)))

    @staticmethod
    def of(figures: Iterable[Figure]) -> FigureWidths:
        """Wide enough for the numbers of all of these, for all units that are not long and for most that are;
        those few, and long ratios, are cut where there is no room by chance.
        """
        widths, units, ratios = FigureWidths(), [], 0
        for figure in figures:
            if figure is not NOTHING:
                widths = widths.grown(figure)
                units.append(width(figure.unit))
                ratios += bool(figure.loose)
        units.sort()
        usual = units[int(len(units) * _USUAL)] if units else 0
        usual = max(usual, max((unit for unit in units if unit <= _WHOLE_UNIT), default=0))
        return widths._replace(unit=min(usual, _UNIT_CAP), least=_RATIO if ratios else 0)


NOTHING = Figure()
RANK = "第"
"""Before a rank, which would pass for a count of what its unit names: 第 1 位."""


def figure_of(quantity: Quantity | None, *, change: bool = False) -> Figure:
    """A quantity in pieces; a change carries its arrow and its sign."""
    if quantity is None:
        return NOTHING
    if quantity.number is None:
        return Figure(loose=" ".join(quantity.text.split()))
    number = plain(quantity.number)
    if quantity.high is not None:
        number += f"~{plain(quantity.high)}"
    lead = BOUND_MARKS.get(quantity.bound or "", "")
    if change and quantity.direction:
        lead = f"{MARKS[change_kind(quantity)]} {lead}".rstrip()
        number = ("+" if quantity.direction == "up" else "−") + number
    if quantity.kind == "rank":
        lead = f"{lead} {RANK}".lstrip()
    whole, point, part = number.rpartition(".") if "." in number.rpartition("~")[2] else (number, "", "")
    return Figure(lead, whole, point + part, quantity.unit)


def aligned(figure: Figure, widths: FigureWidths, room: int) -> str:
    """``figure`` in exactly ``room`` columns, its decimal point where ``widths`` puts it."""
    if figure.loose:
        text = fit(figure.loose, room)
        return (
            " " * (min(widths.total, room) - width(text))
            + text
            + " " * (room - max(min(widths.total, room), width(text)))
        )
    head = _head(figure)
    text = " " * (widths.whole - width(head)) + head + figure.part.ljust(widths.part)
    if figure.unit:
        text += " " + fit(figure.unit, max(widths.unit, 1))
    text = fit(text.rstrip(), room) if width(text) > room else text
    return text + " " * (room - width(text))


def shown(figure: Figure) -> str:
    """``figure`` on its own, as copied from a cell: ``≥ 8.5 %``."""
    if figure.loose:
        return figure.loose
    return " ".join(piece for piece in (figure.lead, figure.whole + figure.part, figure.unit) if piece)


def _head(figure: Figure) -> str:
    """What stands left of the decimal point: mark, bound, sign and whole number, close together."""
    return f"{figure.lead} {figure.whole}" if figure.lead else figure.whole
