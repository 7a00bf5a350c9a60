"""Where a phrase stands in a library's texts, as jump tells it: ``parser.topics.printed`` for what is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from parser.topics.hits import Hit, Place
from parser.topics.printed import AS_TYPED, LONGEST

from . import grams, search

if TYPE_CHECKING:
    from .records import ReportRow

_OPENED = 20
"""Texts that are opened to tell where in them a phrase stands."""


def printed(db: sqlite3.Connection, phrase: str, rows: Sequence[ReportRow]) -> Hit | None:
    """Where ``phrase`` stands in the texts of these reports: its first place in each of those that say it most often;
    ``None`` where none does. ``sections`` of the hit are the reports that do.
    """
    if not 2 <= len(grams.compact(phrase)) <= LONGEST:
        return None
    sizes: dict[int, int] = dict(db.execute("SELECT id, indexed FROM reports WHERE indexed IS NOT NULL"))
    told = search.search(db, phrase, {row.row: row for row in rows}, sizes, limit=0)
    most = [row for row, _ in sorted(told.counts, key=lambda each: (-each[1], -(each[0].year or 0)))[:_OPENED]]
    if not most:
        return None
    found = search.search(db, told.phrase, {row.row: row for row in most}, sizes, limit=_OPENED, each=1)
    first = {hit.report.row: hit for hit in found.hits}
    places = []
    for row in most:
        if (hit := first.get(row.row)) is not None:
            title = _title(db, row.row, hit.section) or row.title or row.id
            places.append(Place(row.id, hit.section, title, hit.start, 1))
    label = " ".join(phrase.split())
    return Hit("text", label, "", None, AS_TYPED, tuple(places), len(told.counts)) if places else None


def _title(db: sqlite3.Connection, report: int, section: str | None) -> str:
    found = db.execute("SELECT title FROM sections WHERE report = ? AND id = ?", (report, section)).fetchone()
    return str(found[0]) if found else ""
