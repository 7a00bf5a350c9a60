"""The metric table: its keys and its mouse over ``TableActions``."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType

from tui.commands import bindings
from tui.widgets.table.actions import TableActions
from tui.widgets.table.lines import HEADER


class _Pulled(NamedTuple):
    """A title that the mouse holds."""

    key: str
    x: int
    """Where on the screen it was taken hold of."""
    width: int
    by_edge: bool


class MetricTable(TableActions):
    """Rows of metrics: sort, filter, group, select. It posts what was chosen or asked for
    (``tui.widgets.table.messages``) and copies nothing itself.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("table")]
    _dragging = False
    _pulled: _Pulled | None = None

    def _at(self, x: int, y: int) -> tuple[int | None, int]:
        """Entry and column at a place in the window; ``None`` for the header."""
        column = 0
        for place in self._columns():
            if x >= place.x:
                column = place.column
        return (None if y < HEADER else y - HEADER + self.scroll_offset.y), column

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The cursor goes there; with shift, the selection does. A title is taken hold of."""
        if (offset := event.get_content_offset(self)) is None:
            return
        entry, column = self._at(*offset)
        if entry is None:
            if event.shift:
                self.cursor = (self.cursor[0], column)
                self._select("columns")
            else:
                place = next(place for place in self._columns() if place.column == column)
                edge = offset.x >= place.x + place.width - 1
                self._pulled = _Pulled(self.columns.shown[column], event.screen_x, place.width, edge)
                self.capture_mouse()
        elif entry < len(self.model.entries):
            self._move(entry, column, extend=event.shift)
            self._dragging = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging selects a block; by the right edge of a title, it makes the column wider or narrower."""
        if self._dragging:
            y = event.y - self.gutter.top
            entry, column = self._at(event.x - self.gutter.left, max(HEADER, y))
            if entry is not None and y < HEADER:  # above the rows: the one before comes into view
                entry = max(0, entry - 1)
            if entry is not None and (entry, column) != self.cursor:
                self._move(entry, column, extend=True)
        elif (pulled := self._pulled) is not None and pulled.by_edge:
            width = max(4, pulled.width + event.screen_x - pulled.x)
            if width != self.columns.by_hand.get(pulled.key, pulled.width):
                self.columns.by_hand[pulled.key] = width
                self._refresh_all()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """The block is done. A title let go on another one goes to its place; on itself, it sorts."""
        if self._dragging or self._pulled is not None:
            self.release_mouse()
        self._dragging = False
        pulled, self._pulled = self._pulled, None
        if pulled is None or (pulled.by_edge and event.screen_x != pulled.x):
            return
        keys = self.columns.shown
        here, there = keys.index(pulled.key), self._at(event.x - self.gutter.left, 0)[1]
        if event.screen_x == pulled.x or here == there:
            self._sort_next(pulled.key)
        else:
            at = there + (there > here)
            self.move_column(pulled.key, keys[at] if at < len(keys) else None)

    async def on_click(self, event: events.Click) -> None:
        """A second click on a row chooses it; one on a key's name does what the key does."""
        offset = event.get_content_offset(self)
        hint = next((hint for hint in self._hints() if hint.x <= event.x < hint.x + hint.width), None)
        if event.y < self.gutter.top and hint is not None:
            await self.run_action(f"app.command('{hint.command.id}')")
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
