"""Exact search over all texts: any phrase of one character or more, its count, and where it stands.

White space does not count, neither in the phrase nor in the texts: these are hard-wrapped, and a phrase broken over a
line end is still that phrase. A phrase with letters that no report prints so is looked for in capitals, then in small
letters (pm2.5 finds PM2.5).
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from . import grams
from .counting import count_in, counts
from .encoding import unpacked
from .found import Found, Hit
from .records import ReportRow

_BEFORE, _AFTER = 32, 48
"""Characters of a snippet before and after the phrase."""
_BLANK = re.compile(r"\s+")


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
    if not phrase or any("\ud800" <= char <= "\udfff" for char in phrase):  # half a character stands nowhere
        return Found(phrase, (), ())
    for form in dict.fromkeys((phrase, phrase.upper(), phrase.lower())):
        found = _counts(db, form, reports, sizes)
        if found:
            phrase = form
            break
    else:
        return Found(phrase, (), ())
    texts = _Texts(db, phrase)
    if topics:
        within = {report: texts.within(reports[report], topics) for report in found}
        found = {report: len(places) for report, places in within.items() if places}
    else:
        within = {}
    counted = tuple((row, found[number]) for number, row in reports.items() if number in found)
    hits: list[Hit] = []
    for row, count in counted:
        if len(hits) >= limit:
            break
        wanted = min(limit - len(hits), limit if each is None else each)
        places = within.get(row.row)
        hits += texts.hits(row, wanted, count) if places is None else texts.told(row, places[:wanted])
    return Found(phrase, counted, tuple(hits))


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
        self._broken = re.compile(r"(?=(" + r"\s*".join(map(re.escape, phrase)) + "))")

    def hits(self, row: ReportRow, wanted: int, count: int) -> list[Hit]:
        """The first places in a report that has ``count`` of them."""
        text = self._text(row)
        plain = list(_plain(text, self._phrase, row.start, row.end, max(wanted, count)))
        if len(plain) < count:  # some are broken over a line end
            plain = [found.span(1) for found in self._broken.finditer(text, row.start, row.end)]
        return list(self._hits(row, text, plain[:wanted], self._sections(row)))

    def within(self, row: ReportRow, topics: tuple[str, ...]) -> list[tuple[int, int]]:
        """All places in sections of the topics."""
        query = "SELECT start, body_end, topics FROM sections WHERE report = ? ORDER BY position"
        spans = [(start, end) for start, end, said in self._db.execute(query, (row.row,)) if _any(said, topics)]
        if not spans:
            return []
        text = self._text(row)
        places = [found.span(1) for found in self._broken.finditer(text, row.start, row.end)]
        return [place for place in places if any(start <= place[0] < end for start, end in spans)]

    def told(self, row: ReportRow, places: list[tuple[int, int]]) -> Iterator[Hit]:
        """These places, as hits."""
        return self._hits(row, self._text(row), places, self._sections(row))

    def _hits(
        self, row: ReportRow, text: str, places: Iterable[tuple[int, int]], sections: list[tuple[str, int, int]]
    ) -> Iterator[Hit]:
        starts = [start for _, start, _ in sections]
        for start, end in places:
            before = _one_line(text[max(row.start, start - _BEFORE) : start]).lstrip()
            phrase = _one_line(text[start:end])
            after = _one_line(text[end : min(row.end, end + _AFTER)]).rstrip()
            above = sections[: bisect_right(starts, start)]
            above = sections[: bisect_right(starts, start)]
            section = next((id for id, _, last in reversed(above) if last > start), None)
            yield Hit(row, section, start, end, before + phrase + after, len(before), len(before) + len(phrase))

    def _text(self, row: ReportRow) -> str:
        query = "SELECT s.text FROM sources s JOIN reports r ON r.source = s.id WHERE r.id = ?"
        return unpacked(self._db.execute(query, (row.row,)).fetchone()[0])

    def _sections(self, row: ReportRow) -> list[tuple[str, int, int]]:
        query = "SELECT id, start, body_end FROM sections WHERE report = ? ORDER BY position"
        return self._db.execute(query, (row.row,)).fetchall()


def _plain(text: str, phrase: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    at = text.find(phrase, start, end)
    while at >= 0 and most:
        yield at, at + len(phrase)
        most -= 1
        at = text.find(phrase, at + 1, end)


def _one_line(text: str) -> str:
    """White space as one space between Latin words, and left out between Chinese characters."""
    return _BLANK.sub(lambda found: " " if _latin(text, found.start() - 1) and _latin(text, found.end()) else "", text)


def _latin(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii()


def _any(said: str, topics: tuple[str, ...]) -> bool:
    own = said.split()
    return any(topic in own for topic in topics)
