"""Holds what the library keeps against the texts it was read from: the work of ``Library.verify``.

Checked are SQLite's own structure; each text against the hash it is kept under; the spans of reports, sections and
figures against the text; the search index and the table of letters against the words that stand there.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from unicodedata import category, normalize

from parser.text.normal import normal

from . import grams, index
from .packing import unpacked
from .taking import text_hash

_PROBES = (0.0, 0.37, 0.74)
"""Where in a report phrases are taken that the index must know."""
_PROBE = 9
"""Their length."""
_STORED = {"TEXT": ("text",), "INTEGER": ("integer",), "REAL": ("real", "integer"), "BLOB": ("blob",)}
"""What the columns of each declared type hold."""
_NAMES = {("sources", "name"): ("text", "blob"), ("files", "path"): ("text", "blob")}
"""Names of files, which need not be UTF-8."""
_MOST = 100
"""Faults of SQLite's structure that are told; the first says enough."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was put in."""

    kind: str
    """``structure``, ``text``, ``report``, ``section``, ``metric`` or ``index``."""
    name: str
    """The report or file it concerns; the library itself for its structure."""
    said: str
    """What is wrong."""


def faults(db: sqlite3.Connection, progress: Callable[[int, int], None] | None = None) -> Iterator[Fault]:
    """Every fault that is found. ``progress(done, total)`` counts texts."""
    broken = list(_structure(db))
    yield from broken
    if broken:
        return  # what the tables say cannot be trusted
    total = db.execute("SELECT count(*) FROM sources").fetchone()[0]
    counted = _letters(db)
    for done, (source, name, hash, characters, packed) in enumerate(
        db.execute("SELECT id, name, hash, characters, text FROM sources ORDER BY id"), 1
    ):
        said = str(name)
        try:
            text = unpacked(packed)
        except Exception as error:  # zlib, UTF-16
            yield Fault("text", said, f"cannot be unpacked ({error})")
            continue
        if text_hash(text) != hash or len(text) != characters:
            yield Fault("text", said, "is not the text that was put in")
            continue
        yield from _source(db, source, text, counted)
        if progress:
            progress(done, total)
    kept = {id for (id,) in db.execute("SELECT id FROM reports WHERE indexed IS NOT NULL")}
    held = {id for (id,) in db.execute("SELECT id FROM grams_docsize")}
    if kept != held:
        yield Fault("index", "grams", f"{len(kept ^ held)} reports are in the index or in the list of them alone")


def _structure(db: sqlite3.Connection) -> Iterator[Fault]:
    try:
        for (said,) in db.execute(f"PRAGMA integrity_check({_MOST})"):
            if said != "ok":
                yield Fault("structure", "library", said)
        for table, *_ in db.execute("PRAGMA foreign_key_check"):
            yield Fault("structure", "library", f"a row of {table} belongs to nothing")
        yield from _kinds(db)
    except sqlite3.DatabaseError as error:
        yield Fault("structure", "library", str(error))


def _kinds(db: sqlite3.Connection) -> Iterator[Fault]:
    """Cells that are of another type than their column: SQLite keeps whatever it is given."""
    for table in ("sources", "files", "reports", "passages", "sections", "metrics", "sentences", "rules", "letters"):
        fits = []
        for _, column, declared, *_ in db.execute(f"PRAGMA table_info({table})"):
            allowed = [*_STORED.get(declared, ()), *_NAMES.get((table, column), ())]
            fits.append(f"typeof({column}) IN ({', '.join(map(repr, allowed))})" if allowed else "1")
            if allowed and (table, column) not in _NAMES:
                fits[-1] += f" OR {column} IS NULL"
        wrong = db.execute(f"SELECT count(*) FROM {table} WHERE NOT (({') AND ('.join(fits)}))").fetchone()[0]
        if wrong:
            yield Fault("structure", "library", f"{wrong} rows of {table} hold what is not put there")


def _letters(db: sqlite3.Connection) -> dict[int, int]:
    """Characters in each report, by the table of letters."""
    counted: Counter[int] = Counter()
    for (letter,) in db.execute("SELECT DISTINCT letter FROM letters").fetchall():
        for report, count in index.letter(db, letter):
            counted[report] += count
    return counted


def _source(db: sqlite3.Connection, source: int, text: str, counted: dict[int, int]) -> Iterator[Fault]:
    query = "SELECT id, key, start, end, sections, metrics, indexed FROM reports WHERE source = ?"
    for report, key, start, end, sections, metrics, indexed in db.execute(query, (source,)).fetchall():
        if not 0 <= start <= end <= len(text):
            yield Fault("report", key, f"stands at {start}–{end} of {len(text)} characters")
            continue
        yield from _spans(db, report, key, text, start, end, (sections, metrics))
        if indexed is not None:
            yield from _indexed(db, report, key, grams.compact(text[start:end]), indexed, counted.get(report, 0))


def _spans(
    db: sqlite3.Connection, report: int, key: str, text: str, start: int, end: int, expected: tuple[int, int]
) -> Iterator[Fault]:
    sections = db.execute("SELECT id, start, end, body_end FROM sections WHERE report = ?", (report,)).fetchall()
    for id, begun, ended, last in sections:
        if not start <= begun <= ended <= end or not begun <= last <= end:
            yield Fault("section", key, f"{id} stands at {begun}–{last}, outside the report")
    metrics = db.execute(
        """SELECT indicator, start, end, value_start, value_end, value_text, change_start, change_end, change_text
        FROM metrics WHERE report = ?""",
        (report,),
    ).fetchall()
    for indicator, begun, ended, *figures in metrics:
        if not start <= begun <= ended <= end:
            yield Fault("metric", key, f"{indicator} stands at {begun}–{ended}, outside the report")
        for at in (0, 3):
            first, last, printed = figures[at : at + 3]
            if first is None or text[first:last] == printed:
                continue
            if printed is None or _form(text[first:last]) != _form(printed):
                yield Fault("metric", key, f"{indicator}: {printed} does not stand at {first}–{last}")
    if (len(sections), len(metrics)) != expected:
        yield Fault("report", key, f"has {len(sections)} sections and {len(metrics)} metrics, not {expected}")


def _form(text: str) -> str:
    """Digits and signs in the form in which figures keep them, without white space and what is not seen."""
    one = grams.compact(normalize("NFKC", normal(text)))
    return "".join([char for char in one if category(char) not in ("Cf", "Co")])


def _indexed(db: sqlite3.Connection, report: int, key: str, bare: str, tokens: int, letters: int) -> Iterator[Fault]:
    if not tokens == letters == len(bare):
        yield Fault("index", key, f"{tokens} places and {letters} letters are indexed of {len(bare)} characters")
        return
    for share in _PROBES:
        phrase = bare[int(share * len(bare)) :][:_PROBE]
        if len(phrase) > 1:
            asked = (grams.query(phrase), report)
            if db.execute("SELECT 1 FROM grams WHERE grams MATCH ? AND rowid = ?", asked).fetchone() is None:
                yield Fault("index", key, f"does not find {phrase}")
