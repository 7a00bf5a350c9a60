"""Units: what a figure's unit measures, and its exact scale. Vocabulary: ``knowledge/units.tsv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from parser.text.vocabulary import any_of, table, words

MULTIPLIERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
"""Powers written between the digits and the unit: 3千多户, 8.6万人, 2万亿元."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the vocabulary."""

    name: str
    family: str
    """What it measures; units of one family compare (元 and 万元)."""
    base: str
    """The family's base unit, in which ``factor`` is told."""
    factor: Decimal
    kind: str
    """``share``, ``points``, ``multiple``, ``time``, ``months``, ``years``, ``grade`` or empty."""


UNITS = {
    row["unit"]: Unit(row["unit"], row["family"], row["base"], Decimal(row["factor"]), row["kind"])
    for row in table("units")
}
_NONE = Unit("", "", "", Decimal(1), "")


_OFTEN = "元%个家人户项公亩平吨条所名座套处件万次"


def pattern() -> str:
    """A regular expression for any unit of the vocabulary, the longest first, what must not follow minded.

    One branch a first character, the most frequent ahead: most figures are read after a few tries.
    """
    branches: dict[str, list[str]] = {char: [] for char in _OFTEN}
    for row in sorted(table("units"), key=lambda row: -len(row["unit"])):
        name = row["unit"]
        yet = f"(?!{any_of(words(row['yet']))})" if row["yet"] else ""
        rest = re.escape(name[1:]) + (f"(?!{yet}[{row['not']}])" if row["not"] else "")
        branches.setdefault(name[0], []).append(rest)
    parts = [re.escape(first) + "(?:" + "|".join(rests) + ")" for first, rests in branches.items() if rests]
    per = "[/／](?:人·?|户·?)?(?:月|年|人|户|亩|吨|平方米|天|日|公斤|斤|度|千瓦时|立方米|小时|次)"
    return f"(?:(?:{'|'.join(parts)})(?:{per})?)"


@lru_cache(maxsize=1 << 12)  # units as printed: a text may print any number of them
def measure(unit: str) -> tuple[Decimal, Unit]:
    """The multiplier and the unit proper of a unit as printed: 万元 is ``(10000, 元)``.

    A multiplier without unit (13.9万) has the empty unit.
    """
    scale = 1
    rest = unit.partition("（")[0] if unit not in UNITS else unit  # 万头（只）
    while rest not in UNITS and rest and rest[0] in MULTIPLIERS:
        scale *= MULTIPLIERS[rest[0]]
        rest = rest[1:]
    found = UNITS.get(rest)
    if found is None:
        whole, slash, per = rest.replace("／", "/").partition("/")
        found = UNITS.get(whole)
        if found is None:
            return Decimal(scale), _NONE
        if slash:  # 20元/月
            found = Unit(rest, f"{found.family}/{per}", f"{found.base}/{per}", found.factor, found.kind)
    return Decimal(scale), found


@lru_cache(maxsize=1 << 12)
def kind(unit: str) -> str:
    """The kind of a unit as printed."""
    return measure(unit)[1].kind


@lru_cache(maxsize=1 << 12)
def family(unit: str) -> str:
    """The family of a unit as printed, empty when it has none."""
    return measure(unit)[1].family


def scaled(number: Decimal | None, unit: str) -> tuple[Decimal, str] | None:
    """The number in the base unit of its family, exactly; ``None`` when there is no unit to scale."""
    if number is None or not unit:
        return None
    factor, base = _scale(unit)
    return number * factor, base


@lru_cache(maxsize=1 << 12)
def _scale(unit: str) -> tuple[Decimal, str]:
    scale, proper = measure(unit)
    return scale * proper.factor, proper.base
