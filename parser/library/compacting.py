"""Gives room back: the index in one piece, nothing of reports that went, no empty pages in the file."""

from __future__ import annotations

import sqlite3

from . import index
from .adding import Waiting
from .connection import writing


def compact(db: sqlite3.Connection) -> None:
    """Do it. Needs as much free room on the disk as the library takes, for as long as it runs."""
    with Waiting(db):  # puts in what waits for the index
        pass
    with writing(db):
        index.gather(db)
        db.execute("DELETE FROM rules WHERE id NOT IN (SELECT DISTINCT rules FROM metrics)")
        db.execute("INSERT INTO grams (grams) VALUES ('optimize')")
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
