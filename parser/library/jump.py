"""Jump over the library: what ``parser.topics.jump`` is for open reports, out of the library's rows.

Candidates are topics, headings, indicators and reports; of indicators without a standard name those that more than one
report states, for the rest are sentences, which search finds. What is looked through lies in a few long texts and
arrays (``catalogue``); where a hit leads is asked of the library's file, for the hits that are told alone.
"""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from heapq import nsmallest
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from parser import processes
from parser.metrics.standard import indicators
from parser.report import Metric
from parser.topics.asked import topic_names
from parser.topics.called import MOST_TYPED, WHOLE, asked_of, by_reports_named, label_of, names_of
from parser.topics.english import English
from parser.topics.flat import FlatNames
from parser.topics.hits import Hit, Place
from parser.topics.names import Names
from parser.topics.ranking import (
    ABSENT,
    FEW_PLACES,
    FIRST,
    FOUND,
    HEADING,
    INDICATOR,
    PARTLY,
    PLACES,
    REPORT,
    TOPIC,
    WEIGHTS,
    Ranked,
    by_size,
    english_names,
    indicators_named,
    reports_named,
    weighed,
)
from parser.topics.taxonomy import taxonomy

from . import asking, listing
from .catalogue import NO_SECTION, Catalogue, make
from .connection import SPOILT, connect, told
from .errors import LibraryError
from .filters import conditions
from .printed import printed

if TYPE_CHECKING:
    from .records import ReportRow


