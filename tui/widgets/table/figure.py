"""A quantity in pieces that can be set under one another by their decimal points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from parser.export.table import plain
from parser.export.width import fit, width
from parser.report import Quantity
from tui.figures import BOUND_MARKS, MARKS, change_kind

_UNIT_CAP = 12
_LOOSE_CAP = 24


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
    loose: int = 0

    @property
    def total(self) -> int:
        """Columns that the widest figure takes."""
        return max(self.whole + self.part + (self.unit + 1 if self.unit else 0), self.loose)

    def grown(self, figure: Figure) -> FigureWidths:
        """Wide enough for ``figure``, too."""
        return FigureWidths(
            max(self.whole, width(_head(figure))),
            max(self.part, len(figure.part)),
            max(self.unit, min(width(figure.unit), _UNIT_CAP)),
            max(self.loose, min(width(figure.loose), _LOOSE_CAP)),
        )

    @staticmethod
    def of(figures: Iterable[Figure]) -> FigureWidths:
        """Wide enough for all of these."""
        widths = FigureWidths()
        for figure in figures:
            if figure is not NOTHING:
                widths = widths.grown(figure)
        return widths


NOTHING = Figure()


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
