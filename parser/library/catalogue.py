"""What can be jumped to in a library, in a few long texts and arrays: made once, kept in a file, read in a moment.

Stands are in compressed rows: those of name ``n`` are ``start[n]`` to ``start[n + 1]`` of the arrays beside it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from parser.topics.flat import FlatNames
from parser.topics.taxonomy import taxonomy, topics_by_id

FORM = 1
"""Raised when the file changes."""
NO_SECTION = 0xFFFF
"""In place of a section's position, where a topic's metrics stand in none."""
_MAGIC = b"govtui catalogue\n"


@dataclass(slots=True)
class Rows:
    """Stands of names: the report's number, and three numbers more of each."""

    start: array[int]
    report: array[int]
    position: array[int]
    first: array[int]
    second: array[int]

    def of(self, number: int) -> Iterator[tuple[int, int, int, int]]:
        """The stands of a name."""
        for at in range(self.start[number], self.start[number + 1]):
            yield self.report[at], self.position[at], self.first[at], self.second[at]

    def size(self, number: int) -> int:
        """How many stands it has."""
        return self.start[number + 1] - self.start[number]


@dataclass(slots=True)
class Catalogue:
    """Headings, indicators and topics, and where they stand."""

    reports: array[int]
    """The library's numbers of the reports, in the order in which they are counted here."""
    headings: FlatNames
    indicators: FlatNames
    _headings: Rows
    """Position of the section, metrics under it."""
    _indicators: Rows
    """Position of the first metric, how many."""
    _topics: Rows
    """By the topic's rank, the reports that are most about it first: position of its best section, how many sections
    and metrics have it."""

    def heading_stands(self, number: int) -> list[tuple[int, int, int]]:
        """Report, position of the section, metrics under it."""
        return [each[:3] for each in self._headings.of(number)]

    def indicator_stands(self, number: int) -> list[tuple[int, int, int]]:
        """Report, position of the first metric, how many."""
        return [each[:3] for each in self._indicators.of(number)]

    def indicator_size(self, number: int) -> int:
        """In how many reports it is."""
        return self._indicators.size(number)

    def topic_stands(self, rank: int) -> list[tuple[int, int, int, int]]:
        """Report, position of its best section, sections and metrics with the topic."""
        return list(self._topics.of(rank))

    def topic_size(self, rank: int) -> tuple[int, int] | None:
        """Sections and metrics over all reports; ``None`` where there are none."""
        rows = self._topics
        first, last = rows.start[rank], rows.start[rank + 1]
        return (sum(rows.first[first:last]), sum(rows.second[first:last])) if last > first else None

    # -- in a file

    def save(self, path: Path) -> None:
        """Write it, so that it is there whole or not at all. A failure costs only the next start's time."""
        parts: list[bytes] = []
        for names in (self.headings, self.indicators):
            standing = names.standing
            parts += [names.text.encode("utf-16-le", "surrogatepass"), names.codes.encode("utf-16-le", "surrogatepass")]
            parts.append("".join(standing).encode("utf-16-le", "surrogatepass"))
            parts.append(array("I", map(len, standing.values())).tobytes())
            parts.append(b"".join(array("I", held).tobytes() for held in standing.values()))
        for one in (self._headings, self._indicators, self._topics):
            parts += [each.tobytes() for each in (one.start, one.report, one.position, one.first, one.second)]
        parts.append(self.reports.tobytes())
        head = json.dumps({"form": FORM, "order": sys.byteorder, "sizes": list(map(len, parts))}).encode()
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            being_made = path.with_name(f"{path.name}.{os.getpid()}")
            with being_made.open("wb") as stream:
                stream.write(_MAGIC + head + b"\n")
                stream.writelines(parts)
            being_made.replace(path)

    @classmethod
    def load(cls, path: Path, reports: Sequence[int]) -> Catalogue | None:
        """What was saved, if it is of these reports; else ``None``."""
        try:
            with path.open("rb") as stream:
                if stream.readline() != _MAGIC:
                    return None
                head = json.loads(stream.readline())
                if head["form"] != FORM or head["order"] != sys.byteorder:
                    return None
                parts = iter([stream.read(size) for size in head["sizes"]])
            headings, indicators = _names_of(parts), _names_of(parts)
            rows = [Rows(*(_array(next(parts)) for _ in range(5))) for _ in range(3)]
            found = cls(_array(next(parts)), headings, indicators, *rows)
        except (OSError, ValueError, KeyError, StopIteration, TypeError, RuntimeError):
            return None
        return found if found.reports == array("I", reports) else None


def _array(data: bytes) -> array[int]:
    made = array("I")
    made.frombytes(data)
    return made


def _names_of(parts: Iterator[bytes]) -> FlatNames:
    text, codes, chars = (next(parts).decode("utf-16-le", "surrogatepass") for _ in range(3))
    sizes, flat = _array(next(parts)), memoryview(next(parts)).cast("I")
    standing, at = {}, 0
    for char, size in zip(chars, sizes, strict=True):
        standing[char] = flat[at : at + size]
        at += size
    return FlatNames(text[1:-1], codes, standing)


def make(db: sqlite3.Connection, reports: Sequence[int]) -> Catalogue:
    """Make the catalogue of these reports, by the library's numbers. Some seconds for thousands."""
    numbers = {row: number for number, row in enumerate(reports)}
    headings, stands, topics = _sections(db, numbers)
    indicators, of_indicators = _metrics(db, numbers, topics)
    ranked = [sorted(found.items(), key=lambda item: item[1][0]) for found in topics]
    of_topics = [[(report, *rest[1:]) for report, rest in each] for each in ranked]
    return Catalogue(
        array("I", reports),
        FlatNames("\n".join(headings)),
        FlatNames("\n".join(indicators)),
        _rows([[(*each, 0) for each in one] for one in stands]),
        _rows([[(*each, 0) for each in one] for one in of_indicators]),
        _rows(of_topics),
    )