class KeptJump:
    """Everything that can be jumped to in a library. One thread at a time is answered."""

    def __init__(self, path: Path, db: sqlite3.Connection, rows: Sequence[ReportRow], catalogue: Catalogue) -> None:
        """``rows`` are the reports that the catalogue was made of, in its order; ``db``, the library at ``path``, is
        closed with the jump.
        """
        self.rows = rows
        self._path = path
        self._db = db
        self._of = catalogue
        self._lock = Lock()
        self._closed = False
        self._largest: list[Hit] = []
        """What is told when nothing is typed."""
        self._topics = topic_names()
        self._english = English()
        self._synonyms, self._synonym_of = Names(), dict[int, int]()
        standard = indicators()
        for number, name in enumerate(catalogue.indicators.text[1:-1].split("\n")):
            if name in standard:
                for english in english_names(standard[name]):
                    self._english.add(english, number)
                for synonym in standard[name].synonyms:
                    self._synonym_of.setdefault(self._synonyms.add(synonym), number)
        self._reports_called: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for name in _names_of(row):
                self._reports_called.setdefault(name, []).append(number)
        self._report_names = FlatNames("\n".join(self._reports_called))
        self._numbers = {row.id: row.row for row in rows}

    @classmethod
    def open(cls, path: Path, kept: Path | None) -> KeptJump:
        """The jump over the library at ``path``; ``kept`` is the folder where its catalogue lies, or shall lie.

        What must be made is made by a process of its own, so that the screen goes on; some seconds for thousands.

        Raises:
            LibraryError: the library cannot be opened.
        """
        db = connect(path, readonly=True)
        try:
            return cls._of_rows(path, kept, db)
        except (sqlite3.Error, UnicodeError, *SPOILT) as error:
            db.close()
            raise LibraryError(told(path, error)) from error

    @classmethod
    def _of_rows(cls, path: Path, kept: Path | None, db: sqlite3.Connection) -> KeptJump:
        rows = listing.report_rows(db, conditions(db))
        numbers = [row.row for row in rows]
        file = kept / f"jump-{sha256(str(path.absolute()).encode()).hexdigest()[:16]}" if kept else None
        found = Catalogue.load(file, numbers) if file else None
        if found is None and file is not None:
            command, env = processes.module(f"{__package__}.catalogue", str(path), str(file)), processes.environment()
            with suppress(OSError):
                subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=env)
            found = Catalogue.load(file, numbers)
        return cls(path, db, rows, found or make(db, numbers))

    def __len__(self) -> int:
        """How many candidates there are."""
        return len(taxonomy()) + len(self._of.headings) + len(self._of.indicators) + len(self.rows)

    def close(self) -> None:
        """Close the files; whoever still asks finds nothing."""
        with self._lock:
            self._closed = True
            self._db.close()
            self._of.close()

    def metric(self, report: str, position: int) -> Metric | None:
        """A metric of a report, by its place in ``Report.metrics``."""
        row = self._numbers.get(report)
        with self._lock, suppress(sqlite3.Error, UnicodeError, *SPOILT):  # the file may be damaged by now
            return None if row is None or self._closed else asking.metric_at(self._db, row, position)
        return None

    def search(self, query: str, limit: int = 50) -> list[Hit]:
        """The hits for ``query``, the best first, as ``Jump.search`` gives them.

        Raises:
            LibraryError: the file has been damaged since.
        """
        query = query.strip()[:MOST_TYPED]
        with self._lock:
            if self._closed:
                return []
            try:
                if not query:
                    self._largest = self._largest or self._by_size(limit)
                    return self._largest
                hits = by_reports_named(query, limit, self._reports_called, self._search, self._search_in)
                if hits and hits[0].score >= FOUND:
                    return hits
                return sorted([*hits, *self._loosely(query)], key=lambda hit: -hit.score)[:limit]
            except (sqlite3.Error, UnicodeError, *SPOILT) as error:
                raise LibraryError(told(self._path, error)) from error

    def _loosely(self, query: str) -> list[Hit]:
        """What is found where nothing is called as a whole what was typed: where it stands in the texts, and the topics
        of its words.
        """
        named, rest = asked_of(query, self._named_whole)
        within = named if named and rest else None
        wanted = rest if within else query
        scores, _ = self._topics.partly(wanted)
        best = sorted(scores, key=lambda rank: -scores[rank])[:PARTLY]
        hits = [self._topic(rank, round(scores[rank], 1), PLACES, within) for rank in best]
        rows = self.rows if within is None else [self.rows[number] for number in sorted(within)]
        if (text := printed(self._db, wanted, rows)) is not None:
            hits.append(text)
        return [hit for hit in hits if hit.places]

    def _search_in(self, query: str, limit: int) -> list[Hit]:
        within, rest = asked_of(query, self._named_whole)
        return self._search(rest, limit, within) if within and rest else []

    def _named_whole(self, part: str) -> set[int]:
        return {report for report, score in self._named(part).items() if score >= WHOLE}

    def _named(self, part: str) -> dict[int, float]:
        fits: dict[int, float] = {}
        for number, score in self._report_names.search(part).items():
            for report in self._reports_called[self._report_names.name(number)]:
                fits[report] = max(score, fits.get(report, 0))
        return fits

    def _search(self, query: str, limit: int, within: set[int] | None = None) -> list[Hit]:
        ranked = self._ranked(query, reports=within is None)
        hits: list[Hit] = []
        for negative, kind, _, number in nsmallest(limit if within is None else 8 * limit, ranked):
            most = PLACES if len(hits) < FIRST or within is not None else FEW_PLACES
            score = round(-negative, 1)
            hit = self._hit(kind, number, score, most, within)
            if within is None or hit.places:
                hits.append(hit)
            if len(hits) >= limit:
                break
        return hits

    def _ranked(self, query: str, *, reports: bool) -> list[Ranked]:
        of, known, ranked = self._of, indicators(), list[Ranked]()
        topics, _ = self._topics.search(query)
        for rank, score in topics.items():
            ranked.append((-score if of.topic_size(rank) else -score * ABSENT, TOPIC, rank, rank))
        for number, score in of.headings.search(query).items():
            ranked.append((-score * WEIGHTS[HEADING], HEADING, -of.heading_size(number), number))
        named = indicators_named(query, of.indicators, self._english, self._synonyms, self._meant, topics=bool(topics))
        for number, score in named.items():
            standard = of.indicators.name(number) in known
            ranked.append((-weighed(score, standard=standard), INDICATOR, -of.indicator_size(number), number))
        if reports:
            for number, score in reports_named(query, self._named).items():
                ranked.append((-score * WEIGHTS[REPORT], REPORT, -(self.rows[number].year or 0), number))
        return ranked

    def _meant(self, synonym: int) -> tuple[int]:
        return (self._synonym_of[synonym],)

    def _by_size(self, limit: int) -> list[Hit]:
        sizes = {rank: sum(self._of.topic_size(rank) or ()) for rank in range(len(taxonomy()))}
        largest = by_size({rank: size for rank, size in sizes.items() if size}, limit)
        return [self._topic(rank, score, FEW_PLACES, None) for rank, score in largest]

    # -- hits

    def _hit(self, kind: int, number: int, score: float, most: int, within: set[int] | None) -> Hit:
        if kind == TOPIC:
            return self._topic(number, score, most, within)
        if kind == HEADING:
            return self._heading(number, score, most, within)
        if kind == INDICATOR:
            return self._indicator(number, score, most, within)
        row = self.rows[number]
        place = Place(row.id, None, row.title or row.id, row.start)
        return Hit("report", _label(row), "", None, score, (place,), row.sections, row.metrics)

    def _topic(self, rank: int, score: float, most: int, within: set[int] | None) -> Hit:
        topic = taxonomy()[rank]
        stands = _in(self._of.topic_stands(rank, most if within is None else None), within)
        places = []
        for report, position, sections, metrics in stands[:most]:
            row = self.rows[report]
            found = self._section(row, position)
            if found is not None:
                places.append(Place(row.id, found[0], found[1], found[2], sections, metrics))
        sections, metrics = self._of.topic_size(rank) or (0, 0)
        if within is not None:
            sections, metrics = sum(each[2] for each in stands), sum(each[3] for each in stands)
        return Hit("topic", topic.name_zh, topic.name_en, topic.id, score, tuple(places), sections, metrics)

    def _heading(self, number: int, score: float, most: int, within: set[int] | None) -> Hit:
        stands = sorted(_in(self._of.heading_stands(number), within), key=lambda each: -each[2])
        places, topic = [], None
        for report, position, metrics in stands[:most]:
            row = self.rows[report]
            found = self._section(row, position)
            if found is not None:
                topic = topic or found[3]
                places.append(Place(row.id, found[0], found[1], found[2], 1, metrics))
        name = self._of.headings.name(number)
        return Hit("heading", name, "", topic, score, tuple(places), len(stands), sum(each[2] for each in stands))

    def _indicator(self, number: int, score: float, most: int, within: set[int] | None) -> Hit:
        name = self._of.indicators.name(number)
        stands = sorted(
            _in(self._of.indicator_stands(number), within), key=lambda each: -(self.rows[each[0]].year or 0)
        )
        places, topic = [], None
        for report, position, rows in stands[:most]:
            row = self.rows[report]
            found = asking.metric_place(self._db, row.row, position)
            if found is not None:
                section, title, start, said = found
                topic = topic or said
                places.append(Place(row.id, section, title or _label(row), start, 0, rows, position))
        standard = indicators().get(name)
        english = standard.english if standard else ""
        return Hit("indicator", name, english, topic, score, tuple(places), 0, sum(each[2] for each in stands))

    def _section(self, row: ReportRow, position: int) -> tuple[str | None, str, int, str | None] | None:
        """Id, title, start and first topic of a section."""
        return None if position == NO_SECTION else asking.section_at(self._db, row.row, position)


def _in(stands: Iterable[tuple[int, ...]], within: set[int] | None) -> list[tuple[int, ...]]:
    return list(stands) if within is None else [each for each in stands if each[0] in within]


def _names_of(row: ReportRow) -> list[str]:
    return names_of(row.place, row.year, row.title, row.id)


def _label(row: ReportRow) -> str:
    return label_of(row.place, row.year, row.title, row.id)
