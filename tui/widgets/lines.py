"""A list of one-line rows with a cursor: what the list of reports and the outline have in common.

It draws by the line API, so that thousands of rows cost no more than those in view.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.ink import inks
from tui.widgets.drawn import Drawn

Span = tuple[str, str]
"""Text and the name of its style in ``tui.ink`` (empty for the widget's own)."""


def clip(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells; what is cut off ends in ``…``."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""


class Lines(Drawn, ScrollView, can_focus=True, inherit_bindings=False):
    """Rows, one of them under the cursor; subclasses say what a row shows and what choosing does."""

    DEFAULT_CSS = """
    Lines { overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }
    """
    cursor = -1
    hover = -1
    _unseen = False
    """Whether the cursor was put on a row while there was nothing to see of it."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row(self, number: int, width: int) -> tuple[Sequence[Span], str]:
        """The row's parts from the left, and what stands at its right end."""
        raise NotImplementedError

    def can_stop(self, number: int) -> bool:
        """Whether the cursor may stand on the row."""
        return True

    def moved(self) -> None:
        """The user moved the cursor."""

    def chosen(self) -> None:
        """The user chose the row under the cursor, by key or by mouse."""

    def rows_changed(self) -> None:
        """The rows are others now."""
        self._measure()
        self.cursor = min(self.cursor, self.count - 1)
        self.refresh()

    def _measure(self) -> None:
        """Tell how high it all is. Setting ``virtual_size`` lays the whole screen out anew, which only
        matters where the scroll bar comes or goes.
        """
        size = Size(self.size.width, self.count)
        comes = self.styles.overflow_y == "auto" and (size.height > self.size.height) != self.show_vertical_scrollbar
        if self._grows or comes:
            self.virtual_size = size
        elif size != self.virtual_size:
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)

    def stand_on(self, number: int) -> None:
        """Put the cursor on a row and bring it into view; tells nobody."""
        if number != self.cursor:
            self.refresh_rows(number, self.cursor)
            self.cursor = number
        if number >= 0 and self.size.height:
            if self._grows:  # with other rows it may be higher than it is, and show what seems to be out of view
                self.call_after_refresh(self._into_view, immediate=True)
            else:
                self._into_view()
        else:
            self._unseen = number >= 0

    def _into_view(self, immediate: bool = False) -> None:
        if self.cursor >= 0 and self.size.height:
            margin = min(2, self.size.height // 4)
            region = Region(0, max(0, self.cursor - margin), 1, 1 + 2 * margin)
            # forced also where the scroll bar is yet to come
            self.scroll_to_region(region, animate=False, force=True, immediate=immediate)

    @property
    def _grows(self) -> bool:
        """Whether it is as high as its rows need."""
        height = self.styles.height
        return height is not None and height.is_auto

    def refresh_rows(self, *numbers: int) -> None:
        """Draw some rows anew."""
        for number in numbers:
            y = number - self.scroll_offset.y
            if 0 <= y < self.size.height:
                self.refresh(Region(0, y, self.size.width, 1))

    def step(self, by: int) -> None:
        """Move the cursor ``by`` rows, over those on which it cannot stand."""
        number, way, left = self.cursor, 1 if by > 0 else -1, abs(by)
        last = number
        while left and 0 <= number + way < self.count:
            number += way
            if self.can_stop(number):
                last = number
                left -= 1
        if last != self.cursor:
            self.stand_on(last)
            self.moved()

    def action_down(self) -> None:
        """The next row."""
        self.step(1)

    def action_up(self) -> None:
        """The row before."""
        self.step(-1)

    def action_page_down(self) -> None:
        """A windowful on."""
        self.step(max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """A windowful back."""
        self.step(-max(1, self.size.height - 1))

    def action_first(self) -> None:
        """The first row."""
        self.cursor = self.count
        self.step(-self.count)

    def action_last(self) -> None:
        """The last row."""
        self.cursor = -1
        self.step(self.count)

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        if 0 <= self.cursor < self.count:
            self.chosen()

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        number = event.y + self.scroll_offset.y
        if number < self.count and self.can_stop(number):
            self.stand_on(number)
            self.chosen()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light the row under the mouse."""
        number = event.y + self.scroll_offset.y
        self._light(number if number < self.count and self.can_stop(number) else -1)

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._light(-1)

    def _light(self, number: int) -> None:
        if number != self.hover:
            self.refresh_rows(number, self.hover)
            self.hover = number

    def on_resize(self) -> None:
        """Rows are as wide as the widget; what the cursor was put on while it was hidden comes into view."""
        self._measure()
        if self._unseen and self.size.height:
            self._unseen = False
            self.call_after_refresh(self._into_view, immediate=True)

    def on_focus(self) -> None:
        """The cursor shows more strongly."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor shows less strongly."""
        self.refresh()

    @property
    def nothing(self) -> str:
        """What stands in place of the first row where there are none."""
        return ""

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.scrollable_content_region.width  # the scroll bar takes its column
        base = self.rich_style
        number = y + self.scroll_offset.y
        if number >= self.count:
            told = self.nothing if number == 0 else ""
            if not told:
                return Strip.blank(width, base)
            dim = base + inks(self.app)["lines--dim"]
            return Strip([Segment(clip(told, width), dim)]).adjust_cell_length(width, base)
        spans, right = self.row(number, width)
        ink = inks(self.app)
        over = Style()
        if number == self.cursor:  # a list that never takes the focus is moved from elsewhere
            over = ink["lines--cursor" if self.has_focus or not self.can_focus else "lines--here"]
        elif number == self.hover:
            over = ink["lines--hover"]
        room = width - cell_len(right) - (1 if right else 0)
        segments: list[Segment] = []
        for text, name in spans:
            shown = clip(text, room)
            room -= cell_len(shown)
            segments.append(Segment(shown, base + self._style(name, ink) + over))
            if room <= 0:
                break
        segments.append(Segment(" " * (room + (1 if right else 0)), base + over))
        if right:
            segments.append(Segment(right, base + ink["lines--dim"] + over))
        return Strip([each for each in segments if each.text]).adjust_cell_length(width, base + over)

    def _style(self, name: str, ink: Mapping[str, Style]) -> Style:
        """The style of a name: of ours, or of a component class that a subclass has of its own."""
        if not name:
            return Style()
        return ink[name] if name in ink else self.get_component_rich_style(name, partial=True)
