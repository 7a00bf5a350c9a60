"""What the metric table's commands do: one ``action_…`` a command of ``tui.commands.table``."""

from __future__ import annotations

from tui.widgets.table import messages
from tui.widgets.table.columns import COLUMNS
from tui.widgets.table.lines import HEADER
from tui.widgets.table.messages import Unit
from tui.widgets.table.model import GROUPINGS
from tui.widgets.table.selection import Selection, Shape
from tui.widgets.table.view import TableView


class TableActions(TableView):
    """The table with its commands."""

    # -- moving

    def _step(self, rows: int = 0, columns: int = 0, *, extend: bool = False) -> None:
        sticky = self.selection is not None and self.selection.sticky
        self._move(self.cursor[0] + rows, self.cursor[1] + columns, extend=extend or sticky)

    @property
    def _page(self) -> int:
        return max(1, self.size.height - HEADER - 1)

    def action_down(self) -> None:
        """One row down."""
        self._step(1)

    def action_up(self) -> None:
        """One row up."""
        self._step(-1)

    def action_left(self) -> None:
        """One column to the left."""
        self._step(columns=-1)

    def action_right(self) -> None:
        """One column to the right."""
        self._step(columns=1)

    def action_page_down(self) -> None:
        """One page down."""
        self._step(self._page)

    def action_page_up(self) -> None:
        """One page up."""
        self._step(-self._page)

    def action_half_down(self) -> None:
        """Half a page down."""
        self._step(max(1, self._page // 2))

    def action_half_up(self) -> None:
        """Half a page up."""
        self._step(-max(1, self._page // 2))

    def action_first(self) -> None:
        """To the first row."""
        self._step(-len(self.model.entries))

    def action_last(self) -> None:
        """To the last row."""
        self._step(len(self.model.entries))

    def action_row_start(self) -> None:
        """To the first column."""
        self._step(columns=-len(COLUMNS))

    def action_row_end(self) -> None:
        """To the last column."""
        self._step(columns=len(COLUMNS))

    def action_open(self) -> None:
        """Say that this row was chosen."""
        if self.row is not None:
            self.post_message(messages.RowChosen(self, self.row))

    # -- selecting

    def _select(self, shape: Shape) -> None:
        if self.selection is not None and self.selection.sticky and self.selection.shape == shape:
            self.selection = None
        else:
            self.selection = Selection(shape, *self.cursor, sticky=True)
        self._refresh_all()

    def action_select(self) -> None:
        """Begin, or end, a block of cells."""
        self._select("cells")

    def action_select_rows(self) -> None:
        """Begin, or end, a selection of whole rows."""
        self._select("rows")

    def action_select_column(self) -> None:
        """Begin, or end, a selection of whole columns."""
        self._select("columns")

    def action_select_all(self) -> None:
        """Select every row shown."""
        self.selection = Selection("rows", 0, 0)
        self._move(len(self.model.entries) - 1, self.cursor[1], extend=True)

    def action_extend_down(self) -> None:
        """Select one row more."""
        self._step(1, extend=True)

    def action_extend_up(self) -> None:
        """Select one row more, upwards."""
        self._step(-1, extend=True)

    def action_extend_left(self) -> None:
        """Select one column more, to the left."""
        self._step(columns=-1, extend=True)

    def action_extend_right(self) -> None:
        """Select one column more."""
        self._step(columns=1, extend=True)

    def action_extend_page_down(self) -> None:
        """Select a page more."""
        self._step(self._page, extend=True)

    def action_extend_page_up(self) -> None:
        """Select a page more, upwards."""
        self._step(-self._page, extend=True)

    def action_extend_start(self) -> None:
        """Select to the first column."""
        self._step(columns=-len(COLUMNS), extend=True)

    def action_extend_end(self) -> None:
        """Select to the last column."""
        self._step(columns=len(COLUMNS), extend=True)

    def action_extend_first(self) -> None:
        """Select to the first row."""
        self._step(-len(self.model.entries), extend=True)

    def action_extend_last(self) -> None:
        """Select to the last row."""
        self._step(len(self.model.entries), extend=True)

    # -- order, filter, columns

    def action_sort(self) -> None:
        """By this column; then the other direction; then as the report has it."""
        self._sort_next(self.column)

    def _sort_next(self, column: str) -> None:
        sorting = self.model.sorting
        if sorting.column != column:
            self.sort_by(column)
        elif not sorting.descending:
            self.sort_by(column, descending=True)
        else:
            self.sort_by(None)

    def action_group(self) -> None:
        """By section, by topic, not at all."""
        at = GROUPINGS.index(self.model.grouping)
        self.model.grouping = GROUPINGS[(at + 1) % len(GROUPINGS)]
        self._arrange()

    def action_only_this(self) -> None:
        """Only the rows that have the same in this column."""
        if self.row is not None:
            facet = COLUMNS[self.column].facet(self.row)
            self.set_filter(self.model.filter.choosing(self.column, frozenset({facet})))

    def action_no_filter(self) -> None:
        """All rows again."""
        self.set_filter(None)

    def action_filter(self) -> None:
        """Ask for the filter box."""
        self.post_message(messages.FilterWanted(self))

    def _widen(self, by: int) -> None:
        keys = self.columns.shown
        now = next((place.width for place in self._columns() if keys[place.column] == self.column), 8)
        self.columns.by_hand[self.column] = max(4, now + by)
        self._refresh_all()

    def action_narrower(self) -> None:
        """Make the column narrower."""
        self._widen(-2)

    def action_wider(self) -> None:
        """Make the column wider."""
        self._widen(2)

    def action_hide_column(self) -> None:
        """Hide this column; one always stays."""
        if len(self.columns.shown) > 1:
            self.columns.hidden.add(self.column)
            self._move(*self.cursor)
            self._refresh_all()

    def action_all_columns(self) -> None:
        """Every column again, in its order and as wide as it was."""
        under = self.column
        self.columns.as_it_was()
        self.go_to_column(under)

    def action_column_left(self) -> None:
        """Put this column before the one to its left."""
        at = self.cursor[1]
        if at > 0:
            self.move_column(self.column, self.columns.shown[at - 1])

    def action_column_right(self) -> None:
        """Put this column behind the one to its right."""
        keys, at = self.columns.shown, self.cursor[1]
        if at + 1 < len(keys):
            self.move_column(self.column, keys[at + 2] if at + 2 < len(keys) else None)

    def action_columns(self) -> None:
        """Ask for the box of columns."""
        self.post_message(messages.ColumnsWanted(self))

    # -- copying: only asked for here

    def _copy(self, unit: Unit) -> None:
        self.post_message(messages.CopyWanted(self, unit))

    def action_copy_row(self) -> None:
        """The selection, or this row."""
        self._copy("selection" if self.selection else "row")

    def action_copy_table(self) -> None:
        """All rows shown."""
        self._copy("table")

    def action_copy_cell(self) -> None:
        """The cell; of a selection, its cells without headers."""
        self._copy("cells" if self.selection else "cell")

    def action_copy_column(self) -> None:
        """The column of all rows shown."""
        self._copy("column")

    def action_copy_sentence(self) -> None:
        """The row's sentence, with where it was said."""
        self._copy("sentence")

    def action_copy_format(self) -> None:
        """Another form of copied tables."""
        self.post_message(messages.FormatWanted(self))

    def action_export(self) -> None:
        """Ask for the export box."""
        self.post_message(messages.ExportWanted(self))
