"""Writes what was read into the library: one file, one transaction. The caller begins and ends it."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable
from typing import Literal

from . import grams, index, twins
from .encoding import METRIC_COLUMNS, SECTION_COLUMNS
from .kinds import Kinds
from .path_names import path_key
from .taking import Taken, TakenReport
from .texts import text_of, text_of_source

Outcome = Literal["new", "changed", "reread", "known"]
"""A text that was not there; another text under a path that was; the same text read by newer rules; a text that
is there already (under another name)."""
_RULES = METRIC_COLUMNS.index("rules")
_STRETCH = Kinds("report", "whole", "whole", "whole", "whole?")
_REPORT = (
    "source, number, key, start, end, title, kind, place, level, code, parents, province, year, date, body, speaker,"
    " sections, metrics, said_year, said_place"
)
_INSERT_REPORT = f"INSERT INTO reports ({_REPORT}) VALUES ({', '.join('?' * (_REPORT.count(',') + 1))})"
_INSERT_SECTION = (
    f"INSERT INTO sections (report, position, {', '.join(SECTION_COLUMNS)})"
    f" VALUES ({', '.join('?' * (len(SECTION_COLUMNS) + 2))})"
)
_INSERT_METRIC = (
    f"INSERT INTO metrics (report, position, {', '.join(METRIC_COLUMNS)})"
    f" VALUES ({', '.join('?' * (len(METRIC_COLUMNS) + 2))})"
)


def keep(db: sqlite3.Connection, taken: Taken) -> tuple[Outcome, list[tuple[int, TakenReport]]]:
    """Keep a file and its reading. Also gives the reports that are now to be put into the search index.

    Raises:
        LookupError: its text was in the library when the file was read, and is no more.
    """
    before = db.execute("SELECT source FROM files WHERE path = ?", (path_key(taken.path),)).fetchone()
    known = db.execute("SELECT id, rules FROM sources WHERE hash = ?", (taken.text_hash,)).fetchone()
    outcome: Outcome = "changed" if before else "new"
    waiting: list[tuple[int, TakenReport]] = []
    if known is None:
        if taken.reports is None:
            raise LookupError(taken.path)  # it was there when the file was read: removed since by another govtui
        source = _add_source(db, taken)
        waiting = [(_add_report(db, source, one), one) for one in taken.reports]
    else:
        source = known[0]
        outcome = "known"
        if taken.reports is not None and known[1] != taken.rules:
            outcome = "reread"
            waiting = reread(db, source, taken.reports, taken.rules)
    db.execute(
        "INSERT OR REPLACE INTO files (path, size, mtime, hash, source) VALUES (?, ?, ?, ?, ?)",
        (path_key(taken.path), taken.size, taken.mtime, taken.hash, source),
    )
    if before and before[0] != source:
        forget_unheld(db, [before[0]])
    return outcome, waiting


def reread(
    db: sqlite3.Connection, source: int, reports: list[TakenReport], rules: str
) -> list[tuple[int, TakenReport]]:
    """Put a new reading of a source in the place of the old one."""
    _forget_reports(db, source)
    waiting = [(_add_report(db, source, one), one) for one in reports]
    db.execute("UPDATE sources SET rules = ? WHERE id = ?", (rules, source))
    return waiting


def forget_unheld(db: sqlite3.Connection, sources: Iterable[int]) -> int:
    """Remove those of the sources that no file holds any more, with all that was read in them; how many they were."""
    gone = 0
    for source in sources:
        if db.execute("SELECT 1 FROM files WHERE source = ?", (source,)).fetchone() is None:
            _forget_reports(db, source)
            gone += db.execute("DELETE FROM sources WHERE id = ?", (source,)).rowcount
    return gone


def _add_source(db: sqlite3.Connection, taken: Taken) -> int:
    made = db.execute(
        "INSERT INTO sources (hash, name, kind, encoding, warnings, characters, text, rules, added)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            taken.text_hash,
            path_key(taken.name),
            taken.kind,
            taken.encoding,
            json.dumps(taken.warnings, ensure_ascii=True),
            taken.characters,
            taken.text,
            taken.rules,
            time.time(),
        ),
    )
    return int(made.lastrowid or 0)


def _add_report(db: sqlite3.Connection, source: int, one: TakenReport) -> int:
    row = (source, one.number, _free_key(db, source, one), one.start, one.end, *one.cover)
    made = db.execute(_INSERT_REPORT, (*row, len(one.sections), len(one.metrics), *one.said))
    report = int(made.lastrowid or 0)
    db.execute("INSERT INTO passages (report, content) VALUES (?, ?)", (report, one.passages))
    db.executemany(_INSERT_SECTION, [(report, at, *row) for at, row in enumerate(one.sections)])
    rules = {names: _rules(db, names) for names in {row[_RULES] for row in one.metrics}}
    db.executemany(
        _INSERT_METRIC,
        [(report, at, *row[:_RULES], rules[row[_RULES]], *row[_RULES + 1 :]) for at, row in enumerate(one.metrics)],
    )
    db.executemany("INSERT INTO sentences VALUES (?, ?, ?, ?)", [(report, *sentence) for sentence in one.sentences])
    db.executemany("INSERT OR IGNORE INTO sketches VALUES (?, ?)", [(sentence, report) for sentence in one.sketch])
    _fold(db, source, report, one)
    return report


def _free_key(db: sqlite3.Connection, source: int, one: TakenReport) -> str:
    """The report's id; where another file's report has it, with a mark before the number: ``report~2#1``."""
    stem, _, number = one.key.rpartition("#")
    stem = stem.encode("utf-8", "backslashreplace").decode()  # a file's name need not be UTF-8
    key, mark = f"{stem}#{number}", 1
    while db.execute("SELECT 1 FROM reports WHERE key = ?", (key,)).fetchone():
        mark += 1
        key = f"{stem}~{mark}#{number}"
    return key


