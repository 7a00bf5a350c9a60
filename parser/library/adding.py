"""Adds files: what is unchanged is passed over, the rest is read over all cores and written file by file.

It can be stopped at any moment and begun again: each file is kept in a transaction of its own, and the search index
follows in batches. What a batch that was never written lacks is put in by the next run.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from parser.sources import STANDARD_INPUT, SUFFIXES, SourceError
from parser.sources.files import is_archive
from parser.sources.folder import inside
from parser.sources.looking import is_folder

from . import grams, index
from .connection import writing
from .crew import taken
from .keeping import keep
from .path_names import path_key
from .readings import rules_mark
from .taking import Taken, TakenReport, take, touched
from .texts import text_of

Progress = Callable[[int, int, str, str], None]
"""Called after each file: files done, files in all, the path, and what came of it: ``new``, ``changed``, ``reread``,
``known``, ``unchanged`` or ``failed``."""


@dataclass(slots=True)
class Added:
    """What came of adding."""

    new: int = 0
    """Files with a text that was not in the library."""
    changed: int = 0
    """Files that were there with another text."""
    reread: int = 0
    """Files whose text was read again, by newer rules."""
    known: int = 0
    """Files with a text that is there already, under another name or an older date."""
    unchanged: int = 0
    """Files that were not touched since they were added."""
    failed: list[tuple[str, str]] = field(default_factory=list)
    """Path and message of each file that could not be read."""
    stopped: bool = False
    """Whether ``cancel`` said so before all was done."""

    @property
    def read(self) -> int:
        """Files that are in the library now."""
        return self.new + self.changed + self.reread + self.known + self.unchanged

    def count(self, outcome: str) -> None:
        """One more of these."""
        setattr(self, outcome, getattr(self, outcome) + 1)


PART = 4
"""A good part of the library is one in so many texts."""


def add(
    db: sqlite3.Connection,
    library: Path,
    paths: Iterable[str | Path],
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
    apart: bool = False,
) -> Added:
    """Add the files, and those in the folders, to the library.

    ``jobs``: processes that read, by default one a core. ``cancel`` is asked after each file. ``apart``: none is read
    in this process.
    """
    told, done = Added(), 0
    files = _files(paths, told)
    total = len(files) + len(told.failed)
    done = len(told.failed)
    known = _unchanged(db)
    changed = []
    for path in files:
        if known.get(path_key(path)) == _touched(path):
            told.unchanged += 1
            done += 1
            if progress and done % 100 == 0:
                progress(done, total, path, "unchanged")
        else:
            changed.append(path)
    with Waiting(db) as waiting:
        answers = taken(changed, len(changed), library, jobs or cores(), apart=apart)
        each_kept(answers, lambda answer: _keep(db, answer, waiting, told), told, (done, total), progress, cancel)
    settle(db, told, cancel)
    return told


def settle(db: sqlite3.Connection, told: Added, cancel: Callable[[], bool] | None) -> None:
    """Where the texts of a good part of the library were put in again, bring its index into one piece."""
    there = db.execute("SELECT count(*) FROM sources").fetchone()[0]
    if not told.stopped and told.changed + told.reread >= max(index.BATCH, there / PART):
        index.merge(db, cancel)


def each_kept(
    answers: Generator[Taken, None, None],
    keep: Callable[[Taken], str],
    told: Added,
    count: tuple[int, int],
    progress: Progress | None,
    cancel: Callable[[], bool] | None,
) -> None:
    """Keep answer after answer, until there are no more or ``cancel`` says so. ``count``: done before, and in all."""
    before, total = count
    with closing(answers):
        for done, answer in enumerate(answers, before + 1):
            outcome = keep(answer)
            if progress:
                progress(done, total, answer.path, outcome)
            if cancel and cancel():
                told.stopped = True
                break


class Waiting:
    """Reports that are kept and wait to be put into the search index, a batch at a time."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._batch: list[tuple[int, str, Counter[str]]] = []

    def __enter__(self) -> Waiting:
        self._old()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None or kind is KeyboardInterrupt:
            self.put()

    def add(self, kept: list[tuple[int, TakenReport]]) -> None:
        """These are kept now."""
        self._batch += [(report, one.grams, one.letters) for report, one in kept]
        if len(self._batch) >= index.BATCH:
            self.put()

    def put(self) -> None:
        """Put all that wait into the index."""
        if self._batch:
            with writing(self._db):
                index.put(self._db, self._batch)
            self._batch = []

    def _old(self) -> None:
        """Those that a run which was killed left behind."""
        for (report,) in self._db.execute("SELECT id FROM reports WHERE indexed IS NULL").fetchall():
            text = grams.compact(text_of(self._db, report))
            self._batch.append((report, grams.tokens(text), grams.letters(text)))
            if len(self._batch) >= index.BATCH:
                self.put()
        self.put()


def cores() -> int:
    """Cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1


def _files(paths: Iterable[str | Path], told: Added) -> list[str]:
    files: dict[str, None] = {}
    for given in paths:
        path = Path(given)
        whole = path if path == STANDARD_INPUT else Path(os.path.realpath(path))
        if path == STANDARD_INPUT:
            told.failed.append((str(path), "-: standard input has no name to be kept by. Save it and add the file."))
        elif is_folder(whole):
            files.update(dict.fromkeys(map(str, inside(whole))))
        elif is_archive(whole):
            files.update(dict.fromkeys(map(str, _packed(whole))))
        elif (why := _missing(str(whole))) is not None:
            told.failed.append((str(path), f"{path}: {why}"))
        else:
            files[str(whole)] = None
    return list(files)


def _packed(archive: Path) -> list[Path]:
    """The reports in an archive; itself where it cannot be opened: reading it says what is wrong."""
    from parser.sources.archive import members

    try:
        return members(archive, SUFFIXES)
    except SourceError:
        return [archive]


def _unchanged(db: sqlite3.Connection) -> dict[str | bytes, tuple[int, int]]:
    """Size and time of the files whose texts were read by the rules of now."""
    rows = db.execute(
        "SELECT f.path, f.size, f.mtime FROM files f JOIN sources s ON s.id = f.source WHERE s.rules = ?",
        (rules_mark(),),
    )
    return {path: (size, mtime) for path, size, mtime in rows}


def _touched(path: str) -> tuple[int, int] | None:
    try:
        return touched(path)
    except OSError:
        return None


def _missing(path: str) -> str | None:
    """Why the file cannot be looked at; nothing where it can."""
    try:
        touched(path)
    except (FileNotFoundError, NotADirectoryError):
        return "no such file or folder. Check the path."
    except OSError as error:
        return f"cannot be opened ({error.strerror or error}). Check its permissions."
    return None


def _keep(db: sqlite3.Connection, answer: Taken, waiting: Waiting, told: Added) -> str:
    if answer.error is not None:
        told.failed.append((answer.path, answer.error))
        return "failed"
    try:
        with writing(db):
            outcome, kept = keep(db, answer)
    except LookupError:  # another govtui removed the text that we were told is there
        again = take(answer.path, None)
        if again.error is not None:
            told.failed.append((answer.path, again.error))
            return "failed"
        with writing(db):
            outcome, kept = keep(db, again)
    told.count(outcome)
    waiting.add(kept)
    return outcome
