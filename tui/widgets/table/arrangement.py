"""How the table was left: what of it is worth remembering until the next start."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tui.widgets.table.columns import COLUMNS
from tui.widgets.table.layout import Columns
from tui.widgets.table.model import GROUPINGS, RowFilter, Sorting, TableModel


class Arrangement(NamedTuple):
    """Plain values, so that they can be kept in a file; names that are not known are passed over."""

    columns: tuple[str, ...] = ()
    """Those that are not hidden, in order; none: all, as they come."""
    widths: Mapping[str, int] = {}
    """Those chosen by hand."""
    sort: str | None = None
    descending: bool = False
    grouping: str | None = None
    filter_text: str = ""
    filter_chosen: Mapping[str, Iterable[str]] = {}

    @classmethod
    def of(cls, model: TableModel, columns: Columns) -> Arrangement:
        """That of a table."""
        return cls(
            tuple(key for key in columns.order if key not in columns.hidden)
            if columns.hidden or columns.order != list(COLUMNS)
            else (),
            dict(columns.by_hand),
            model.sorting.column,
            model.sorting.descending,
            model.grouping,
            model.filter.text,
            {key: tuple(sorted(facets)) for key, facets in model.filter.chosen},
        )

    def columns_on(self, columns: Columns) -> None:
        """Give a table its columns."""
        shown = list(dict.fromkeys(key for key in self.columns if key in COLUMNS))
        columns.hidden = set(COLUMNS) - set(shown) if shown else set()
        columns.order = shown + [key for key in COLUMNS if key not in shown]
        columns.keys.sort(key=columns.order.index)
        columns.by_hand = {key: max(4, width) for key, width in self.widths.items() if key in COLUMNS}

    def put_on(self, model: TableModel, columns: Columns) -> None:
        """Give it all to a table, which must then be arranged anew."""
        self.columns_on(columns)
        model.sorting = Sorting(self.sort if self.sort in COLUMNS else None, self.descending)
        model.grouping = next((each for each in GROUPINGS if each == self.grouping), None)
        wanted = RowFilter(self.filter_text)
        for key, facets in self.filter_chosen.items():
            if key in COLUMNS:
                wanted = wanted.choosing(key, frozenset(facets))
        model.filter = wanted
