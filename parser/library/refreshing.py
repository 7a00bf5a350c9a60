"""Reads again, by the rules of now, what older rules read: from the texts that the library holds.

As with adding, each text is a transaction of its own, and the work can be stopped at any moment and taken up later.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from .adding import Added, Progress, Waiting, cores, each_kept, settle
from .connection import connect, writing
from .crew import taken
from .keeping import reread
from .kinds import Kinds
from .path_names import path_said
from .readings import rules_mark
from .taking import Held, Taken

HELD = "id, hash, name, kind, encoding, warnings, text"
"""Columns of ``sources`` that a text is held in."""
_SOUND = Kinds("text", "whole", "text", "name", "text", "text", "text", "bytes")


def outdated(db: sqlite3.Connection) -> int:
    """How many texts were read by other rules than those of now."""
    return int(db.execute("SELECT count(*) FROM sources WHERE rules <> ?", (rules_mark(),)).fetchone()[0])


def refresh(
    db: sqlite3.Connection,
    library: Path,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Added:
    """Read every outdated text again. ``progress`` and ``cancel`` as in ``adding.add``."""
    told = Added()
    numbers = [id for (id,) in db.execute("SELECT id FROM sources WHERE rules <> ? ORDER BY id", (rules_mark(),))]
    with Waiting(db) as waiting:
        answers = taken(_held(library, numbers), len(numbers), library, jobs or cores())
        each_kept(answers, lambda answer: _keep(db, answer, waiting, told), told, (0, len(numbers)), progress, cancel)
    settle(db, told, cancel)
    return told


def held_of(row: tuple[int, str, str | bytes, str, str, str, bytes]) -> Held:
    """The text that the cells of ``HELD`` are."""
    source, hash, name, kind, encoding, warnings, text = _SOUND.sound(row)
    return Held(source, hash, path_said(name) or "", kind, encoding, tuple(json.loads(warnings)), text)


def _held(library: Path, numbers: list[int]) -> Iterator[Held]:
    db = connect(library, readonly=True)  # asked from the threads of the crew, while the other one writes
    try:
        for number in numbers:
            row = db.execute(f"SELECT {HELD} FROM sources WHERE id = ?", (number,)).fetchone()
            if row is not None:  # another govtui may have removed it
                yield held_of(row)
    finally:
        db.close()


def _keep(db: sqlite3.Connection, answer: Taken, waiting: Waiting, told: Added) -> str:
    if answer.error is not None or answer.reports is None or answer.held is None:
        told.failed.append((answer.path, answer.error or ""))
        return "failed"
    source = answer.held.source
    with writing(db):
        row = db.execute("SELECT rules FROM sources WHERE id = ?", (source,)).fetchone()
        if row is None or row[0] == answer.rules:  # removed, or read again by another govtui
            told.count("known")
            return "known"
        kept = reread(db, source, answer.reports, answer.rules)
    told.count("reread")
    waiting.add(kept)
    return "reread"
