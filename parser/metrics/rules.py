"""The rules by name: the sentence that justifies each (``knowledge/rules.tsv``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from parser.text.vocabulary import table


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that makes or completes a metric row."""

    name: str
    """As ``Metric.rules`` carries it."""
    english: str
    chinese: str
    example: str
    """Words from a report that it reads."""


@cache
def rules() -> dict[str, Rule]:
    """All rules, by name."""
    return {
        row["rule"]: Rule(row["rule"], row["english"], row["chinese"], row.get("example", "")) for row in table("rules")
    }
