"""The search index: reports are put in by the hundred, for a batch costs half of what they cost one by one.

A report that is not in it yet (``reports.indexed`` is NULL) is searched by its text, so nothing is ever missed.
"""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, pairwise

from .connection import writing
from .kinds import SpoiltError
from .packing import opened

BATCH = 128
"""Reports that are put in together."""


PAGES = 500
"""Written in one step of ``merge``: a fifth of a second."""


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
        rows = [(letter, first, _packed(reports, counts)) for letter, (reports, counts) in found.items()]
        db.executemany("INSERT INTO letters (letter, segment, counts) VALUES (?, ?, ?)", rows)


def remove(db: sqlite3.Connection, report: int, tokens: str) -> None:
    """Take a report out; ``tokens`` are those that were put in. Its letters go when the library is compacted."""
    db.execute("INSERT INTO grams (grams, rowid, tokens) VALUES ('delete', ?, ?)", (report, tokens))


def merge(db: sqlite3.Connection, cancel: Callable[[], bool] | None = None) -> None:
    """Bring the index into one piece, step by step, each a transaction of its own; ``cancel`` is asked in between.

    What was taken out lies in it beside what was put in until then: a library that is read again by newer rules would
    have it twice, then three times.
    (https://www.sqlite.org/fts5.html#the_merge_command: less than two changes are the sign that nothing is left.)
    """
    pages = -PAGES  # negative: all pieces, and not only those of one size
    while not (cancel and cancel()):
        before = db.total_changes
        with writing(db):
            db.execute("INSERT INTO grams (grams, rank) VALUES ('merge', ?)", (pages,))
        if db.total_changes - before < 2:
            return
        pages = PAGES


def letter(db: sqlite3.Connection, one: str) -> Iterator[tuple[int, int]]:
    """How often a character stands in each report, by the report's number; some may have gone since."""
    for (packed,) in db.execute("SELECT counts FROM letters WHERE letter = ?", (one,)):
        yield from _unpacked(packed)


def holding(db: sqlite3.Connection, first: str, last: str) -> set[int]:
    """The numbers of the reports that print a character from ``first`` to ``last``; some may have gone since."""
    rows = db.execute("SELECT counts FROM letters WHERE letter BETWEEN ? AND ?", (first, last))
    return {report for (packed,) in rows for report, _ in _unpacked(packed)}


def gather(db: sqlite3.Connection) -> None:
    """Bring the rows of each letter into one, without the reports that went."""
    there = {report for (report,) in db.execute("SELECT id FROM reports WHERE indexed IS NOT NULL")}
    for (one,) in db.execute("SELECT DISTINCT letter FROM letters").fetchall():
        kept = sorted((report, count) for report, count in letter(db, one) if report in there)
        db.execute("DELETE FROM letters WHERE letter = ?", (one,))
        if kept:
            reports, counts = array("I", [report for report, _ in kept]), array("I", [count for _, count in kept])
            row = (one, kept[0][0], _packed(reports, counts))
            db.execute("INSERT INTO letters (letter, segment, counts) VALUES (?, ?, ?)", row)


def _packed(reports: array[int], counts: array[int]) -> bytes:
    """Numbers of reports, each as the step from the one before, and counts: a fifth of the room."""
    steps = array("I", [after - before for before, after in pairwise([0, *reports])])
    return zlib.compress((steps + counts).tobytes(), 1)


def _unpacked(packed: bytes) -> Iterator[tuple[int, int]]:
    both = array("I")
    try:
        both.frombytes(opened(packed))
    except (ValueError, TypeError, zlib.error) as error:
        raise SpoiltError(f"letters: {error}") from error
    half = len(both) // 2
    if 2 * half != len(both):
        raise SpoiltError("letters")
    return zip(accumulate(both[:half]), both[half:], strict=True)
