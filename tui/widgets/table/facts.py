"""What is worked out of all rows, once: the texts that a filter looks through, facets, and orders.

Each is made when something first asks for it. Over 100,000 rows one costs 20 to 120 ms; looking through it afterwards,
a few.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Any, cast

from parser.report import Metric
from tui.widgets.table.columns import COLUMNS, pinyin_order, searchable
from tui.widgets.table.rows import MetricRow

Speller = Callable[[str], bool]
_SPELT = 30_000  # with more texts than this, looking for pinyin would be felt


class Facts:
    """Of these rows, which do not change; their numbers are their places among them."""

    def __init__(self, rows: Sequence[MetricRow] = ()) -> None:
        self.rows = rows
        self._texts: list[str] = []
        self._codes: list[str] = []
        self._facets: dict[str, list[str]] = {}
        self._orders: dict[str, tuple[list[list[Any]], list[int], list[int]]] = {}
        self._ids = array("Q")

    def holding(self, word: str, among: Sequence[int]) -> list[int]:
        """Those of ``among`` whose names or figures hold ``word``, in characters or, where they are not too many,
        spelt by its letters.
        """
        self.prepare()
        texts, fits = self._texts, self._speller(word)
        if fits is None:
            return [number for number in among if word in texts[number]]
        codes = self._codes
        return [number for number in among if word in texts[number] or fits(codes[number])]

    def prepare(self) -> None:
        """Make the texts in which words are looked for, before the first is typed."""
        if not self._texts:
            self._texts = searchable(self.rows)

    def _speller(self, word: str) -> Speller | None:
        if not word.isascii() or len(self.rows) > _SPELT:
            return None
        from parser.topics.pinyin import codes  # a table of readings, read when letters are first typed
        from tui.reading.marked import spelling

        fits = spelling(word)
        if fits is not None and not self._codes:
            self._codes = [codes(text) for text in self._texts]
        return fits

    def facets(self, column: str) -> list[str]:
        """The facet of each row in ``column``."""
        found = self._facets.get(column)
        if found is None:
            facet = COLUMNS[column].facet
            found = self._facets[column] = [facet(row) for row in self.rows]
        return found

    def order(self, column: str, *, descending: bool) -> list[int]:
        """All rows by ``column``, like rows as they came; those that say nothing in it last, in either direction."""
        found = self._orders.get(column)
        if found is None:
            found = self._orders[column] = self._order(column)
        keys, order, absent = found
        for key in keys:  # the last one counts most; sorting keeps the order of what is alike
            order = sorted(order, key=key.__getitem__, reverse=descending)
        return order + absent

    def _order(self, column: str) -> tuple[list[list[Any]], list[int], list[int]]:
        """What to sort by, a list a key, the rows that have them, and those that say nothing."""
        sort = COLUMNS[column].sort
        values = list(map(sort, self.rows))
        present = [number for number, value in enumerate(values) if value is not None]
        absent = [number for number, value in enumerate(values) if value is None]
        if present and isinstance(values[present[0]], tuple):
            pairs = cast(list[tuple[str, float] | None], values)
            minor = [0.0 if pair is None else pair[1] for pair in pairs]
            major = ranks([None if pair is None else pair[0] for pair in pairs])
            return [minor, major], present, absent
        return [ranks(values)], present, absent

    def number(self, metric: Metric) -> int | None:
        """The place of the row of ``metric``; ``None`` where it is not among these."""
        if not self._ids:  # looked through in 1 ms for 50,000; a dict would take 100 bytes for each
            self._ids = array("Q", [id(each.metric) for each in self.rows])
        try:
            return self._ids.index(id(metric))
        except ValueError:
            return None


def ranks(values: Sequence[Any]) -> list[Any]:
    """By what the texts are sorted: where many are alike, their places among the distinct ones, since numbers are
    sorted in half the time that texts are.
    """
    distinct = set(values) - {None}
    if 2 * len(distinct) > len(values):
        return [pinyin_order(value or "") for value in values]
    place = {value: at for at, value in enumerate(sorted(distinct, key=pinyin_order))}
    return [place.get(value, 0) for value in values]