_Best = tuple[tuple[int, ...], int, int, int]
"""How well the best section fits, its position, sections, metrics."""


def _sections(
    db: sqlite3.Connection, numbers: dict[int, int]
) -> tuple[list[str], list[list[tuple[int, int, int]]], list[dict[int, _Best]]]:
    """Titles, where each stands, and for each topic its best section in every report."""
    known, names = topics_by_id(), [topic.zh for topic in taxonomy()]
    titles: dict[str, int] = {}
    stands: list[list[tuple[int, int, int]]] = []
    topics: list[dict[int, _Best]] = [{} for _ in names]
    counted = _under(db)
    query = "SELECT report, position, id, parent, title, kind, topics FROM sections ORDER BY report, position"
    for row, group in groupby(db.execute(query), key=lambda cells: cells[0]):
        report = numbers.get(row)
        if report is None:
            continue
        sections = list(group)
        under = {cells[2]: counted.get((row, cells[2]), 0) for cells in sections}
        for _, _, name, parent, *_ in reversed(sections):
            if parent in under:
                under[parent] += under[name]
        for _, position, name, _, title, kind, said in sections:
            count = min(under[name], 0xFFFF)
            title = " ".join(title.split())
            if title:
                number = titles.setdefault(title, len(titles))
                if number == len(stands):
                    stands.append([])
                stands[number].append((report, position, count))
            for order, topic in enumerate(said.split()):
                if topic not in known:
                    continue
                rank = known[topic].rank
                named = not any(word in title for word in names[rank])
                fit = (named, order, kind == "point", -count, kind != "heading")
                before = topics[rank].get(report)
                if before is None:
                    topics[rank][report] = (fit, position, 1, 0)
                elif fit < before[0]:
                    topics[rank][report] = (fit, position, before[2] + 1, 0)
                else:
                    topics[rank][report] = (before[0], before[1], before[2] + 1, 0)
    return list(titles), stands, topics


def _under(db: sqlite3.Connection) -> dict[tuple[int, str], int]:
    """How many metrics each section has itself."""
    query = "SELECT report, section, count(*) FROM metrics WHERE section IS NOT NULL GROUP BY report, section"
    return {(report, section): count for report, section, count in db.execute(query)}


def _metrics(
    db: sqlite3.Connection, numbers: dict[int, int], topics: list[dict[int, _Best]]
) -> tuple[list[str], list[list[tuple[int, int, int]]]]:
    """Indicators and where each stands; adds to ``topics`` how many metrics have them."""
    known = topics_by_id()
    query = """SELECT report, topic, section, count(*) AS times FROM metrics WHERE topic IS NOT NULL
               GROUP BY report, topic, section ORDER BY report, topic, times DESC, section"""
    for (row, topic), group in groupby(db.execute(query), key=lambda cells: cells[:2]):
        report = numbers.get(row)
        if report is None or topic not in known:
            continue
        counted = [cells[2:] for cells in group]
        found = topics[known[topic].rank]
        fit, position, sections, _ = found.get(report) or ((9,), _position(db, row, counted), 0, 0)
        found[report] = (fit, position, sections, sum(times for _, times in counted))
    names: dict[str, list[tuple[int, int, int]]] = {}
    query = """
        SELECT coalesce(canonical, indicator) AS name, max(canonical IS NOT NULL), report, min(position), count(*)
        FROM metrics WHERE indicator <> '' OR canonical IS NOT NULL GROUP BY name, report ORDER BY name, report
    """
    for name, group in groupby(db.execute(query), key=lambda cells: cells[0]):
        rows = [cells for cells in group if cells[2] in numbers]
        if len(rows) > 1 or (rows and rows[0][1]):
            names.setdefault(" ".join(name.split()), []).extend((numbers[cells[2]], *cells[3:]) for cells in rows)
    return list(names), [sorted(stands) for stands in names.values()]


def _position(db: sqlite3.Connection, report: int, counted: list[tuple[str | None, int]]) -> int:
    """The position of the section with most of a topic's metrics, where no section has the topic itself."""
    section = next((section for section, _ in counted if section is not None), None)
    query = "SELECT position FROM sections WHERE report = ? AND id = ?"
    found = db.execute(query, (report, section)).fetchone()
    return NO_SECTION if found is None else int(found[0])


def _rows(stands: Sequence[Sequence[tuple[int, ...]]]) -> Rows:
    rows = Rows(array("I", (0,)), array("I"), array("I"), array("I"), array("I"))
    for each in stands:
        for report, position, first, second in each:
            rows.report.append(report)
            rows.position.append(position)
            rows.first.append(first)
            rows.second.append(second)
        rows.start.append(len(rows.report))
    return rows


if __name__ == "__main__":  # python -m parser.library.catalogue LIBRARY FILE
    from .connection import connect
    from .filters import conditions
    from .listing import report_rows

    with suppress(OSError, AttributeError):
        os.nice(10)  # whoever waits for it goes first
    opened = connect(Path(sys.argv[1]), readonly=True)
    make(opened, [row.row for row in report_rows(opened, conditions(opened))]).save(Path(sys.argv[2]))
