"""A figure: a number with its unit as it stands in a paragraph, before it is known what it means."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from parser.report import Bound


class Figure:
    """A number with its unit as found. Positions are those of the paragraph's text."""

    __slots__ = (
        "bound",
        "end",
        "head",
        "high",
        "kind",
        "number",
        "parts",
        "start",
        "tail",
        "unit",
        "why",
    )

    def __init__(self, start: int, end: int, number: Decimal | None, unit: str, kind: str) -> None:
        self.start = start
        self.end = end
        self.number = number
        self.unit = unit
        self.kind = kind
        """``number``, ``chinese``, ``bare``, ``ordinal``, ``ratio``, ``fraction``, ``double``, ``date``."""
        self.high: Decimal | None = None
        self.bound: Bound | None = None
        self.head = start
        """Where it begins with the bound words before it (超过, 不低于)."""
        self.tail = end
        """Its end after bound words that follow (以上, 左右)."""
        self.parts: tuple[Decimal, ...] = ()
        self.why = ""
        """The rule that completed it (``shared-unit``), or ``power`` for a bare power (亿元)."""


@lru_cache(maxsize=1 << 14)
def number(digits: str) -> Decimal:
    """The number that ``digits`` write; commas between thousands (1,753; of old, 1，753) left out."""
    return Decimal(digits.replace(",", "").replace("，", ""))
