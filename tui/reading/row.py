"""A metric's whole row in one line, for the foot: what, how much, when, and how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.figures import BOUND_MARKS, change_kind, kind_of
from tui.locale import language, say

if TYPE_CHECKING:
    from parser.report import Metric, Quantity

Span = tuple[str, str]


def row_line(metric: Metric) -> list[Span]:
    """The row as parts: text and the name of its style."""
    spans: list[Span] = [(metric.indicator, "foot--detail")]
    if metric.canonical and metric.canonical != metric.indicator:
        spans.append((f" = {metric.canonical}", "foot--faint"))
    status = say(f"row.{metric.status}")
    if metric.value is not None:
        spans += [("  ", ""), (_bounded(metric.value), f"figure--{kind_of(metric)}")]
    if metric.origin is not None:
        spans.append((f" ← {metric.origin.text}", "foot--faint"))
    if metric.change is not None:
        kind = change_kind(metric.change)
        arrow = {"up": "↑ ", "down": "↓ "}.get(metric.change.direction or "", "")
        spans += [("  ", ""), (arrow + _bounded(metric.change), f"figure--{kind}")]
    spans.append((f"  {metric.period or say('row.no-period')} · {status}", ""))
    guessed = [
        say(f"row.known.{name}")
        for name in ("indicator", "status", "period")
        if getattr(metric.known, name) == "inferred"
    ]
    if guessed:
        what = (", " if language() == "en" else "、").join(guessed)
        spans.append((f"  {say('row.inferred', what=what)}", "foot--faint"))
    return spans


def _bounded(quantity: Quantity) -> str:
    mark = BOUND_MARKS.get(quantity.bound or "", "")
    return f"{mark} {quantity.text}" if mark else quantity.text
