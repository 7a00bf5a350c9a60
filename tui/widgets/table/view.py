"""The view of the metric table: it draws only the lines in view, and keeps cursor and window in step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from parser.report import Metric
from tui.locale import language, say
from tui.widgets.drawn import Drawn
from tui.widgets.still import make_tall
from tui.widgets.table import messages
from tui.widgets.table.arrangement import Arrangement
from tui.widgets.table.columns import COLUMNS
from tui.widgets.table.draw import group_line, header_line, row_line
from tui.widgets.table.layout import MARGIN, Columns, Placed
from tui.widgets.table.look import COMPONENTS, CSS, Look, look_of
from tui.widgets.table.model import RowFilter, Sorting, TableModel
from tui.widgets.table.rows import MetricRow
from tui.widgets.table.selection import Selection
from tui.widgets.table.title import Hint, hints, over_edge, title

HEADER = 1
KEPT = 200
"""Lines that are kept as they were drawn; whoever goes through fifty thousand rows does not fill memory with them."""
_KEYS = 34
"""Cells of the edge over the table that its title leaves to the keys."""


class TableView(Drawn, ScrollView, can_focus=True):
    """Rows of metrics: sort, filter, group, select. It posts what was chosen or asked for
    (``tui.widgets.table.messages``) and copies nothing itself.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    DEFAULT_CSS = CSS

    cursor: reactive[tuple[int, int]] = reactive((0, 0))
    """The entry and the column under the cursor."""

    def __init__(self, *, id: str | None = "table", classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.model = TableModel()
        self.columns = Columns()
        self.selection: Selection | None = None
        self.about = ""
        """What the rows are of, for the title: a section or a report."""
        self.of: int | None = None
        """Of how many rows these are a part."""
        self.moved = False
        """Another row under the cursor, told and not yet answered: the screen may answer at once, so that all panes
        come in one frame, and need not wait for the message."""
        self._look: Look | None = None
        self._placed: list[Placed] | None = None
        self._lines: dict[tuple[int, int | None, range | None], Strip] = {}
        self._language = language()

    # --- what the app says to it -------------------------------------------------------------

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
        """Sort by a column; in the order given for ``None``."""
        self.model.sorting = Sorting(column, descending)
        self._arrange()

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

    def retitle(self) -> None:
        """Say every word in the language on screen now."""
        self._language = language()
        self.model.forget_words()
        self.columns.measure(self.model.rows)
        self._refresh_all()

    # --- what it tells -----------------------------------------------------------------------

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

    def columns_selected(self) -> list[str]:
        """Keys of the selection's columns; all columns shown when nothing, or whole rows, are selected."""
        keys = self.columns.shown
        if self.selection is None:
            return keys
        return [keys[number] for number in self.selection.columns(self.cursor[1], len(keys))]

    def drop_selection(self) -> bool:
        """Select nothing; whether anything was selected."""
        had, self.selection = self.selection is not None, None
        if had:
            self._refresh_all()
        return had

    @property
    def window(self) -> int:
        """Terminal columns there are for the table's lines."""
        return self.scrollable_content_region.width or 80

    # --- drawing -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Line ``y`` of the window: the header on top, then the entries scrolled to."""
        window, look = self.window, self._looks()
        if self._language != language():
            self.retitle()
        if y < HEADER:
            return header_line(self.columns, self._columns(), self.model.sorting, self.cursor[1], window, look)
        entry = y - HEADER + self.scroll_offset.y
        if entry >= len(self.model.entries):
            return (
                self._nothing(window, look)
                if y == HEADER + 1 and not self.model.entries
                else Strip.blank(window, look.base)
            )
        here = entry == self.cursor[0]
        chosen = None
        if self.selection is not None and entry in self.selection.rows(self.cursor[0], len(self.model.entries)):
            chosen = self.selection.columns(self.cursor[1], len(self.columns.shown))
        key = (entry, self.cursor[1] if here else None, chosen)
        if (line := self._lines.get(key)) is None:
            if len(self._lines) >= KEPT:
                self._lines.clear()
            line = self._lines[key] = self._entry(entry, key[1], chosen, window, look)
        return line

    def _entry(self, entry: int, cursor: int | None, chosen: range | None, window: int, look: Look) -> Strip:
        group = self.model.group(entry)
        if group is not None:
            return group_line(*group, self.model, entry, window, look, cursor=cursor is not None)
        row = self.model.row(entry)
        assert row is not None
        for key, widths in self.columns.figures.items():
            figure = COLUMNS[key].figure
            if figure is not None and (grown := widths.grown(figure(row))) != widths:
                self._grow(key, grown.total)
                self.columns.figures[key] = grown
        return row_line(row, self.columns, self._columns(), window, look, cursor=cursor, selected=chosen)

    def _grow(self, key: str, total: int) -> None:
        """A figure wider than the sample's has come into view: make room, and draw again."""
        self.columns.natural[key] = max(self.columns.natural[key], total)
        self.call_after_refresh(self._refresh_all)

    def _nothing(self, window: int, look: Look) -> Strip:
        text = say("table.nothing.filtered" if self.model.rows else "table.nothing")
        return Strip([Segment(" " * MARGIN + text, look.base + look.dim)]).adjust_cell_length(window, look.base)

    def _columns(self) -> list[Placed]:
        if self._placed is None:
            self._placed = self.columns.placed(self.window)
        return self._placed

    def _looks(self) -> Look:
        if self._look is None:
            self._look = look_of(self)
        return self._look

    def notify_style_update(self) -> None:
        """Theme, focus or class changed: the styles are made anew."""
        super().notify_style_update()
        self._look = None
        self._lines.clear()

    def _refresh_all(self) -> None:
        self._placed = None
        self._lines.clear()
        self.border_title = self._title()
        self.refresh()

    def _title(self) -> Content:
        selected = None
        if self.selection is not None:
            entries = self.selection.rows(self.cursor[0], len(self.model.entries))
            selected = self.model.rows_among(entries), len(self.columns_selected())
        room = (self.outer_size.width or 80) - _KEYS
        return Content(title(self.about, self.model, self.of, selected, room))

    def _hints(self) -> list[Hint]:
        """The keys on the edge over the table, as far as the title leaves room."""
        width = self.outer_size.width
        told = self.border_title or ""
        return hints(self.has_focus, width - cell_len(str(told)) - 6, width - 1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines, and on the edge over them the keys."""
        strips = super().render_lines(crop)
        if strips and not crop.y and not crop.x and self.gutter.top:
            look = self._looks()
            strips[0] = over_edge(
                strips[0], self._hints(), look.base + look.bar + Style(bold=True), look.base + look.dim
            )
            for each in self.get_line_filters():
                strips[0] = strips[0].apply_filter(each, self.background_colors[1])
        return strips

    # --- keeping in step ---------------------------------------------------------------------

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
