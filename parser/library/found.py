"""What a search in the library gives: how often a phrase stands in which report, and the first places of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from .records import ReportRow

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the phrase stands."""

    report: ReportRow
    section: str | None
    """Id of the innermost section that holds it."""
    start: int
    """``source.text[start:end]``, white space aside, is the phrase."""
    end: int
    snippet: str
    """The phrase with some words before and after, on one line."""
    first: int
    """``snippet[first:last]`` is the phrase."""
    last: int


@dataclass(frozen=True, slots=True)
class Found:
    """All that a search found, and its first hits."""

    phrase: str
    """What was looked for: the words given, without white space, in the case in which the reports print them."""
    counts: tuple[tuple[ReportRow, int], ...]
    """How often it stands in each report that has it: by place in the order of GB/T 2260, then by year."""
    hits: tuple[Hit, ...]
    """Its first places, in the same order, as many as were asked for."""

    @property
    def total(self) -> int:
        """How often it stands in all of them."""
        return sum(count for _, count in self.counts)

    def by_place(self) -> list[tuple[str | None, int]]:
        """How often at each place, in order; ``None``: reports whose place is not known."""
        return self._by(lambda row: row.place)

    def by_year(self) -> list[tuple[int | None, int]]:
        """How often in each year, oldest first; ``None``: reports whose year is not known."""
        return sorted(self._by(lambda row: row.year), key=lambda pair: (pair[0] is None, pair[0] or 0))

    def _by(self, group: Callable[[ReportRow], Group]) -> list[tuple[Group, int]]:
        counted: Counter[Group] = Counter()
        for row, count in self.counts:
            counted[group(row)] += count
        return list(counted.items())
