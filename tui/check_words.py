"""Why a cell of a comparison wants a look, in words, for the command line and for the box."""

from __future__ import annotations

from collections.abc import Collection

from parser.export import figure
from parser.questions.checking import Check, Reason
from tui.locale import say


def why(check: Check, without: Collection[Reason] = ()) -> str:
    """The reasons, and the figures that contradict the cell's; ``without`` those that are seen anyhow."""
    others = ", ".join(dict.fromkeys(figure(quantity) for _, quantity in check.others))
    told = [reason for reason in check.reasons if reason not in without]
    return "; ".join(say(f"questions.check.{reason}", others=others) for reason in told)
