"""Makes the library anew from the texts in it: damaged, or of an earlier form.

Whatever text can still be read and is the one that was put in (its hash says so) is read again into a new file, which
takes the place of the old one when it is whole; the old one is kept beside it. Nothing is changed before that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from . import companions
from .adding import Waiting, cores
from .connection import connect, told, writing
from .crew import taken
from .errors import LibraryError
from .keeping import keep
from .kinds import Kinds
from .refreshing import HELD, held_of
from .schema import APPLICATION
from .taking import Held, Taken

_LASTS = 1 << 20
"""Numbers of texts that are tried one by one where the list of them is damaged: more than all reports that exist."""
_PATIENCE = 1000
"""Numbers in a row that lead to nothing before the trying ends."""
_FILE = Kinds("file", "name", "whole", "whole", "text")


@dataclass(slots=True)
class Repaired:
    """What came of it."""

    texts: int = 0
    """Texts that are in the new library."""
    lost: list[str] = field(default_factory=list)
    """Names of the files of which the text could not be saved."""
    old: Path | None = None
    """Where the old library lies now."""
    stopped: bool = False


def repair(
    path: Path,
    *,
    jobs: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Repaired:
    """Make the library at ``path`` anew.

    Raises:
        LibraryError: there is none, it is another program's file, or nothing can be read of it.
    """
    old = _opened(path)
    beside = path.with_name(f"{path.name}.anew")
    for left in _parts(beside):
        left.unlink(missing_ok=True)
    found = Repaired()
    try:
        numbers = list(_numbers(old))
        if not numbers:
            raise LibraryError(f"{path}: nothing can be saved from it. Move the file away and add the reports anew.")
        new = connect(beside)
        try:
            with Waiting(new) as waiting:
                answers = taken(_held(old, numbers, found), len(numbers), beside, jobs or cores())
                for done, answer in enumerate(answers, 1):
                    _keep(old, new, answer, waiting, found)
                    if progress:
                        progress(done, len(numbers))
                    if cancel and cancel():
                        found.stopped = True
                        answers.close()
                        break
        finally:
            new.close()
    finally:
        old.close()
        if found.stopped or not found.texts:
            for left in _parts(beside):
                left.unlink(missing_ok=True)
    if not found.stopped and found.texts:
        found.old = _change(path, beside)
    return found


def _opened(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise LibraryError(f"{path}: there is no library to repair.")
    if (odd := companions.strange(path)) is not None:
        raise LibraryError(f"{path}: the file {odd.name} beside it is not the library's own. Move that file away.")
    if not path.is_file():
        raise LibraryError(f"{path}: this is no library of govtui. Name another file.")
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        db.text_factory = lambda data: data.decode("utf-8", "replace")
        application = db.execute("PRAGMA application_id").fetchone()[0]
        there = dict(db.execute("SELECT name, type FROM sqlite_master WHERE name IN ('sources', 'files')"))
    except sqlite3.Error as error:
        raise LibraryError(told(path, error)) from error
    if application != APPLICATION:
        db.close()
        raise LibraryError(f"{path}: this is no library of govtui. Name another file.")
    if there.get("sources") != "table" or there.get("files", "table") != "table":  # a view may reckon for ever
        db.close()
        raise LibraryError(f"{path}: nothing can be saved from it. Move the file away and add the reports anew.")
    return db


def _numbers(db: sqlite3.Connection) -> Iterator[int]:
    """Numbers of the texts; where the list of them breaks off, the ones that follow are tried."""
    last = 0
    try:
        for (number,) in db.execute("SELECT id FROM sources ORDER BY id"):
            yield number
            last = number
        return
    except sqlite3.DatabaseError:
        pass
    missed = 0
    for number in range(last + 1, _LASTS):
        try:
            there = db.execute("SELECT 1 FROM sources WHERE id = ?", (number,)).fetchone() is not None
        except sqlite3.DatabaseError:
            there = True  # it may be: reading it says so
        if there:
            yield number
        missed = 0 if there else missed + 1
        if missed > _PATIENCE:
            return


def _held(db: sqlite3.Connection, numbers: list[int], found: Repaired) -> Iterator[Held]:
    for number in numbers:
        try:
            row = db.execute(f"SELECT {HELD} FROM sources WHERE id = ?", (number,)).fetchone()
            if row is not None:
                yield held_of(row)
        except (sqlite3.DatabaseError, ValueError):
            found.lost.append(_name(db, number))


def _name(db: sqlite3.Connection, number: int) -> str:
    try:
        row = db.execute("SELECT path FROM files WHERE source = ?", (number,)).fetchone()
        return str(row[0]) if row else f"text {number}"
    except sqlite3.DatabaseError:
        return f"text {number}"


def _keep(old: sqlite3.Connection, new: sqlite3.Connection, answer: Taken, waiting: Waiting, found: Repaired) -> None:
    held = answer.held
    if held is None or answer.error is not None or answer.reports is None:
        found.lost.append(answer.path)
        return
    from .packing import unpacked

    try:
        query = "SELECT path, size, mtime, hash FROM files WHERE source = ?"
        files = list(_FILE.each(old.execute(query, (held.source,))))
    except sqlite3.DatabaseError:
        files = []
    answer.text_hash, answer.text, answer.characters = held.hash, held.text, len(unpacked(held.text))
    answer.name, answer.kind, answer.encoding, answer.warnings = held.name, held.kind, held.encoding, held.warnings
    with writing(new):
        # Where the list of files is lost, the text is kept under the file's name alone, and told from any real path.
        for path, size, mtime, hash in files or [(f"{held.name}?{held.source}", 0, 0, "")]:
            answer.path = path if isinstance(path, str) else path.decode("utf-8", "surrogateescape")
            answer.size, answer.mtime, answer.hash = size, mtime, hash
            _, kept = keep(new, answer)
            waiting.add(kept)
    found.texts += 1


def _change(path: Path, beside: Path) -> Path:
    """Put the new file in the old one's place; where the old one lies now."""
    number, old = 1, path.with_name(f"{path.name}.old")
    while old.exists():
        number += 1
        old = path.with_name(f"{path.name}.old{number}")
    for part, moved in zip(_parts(path), _parts(old), strict=True):
        if part.exists():
            part.replace(moved)
    beside.replace(path)
    log = _parts(old)[1]
    if log.exists() and not log.stat().st_size:  # nothing that the file itself does not have
        for part in _parts(old)[1:]:
            part.unlink(missing_ok=True)
    return old


def _parts(path: Path) -> list[Path]:
    return [path, *(path.with_name(f"{path.name}{end}") for end in ("-wal", "-shm"))]
