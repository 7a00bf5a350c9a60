"""Kinds of figure, and how each looks: the one place that the text and the table both ask.

A kind is never told by colour alone: a rise and a fall carry their arrows, a target its lozenge, a
rank its number sign; only a plain value has no mark. Colours are component classes
(``figure--rise`` …): a widget adds ``COMPONENTS`` to its ``COMPONENT_CLASSES`` and ``CSS`` to its
``DEFAULT_CSS``. The app's class ``-red-rise`` turns rise and fall round, as Chinese markets do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from parser.report import Metric, Quantity


FigureKind = Literal["value", "rise", "fall", "target", "rank"]
KINDS: tuple[FigureKind, ...] = ("value", "rise", "fall", "target", "rank")
MARKS: dict[FigureKind, str] = {"value": "", "rise": "↑", "fall": "↓", "target": "◇", "rank": "#"}
STATUS_MARKS = {"actual": "✓", "target": "◇"}
BOUND_MARKS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈"}

COMPONENTS = {f"figure--{kind}" for kind in KINDS}
CSS = """
.figure--value { color: $text-primary; }
.figure--rise { color: $text-success; }
.figure--fall { color: $text-error; }
.figure--target { color: $text-warning; text-style: italic; }
.figure--rank { color: $text-accent; text-style: bold; }
"""
RED_RISE_CSS = """
.-red-rise .figure--rise { color: $text-error; }
.-red-rise .figure--fall { color: $text-success; }
"""
"""For the app's own CSS: red for a rise, green for a fall."""


def kind_of(metric: Metric) -> FigureKind:
    """What a row is, above all: a target, a rank, a rise, a fall, or a plain value."""
    if metric.status == "target":
        return "target"
    if metric.value is not None:
        return "rank" if metric.value.kind == "rank" else "value"
    return change_kind(metric.change)


def quantity_kind(metric: Metric, quantity: Quantity) -> FigureKind:
    """What one of the row's quantities is: its change may be a rise while its value is plain."""
    if metric.status == "target":
        return "target"
    if quantity is metric.change:
        return change_kind(quantity)
    return "rank" if quantity.kind == "rank" else "value"


def change_kind(change: Quantity | None) -> FigureKind:
    """Rise or fall; a change whose direction the text does not say is a plain value."""
    if change is None or change.direction is None:
        return "value"
    return "rise" if change.direction == "up" else "fall"
