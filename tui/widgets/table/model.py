"""Which rows are shown, and in what order: filter, sort, group. No drawing, no widget.

Rows are told by their place in the list that was given (``int``); nothing is computed for a row
before something asks for it, so that 100,000 rows open as fast as ten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from tui.widgets.table.facts import Facts
from tui.widgets.table.rows import MetricRow

Grouping = Literal["section", "topic"]
GROUPINGS: tuple[Grouping | None, ...] = (None, "section", "topic")


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What a row must have to be shown. The empty filter shows all."""

    text: str = ""
    """Words that must all stand in it, in any order."""
    chosen: tuple[tuple[str, frozenset[str]], ...] = ()
    """For a column's key, the facets allowed; all, when the column is not named."""

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.chosen)

    def of(self, column: str) -> frozenset[str]:
        """The facets allowed in ``column``; empty when it is not filtered."""
        return dict(self.chosen).get(column, frozenset())

    def narrows(self, other: RowFilter) -> bool:
        """Whether all rows that pass this one pass ``other``, too: the same, and more typed at its end.

        But not at the end of letters: they spell other characters with each letter more.
        """
        if self.chosen != other.chosen or not self.text.startswith(other.text):
            return False
        last = other.text[-1:]
        return not last or last.isspace() or not other.text.split()[-1].isascii()

    def choosing(self, column: str, facets: frozenset[str]) -> RowFilter:
        """The same filter with ``column`` held to ``facets`` (to none in particular, when empty)."""
        kept = {key: allowed for key, allowed in self.chosen if key != column}
        if facets:
            kept[column] = facets
        return replace(self, chosen=tuple(sorted(kept.items())))


@dataclass(slots=True)
class Sorting:
    """By which column, and in which direction; in the order given, without a column."""

    column: str | None = None
    descending: bool = False


@dataclass(slots=True)
class TableModel:
    """The rows, and the view of them: ``entries``, from the top of the table to its foot.

    An entry that is ``>= 0`` is a row; ``-1 - n`` is the head of group ``n``.
    """

    rows: Sequence[MetricRow] = ()
    filter: RowFilter = field(default_factory=RowFilter)
    sorting: Sorting = field(default_factory=Sorting)
    grouping: Grouping | None = None
    entries: Sequence[int] = ()
    groups: list[tuple[str, int]] = field(default_factory=list)
    """The facet by which each group is one, and how many rows it has."""
    shown: int = 0
    """How many rows pass the filter."""
    facts: Facts = field(default_factory=Facts)
    _passed: tuple[RowFilter, list[int]] | None = None
    """The last filter, and the rows that pass it, as they came."""

    def show(self, rows: Sequence[MetricRow]) -> None:
        """Take other rows; filter, sorting and grouping stay."""
        if rows is not self.rows or not rows:
            self.rows = rows
            self.forget_words()
        self.arrange()

    def forget_words(self) -> None:
        """Other rows, or another language, in which topics have other names."""
        self.facts, self._passed = Facts(self.rows), None

    def arrange(self) -> None:
        """Make ``entries`` anew."""
        column = self.sorting.column
        passing = self._passing(self.filter)
        if column is None:
            order = passing
        else:
            order = self.facts.order(column, descending=self.sorting.descending)
            if len(passing) < len(order):
                passes = bytearray(len(order))
                for number in passing:
                    passes[number] = 1
                order = [number for number in order if passes[number]]
        self.shown = len(order)
        self.groups = []
        self.entries = self._grouped(order, self.grouping) if self.grouping else order

    def row(self, entry: int) -> MetricRow | None:
        """The row of entry number ``entry``; ``None`` for a group's head and past the end."""
        if not 0 <= entry < len(self.entries):
            return None
        number = self.entries[entry]
        return self.rows[number] if number >= 0 else None

    def group(self, entry: int) -> tuple[str, int] | None:
        """Facet and size of the group whose head stands at ``entry``."""
        number = self.entries[entry]
        return self.groups[-1 - number] if number < 0 else None

    def entry_of(self, number: int) -> int | None:
        """Where row ``number`` stands now; ``None`` when the filter hides it."""
        try:
            return self.entries.index(number)
        except ValueError:
            return None

    def rows_among(self, entries: range) -> int:
        """How many of these entries are rows and no heads of groups."""
        among = self.entries[entries.start : entries.stop]
        return sum(number >= 0 for number in among) if self.grouping else len(among)

    def facets(self, column: str) -> list[tuple[str, int]]:
        """The facets of ``column`` over the rows that all the *other* conditions let pass, with
        their counts, the commonest first.
        """
        passing = self._passing(self.filter.choosing(column, frozenset()))
        counts = Counter(map(self.facts.facets(column).__getitem__, passing))
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def _passing(self, wanted: RowFilter) -> Sequence[int]:
        """The rows that pass the filter, as they came."""
        if not wanted:
            return range(len(self.rows))
        if self._passed is not None and self._passed[0] == wanted:
            return self._passed[1]
        among: Sequence[int] = range(len(self.rows))
        if self._passed is not None and wanted.narrows(self._passed[0]):
            among = self._passed[1]  # a letter more was typed: those that fell out stay out
        for key, allowed in wanted.chosen:
            facets = self.facts.facets(key)
            among = [number for number in among if facets[number] in allowed]
        for word in sorted(wanted.text.casefold().split(), key=len, reverse=True):
            among = self.facts.holding(word, among)
        found = list(among)
        if wanted == self.filter:
            self._passed = wanted, found
        return found

    def _grouped(self, order: Sequence[int], grouping: Grouping) -> list[int]:
        facets, rows = self.facts.facets(grouping), self.rows
        members: dict[tuple[int, str], list[int]] = {}
        for number in order:
            # the same section number in two reports is two sections
            about = id(rows[number][0]) if grouping == "section" else 0
            members.setdefault((about, facets[number]), []).append(number)
        found: list[int] = []
        for (_, name), numbers in members.items():
            found.append(-1 - len(self.groups))
            self.groups.append((name, len(numbers)))
            found += numbers
        return found
