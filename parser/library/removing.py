"""Takes files out of the library, with all that was read in them. The files themselves are not touched."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from .connection import writing
from .keeping import forget_unheld
from .kinds import Kinds
from .path_names import path_key, path_said

_PATH = Kinds("file", "name")


def files_below(db: sqlite3.Connection, path: str | Path) -> list[str]:
    """Paths of the files that were added from this file, folder or archive."""
    whole = Path(os.path.realpath(path))
    found = [path_said(key) or "" for (key,) in _PATH.each(db.execute("SELECT path FROM files"))]
    return sorted(one for one in found if one == str(whole) or one.startswith(f"{whole}{os.sep}"))


def files_of(db: sqlite3.Connection, reports: Iterable[int]) -> tuple[list[str], list[str]]:
    """Paths of the files that hold these reports and no others; and of those that hold others, too."""
    chosen = set(reports)
    whole: list[str] = []
    shared: list[str] = []
    sources = {
        source
        for report in chosen
        for (source,) in db.execute("SELECT source FROM reports WHERE id = ?", (report,)).fetchall()
    }
    for source in sorted(sources):
        held = {id for (id,) in db.execute("SELECT id FROM reports WHERE source = ?", (source,))}
        held_in = db.execute("SELECT path FROM files WHERE source = ?", (source,))
        paths = [path_said(key) or "" for (key,) in _PATH.each(held_in)]
        (whole if held <= chosen else shared).extend(paths)
    return sorted(whole), sorted(shared)


def remove(db: sqlite3.Connection, paths: Iterable[str]) -> int:
    """Remove the files of these paths; how many texts went with them."""
    gone = 0
    for path in paths:
        with writing(db):
            row = db.execute("SELECT source FROM files WHERE path = ?", (path_key(path),)).fetchone()
            if row is not None:
                db.execute("DELETE FROM files WHERE path = ?", (path_key(path),))
                gone += forget_unheld(db, [row[0]])
    return gone
