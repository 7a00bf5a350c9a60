"""Exact search over all texts: any phrase of one character or more, its count, and where it stands.

White space does not count, neither in the phrase nor in the texts: these are hard-wrapped, and a phrase broken over a
line end is still that phrase. A phrase with letters that no report prints so is looked for in capitals, then in small
letters (pm2.5 finds PM2.5).
"""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from . import grams, index, places
from .counting import count_in, counts
from .found import Found, Hit
from .kinds import Kinds
from .places import SectionSpan, Span
from .records import ReportRow
from .texts import opened, packed_of, shown_of, text_of

_TOGETHER = 128
"""Texts that are opened together."""
_WAITING = Kinds("text", "whole", "whole", "whole", "bytes")
_SECTION, _SPAN = Kinds("section", "text", "whole", "whole"), Kinds("section", "whole", "whole")


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
    spans: dict[int, list[Span]] = {}
    if topics:
        spans = {report: about_them for report in found if (about_them := texts.about(report, topics))}
        within = texts.within([(reports[report], spans[report], found[report]) for report in spans])
        every, found = found, {report: count for report, count in within.items() if count}
    else:
        every = found
    counted = tuple((row, found[number]) for number, row in reports.items() if number in found)
    hits: list[Hit] = []
    for row, _ in counted:
        if len(hits) >= limit:
            break
        wanted = min(limit - len(hits), limit if each is None else each)
        hits += texts.hits(row, wanted, every[row.row], spans.get(row.row))
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
    if len(phrase) > 1:
        moved = index.holding(db, *grams.MOVED) if grams.told_apart(phrase) else found
        for number in [number for number in found if number in moved]:
            found[number] = count_in(grams.compact(text_of(db, number)), phrase)
        found = {number: count for number, count in found.items() if count}
    for number, text in _waiting(db):  # not in the index yet
        count = count_in(grams.compact(text), phrase) if number in reports else 0
        if count:
            found[number] = count
    return found


def _waiting(db: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    query = (
        "SELECT r.id, r.start, r.end, s.text FROM reports r JOIN sources s ON s.id = r.source WHERE r.indexed IS NULL"
    )
    for number, start, end, text in _WAITING.each(db.execute(query)):
        yield number, opened(text)[start:end]


class _Texts:
    """The texts that hold the phrase, opened as they are needed."""

    def __init__(self, db: sqlite3.Connection, phrase: str) -> None:
        self._db = db
        self._phrase = phrase

    def hits(self, row: ReportRow, wanted: int, count: int, spans: list[Span] | None) -> Iterator[Hit]:
        """The first places in a report that has ``count`` of them, those in the spans where some are given."""
        text = self._text(row)
        found = places.places(text, self._phrase, row.start, row.end, count)
        sections = self._sections(row)
        for place in (found if spans is None else inside(found, spans))[:wanted]:
            yield places.hit(row, text, place, sections)

    def about(self, report: int, topics: tuple[str, ...]) -> list[Span]:
        """Where the sections of the topics, and what lies under them, stand in a report: one after the other."""
        said = " OR ".join(["instr(' ' || topics || ' ', ' ' || ? || ' ')"] * len(topics))
        query = f"SELECT start, body_end FROM sections WHERE report = ? AND ({said}) ORDER BY position"
        return joined(_SPAN.each(self._db.execute(query, (report, *topics))))

    def within(self, asked: Sequence[tuple[ReportRow, list[Span], int]]) -> dict[int, int]:
        """How often the phrase begins in the spans of each report, which has so many in all.

        Texts are opened by the hundred, in two threads: to decompress them takes the most time, and holds no other up.
        """
        from concurrent.futures import ThreadPoolExecutor

        found: dict[int, int] = {}
        with ThreadPoolExecutor(2) as threads:
            for first in range(0, len(asked), _TOGETHER):
                some = asked[first : first + _TOGETHER]
                for (row, _, _), count in zip(some, threads.map(self._count, self._packed(some), some), strict=True):
                    found[row.row] = count
        return found

    def _packed(self, asked: Iterable[tuple[ReportRow, list[Span], int]]) -> list[bytes]:
        return [packed_of(self._db, row.row) for row, _, _ in asked]

    def _count(self, packed: bytes, asked: tuple[ReportRow, list[Span], int]) -> int:
        row, spans, count = asked
        return places.count_within(opened(packed), self._phrase, (row.start, row.end), count, spans)

    def _text(self, row: ReportRow) -> str:
        return shown_of(self._db, row.row)

    def _sections(self, row: ReportRow) -> list[SectionSpan]:
        query = "SELECT id, start, body_end FROM sections WHERE report = ? ORDER BY position"
        return list(_SECTION.each(self._db.execute(query, (row.row,))))


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans, in order of where they begin, those that touch as one."""
    whole: list[Span] = []
    for start, end in spans:
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(whole[-1][1], end)
        else:
            whole.append((start, end))
    return whole


def about(topics: Iterable[str], wanted: Iterable[str]) -> bool:
    """Whether a section of these topics is about one that is wanted."""
    return not set(wanted).isdisjoint(topics)


def inside(found: list[Span], spans: Iterable[Span]) -> list[Span]:
    """The places that begin in one of the spans; both are in order of where they begin."""
    kept: list[Span] = []
    for start, end in joined(spans):
        kept += found[bisect_left(found, (start, 0)) : bisect_left(found, (end, 0))]
    return kept
