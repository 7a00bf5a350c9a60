"""Why a cell of a comparison wants a look, in words, for the command line and for the box."""

from __future__ import annotations

from parser.export import figure
from parser.questions.checking import Check
from tui.locale import say


def why(check: Check) -> str:
    """The reasons, and the figures that contradict the cell's."""
    others = ", ".join(dict.fromkeys(figure(quantity) for _, quantity in check.others))
    return "; ".join(say(f"questions.check.{reason}", others=others) for reason in check.reasons)
