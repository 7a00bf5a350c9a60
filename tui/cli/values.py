"""What stands in tables on a Chinese terminal where the data have an English word: achieved, said, county.

The data themselves, in every form that a program may read, keep their words; the options take both.
"""

from __future__ import annotations

from collections.abc import Callable

from parser.export.table import Table
from tui.locale import language, say


def worded(table: Table) -> Table:
    """The table with its words of the contract in Chinese, where that is the language on screen."""
    at = [(number, _WORDS[key]) for number, key in enumerate(table.keys) if key in _WORDS]
    if language() != "zh" or not at:
        return table
    rows = []
    for row in table.rows:
        cells = list(row)
        for number, word in at:
            if cells[number]:
                cells[number] = word(str(cells[number]))
        rows.append(tuple(cells))
    return Table(table.columns, tuple(rows))


def _known(told: str) -> str:
    """``inferred: status period`` or ``said``."""
    how, _, facts = told.partition(": ")
    if not facts:
        return say(f"table.known.{how}")
    return say("table.known.inferred", facts="、".join(say(f"table.known.{fact}") for fact in facts.split()))


_WORDS: dict[str, Callable[[str], str]] = {
    "status": lambda told: say(f"row.{told}"),
    "kind": lambda told: say("cli.kind.other" if told == "other-report" else f"kind.{told}"),
    "level": lambda told: say(f"cli.level.{told}"),
    "known": _known,
    "verdict": lambda told: say(f"questions.verdict.{told}"),
}
