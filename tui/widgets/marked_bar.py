"""The reader's scroll bar: it carries marks, and a click goes to what a mark stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.ink import inks
from tui.reading.marks import Mark
from tui.widgets.drawn import Bar


class MarkedBar(Bar):
    """A scroll bar with a mark in some of its lines. ``marks`` tells them for a height in lines: the same
    object as long as they are the same.
    """

    class Picked(Message):
        """A line of the bar was clicked: the mark there, and how far down it stands, from 0 to 1."""

        def __init__(self, mark: Mark | None, part: float) -> None:
            super().__init__()
            self.mark = mark
            self.part = part

    _marked: tuple[object, object, object, list[Strip]] = (None, None, None, [])

    def __init__(self, marks: Callable[[int], Sequence[Mark | None]]) -> None:
        super().__init__(vertical=True, name="vertical", thickness=1)
        self._marks = marks

    def _cells(self) -> list[Strip]:
        plain, marks, ink = super()._cells(), self._marks(self.size.height), inks(self.app)
        if self._marked[0] is not plain or self._marked[1] is not marks or self._marked[2] is not ink:
            cells = list(plain)
            for number, mark in enumerate(marks[: len(cells)]):
                if mark is not None:
                    ((_, style, _),) = cells[number]
                    assert style is not None
                    colour, weight = ink[mark.ink].color, ink[mark.ink].bold
                    over = Style(bgcolor=colour) if style.reverse else Style(color=colour, bold=weight)  # on the thumb
                    cells[number] = Strip([Segment(mark.glyph, style + over)], 1)
            self._marked = (plain, marks, ink, cells)
        return self._marked[3]

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """To the mark under the mouse, or to that part of the text; the thumb is dragged as ever."""
        if event.style.meta.get("@mouse.down") == "grab":
            return
        event.prevent_default()
        event.stop()
        marks = self._marks(self.size.height)
        mark = marks[event.y] if 0 <= event.y < len(marks) else None
        self.post_message(self.Picked(mark, event.y / max(1, self.size.height - 1)))
