"""What can be jumped to in a library: made once, kept in a file, read in a moment (``stored``)."""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from parser import processes
from parser.topics.flat import FlatNames
from parser.topics.standing import amiss
from parser.topics.taxonomy import taxonomy, topics_by_id

from .kinds import Kinds
from .stored import Reading, Rows, Writing

FORM = 3
"""Raised when the file changes."""
NO_SECTION = 0xFFFF
"""In place of a section's position, where a topic's metrics stand in none."""


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
    _sizes: array[int]
    """By the topic's rank, sections and metrics over all reports."""
    _file: Reading | None = None

    def heading_stands(self, number: int) -> list[tuple[int, int, int]]:
        """Report, position of the section, metrics under it."""
        return [each[:3] for each in self._headings.of(number)]

    def heading_size(self, number: int) -> int:
        """How often it stands."""
        return self._headings.size(number)

    def indicator_stands(self, number: int) -> list[tuple[int, int, int]]:
        """Report, position of the first metric, how many."""
        return [each[:3] for each in self._indicators.of(number)]

    def indicator_size(self, number: int) -> int:
        """In how many reports it is."""
        return self._indicators.size(number)

    def topic_stands(self, rank: int, most: int | None = None) -> list[tuple[int, int, int, int]]:
        """Report, position of its best section, sections and metrics with the topic; of the first reports alone, where
        it is said of how many.
        """
        return list(self._topics.of(rank, most))

    def topic_size(self, rank: int) -> tuple[int, int] | None:
        """Sections and metrics over all reports; ``None`` where there are none."""
        sections, metrics = self._sizes[2 * rank : 2 * rank + 2]
        return (sections, metrics) if sections or metrics else None

    # -- in a file

    def save(self, path: Path) -> None:
        """Write it. A failure costs only the next start's time."""
        file = Writing()
        for names in (self.headings, self.indicators):
            file.names(names)
        for rows in (self._headings, self._indicators, self._topics):
            file.rows(rows)
        for numbers in (self._sizes, self.reports):
            file.numbers(numbers)
        file.to(path, FORM)

    @classmethod
    def load(cls, path: Path, reports: Sequence[int]) -> Catalogue | None:
        """What was saved, if it is of these reports; else ``None``."""
        try:
            file = Reading(path, FORM)
        except (OSError, ValueError):
            return None
        try:
            headings, indicators = file.names(), file.names()
            stands = file.rows(), file.rows(), file.rows()
            sizes, numbers = file.numbers(), file.numbers()
        except (OSError, ValueError, StopIteration):
            file.close()
            return None
        if numbers != array("I", reports):
            file.close()
            return None
        return cls(numbers, headings, indicators, *stands, sizes, file)

    def close(self) -> None:
        """Close the file that it was read from."""
        if self._file is not None:
            self._file.close()


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
        Rows.of_stands([[(*each, 0) for each in one] for one in stands]),
        Rows.of_stands([[(*each, 0) for each in one] for one in of_indicators]),
        Rows.of_stands(of_topics),
        array("I", [sum(stand[at] for stand in each) for each in of_topics for at in (2, 3)]),
    )


_Best = tuple[tuple[int, ...], int, int, int]
"""How well the best section fits, its position, sections, metrics."""
_SECTION = Kinds("section", "whole", "whole", "text", "text?", "text", "text", "text")
_TOPIC = Kinds("metric", "whole", "text", "text?", "whole")
_NAME = Kinds("metric", "text", "whole", "whole", "whole", "whole")


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
    for row, group in groupby(_SECTION.each(db.execute(query)), key=lambda cells: cells[0]):
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
                named = not any(word in title for word in names[rank]) or amiss(title)
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
    for (row, topic), group in groupby(_TOPIC.each(db.execute(query)), key=lambda cells: cells[:2]):
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
    for name, group in groupby(_NAME.each(db.execute(query)), key=lambda cells: cells[0]):
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


if __name__ == "__main__":  # python -m parser.library.catalogue LIBRARY FILE
    from .connection import connect
    from .filters import conditions
    from .listing import report_rows

    processes.give_way(10)  # whoever waits for it goes first
    opened = connect(Path(sys.argv[1]), readonly=True)
    make(opened, [row.row for row in report_rows(opened, conditions(opened))]).save(Path(sys.argv[2]))
