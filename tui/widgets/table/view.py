"""The view of the metric table: what it shows, what it tells, and cursor and window in step."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Region

from parser.report import Metric
from tui.widgets.still import make_tall
from tui.widgets.table import messages
from tui.widgets.table.arrangement import Arrangement
from tui.widgets.table.lines import HEADER, TableLines
from tui.widgets.table.look import CSS
from tui.widgets.table.model import RowFilter, Sorting
from tui.widgets.table.rows import MetricRow
from tui.widgets.table.selection import Selection


class TableView(TableLines, can_focus=True):
    """Rows of metrics: sort, filter, group, select. It posts what was chosen or asked for
    (``tui.widgets.table.messages``) and copies nothing itself.
    """

    DEFAULT_CSS = CSS

    def __init__(self, *, id: str | None = "table", classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.moved = False
        """Another row under the cursor, told and not yet answered: the screen may answer at once, so that all panes
        come in one frame, and need not wait for the message."""

    # -- what the app says to it

    def show(self, rows: Sequence[MetricRow], about: str = "", of: int | None = None) -> None:
        """Show these rows; filter, sorting, widths and, where it is still there, the row under
        the cursor stay. ``about`` names them in the title, ``of`` is how many there are of which these are a part.
        """
        under = self.row
        self.about, self.of, self.selection = about, of, None
        self.model.show(rows)
        self.columns.measure(rows)
        self._rearranged((under and self.model.facts.number(under.metric)) or 0)

    def choose(self, metric: Metric) -> bool:
        """Put the cursor on the row of ``metric``; ``False`` when no row shown is of it."""
        number = self.model.facts.number(metric)
        entry = None if number is None else self.model.entry_of(number)
        if entry is not None:
            self._move(entry, self.cursor[1])
        return entry is not None

    def set_filter(self, wanted: RowFilter | None) -> None:
        """Show only the rows that pass ``wanted``; all for ``None``."""
        if (wanted or RowFilter()) != self.model.filter:
            self.model.filter = wanted or RowFilter()
            self._arrange()

    def sort_by(self, column: str | None, *, descending: bool = False) -> None:
        """Sort by a column; in the order given for ``None``. The cursor stays on its row; on the first row, where one
        has not yet gone anywhere, it stays at the top, for the largest is wanted, or the least.
        """
        top = 1 if self.model.grouping and len(self.model.entries) > 1 else 0
        first = self.cursor[0] <= top
        self.model.sorting = Sorting(column, descending)
        self._arrange()
        if first:
            self._move(top, self.cursor[1])

    def move_column(self, key: str, before: str | None) -> None:
        """Put a column before another one, or last; the cursor goes along."""
        self.columns.move(key, before)
        self.go_to_column(key)

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column; one always stays."""
        under = self.column
        if shown:
            self.columns.hidden.discard(key)
        elif self.columns.shown != [key]:
            self.columns.hidden.add(key)
        self.go_to_column(under)

    def go_to_column(self, key: str) -> None:
        """The columns are others now: the cursor goes to this one, or stays where it was."""
        keys = self.columns.shown
        self._placed = None
        self._move(self.cursor[0], keys.index(key) if key in keys else self.cursor[1])
        self._refresh_all()

    @property
    def arrangement(self) -> Arrangement:
        """Columns, order, grouping and filter as they are, to be remembered."""
        return Arrangement.of(self.model, self.columns)

    def arrange_as(self, arrangement: Arrangement) -> None:
        """Take columns, order, grouping and filter from one that was remembered."""
        arrangement.put_on(self.model, self.columns)
        self._arrange()

    # -- what it tells

    @property
    def row(self) -> MetricRow | None:
        """The row under the cursor."""
        return self.model.row(self.cursor[0])

    @property
    def column(self) -> str:
        """Key of the column under the cursor."""
        keys = self.columns.shown
        return keys[min(self.cursor[1], len(keys) - 1)]

    def rows_shown(self) -> list[MetricRow]:
        """All rows that pass the filter, as sorted."""
        return [self.model.rows[number] for number in self.model.entries if number >= 0]

    def rows_selected(self) -> list[MetricRow]:
        """The rows of the selection; the row under the cursor when nothing is selected."""
        if self.selection is None:
            return [self.row] if self.row else []
        entries = self.selection.rows(self.cursor[0], len(self.model.entries))
        return [row for entry in entries if (row := self.model.row(entry)) is not None]

    def drop_selection(self) -> bool:
        """Select nothing; whether anything was selected."""
        had, self.selection = self.selection is not None, None
        if had:
            self._refresh_all()
        return had

    # -- keeping in step

    def _arrange(self) -> None:
        """After another filter, order or grouping: the cursor stays on its row if it can."""
        number = self.model.entries[self.cursor[0]] if self.cursor[0] < len(self.model.entries) else 0
        self.selection = None
        self.model.arrange()
        self._rearranged(max(number, 0))

    def _rearranged(self, number: int) -> None:
        make_tall(self, len(self.model.entries) + HEADER)
        entry = self.model.entry_of(number)
        if entry is None:
            entry = 1 if self.model.grouping and len(self.model.entries) > 1 else 0
        self._refresh_all()
        self._move(entry, self.cursor[1])
        self.post_message(messages.ViewChanged(self, self.model.shown, len(self.model.rows)))
        self._tell_row()

    def _tell_row(self) -> None:
        self.moved = True
        self.post_message(messages.RowHighlighted(self))

    def _move(self, entry: int, column: int, *, extend: bool = False) -> None:
        """Put the cursor there, or as near as there is; ``extend`` selects from where it was."""
        entry = max(0, min(entry, len(self.model.entries) - 1))
        column = max(0, min(column, len(self.columns.shown) - 1))
        if extend and self.selection is None:
            self.selection = Selection("cells", *self.cursor)
        elif not extend and self.selection is not None and not self.selection.sticky:
            self.selection = None
            self._refresh_all()
        before, self.cursor = self.cursor, (entry, column)
        left = self.columns.left
        self.columns.reveal(column, self.window)
        if self.selection is not None or left != self.columns.left:
            self._refresh_all()
        self._scroll_to_cursor()
        if before[0] != entry:
            self._tell_row()

    def watch_cursor(self, before: tuple[int, int], after: tuple[int, int]) -> None:
        """Draw again the two rows concerned, and the header."""
        for entry in {before[0], after[0]}:
            self.refresh(Region(0, entry - self.scroll_offset.y + HEADER, self.size.width, 1))
        self.refresh(Region(0, 0, self.size.width, HEADER))

    def _scroll_to_cursor(self) -> None:
        entry, top = self.cursor[0], self.scroll_offset.y
        height = max(1, self.size.height - HEADER)
        if entry < top:
            # a group's head comes into view with its first row
            top = entry - 1 if entry and self.model.row(entry - 1) is None else entry
        elif entry >= top + height:
            top = entry - height + 1
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)

    def on_resize(self, event: events.Resize) -> None:
        """Another window: other columns have room."""
        self._placed = None
        self._lines.clear()
        self.border_title = self._title()
        self.columns.reveal(self.cursor[1], self.window)
        self._scroll_to_cursor()

    def on_mount(self) -> None:
        """Say what is shown, though nothing is yet."""
        self.border_title = self._title()
