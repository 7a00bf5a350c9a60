"""The words of ``knowledge/names.tsv`` by their kind: the signs by which a number is told to be a name."""

from __future__ import annotations

from parser.text.vocabulary import any_of, table, words

CLAUSE_END = "，。；、：）！？"
"""What ends a clause: right before it nothing more follows that a figure could belong to."""


def of(kind: str) -> list[str]:
    """The words of a kind."""
    return [word for row in table("names") if row["kind"] == kind for word in words(row["words"])]


def backwards(kind: str) -> str:
    """A regular expression of the words of a kind, each backwards: matched against the text before a figure, turned."""
    return any_of([word[::-1] for word in of(kind)])
