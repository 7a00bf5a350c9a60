"""A report's text broken into lines at the width of the window, and where in it one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.scroll_view import ScrollView

from tui.widgets.drawn import Drawn

if TYPE_CHECKING:  # the text is laid out after the first frame, which does not wait for the modules that do it
    from parser.report import Report
    from tui.reading.blocks import Block
    from tui.reading.figures import Figure
    from tui.reading.layout import Layout

MEASURE = 80
"""Cells in a line at most: 40 Chinese characters."""
TOP = 1
"""Blank lines over the text."""
BELOW = 2
"""Blank lines under it."""
SLICE, PAUSE = 0.006, 0.015
"""Seconds of breaking lines at a time in a long text, and between two times."""


class Sheet(Drawn, ScrollView, can_focus=True, inherit_bindings=False):
    """Holds the text of a report and keeps one's place in it; draws nothing."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.report: Report | None = None
        self.figures: list[Figure] = []
        self.cursor: int | None = None
        """Index of the figure under the cursor."""
        self.layout_now: Layout | None = None
        self._blocks: list[Block] = []
        self._starts: list[int] = []
        self._pin: tuple[int, float, int] | None = None
        """Source offset gone to, the scroll position at which it holds, and the lines that were to stand above it: near
        the end, or in a window of a few lines, there are others.
        """
        self._waiting: tuple[int, int] | None = None
        """Source offset to go to when there is room to lay the text out, and the lines to leave above it."""

    def moved_on(self) -> None:
        """The text stands elsewhere."""

    def redraw(self) -> None:
        """Draw all anew: the text, its marks or its colours are others."""
        self.refresh()

    def remark(self) -> None:
        """What the scroll bar shows of the text is elsewhere."""

    # -- laying out

    def put(self, report: Report) -> None:
        """Put another report on the page."""
        from tui.reading.blocks import blocks
        from tui.reading.figures import figures

        self.report = report
        self.figures = figures(report)
        self._starts = [figure.start for figure in self.figures]
        self._blocks = blocks(report, self.figures)
        self.cursor, self._pin, self._waiting = None, None, None
        self.layout_now = None
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.size.width
        if width <= 0 or self.report is None:
            return
        from tui.reading.layout import Layout

        measure = max(16, min(MEASURE, width - 6))
        if self.layout_now is None or self.layout_now.measure != measure:
            self.layout_now = Layout(self._blocks, measure)
            if not self.layout_now.settle(SLICE):
                self._settling.resume()
        self.virtual_size = Size(width, self.layout_now.height + TOP + BELOW)
        self.remark()
        self.redraw()

    def on_mount(self) -> None:
        """What is far below is broken into lines while nothing else is to be done."""
        self._settling = self.set_interval(PAUSE, self._settle, pause=True)

    def _settle(self) -> None:
        if self.layout_now is None or self.layout_now.settle(SLICE):
            self._settling.pause()
            if self.layout_now:
                self.virtual_size = Size(self.size.width, self.layout_now.height + TOP + BELOW)
                self.settled()

    def settled(self) -> None:
        """All of it is broken into lines."""

    def settle(self) -> None:
        """Break all of it into lines now."""
        if self.layout_now:
            self.layout_now.settle()
            self._settle()

    def on_resize(self) -> None:
        """Break the lines anew, and keep one's place."""
        here, above = self.place, self._pin[2] if self._pinned and self._pin else self.above
        at_top = self.scroll_y == 0 and self._pin is None and self.cursor is None
        if self.cursor is not None and self.shows(self.line_of(self.figures[self.cursor].start)):
            here = self.figures[self.cursor].start
            above = self.line_of(here) - self.scroll_offset.y
        self._lay_out()
        if self._waiting and self.layout_now is not None:
            waiting, self._waiting = self._waiting, None
            self.go(*waiting)
        elif at_top:  # the beginning stays the beginning
            self.scroll_to(y=0, animate=False)
            self.moved_on()  # how far through that is, is another part of the whole now
        elif self.report is not None and self.layout_now is not None:
            self.go(here, max(0, above))

    # -- where one is

    def line_of(self, offset: int) -> int:
        """The line, counted from the top of all, that shows a source offset."""
        return TOP + self.layout_now.find(offset) if self.layout_now else 0

    def shows(self, line: int) -> bool:
        """Whether a line is in the window."""
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    @property
    def place(self) -> int:
        """The source offset at which one reads: what was gone to, else what stands near the top."""
        if self.layout_now is None or self.report is None:
            return self._waiting[0] if self._waiting else 0
        if self._pinned and self._pin:
            return self._pin[0]
        down = min(2, self.size.height // 4)
        if self.max_scroll_y and self.scroll_y >= self.max_scroll_y:
            down = self.size.height // 2
        return self.layout_now.offset(max(0, self.scroll_offset.y + down - TOP))

    @property
    def _pinned(self) -> bool:
        """Whether nothing was scrolled since a place was gone to."""
        return self._pin is not None and self._pin[1] == self.scroll_y

    @property
    def above(self) -> int:
        """Lines in view above where one reads."""
        return self.line_of(self.place) - self.scroll_offset.y

    @property
    def progress(self) -> float:
        """How far through one is, from 0 to 1."""
        return self.scroll_y / self.max_scroll_y if self.max_scroll_y > 0 else 1.0

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the others."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.moved_on()

    def go(self, offset: int, above: int = 1) -> None:
        """Bring a source offset to the top, under ``above`` lines, or as many as fit, and read on from there."""
        if self.layout_now is not None:
            fit = min(above, max(0, self.size.height - 2))
            self.scroll_to(y=max(0, self.line_of(offset) - fit), animate=False)
            self._stand(offset, above)
        else:
            self._waiting = (offset, above)

    def stand(self, offset: int) -> None:
        """Read on from a source offset that is in view."""
        self._stand(offset, self.line_of(offset) - self.scroll_offset.y)

    def _stand(self, offset: int, above: int) -> None:
        self._pin = (offset, self.scroll_y, above)
        self.moved_on()

    def reveal(self, start: int, end: int) -> None:
        """Bring a stretch into view, moving no more than one must, and read on from there."""
        if self.shows(self.line_of(start)) and self.shows(self.line_of(max(start, end - 1))):
            self.stand(start)
        else:
            self.go(start, max(1, self.size.height // 3))
