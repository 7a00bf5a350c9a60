"""What the library's file holds: the tables, and the number by which later versions know them.

A *source* is a text, kept once under the hash of its characters, whatever files hold it. A report belongs to a
source; sections, metrics and the rest belong to a report and go with it. Figures are kept as their digits, for a
double cannot hold every one of them; the view ``facts`` gives them to other programs as numbers.
"""

from __future__ import annotations

import re
import sqlite3

APPLICATION = 0x67767469
"""``application_id`` in the file's header: tells a library from any other SQLite file."""
VERSION = 3
"""``user_version`` of the file. Raised when a table changes."""
_NAMED = "CREATE INDEX sources_named ON sources (id, name, kind)"
"""Names without the texts beside which they stand: a list of reports is read out of it."""
ADDED: dict[int, tuple[str, ...]] = {2: (_NAMED,)}
"""By form, what brings a library of that form to the next in a moment, nothing else being changed by it."""

_QUANTITY = "start INTEGER, end INTEGER, text TEXT, number TEXT, unit TEXT, high TEXT, bound TEXT, kind TEXT"
_SCALED = "si TEXT, si_unit TEXT, parts TEXT"


def _quantity(prefix: str, *, direction: bool = False) -> str:
    columns = f"{_QUANTITY}, {'direction TEXT, ' if direction else ''}{_SCALED}"
    return ", ".join(f"{prefix}_{column}" for column in columns.split(", "))


