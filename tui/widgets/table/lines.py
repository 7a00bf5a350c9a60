"""The lines of the metric table as they stand on screen: only those in view are drawn, and kept for the next time."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.locale import language, say
from tui.widgets.drawn import Drawn
from tui.widgets.table.columns import COLUMNS
from tui.widgets.table.draw import group_line, header_line, row_line
from tui.widgets.table.layout import MARGIN, Columns, Placed
from tui.widgets.table.look import COMPONENTS, Look, look_of
from tui.widgets.table.model import TableModel
from tui.widgets.table.selection import Selection
from tui.widgets.table.title import Hint, hints, over_edge, title

HEADER = 1
KEPT = 200
"""Lines that are kept as they were drawn; whoever goes through fifty thousand rows does not fill memory with them."""
_KEYS = 34
"""Cells of the edge over the table that its title leaves to the keys."""


class TableLines(Drawn, ScrollView):
    """Draws what the model holds, through these columns, with the cursor and the selection on it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS

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
        self._look: Look | None = None
        self._placed: list[Placed] | None = None
        self._lines: dict[tuple[int, int | None, range | None], Strip] = {}
        self._language = language()

    @property
    def window(self) -> int:
        """Terminal columns there are for the table's lines."""
        return self.scrollable_content_region.width or 80

    def retitle(self) -> None:
        """Say every word in the language on screen now."""
        self._language = language()
        self.model.forget_words()
        self.columns.measure(self.model.rows)
        self._refresh_all()

    def columns_selected(self) -> list[str]:
        """Keys of the selection's columns; all columns shown when nothing, or whole rows, are selected."""
        keys = self.columns.shown
        if self.selection is None:
            return keys
        return [keys[number] for number in self.selection.columns(self.cursor[1], len(keys))]

    def columns_told(self) -> list[str]:
        """Those of the selection as they leave the screen: whole rows bear place and year as well."""
        keys = self.columns_selected()
        return self.columns.told if keys == self.columns.shown else keys

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
