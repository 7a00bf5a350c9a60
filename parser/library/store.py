"""The library: every report a person has, in one file, to be asked as a whole.

>>> from parser import Library
>>> with Library.open() as library:
...     library.add(["reports/"])
...     for row in library.metrics(canonical="地区生产总值", status="target", year="2015-2024"):
...         row.place, row.year, row.change
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from . import listing
from .connection import SPOILT, connect, told
from .errors import LibraryError
from .filters import Filters, Several, Years, conditions, metric_conditions, several
from .found import Found
from .location import library_file
from .records import MetricRow, ReportRow
from .rows import Rows

if TYPE_CHECKING:
    from typing import Unpack

    from parser.report import Report

    from .adding import Added, Progress
    from .checking import Fault
    from .info import Info
    from .repairing import Repaired


class Library:
    """A library that is open. Several programs may have it open at once; a thread opens its own.

    Every method raises ``LibraryError`` where the file is damaged, cannot be written or is held by another
    program for too long; the message says what to do.
    """

    def __init__(self, path: Path, db: sqlite3.Connection, *, readonly: bool) -> None:
        self.path = path
        self.readonly = readonly
        self._db = db
        self._rows = Rows(db)

    @classmethod
    def open(cls, path: str | Path | None = None, *, readonly: bool = False) -> Library:
        """The library at ``path``, made when there is none; by default the user's own (docs/library.md).

        Raises:
            LibraryError: it cannot be opened, is no library, or is to be only read and is not there.
        """
        file = _file(path)
        return cls(file, connect(file, readonly=readonly), readonly=readonly)

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. What was added is kept already."""
        self._db.close()

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        jobs: int | None = None,
        progress: Progress | None = None,
        cancel: Callable[[], bool] | None = None,
        apart: bool = False,
    ) -> Added:
        """Add files, and the reports in folders. An unchanged file costs a look at its date.

        ``jobs`` is the number of processes that read, by default one a core. ``progress(done, total, path, outcome)``
        is called after each file; when ``cancel()`` is true the work stops, and what was added stays.
        ``apart``: even a few files are read by other processes, which leaves this one to whoever sits before it, and
        free of what reading takes.
        """
        given = [paths] if isinstance(paths, str | Path) else list(paths)
        with self._told():
            from . import adding  # searching does not wait for what adding needs

            return adding.add(self._db, self.path, given, jobs=jobs, progress=progress, cancel=cancel, apart=apart)

    def refresh(
        self,
        *,
        jobs: int | None = None,
        progress: Progress | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> Added:
        """Read again, from the texts in the library, what an older govtui read by older rules; as in ``add``."""
        from . import refreshing

        with self._told():
            return refreshing.refresh(self._db, self.path, jobs=jobs, progress=progress, cancel=cancel)

    @property
    def outdated(self) -> int:
        """Texts that were read by other rules than those of now: ``refresh`` reads them again."""
        from . import refreshing

        with self._told():
            return refreshing.outdated(self._db)

    def reports(self, *, twins: bool = False, **which: Unpack[Filters]) -> list[ReportRow]:
        """The reports, by place (in the order of GB/T 2260) and year, without their texts.

        ``place``: a name in full or short, or a code, or several; ``province`` takes all that lies in it; ``level``:
        national, province, prefecture, county, township; ``year``: 2020, several, or "2015-2024"; ``twins``: also
        those that another report stands for.

        Raises:
            ValueError: ``year`` names no year.
        """
        with self._told():
            asked = conditions(self._db, twins=twins, **which)
            return listing.report_rows(self._db, asked)

    def report(self, id: str) -> Report:
        """The whole report, exactly as ``parse`` made it of its text.

        Raises:
            KeyError: there is no such report.
        """
        from . import asking

        with self._told(), self._unspoilt():
            found = asking.whole_report(self._db, id)
        if found is None:
            raise KeyError(id)
        return found

    def metrics(
        self,
        *,
        canonical: Several = None,
        indicator: str | None = None,
        status: str | None = None,
        topic: Several = None,
        period: Several = None,
        years: Years = None,
        report: Several = None,
        twins: bool = False,
        **which: Unpack[Filters],
    ) -> Iterator[MetricRow]:
        """The metrics that meet every condition given, report by report, in reading order, one at a time.

        ``canonical`` is the standard name, or several; ``indicator`` part of the name as printed; ``year`` (or
        ``years``) that for which the report plans, ``period`` that of the figure; ``report`` ids; the rest as in
        ``reports``.

        Raises:
            ValueError: ``year`` names no year.
        """
        from . import asking

        if years is not None:
            which["year"] = years
        wanted = metric_conditions(canonical, indicator, status, topic, period)
        with self._told():
            asked = conditions(self._db, twins=twins, **which)
            if report is not None:
                asked.among("r.key", several(report))
            with self._unspoilt():
                yield from asking.metric_rows(self._db, asked, wanted)

    def names(self) -> dict[str, int]:
        """The standard names of indicators that metrics have, and how often."""
        query = "SELECT canonical, count(*) FROM metrics WHERE canonical IS NOT NULL GROUP BY canonical"
        with self._told():
            return dict(self._db.execute(query).fetchall())

    def search(
        self,
        phrase: str,
        *,
        topic: Several = None,
        limit: int = 50,
        each: int | None = None,
        twins: bool = False,
        **which: Unpack[Filters],
    ) -> Found:
        """Where a phrase of one character or more stands in the texts: how often in each report, and the first places.

        White space does not count. ``topic``: only in sections of these topics (ids), which takes longer, for the
        texts are opened; ``limit`` places are told, at most ``each`` of a report; the rest as in ``reports``.

        Raises:
            ValueError: ``year`` names no year.
        """
        from . import search

        with self._told():
            asked = conditions(self._db, twins=twins, **which)
            topics = () if topic is None else tuple(several(topic))
            rows, sizes = self._rows.meeting(asked), self._rows.sizes()
            with self._unspoilt():
                return search.search(self._db, phrase, rows, sizes, topics=topics, limit=limit, each=each)

    def info(self) -> Info:
        """How much the library holds."""
        from .info import info

        with self._told():
            return info(self._db, self.path)

    def verify(self, *, progress: Callable[[int, int], None] | None = None) -> list[Fault]:
        """Hold all that is kept against the texts; the faults found. ``progress(done, total)`` counts texts."""
        from . import checking

        with self._told():
            return list(checking.faults(self._db, progress))

    def compact(self) -> None:
        """Give back the room that removed reports took, and bring the search index into one piece."""
        from . import compacting

        with self._told():
            compacting.compact(self._db)

    def remove(self, paths: Iterable[str]) -> int:
        """Take out the files of these paths (as ``files_below`` and ``files_of`` give them); texts that went."""
        from . import removing

        with self._told():
            return removing.remove(self._db, paths)

    def files_below(self, path: str | Path) -> list[str]:
        """Paths of the files that were added from this file, folder or archive."""
        from . import removing

        with self._told():
            return removing.files_below(self._db, path)

    def files_of(self, reports: Iterable[ReportRow]) -> tuple[list[str], list[str]]:
        """Paths of the files that hold these reports and no others; and of those that hold others, too."""
        from . import removing

        with self._told():
            return removing.files_of(self._db, [row.row for row in reports])

    @staticmethod
    def repair(
        path: str | Path | None = None,
        *,
        jobs: int | None = None,
        progress: Callable[[int, int], None] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> Repaired:
        """Make a library that is damaged, or of an earlier form, anew from the texts in it; the old file is kept.

        Raises:
            LibraryError: there is none, or nothing can be read of it.
        """
        from . import repairing

        file = _file(path)
        try:
            return repairing.repair(file, jobs=jobs, progress=progress, cancel=cancel)
        except (sqlite3.Error, OSError) as error:
            raise LibraryError(told(file, error)) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Whatever SQLite finds wrong, said for people."""
        try:
            yield
        except (sqlite3.Error, OverflowError, UnicodeError) as error:
            raise LibraryError(told(self.path, error)) from error

    @contextmanager
    def _unspoilt(self) -> Iterator[None]:
        """What is kept has its form; where a byte of it was changed on the disk, all of this can come of it."""
        try:
            yield
        except SPOILT as error:
            raise LibraryError(told(self.path, error)) from error


def _file(path: str | Path | None) -> Path:
    """The file that is meant; by default the user's own."""
    file = Path(path) if path is not None else library_file()
    if file is None:
        raise LibraryError(
            "There is no home folder to keep a library in. Name a file: GOVTUI_LIBRARY=/folder/library.db"
        )
    return file
