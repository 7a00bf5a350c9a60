"""The standard indicators of the field: ``knowledge/indicators.tsv`` read into ``Indicator``."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from sys import intern

from parser.text.vocabulary import KnowledgeError, rows, words

_GOOD = {"yes": True, "no": False, "": None}


@dataclass(frozen=True, slots=True)
class Indicator:
    """A standard indicator of the field."""

    name: str
    """National Bureau of Statistics wording where there is one."""
    english: str
    unit: str
    """The family of its unit: ``money``, ``share``, ``people``, ``weight`` …"""
    up_is_good: bool | None
    """Whether more is better; ``None`` where neither, or where it depends."""
    topic: str | None
    wordings: str
    """The synonyms as the file has them, in one cell: parted when they are asked for, they take less room."""

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Other wordings that mean the same."""
        return words(self.wordings)


@cache
def indicators() -> dict[str, Indicator]:
    """Every standard indicator by its name, in the order of the knowledge file.

    Raises:
        KnowledgeError: the knowledge file is missing or malformed.
    """
    found: dict[str, Indicator] = {}
    for row in rows("indicators"):
        indicator = _of(row)
        if indicator.name in found:
            raise KnowledgeError(f"indicators.tsv: {indicator.name!r} stands twice")
        found[indicator.name] = indicator
    return found


def indicators_of(names: Container[str]) -> dict[str, Indicator]:
    """The standard indicators of these names alone, read now and not kept: all of them take up 1 MB."""
    return {row["canonical"]: _of(row) for row in rows("indicators") if row["canonical"] in names}


def _of(row: dict[str, str]) -> Indicator:
    name, good = row["canonical"], row["good"]
    if good not in _GOOD:
        raise KnowledgeError(f"indicators.tsv: {name!r}: 'good' is {good!r}")
    topic = intern(row["topic"]) or None
    return Indicator(name, row["english"], intern(row["unit"]), _GOOD[good], topic, row["synonyms"])