TABLES = (
    """
    CREATE TABLE sources (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        hash TEXT NOT NULL UNIQUE,      -- SHA-256 of the text
        name TEXT NOT NULL,             -- of the first file that held it
        kind TEXT NOT NULL,             -- text, markdown, html, docx, pdf
        encoding TEXT NOT NULL,
        warnings TEXT NOT NULL,         -- JSON
        characters INTEGER NOT NULL,
        text BLOB NOT NULL,             -- UTF-16LE, zlib
        rules TEXT NOT NULL,            -- the state of the rules that read it
        added REAL NOT NULL             -- seconds since 1970
    )
    """,
    _NAMED,
    """
    CREATE TABLE files (
        path PRIMARY KEY,               -- TEXT; BLOB where the name is no UTF-8
        size INTEGER NOT NULL,
        mtime INTEGER NOT NULL,         -- nanoseconds
        hash TEXT NOT NULL,             -- SHA-256 of the bytes
        source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX files_source ON files (source)",
    """
    CREATE TABLE reports (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
        number INTEGER NOT NULL,        -- the document's number in the source, from 1
        key TEXT NOT NULL UNIQUE,       -- Report.id, with a mark where two files share a name
        start INTEGER NOT NULL, end INTEGER NOT NULL,
        title TEXT, kind TEXT NOT NULL,
        place TEXT, level TEXT, code TEXT, parents TEXT, province TEXT,
        year INTEGER, date TEXT, body TEXT, speaker TEXT,
        sections INTEGER NOT NULL, metrics INTEGER NOT NULL,
        said_year INTEGER, said_place TEXT,  -- what the file's name says, where the text says otherwise
        twin INTEGER REFERENCES reports ON DELETE SET NULL,  -- the report that stands for this one
        indexed INTEGER,                -- tokens in the search index; NULL until it is there
        UNIQUE (source, number)
    )
    """,
    "CREATE INDEX reports_place ON reports (province, place, year)",
    "CREATE INDEX reports_twin ON reports (twin) WHERE twin IS NOT NULL",
    "CREATE INDEX reports_waiting ON reports (id) WHERE indexed IS NULL",
    """
    CREATE TABLE passages (             -- and notes: what the rows elsewhere do not hold
        report INTEGER PRIMARY KEY REFERENCES reports ON DELETE CASCADE,
        content BLOB NOT NULL           -- JSON, zlib
    )
    """,
    """
    CREATE TABLE sections (
        report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
        position INTEGER NOT NULL,
        id TEXT NOT NULL, parent TEXT, level INTEGER NOT NULL, number TEXT NOT NULL, title TEXT NOT NULL,
        kind TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, body_end INTEGER NOT NULL,
        topics TEXT NOT NULL,           -- ids, parted by spaces
        PRIMARY KEY (report, position)
    ) WITHOUT ROWID
    """,
    f"""
    CREATE TABLE metrics (
        report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
        position INTEGER NOT NULL,
        section TEXT, indicator TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
        status TEXT NOT NULL, period TEXT, canonical TEXT, topic TEXT,
        indicator_start INTEGER, indicator_end INTEGER,
        known TEXT NOT NULL,            -- s(aid) or i(nferred): indicator, status, period
        rules INTEGER NOT NULL REFERENCES rules,
        {_quantity("value")},
        {_quantity("from")},
        {_quantity("change", direction=True)},
        PRIMARY KEY (report, position)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX metrics_canonical ON metrics (canonical, status) WHERE canonical IS NOT NULL",
    """
    CREATE TABLE sentences (            -- those of metrics with a canonical name, so that comparing needs no text
        report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
        start INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (report, start, end)
    ) WITHOUT ROWID
    """,
    "CREATE TABLE rules (id INTEGER PRIMARY KEY, names TEXT NOT NULL UNIQUE)",
    """
    CREATE TABLE sketches (             -- of each report its sentences with the smallest hashes: twins share most
        sentence INTEGER NOT NULL,
        report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
        PRIMARY KEY (sentence, report)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX sketches_report ON sketches (report)",
    """
    CREATE TABLE letters (              -- how often each character stands in which report
        letter TEXT NOT NULL,
        segment INTEGER NOT NULL,
        counts BLOB NOT NULL            -- of a batch of reports: parser/library/index.py
    )
    """,
    "CREATE INDEX letters_letter ON letters (letter, segment)",
    # Every two neighbouring characters of a report, in order: parser/library/grams.py.
    "CREATE VIRTUAL TABLE grams USING fts5(tokens, content='', detail=full, tokenize='ascii')",
    """
    CREATE VIEW facts AS SELECT
        r.key AS report, r.place, r.level, r.code, r.province, r.year, r.date, r.kind,
        m.section, m.indicator, m.canonical, m.topic, m.status, m.period,
        CAST(m.value_number AS REAL) AS value, m.value_unit AS unit, m.value_bound AS bound, m.value_kind,
        CAST(m.value_si AS REAL) AS si, m.value_si_unit AS si_unit, m.value_text,
        CAST(m.change_number AS REAL) AS change, m.change_unit, m.change_direction AS direction, m.change_kind,
        m.change_bound, m.known, m.start, m.end, m.value_start, m.value_end, m.change_start, m.change_end
    FROM metrics m JOIN reports r ON r.id = m.report WHERE r.twin IS NULL
    """,
)


_COMMENT, _MADE = re.compile(r"--[^\n]*"), re.compile(r"CREATE (?:VIRTUAL )?(TABLE|INDEX|VIEW) (\w+)")
_SHADOW = re.compile(r"CREATE TABLE 'grams_\w+'\([\w, ]+(?:\([\w, ]+\))?\)(?: WITHOUT ROWID)?")
"""The tables that the search index keeps its own in."""


def strange(db: sqlite3.Connection) -> str | None:
    """The name of what is not as ``TABLES`` has it in a file of this form: another thing under a name of ours, which
    may reckon for ever or change what is asked, or a trigger, which acts of itself. Other tables are nobody's business.
    """
    there = {
        name: (kind, _bare(made or "")) for kind, name, made in db.execute("SELECT type, name, sql FROM sqlite_master")
    }
    for name, (kind, made) in there.items():
        if kind == "trigger" or (name.startswith("grams_") and not _SHADOW.fullmatch(made)):
            return str(name)
    for made in map(_bare, TABLES):
        kind, name = _MADE.match(made).groups()  # type: ignore[union-attr]
        if there.get(name) != (kind.lower(), made):
            return str(name)
    return None


def _bare(made: str) -> str:
    """A statement without its comments and line ends."""
    return " ".join(_COMMENT.sub("", made).split())
