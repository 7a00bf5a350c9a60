"""The search index: reports are put in by the hundred, for a batch costs half of what they cost one by one.

A report that is not in it yet (``reports.indexed`` is NULL) is searched by its text, so nothing is ever missed.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable

BATCH = 128
"""Reports that are put in together."""


def put(db: sqlite3.Connection, batch: Iterable[tuple[int, str, Counter[str]]]) -> None:
    """Put reports in: number, tokens, letters. Those that went since, or are there already, are left out."""
    found: dict[str, tuple[array[int], array[int]]] = {}
    first = None
    for report, tokens, letters in batch:
        row = db.execute("SELECT indexed FROM reports WHERE id = ?", (report,)).fetchone()
        if row is None or row[0] is not None:
            continue
        first = report if first is None else first
        db.execute("INSERT INTO grams (rowid, tokens) VALUES (?, ?)", (report, tokens))
        size = tokens.count(" ") + 1 if tokens else 0
        db.execute("UPDATE reports SET indexed = ? WHERE id = ?", (size, report))
        for letter, count in letters.items():
            kept = found.get(letter)
            if kept is None:
                kept = found[letter] = (array("I"), array("I"))
            kept[0].append(report)
            kept[1].append(count)
    if first is not None:
        rows = [(letter, first, reports.tobytes(), counts.tobytes()) for letter, (reports, counts) in found.items()]
        db.executemany("INSERT INTO letters VALUES (?, ?, ?, ?)", rows)


def remove(db: sqlite3.Connection, report: int, tokens: str) -> None:
    """Take a report out; ``tokens`` are those that were put in. Its letters go when the library is compacted."""
    db.execute("INSERT INTO grams (grams, rowid, tokens) VALUES ('delete', ?, ?)", (report, tokens))
