"""Opens the library's file: made when there is none, shared safely, and known for what it is.

Write-ahead logging lets one govtui read while another writes, and keeps the file whole through kill −9 and power
cuts: what is in no finished transaction was never there, and what is in one is on the disk before it is told. A writer
waits for another for up to ``PATIENCE``.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import companions, schema
from .errors import LibraryError
from .kinds import SpoiltError
from .schema import ADDED, APPLICATION, TABLES, VERSION

_NONE = "there is no library yet. Make one: govtui add PATH…"
SPOILT = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError, zlib.error)
"""What can come of a row that has its types, and not what belongs there: a byte of it was changed on the disk."""
PATIENCE = 60.0
"""Seconds that a writer waits for another."""
_READING, _WRITING = 500, 32_000
"""Kilobytes of the file that a connection holds. The system holds what was read lately; a second copy saves a reader
nothing that can be measured, and each thread that asks has one.
"""


def connect(path: Path, *, readonly: bool = False) -> sqlite3.Connection:
    """A connection in autocommit: transactions are begun by who needs them.

    Raises:
        LibraryError: the file cannot be opened, is no library, or is one of a later govtui.
    """
    try:
        if readonly and not path.exists():
            raise LibraryError(f"{path}: {_NONE}")
        if not readonly:
            path.parent.mkdir(parents=True, exist_ok=True)
        db = _opened(path, readonly)
    except (OSError, sqlite3.Error, UnicodeError) as error:
        raise LibraryError(told(path, error)) from error
    return db


@contextmanager
def writing(db: sqlite3.Connection) -> Iterator[None]:
    """A transaction: all of it, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def told(path: Path, error: Exception) -> str:
    """What is wrong with the library at ``path``, and what to do, for people."""
    if isinstance(error, OSError):
        return f"{path}: the library cannot be opened ({error.strerror or error}). Check the folder's permissions."
    if isinstance(error, UnicodeError):  # SQLite's own words about a spoilt schema hold what stands there
        error = sqlite3.DatabaseError("malformed schema")
    if isinstance(error, SPOILT):
        error = sqlite3.DatabaseError(f"malformed: {error}")
    said = str(error)
    if "malformed" in said or "not a database" in said or "disk image" in said:
        return f"{path}: the library is damaged ({said}). Move the file away and add the reports anew."
    if "locked" in said:
        return f"{path}: another program has held the library for {PATIENCE:.0f} seconds. Close it and try again."
    if "full" in said:
        return f"{path}: the disk is full. What was added so far is kept; make room and add again."
    if "readonly" in said or "unable to open" in said:
        return f"{path}: the library cannot be written ({said}). Check the permissions of the file and its folder."
    return f"{path}: the library cannot be used ({said}). Check the file, its permissions and the room on the disk."


def _opened(path: Path, readonly: bool) -> sqlite3.Connection:
    if path.exists() and not path.is_file():  # to open a pipe would wait for whoever writes to it
        what = "a folder" if path.is_dir() else "not an ordinary file"
        raise LibraryError(f"{path}: this is {what}, and no library. Name another file.")
    if (odd := companions.strange(path)) is not None:
        raise LibraryError(f"{path}: the file {odd.name} beside it is not the library's own. Move that file away.")
    mode = "ro" if readonly else "rwc"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    db = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        try:
            version = _version(db, path)
        except sqlite3.OperationalError as error:
            # A write-ahead log needs a file beside it; where even that cannot be written, nobody else writes either.
            if not readonly or "locked" in str(error):
                raise
            db.close()
            db = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None, check_same_thread=False)
            version = _version(db, path)
        if version > VERSION:
            raise LibraryError(
                f"{path}: this library was made by a later govtui (its form is {version}, ours {VERSION})."
            )
        if 0 < version < VERSION and not _brought_up(db, path, readonly):
            raise LibraryError(
                f"{path}: this library was made by an earlier govtui. 'govtui library repair' makes it anew from the"
                " texts in it."
            )
        if version == 0 and readonly:
            raise LibraryError(f"{path}: {_NONE}")
        if version and (other := schema.strange(db)) is not None:
            raise SpoiltError(f"schema: {other}")
        db.execute("PRAGMA trusted_schema = OFF")
        if not readonly:
            _log_ahead(db)
            db.execute("PRAGMA synchronous = FULL")
            if version == 0:
                _make(db)
        db.execute("PRAGMA foreign_keys = ON")
        db.execute(f"PRAGMA cache_size = -{_READING if readonly else _WRITING}")
        db.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        db.close()
        raise
    return db


def _version(db: sqlite3.Connection, path: Path) -> int:
    """The form of the library; 0 where nothing has been made."""
    db.execute("BEGIN")  # all three at one moment: another govtui may be making it
    try:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        application = int(db.execute("PRAGMA application_id").fetchone()[0])
        filled = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
    if application == APPLICATION and version:
        return version
    if application or filled:
        raise LibraryError(f"{path}: this is no library of govtui, but another program's file. Name another file.")
    return 0


def _log_ahead(db: sqlite3.Connection) -> None:
    """Have what is written go to a log first. Who changes to that is not made to wait for another who does so at the
    same moment, but refused.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _brought_up(db: sqlite3.Connection, path: Path, readonly: bool) -> bool:
    """Bring a library of an earlier form to that of now, where that needs no text; whether it is of that form now."""
    version = _version(db, path)
    if any(form not in ADDED for form in range(version, VERSION)):
        return False
    if readonly:
        try:
            connect(path).close()
        except LibraryError:  # it cannot be written
            return False
        return _version(db, path) == VERSION
    with writing(db):
        version = int(db.execute("PRAGMA user_version").fetchone()[0])  # another may have been quicker
        for form in range(version, VERSION):
            for statement in ADDED[form]:
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")
    return True


def _make(db: sqlite3.Connection) -> None:
    with writing(db):
        if db.execute("PRAGMA user_version").fetchone()[0] == 0:  # nobody was quicker
            for table in TABLES:
                db.execute(table)
            db.execute("INSERT INTO grams (grams, rank) VALUES ('hashsize', 16777216)")
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {VERSION}")
