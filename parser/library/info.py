"""How much a library holds."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from .kinds import Kinds
from .schema import VERSION

_SUMS = Kinds("report", "whole?", "whole?", "whole", "whole?", "whole?", "whole?", "whole?", "whole?")


@dataclass(frozen=True, slots=True)
class Info:
    """The sums."""

    path: Path
    bytes: int
    """Of the file."""
    form: int
    """Number of the file's form."""
    files: int
    texts: int
    characters: int
    reports: int
    """Twins not counted."""
    twins: int
    places: int
    first: int | None
    """The first year."""
    last: int | None
    sections: int
    metrics: int
    waiting: int
    """Reports that wait for the search index."""
    outdated: int
    """Texts that older rules read."""


def info(db: sqlite3.Connection, path: Path) -> Info:
    """The sums of an open library."""
    from .refreshing import outdated

    files = db.execute("SELECT count(*) FROM files").fetchone()[0]
    texts, characters = db.execute("SELECT count(*), coalesce(sum(characters), 0) FROM sources").fetchone()
    row = db.execute(
        """SELECT sum(twin IS NULL), sum(twin IS NOT NULL), count(DISTINCT coalesce(code, place)), min(year), max(year),
        sum(sections), sum(metrics), sum(indexed IS NULL) FROM reports"""
    ).fetchone()
    reports, twins, places, first, last, sections, metrics, waiting = _SUMS.sound(row)
    return Info(
        path,
        path.stat().st_size,
        VERSION,
        files,
        texts,
        characters,
        reports or 0,
        twins or 0,
        places,
        first,
        last,
        sections or 0,
        metrics or 0,
        waiting or 0,
        outdated(db),
    )
