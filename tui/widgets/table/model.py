"""Which rows are shown, and in what order: filter, sort, group. No drawing, no widget.

Rows are told by their place in the list that was given (``int``); nothing is computed for a row
before something asks for it, so that 100,000 rows open as fast as ten.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from operator import or_
from typing import Literal

from tui.widgets.table.columns import COLUMNS, SortKey, searchable
from tui.widgets.table.rows import MetricRow

_SPELT = 30_000  # with more rows than this, looking for pinyin would be felt
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
    _words: list[str] = field(default_factory=list)
    _codes: list[str] = field(default_factory=list)
    _keys: dict[str, tuple[list[SortKey], list[int], list[int]]] = field(default_factory=dict)

    def show(self, rows: Sequence[MetricRow]) -> None:
        """Take other rows; filter, sorting and grouping stay."""
        self.rows = rows
        self._words, self._codes, self._keys = [], [], {}
        self.arrange()

    def forget_words(self) -> None:
        """The language changed: names of topics are other words now."""
        self._words, self._codes, self._keys = [], [], {}

    def arrange(self) -> None:
        """Make ``entries`` anew."""
        order = self._sorted()
        if self.filter:
            passes = self._passing()
            order = range(len(self.rows)) if order is None else order
            order = [number for number in order if passes[number]] if passes is not None else order
        elif order is None:
            order = range(len(self.rows))
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

    def facets(self, column: str) -> list[tuple[str, int]]:
        """The facets of ``column`` over the rows that all the *other* conditions let pass, with
        their counts, the commonest first.
        """
        passes = self._passing(replace(self.filter.choosing(column, frozenset())))
        facet = COLUMNS[column].facet
        counts: dict[str, int] = {}
        for number, row in enumerate(self.rows):
            if passes is None or passes[number]:
                value = facet(row)
                counts[value] = counts.get(value, 0) + 1
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def _passing(self, wanted: RowFilter | None = None) -> list[bool] | None:
        """Which rows pass the filter; ``None`` when all do."""
        wanted = self.filter if wanted is None else wanted
        if not wanted:
            return None
        tests: list[list[bool]] = []
        words = wanted.text.casefold().split()
        if words:
            if not self._words:
                self._words = [searchable(row) for row in self.rows]
            texts = self._words
            for word in words:
                spelt = self._spelt(word)
                plain = [word in text for text in texts]
                tests.append(list(map(or_, plain, spelt)) if spelt else plain)
        for key, allowed in wanted.chosen:
            facet = COLUMNS[key].facet
            tests.append([facet(row) in allowed for row in self.rows])
        if len(tests) == 1:
            return tests[0]
        return [all(row) for row in zip(*tests, strict=True)]

    def _spelt(self, word: str) -> list[bool] | None:
        """Which rows' Chinese is spelt by these letters; ``None`` for what is no pinyin, or too many rows."""
        if not word.isascii() or len(self.rows) > _SPELT:
            return None
        from parser.topics.pinyin import codes  # a table of readings, read when letters are first typed
        from tui.reading.marked import spelling

        fits = spelling(word)
        if fits is None:
            return None
        if not self._codes:
            self._codes = [codes(text) for text in self._words]
        return [fits(coded) for coded in self._codes]

    def _sorted(self) -> Sequence[int] | None:
        """All rows in order; ``None`` when that is the order given."""
        column = self.sorting.column
        if column is None:
            return None
        if column not in self._keys:
            key = COLUMNS[column].sort
            keys = [key(row) for row in self.rows]
            present = [number for number, value in enumerate(keys) if value is not None]
            absent = [number for number, value in enumerate(keys) if value is None]
            self._keys[column] = ([value if value is not None else "" for value in keys], present, absent)
        keys_, present, absent = self._keys[column]
        by: Callable[[int], SortKey] = keys_.__getitem__
        return sorted(present, key=by, reverse=self.sorting.descending) + absent

    def _grouped(self, order: Sequence[int], grouping: Grouping) -> list[int]:
        facet = COLUMNS[grouping].facet
        members: dict[tuple[str, str], list[int]] = {}
        for number in order:
            row = self.rows[number]
            # the same section number in two reports is two sections
            about = row.report.id if grouping == "section" else ""
            members.setdefault((about, facet(row)), []).append(number)
        found: list[int] = []
        for (_, name), numbers in members.items():
            found.append(-1 - len(self.groups))
            self.groups.append((name, len(numbers)))
            found += numbers
        return found
