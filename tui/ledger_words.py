"""The ledger in words, for the command line and for the box."""

from __future__ import annotations

from collections.abc import Sequence

from parser.export import Column, Table, figure
from parser.questions.ledger import Entry
from tui.locale import say

_PEOPLE = ("place", "year", "indicator", "promised", "reported", "verdict", "gap")


def gap_text(entry: Entry) -> str:
    """By how much, with its sign: ``+1.7%``, ``−3.0 points``."""
    if entry.gap is None or entry.gap_unit is None:
        return ""
    number = f"{entry.gap.normalize():+f}".replace("-", "−") if entry.gap else "0"
    return f"{number}%" if entry.gap_unit == "%" else say("questions.points", number=number)


def verdict_text(entry: Entry) -> str:
    """The verdict, with a question mark where the outcome is doubtful."""
    return say(f"questions.verdict.{entry.verdict}") + (" ?" if entry.doubtful else "")


def name_text(entry: Entry) -> str:
    """What was promised; its period where that is not the report's own year."""
    return entry.name + ("" if entry.period == str(entry.target.about.year) else f" ({entry.period})")


def told_first(entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Those of which a later report tells the outcome; and the others. Each as they were ordered."""
    told, untold = list[Entry](), list[Entry]()
    for entry in entries:
        (untold if entry.outcome is None else told).append(entry)
    return told, untold


def people_table(entries: Sequence[Entry]) -> Table:
    """The ledger as people read it."""
    columns = tuple(Column(key, say(f"cli.column.{key}"), "integer" if key == "year" else "text") for key in _PEOPLE)
    rows = tuple(
        (
            entry.target.about.place,
            entry.target.about.year,
            name_text(entry),
            figure(entry.promised),
            figure(entry.reported) or "—",
            verdict_text(entry),
            gap_text(entry),
        )
        for entry in entries
    )
    return Table(columns, rows)
