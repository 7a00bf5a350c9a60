"""The figures of a report: every quantity of its rows, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.figures import MARKS, FigureKind, quantity_kind

if TYPE_CHECKING:
    from parser.report import Report


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in the text, and the row it belongs to."""

    start: int
    """Source offsets."""
    end: int
    kind: FigureKind
    metric: int
    """Index in ``Report.metrics``; the first one, where rows share the figure."""

    @property
    def mark(self) -> str:
        """The arrow put before a rise or a fall, so that colour is not all that tells them."""
        return MARKS[self.kind] if self.kind in ("rise", "fall") else ""


def figures(report: Report) -> list[Figure]:
    """The report's figures by place; one for each span."""
    found: dict[tuple[int, int], Figure] = {}
    for number, metric in enumerate(report.metrics):
        for quantity in (metric.value, metric.origin, metric.change):
            if quantity is not None:
                span = (quantity.start, quantity.end)
                if span not in found:
                    found[span] = Figure(*span, quantity_kind(metric, quantity), number)
    ordered: list[Figure] = []
    for _, figure in sorted(found.items()):
        if not ordered or figure.start >= ordered[-1].end:
            ordered.append(figure)
    return ordered
