"""Exact search over all texts: any phrase of one character or more, its count, and where it stands.

White space does not count, neither in the phrase nor in the texts: these are hard-wrapped, and a phrase broken over a
line end is still that phrase. A phrase with letters that no report prints so is looked for in capitals, then in small
letters (pm2.5 finds PM2.5).
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from . import grams, places
from .counting import count_in, counts
from .found import Found, Hit
from .packing import unpacked
from .places import SectionSpan, Span
from .records import ReportRow


def search(
    db: sqlite3.Connection,
    given: str,
    reports: dict[int, ReportRow],
    sizes: dict[int, int],
    *,
    topics: tuple[str, ...] = (),
    limit: int = 50,
    each: int | None = None,
) -> Found:
    """Look for ``given`` in the reports (by number, in the order in which they are told).

    ``sizes``: tokens in each report of the index; ``topics``: only in sections of these; ``limit`` places are told, at
    most ``each`` of a report.
    """
    phrase = grams.compact(given)
    for form in forms(phrase):
        found = _counts(db, form, reports, sizes)
        if found:
            phrase = form
            break
    else:
        return Found(phrase, (), ())
    texts = _Texts(db, phrase)
    if topics:
        within = {report: texts.within(reports[report], topics, count) for report, count in found.items()}
        found = {report: len(places) for report, places in within.items() if places}
    else:
        within = {}
    counted = tuple((row, found[number]) for number, row in reports.items() if number in found)
    hits: list[Hit] = []
    for row, count in counted:
        if len(hits) >= limit:
            break
        wanted = min(limit - len(hits), limit if each is None else each)
        hits += texts.hits(row, wanted, count, within.get(row.row))
    return Found(phrase, counted, tuple(hits))


def forms(phrase: str) -> tuple[str, ...]:
    """A compact phrase as it is looked for: as given; where no report prints it so, in capitals, in small letters."""
    if not phrase or any("\ud800" <= char <= "\udfff" for char in phrase):  # half a character stands nowhere
        return ()
    return tuple(dict.fromkeys((phrase, phrase.upper(), phrase.lower())))


def _counts(
    db: sqlite3.Connection, phrase: str, reports: dict[int, ReportRow], sizes: dict[int, int]
) -> dict[int, int]:
    found = {number: count for number, count in counts(db, phrase, sizes).items() if number in reports}
    for number, text in _waiting(db):  # not in the index yet
        count = count_in(grams.compact(text), phrase) if number in reports else 0
        if count:
            found[number] = count
    return found


def _waiting(db: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    query = (
        "SELECT r.id, r.start, r.end, s.text FROM reports r JOIN sources s ON s.id = r.source WHERE r.indexed IS NULL"
    )
    for number, start, end, text in db.execute(query):
        yield number, unpacked(text)[start:end]


class _Texts:
    """The texts that hold the phrase, opened as they are needed."""

    def __init__(self, db: sqlite3.Connection, phrase: str) -> None:
        self._db = db
        self._phrase = phrase

    def hits(self, row: ReportRow, wanted: int, count: int, known: list[Span] | None) -> Iterator[Hit]:
        """The first places in a report that has ``count`` of them; ``known`` are those, where they were looked for."""
        text = self._text(row)
        found = places.places(text, self._phrase, row.start, row.end, count) if known is None else known
        sections = self._sections(row)
        for place in found[:wanted]:
            yield places.hit(row, text, place, sections)

    def within(self, row: ReportRow, topics: tuple[str, ...], count: int) -> list[Span]:
        """Those of ``count`` places that are in sections of the topics, or in what lies under them."""
        query = "SELECT start, body_end, topics FROM sections WHERE report = ? ORDER BY position"
        spans = [
            (start, end) for start, end, said in self._db.execute(query, (row.row,)) if about(said.split(), topics)
        ]
        if not spans:
            return []
        return inside(places.places(self._text(row), self._phrase, row.start, row.end, count), spans)

    def _text(self, row: ReportRow) -> str:
        query = "SELECT s.text FROM sources s JOIN reports r ON r.source = s.id WHERE r.id = ?"
        return unpacked(self._db.execute(query, (row.row,)).fetchone()[0])

    def _sections(self, row: ReportRow) -> list[SectionSpan]:
        query = "SELECT id, start, body_end FROM sections WHERE report = ? ORDER BY position"
        return self._db.execute(query, (row.row,)).fetchall()


def about(topics: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether a section of these topics is about one that is wanted."""
    return not set(wanted).isdisjoint(topics)


def inside(found: list[Span], spans: list[Span]) -> list[Span]:
    """The places that begin in one of the spans; both are in order of where they begin."""
    whole: list[Span] = []
    for start, end in spans:
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(whole[-1][1], end)
        else:
            whole.append((start, end))
    kept: list[Span] = []
    for start, end in whole:
        kept += found[bisect_left(found, (start, 0)) : bisect_left(found, (end, 0))]
    return kept