def _rules(db: sqlite3.Connection, names: str) -> int:
    row = db.execute("SELECT id FROM rules WHERE names = ?", (names,)).fetchone()
    if row is None:
        return int(db.execute("INSERT INTO rules (names) VALUES (?)", (names,)).lastrowid or 0)
    return int(row[0])


def _fold(db: sqlite3.Connection, source: int, report: int, one: TakenReport) -> None:
    """Where the report is one that is there already, in another form, let the better of the two stand for both."""
    if one.repeats is not None:
        query = "SELECT coalesce(twin, id) FROM reports WHERE source = ? AND number = ?"
        row = db.execute(query, (source, one.repeats)).fetchone()
        if row is not None:
            db.execute("UPDATE reports SET twin = ? WHERE id = ?", (row[0], report))
            return
    if not one.sketch:
        return
    first = twins.find_twin(db, report, one.sketch, text_of(db, report))
    if first is not None:
        _stand_for_all(db, [report, first, *_twins_of(db, first)])


def _twins_of(db: sqlite3.Connection, report: int) -> list[int]:
    return [row[0] for row in db.execute("SELECT id FROM reports WHERE twin = ?", (report,))]


def _stand_for_all(db: sqlite3.Connection, same: list[int]) -> None:
    """Of several forms of one report the one that says most of itself stands for all; then the one with most rows."""
    best, *_ = db.execute(
        f"""SELECT id FROM reports WHERE id IN ({", ".join("?" * len(same))})
            ORDER BY (place IS NOT NULL) + (year IS NOT NULL) + (date IS NOT NULL) DESC, metrics DESC, key, id
            LIMIT 1""",
        same,
    ).fetchone()
    for one in same:
        db.execute("UPDATE reports SET twin = ? WHERE id = ?", (None if one == best else best, one))


def _forget_reports(db: sqlite3.Connection, source: int) -> None:
    rows = db.execute("SELECT id, start, end, indexed FROM reports WHERE source = ?", (source,)).fetchall()
    text = text_of_source(db, source) if rows else ""
    for report, start, end, indexed in map(_STRETCH.sound, rows):
        if indexed is not None:
            index.remove(db, report, grams.tokens(grams.compact(text[start:end])))
        left = _twins_of(db, report)
        db.execute("DELETE FROM reports WHERE id = ?", (report,))
        if left:
            _stand_for_all(db, left)
