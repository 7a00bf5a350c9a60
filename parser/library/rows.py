"""The library's reports as rows, kept in memory for as long as nobody changes the library."""

from __future__ import annotations

import sqlite3

from . import listing
from .filters import Conditions
from .records import ReportRow


class Rows:
    """All reports by number, in the order in which they are told; read again when the library has changed."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._state: tuple[int, int] | None = None
        self._all: dict[int, ReportRow] = {}
        self._sizes: dict[int, int] = {}

    def sizes(self) -> dict[int, int]:
        """Tokens in each report of the search index."""
        self.all()
        return self._sizes

    def all(self) -> dict[int, ReportRow]:
        """All reports, twins included."""
        state = (self._db.execute("PRAGMA data_version").fetchone()[0], self._db.total_changes)
        if state != self._state:
            self._all = {row.row: row for row in listing.report_rows(self._db, Conditions())}
            self._sizes = dict(self._db.execute("SELECT id, indexed FROM reports WHERE indexed IS NOT NULL"))
            self._state = state
        return self._all

    def meeting(self, asked: Conditions) -> dict[int, ReportRow]:
        """Those that meet the conditions."""
        rows = self.all()
        if asked.said == ["r.twin IS NULL"]:
            return {number: row for number, row in rows.items() if row.twin is None}
        wanted = {number for (number,) in self._db.execute(f"SELECT r.id FROM reports r {asked.where}", asked.values)}
        return {number: row for number, row in rows.items() if number in wanted}
