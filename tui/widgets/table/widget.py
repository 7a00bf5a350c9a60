"""The metric table: its keys and its mouse over ``TableActions``."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from tui.commands import bindings
from tui.widgets.table.actions import TableActions
from tui.widgets.table.view import HEADER


class MetricTable(TableActions):
    """Rows of metrics: sort, filter, group, select. It posts what was chosen or asked for
    (``tui.widgets.table.messages``) and copies nothing itself.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("table")]
    _dragging = False

    def _at(self, x: int, y: int) -> tuple[int | None, int]:
        """Entry and column at a place in the window; ``None`` for the header."""
        column = 0
        for place in self._columns():
            if x >= place.x:
                column = place.column
        return (None if y < HEADER else y - HEADER + self.scroll_offset.y), column

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The cursor goes there; with shift, the selection does."""
        if (offset := event.get_content_offset(self)) is None:
            return
        entry, column = self._at(*offset)
        if entry is None:
            if event.shift:
                self.cursor = (self.cursor[0], column)
                self._select("columns")
            else:
                self._sort_next(self.columns.shown[column])
        elif entry < len(self.model.entries):
            self._move(entry, column, extend=event.shift)
            self._dragging = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging selects a block."""
        if self._dragging:
            entry, column = self._at(event.x - self.gutter.left, max(HEADER, event.y - self.gutter.top))
            if entry is not None and (entry, column) != self.cursor:
                self._move(entry, column, extend=True)

    def on_mouse_up(self) -> None:
        """The block is done."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A second click on a row chooses it."""
        offset = event.get_content_offset(self)
        if event.chain == 2 and offset is not None and offset.y >= HEADER:
            self.action_open()

    def _scroll_columns(self, by: int) -> None:
        self.columns.left += by
        self._refresh_all()

    def _on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        event.stop()
        self._scroll_columns(1)

    def _on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        event.stop()
        self._scroll_columns(-1)
